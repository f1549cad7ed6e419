"""After the last page: what was filed, what can still be done. Called when a play has ended."""

from __future__ import annotations

from coyoacan_game.plain.credits import endings_found
from coyoacan_game.plain.sitting import Sitting
from coyoacan_game.view import FindingCard, filled_sentence, offers, verdict_words
from coyoacan_game.view.words import CALIBRATION_WORDS, RIGHT_WORDS


def tell_ended(sitting: Sitting) -> None:
    """The file as it was signed, and the ways on."""
    cards = sitting.findings()
    if any(one.archived for one in cards):
        _tell_archive(sitting, cards)
    else:
        _tell_filed(sitting, [one for one in cards if one.filed])
    sitting.lines.say(endings_found(sitting))
    found = offers(sitting.program, sitting.state)
    ways = "u to take back the last move, new to begin anew, or q to quit"
    if found:
        sitting.list_offers()
        back = found[0].action.startswith("reopen.")
        ways = f"{'a number to go back' if back else '1 to go on'}, {ways}"
    sitting.lines.say(f"Type {ways}.")


def _tell_filed(sitting: Sitting, filed: list[FindingCard]) -> None:
    if filed:
        sitting.lines.say("What you filed:")
        for one in filed:
            sitting.lines.say(f"- {filed_line(sitting, one)}", "  ")
        sitting.lines.say()


def _tell_archive(sitting: Sitting, cards: tuple[FindingCard, ...]) -> None:
    """One line for each finding: how surely it was claimed, and whether that is as far as it bears."""
    sitting.lines.say("What you claimed, beside what was found later:")
    for one in cards:
        if one.archived is not None:
            claimed = verdict_words(one.filed.verdict) if one.filed else "not filed"
            found = CALIBRATION_WORDS[one.archived.calibration]
            sitting.lines.say(f"{one.number}. {one.title}: {claimed}; {found}", "   ")
    sitting.lines.say(f"Type “f {cards[0].number}” to read what is said of one of them.")
    sitting.lines.say()


def filed_line(sitting: Sitting, card: FindingCard) -> str:
    """A finding as it was filed: title, sentence, verdict, and whether it is right where that is told."""
    if card.filed is None:
        return f"{card.title}: nothing filed"
    sentence = filled_sentence(sitting.program, card.id, card.filed.candidates)
    judged = " Confirmed." if card.confirmed else ""
    if card.right is not None and not card.confirmed:
        judged = f" {RIGHT_WORDS[card.right]}"
    return f"{card.title}: {sentence} ({verdict_words(card.filed.verdict)}){judged}"
