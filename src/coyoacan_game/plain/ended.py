"""After the last page: what was filed, what can still be done. Called when a play has ended."""

from __future__ import annotations

from coyoacan_game.plain.credits import endings_found
from coyoacan_game.plain.sitting import Sitting
from coyoacan_game.view import FindingCard, filled_sentence, offers, verdict_words
from coyoacan_game.view.words import RIGHT_WORDS


def tell_ended(sitting: Sitting) -> None:
    """The file as it was signed, and the ways on."""
    filed = [one for one in sitting.findings() if one.filed]
    if filed:
        sitting.lines.say("What you filed:")
        for one in filed:
            sitting.lines.say(f"- {filed_line(sitting, one)}", "  ")
        sitting.lines.say()
    sitting.lines.say(endings_found(sitting))
    ways = "u to take back the last move, new to begin anew, or q to quit"
    if offers(sitting.program, sitting.state):
        sitting.list_offers()
        ways = f"1 to go on, {ways}"
    sitting.lines.say(f"Type {ways}.")


def filed_line(sitting: Sitting, card: FindingCard) -> str:
    """A finding as it was filed: title, sentence, verdict, and whether it is right where that is told."""
    if card.filed is None:
        return f"{card.title}: nothing filed"
    sentence = filled_sentence(sitting.program, card.id, card.filed.candidates)
    judged = " Confirmed." if card.confirmed else ""
    if card.right is not None and not card.confirmed:
        judged = f" {RIGHT_WORDS[card.right]}"
    return f"{card.title}: {sentence} ({verdict_words(card.filed.verdict)}){judged}"
