"""The file of findings in lines: the list, one finding, filing, withdrawing, hints."""

from __future__ import annotations

from coyoacan_game.engine import Claim
from coyoacan_game.engine.transition import CONFIRMED_TOGETHER
from coyoacan_game.plain.ended import filed_line
from coyoacan_game.plain.grounds import tell_grounds
from coyoacan_game.plain.sitting import Sitting, numbered
from coyoacan_game.saves import SaveFailed
from coyoacan_game.story.models import VERDICTS
from coyoacan_game.view import (
    Archived,
    FindingCard,
    file_action,
    filled_sentence,
    soften_action,
    verdict_words,
    withdraw_action,
    writes_report,
)
from coyoacan_game.view.words import CALIBRATION_WORDS, STANDING_WORDS, kinds_missing


def show_file(sitting: Sitting, arguments: tuple[str, ...]) -> bool:
    """`f` lists the questions, `f 2` opens one."""
    if arguments:
        card = _finding(sitting, arguments[0])
        if card is not None:
            _open(sitting, card)
        return False
    cards = sitting.findings()
    if not cards:
        sitting.lines.block("No question is being asked yet.")
        return False
    for card in cards:
        sitting.lines.say(f"{card.number}. {filed_line(sitting, card)}{_lacking(card)}", "   ")
    how = _how_to_report() if writes_report(sitting.program, sitting.state) else _together()
    sitting.lines.block(f"\nType “f {cards[0].number}” to open one. {how}")
    return False


def _how_to_report() -> str:
    return (
        "Whatever is filed can be taken back here, “withdraw 1”, or made to say less surely,"
        " “soften 1 probable”."
    )


def _together() -> str:
    return (
        f"Findings are confirmed {CONFIRMED_TOGETHER} at a time, or all that are left if fewer;"
        " a question nobody has asked yet is left too."
    )


def _lacking(card: FindingCard) -> str:
    return f" ({kinds_missing(card.lacking)})" if card.lacking else ""


def _open(sitting: Sitting, card: FindingCard) -> None:
    lines = sitting.lines
    lines.block(card.title)
    lines.shown(card.question)
    if card.archived is not None:
        _tell_archived(sitting, card, card.archived)
        return
    gaps = tuple(None for _ in card.blanks)
    lines.block(filled_sentence(sitting.program, card.id, gaps).replace("______", "(blank)"))
    for place, blank in enumerate(card.blanks, 1):
        lines.say(f"Blank {place}:")
        for number, (_, words) in enumerate(blank.candidates, 1):
            lines.say(f"  {number}. {words}", "     ")
    if card.blanks:
        lines.say()
    lines.block(f"Verdicts: {', '.join(verdict_words(one) for one in VERDICTS)}.")
    if card.filed or card.confirmed:
        lines.block(f"As filed: {filed_line(sitting, card)}")
    if card.can_file:
        lines.block(f"To file it: {_example(card)}")
    elif card.missing:
        lines.block(f"It cannot be filed yet{_lacking(card)}.")
    if card.softer is not None:
        ways = [f"withdraw {card.number}"]
        ways += [f"soften {card.number} {verdict_words(one)}" for one in card.softer]
        lines.block(f"For the report: {', '.join(ways)}.")


def _tell_archived(sitting: Sitting, card: FindingCard, found: Archived) -> None:
    """The claim, how far it went, and what later sources say."""
    lines = sitting.lines
    lines.block(f"As filed: {filed_line(sitting, card)}")
    words = CALIBRATION_WORDS[found.calibration]
    lines.block(f"{words.capitalize()}. {found.sentence}")
    if found.text is None:
        return
    lines.block(f"Later sources: {found.text}")
    lines.block(f"Standing: {STANDING_WORDS[found.standing]}.")
    tell_grounds(sitting, found.facts, "v")


def _example(card: FindingCard) -> str:
    return " ".join(("file", str(card.number), *("1" for _ in card.blanks), "established"))


def _finding(sitting: Sitting, word: str) -> FindingCard | None:
    """A question that is being asked, by number or id; says so where there is none."""
    for card in sitting.findings():
        if word in (card.id, str(card.number)):
            return card
    sitting.lines.block(f"There is no finding “{word}” in the file. Type f for the list.")
    return None


