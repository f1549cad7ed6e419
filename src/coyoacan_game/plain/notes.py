"""The notebook in lines: the list, one note, and two side by side."""

from __future__ import annotations

from coyoacan_game.plain.lines import Lines
from coyoacan_game.plain.sitting import Sitting, numbered
from coyoacan_game.view import (
    FactCard,
    NoteCard,
    compared,
    comparison_between,
    known_notes,
    note_card,
    notebook,
)
from coyoacan_game.view.words import (
    KIND_WORDS,
    NOTHING_TO_DO,
    RESULT_WORDS,
    STANDING_WORDS,
)


def show_notebook(sitting: Sitting, arguments: tuple[str, ...]) -> bool:
    """`n` lists the notes, `n 3` opens one."""
    if not arguments:
        _list(sitting)
        return False
    id_ = _note(sitting, arguments[0])
    if id_ is not None:
        _open(sitting, note_card(sitting.program, sitting.state, id_))
    return False


def _list(sitting: Sitting) -> None:
    cards = notebook(sitting.program, sitting.state, sitting.session.play.learnt)
    if not cards:
        sitting.lines.block("The notebook is empty.")
        return
    for number, card in enumerate(cards, 1):
        sitting.lines.say(f"{number}. {card.title} ({_origin(card)})", "   ")
    sitting.lines.block("\nType “n 1” to open a note, “compare 1 2” to lay two side by side.")


def _origin(card: NoteCard) -> str:
    kind = KIND_WORDS[card.kind].lower()
    return f"{kind}, {card.witness}" if card.witness else kind


def _open(sitting: Sitting, card: NoteCard) -> None:
    lines = sitting.lines
    lines.block(f"{card.title} ({_origin(card)})")
    lines.shown(card.text)
    lines.block(f"Standing: {STANDING_WORDS[card.standing]}.")
    tell_facts(lines, card.facts)


def tell_facts(lines: Lines, facts: tuple[FactCard, ...]) -> None:
    """What a note or a register rests on, each with its sources."""
    for fact in facts:
        lines.say(f"- {' '.join(fact.statement.split())} ({STANDING_WORDS[fact.standing]})", "  ")
        for source in fact.sources:
            lines.say(f"  Source: {source}", "    ")
        if fact.note:
            lines.say(f"  {' '.join(fact.note.split())}", "  ")
    if facts:
        lines.say()


def _note(sitting: Sitting, word: str) -> str | None:
    """The id of a note one has, by number or id; says so where there is none."""
    known = known_notes(sitting.program, sitting.state, sitting.session.play.learnt)
    found = numbered(word, known)
    if found is None:
        sitting.lines.block(f"There is no note “{word}” in the notebook. Type n for the list.")
    return found


def compare_notes(sitting: Sitting, arguments: tuple[str, ...]) -> bool:
    """`compare 3 7`: what the two have to do with each other."""
    if len(arguments) != 2:
        sitting.lines.block("Compare two notes, by their numbers: “compare 1 2”.")
        return False
    one = _note(sitting, arguments[0])
    other = _note(sitting, arguments[1]) if one else None
    if one is None or other is None:
        return False
    if one == other:
        sitting.lines.block("That is one note, and it agrees with itself.")
        return False
    action = comparison_between(sitting.program, sitting.state, one, other)
    if action is not None:
        return sitting.act(action)
    for id_ in compared(sitting.program, sitting.state):
        comparison = sitting.program.story.comparison[id_]
        if set(comparison.notes) == {one, other}:
            said = sitting.program.text(f"comparison.{id_}.says", comparison.says)
            sitting.lines.block("You have laid these two side by side before.")
            sitting.lines.shown(said(*sitting.state))
            sitting.lines.block(RESULT_WORDS[comparison.result])
            return False
    sitting.lines.block(NOTHING_TO_DO)
    return False
