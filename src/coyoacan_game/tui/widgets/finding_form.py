"""A finding as a form: its question, its sentence, what fills the blanks, the verdict, the hints.

Rows for a `Picker`, made of values; no widgets here. Called by the view of findings.
"""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from coyoacan_game.engine import Claim, Program, State
from coyoacan_game.story.models import VERDICTS
from coyoacan_game.story.text import Shown
from coyoacan_game.tui.content import plain
from coyoacan_game.tui.widgets.cards import LABEL, TITLE, counted, prose, quiet
from coyoacan_game.tui.widgets.desk import Draft
from coyoacan_game.tui.widgets.rows import Row, radio
from coyoacan_game.view import (
    Archived,
    FindingCard,
    file_action,
    filled_sentence,
    verdict_words,
    withdraw_action,
)
from coyoacan_game.view.words import (
    CALIBRATION_WORDS,
    RIGHT_WORDS,
    STANDING_WORDS,
    kinds_missing,
)

HINT_WORDS = ("where to look", "what to compare", "the answer")
HINTS = len(HINT_WORDS)
IN_THREES = (
    "Findings are confirmed three at a time, or all that are left when they are fewer; "
    "a question nobody has asked yet is left too. "
    "Until then, or until the dossier ends, nobody tells you which of them are right, and you may "
    "withdraw or change any."
)
CLOSED = "The play is over and the file is closed."


def standing_words(card: FindingCard) -> str:
    """Where a finding stands, in a line."""
    if card.archived is not None:
        claimed = verdict_words(card.filed.verdict) if card.filed else "not filed"
        return f"{claimed}; {CALIBRATION_WORDS[card.archived.calibration]}"
    if card.softer is not None and card.filed:
        stands = "confirmed" if card.confirmed else "filed"
        return f"{stands}: {verdict_words(card.filed.verdict)}"
    if card.confirmed:
        return "confirmed"
    if card.filed:
        judged = f"; {RIGHT_WORDS[card.right].lower()}" if card.right is not None else ""
        return f"filed: {verdict_words(card.filed.verdict)}{judged}"
    missing = counted(card.missing, "note is missing", "notes are missing")
    return f"open, {missing}" if card.missing else "open, can be filed"


def claim_of(draft: Draft) -> Claim:
    """A complete draft as a claim. Raises ValueError while something is left open."""
    chosen = tuple(one for one in draft.candidates if one is not None)
    if len(chosen) != len(draft.candidates) or draft.verdict is None:
        raise ValueError("a claim wants every blank filled and a verdict")
    return Claim(chosen, draft.verdict)


def is_complete(draft: Draft) -> bool:
    """Whether every blank is filled and a verdict chosen."""
    return None not in draft.candidates and draft.verdict is not None


def form_rows(
    program: Program,
    state: State,
    card: FindingCard,
    draft: Draft,
    hints: int,
    actions: frozenset[str],
) -> list[Row]:
    """The whole form. `actions` is what is offered now, `hints` how many hints are open."""
    rows = [_still(plain(card.title, TITLE)), *_prose(card.question), _GAP]
    if card.archived is not None:
        return rows + archive_rows(program, card, card.archived)
    if card.confirmed:
        return [*rows, *_confirmed(program, state, card), *_reporting(card)]
    if card.softer is not None and not card.can_file:
        return [*rows, *_as_filed(program, card), _GAP, *_reporting(card)]
    rows += [_still(_sentence(program, card, draft)), _GAP]
    rows += _blanks(card, draft)
    rows += _verdicts(draft)
    rows += _filing(card, draft, actions)
    rows += _softening(card)
    rows += [_GAP, _still(quiet(IN_THREES))]
    # The hints come last: opening one, one sees it whole on the smallest screen.
    return [*rows, *_hints(card, hints)]


def _still(words: Content) -> Row:
    return Row("", words)


_GAP = _still(Content(""))


def _prose(shown: Shown) -> list[Row]:
    return [Row("", block.words, block.mark) for block in prose(shown)]


def _sentence(program: Program, card: FindingCard, draft: Draft) -> Content:
    words = plain(filled_sentence(program, card.id, tuple(draft.candidates)), LABEL)
    verdict = verdict_words(draft.verdict) if draft.verdict else "______"
    return words + quiet(f" ({verdict})")