def file_finding(sitting: Sitting, arguments: tuple[str, ...]) -> bool:
    """`file 2 1 3 established`, or with ids."""
    if not arguments:
        sitting.lines.block("Name a finding, its candidates and a verdict. Type “f” for the list.")
        return False
    card = _finding(sitting, arguments[0])
    if card is None:
        return False
    claim, why = _claim(card, arguments[1:])
    if claim is None:
        sitting.lines.block(f"{why} For example: {_example(card)}")
        return False
    if card.confirmed:
        sitting.lines.block("This finding is confirmed and can no longer be changed.")
    elif card.missing:
        sitting.lines.block(f"It cannot be filed yet{_lacking(card)}.")
    elif card.filed == claim:
        sitting.lines.block("It is filed so already.")
    elif sitting.act(file_action(card.id, claim)):
        _say_filed(sitting, card)
        return True
    elif not sitting.looks_back():
        sitting.lines.block("It cannot be filed now.")
    return False


def _claim(card: FindingCard, words: tuple[str, ...]) -> tuple[Claim | None, str]:
    """A claim from candidates and a verdict, or None and a sentence about what is wrong."""
    count = len(card.blanks)
    if len(words) <= count:
        wanted = "1 candidate" if count == 1 else f"{count} candidates"
        return None, f"It wants {wanted} and a verdict." if count else "It wants a verdict."
    candidates = []
    for word, blank in zip(words, card.blanks, strict=False):
        found = numbered(word, tuple(id_ for id_, _ in blank.candidates))
        if found is None:
            return None, f"“{word}” is no candidate of this blank."
        candidates.append(found)
    verdict = "_".join(words[count:]).lower()
    if verdict not in VERDICTS:
        return None, f"The verdict is one of: {', '.join(verdict_words(one) for one in VERDICTS)}."
    return Claim(tuple(candidates), verdict), ""


def _say_filed(sitting: Sitting, card: FindingCard) -> None:
    now = next(one for one in sitting.findings() if one.id == card.id)
    if not now.confirmed:
        sitting.lines.block(f"Filed. {_together()}")


def withdraw_finding(sitting: Sitting, arguments: tuple[str, ...]) -> bool:
    """`withdraw 2`."""
    card = _finding(sitting, arguments[0]) if arguments else None
    if not arguments:
        sitting.lines.block("Name the finding to take back: “withdraw 1”.")
    if card is None:
        return False
    reports = card.softer is not None
    if card.confirmed and not reports:
        sitting.lines.block("This finding is confirmed and can no longer be changed.")
    elif not card.filed:
        sitting.lines.block("This finding has not been filed.")
    elif not sitting.looks_back():
        return sitting.act(withdraw_action(card.id, report=reports))
    return False


def soften_finding(sitting: Sitting, arguments: tuple[str, ...]) -> bool:
    """`soften 2 probable`, where a report is written."""
    card = _finding(sitting, arguments[0]) if arguments else None
    if not arguments:
        sitting.lines.block("Name a finding and a weaker verdict: “soften 1 probable”.")
    if card is None:
        return False
    verdict = "_".join(arguments[1:]).lower()
    if not writes_report(sitting.program, sitting.state):
        sitting.lines.block("That is done where the report is written.")
    elif not card.filed:
        sitting.lines.block("This finding has not been filed.")
    elif not card.softer:
        sitting.lines.block("It says as little as it can; it can be withdrawn.")
    elif verdict in card.softer:
        return sitting.act(soften_action(card.id, verdict))
    else:
        words = ", ".join(verdict_words(one) for one in card.softer)
        sitting.lines.block(f"It can be softened to: {words}.")
    return False


def show_hint(sitting: Sitting, arguments: tuple[str, ...]) -> bool:
    """`h` lists the open findings, `h 2` gives the next hint for one."""
    open_ = [card for card in sitting.findings() if not card.confirmed]
    if arguments:
        card = _finding(sitting, arguments[0])
        if card is not None:
            _next_hint(sitting, card)
        return False
    if not open_:
        sitting.lines.block("No question is open.")
        return False
    for card in open_:
        read = sitting.session.hints.get(card.id, 0)
        sitting.lines.say(f"{card.number}. {card.title} ({read} of {len(card.hints)} read)", "   ")
    sitting.lines.block(
        "\nType “h” and a number for the next hint, from where to look to the answer."
    )
    return False


def _next_hint(sitting: Sitting, card: FindingCard) -> None:
    trouble = ""
    try:
        with sitting.interrupts.held():
            sitting.session.open_hint(card.id)
    except SaveFailed as failed:
        trouble = str(failed)
    read = sitting.session.hints[card.id]
    for number, hint in enumerate(card.hints[:read], 1):
        sitting.lines.block(f"Hint {number} of {len(card.hints)}: {hint}")
    sitting.lines.block(trouble)