def _confirmed(program: Program, state: State, card: FindingCard) -> list[Row]:
    rows = [*_as_filed(program, card), _GAP] if card.filed else []
    says = program.text(f"finding.{card.id}.says", program.story.finding[card.id].says)(*state)
    # The one row that can be stood on, so that the keys scroll.
    return [*rows, *_prose(says), _GAP, Row("confirmed", quiet("Confirmed."))]


def _as_filed(program: Program, card: FindingCard) -> Iterator[Row]:
    if card.filed is not None:
        words = filled_sentence(program, card.id, tuple(card.filed.candidates))
        yield _still(plain(words, LABEL) + quiet(f" ({verdict_words(card.filed.verdict)})"))


def _reporting(card: FindingCard) -> Iterator[Row]:
    """What can be done with a claim where a report is written."""
    yield from _softening(card)
    if card.softer is not None:
        yield Row("withdraw", plain("Withdraw it."))


def _softening(card: FindingCard) -> Iterator[Row]:
    for verdict in card.softer or ():
        yield Row(f"soften:{verdict}", plain(f"Soften it: {verdict_words(verdict)}."))


def archive_rows(program: Program, card: FindingCard, found: Archived) -> list[Row]:
    """The claim, how far it went, and what later sources say of it."""
    rows = [*_as_filed(program, card), _GAP] if card.filed else []
    # The one row that can be stood on, so that the keys scroll.
    words = CALIBRATION_WORDS[found.calibration].capitalize()
    rows += [Row("calibration", plain(f"{words}. ", LABEL) + plain(found.sentence))]
    if found.text is None:
        return rows
    rows += [_GAP, _still(quiet(f"Later sources · {STANDING_WORDS[found.standing]}"))]
    rows += [_still(plain(found.text)), _GAP]
    sources = dict.fromkeys(source for fact in found.facts for source in fact.sources)
    return rows + [Row("", quiet(source), quiet("– ")) for source in sources]


def _blanks(card: FindingCard, draft: Draft) -> Iterator[Row]:
    for number, blank in enumerate(card.blanks):
        which = f" {number + 1} of {len(card.blanks)}" if len(card.blanks) > 1 else ""
        yield _still(quiet(f"Fill the blank{which}"))
        for candidate, words in blank.candidates:
            chosen = draft.candidates[number] == candidate
            yield _choice(f"blank:{number}:{candidate}", words, chosen=chosen)
        yield _GAP


def _verdicts(draft: Draft) -> Iterator[Row]:
    yield _still(quiet("How surely"))
    for verdict in VERDICTS:
        chosen = draft.verdict == verdict
        yield _choice(f"verdict:{verdict}", verdict_words(verdict), chosen=chosen)
    yield _GAP


def _choice(key: str, words: str, *, chosen: bool) -> Row:
    return Row(key, plain(words, LABEL if chosen else ""), radio(chosen=chosen))


def _filing(card: FindingCard, draft: Draft, actions: frozenset[str]) -> Iterator[Row]:
    """What can be done with the draft, or why it cannot be filed."""
    if card.missing:
        yield _still(quiet(f"It cannot be filed yet: {kinds_missing(card.lacking)}."))
    elif not is_complete(draft):
        yield _still(quiet("Fill every blank and choose how surely, then file it."))
    elif card.filed == claim_of(draft):
        yield _still(quiet("This is filed as it stands here."))
    elif file_action(card.id, claim_of(draft)) in actions:
        yield Row("file", plain("File it anew." if card.filed else "File it.", LABEL))
    else:
        yield _still(quiet(CLOSED))
    if withdraw_action(card.id) in actions and card.filed:
        yield Row("withdraw", plain("Withdraw it."))


def _hints(card: FindingCard, opened: int) -> Iterator[Row]:
    yield _GAP
    for number in range(opened):
        yield _still(quiet(f"Hint {number + 1}, {HINT_WORDS[number]}"))
        yield _still(plain(card.hints[number]))
        yield _GAP
    if opened < HINTS:
        yield Row("hint", plain(f"Open hint {opened + 1} of {HINTS}: {HINT_WORDS[opened]}."))
    else:  # a row still, so that the caret stays beside the last of them
        yield Row("hint", quiet("All hints are open."))
