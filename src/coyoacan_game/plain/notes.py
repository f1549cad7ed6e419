"""The notebook in lines: the list, one note, and two side by side."""

from __future__ import annotations

from coyoacan_game.plain.grounds import tell_grounds
from coyoacan_game.plain.sitting import Sitting, numbered
from coyoacan_game.view import (
    NoteCard,
    compared,
    comparison_between,
    has_words,
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
    """`n` lists the notes, `n 3` opens one, `n gate` lists those in which that word stands."""
    words = " ".join(arguments)
    known = known_notes(sitting.program, sitting.state, sitting.play.learnt)
    if not words or not (words.isdecimal() or words in known):
        _list(sitting, words)
        return False
    id_ = find_note(sitting, words)
    if id_ is not None:
        _open(sitting, note_card(sitting.program, sitting.state, id_))
    return False


def _list(sitting: Sitting, words: str) -> None:
    """The notes that have all these words, under their numbers."""
    cards = notebook(sitting.program, sitting.state, sitting.play.learnt)
    if not cards:
        sitting.lines.block("The notebook is empty.")
        return
    found = [(number, card) for number, card in enumerate(cards, 1) if has_words(card, words)]
    for number, card in found:
        sitting.lines.say(f"{number}. {card.title} ({_origin(card)})", "   ")
    if found:
        how = "Type “n 1” to open a note, “compare 1 2” to lay two side by side."
        sitting.lines.block(f"\n{how}")
    else:
        sitting.lines.block(f"No note has “{words}”. Type n for the list.")


def _origin(card: NoteCard) -> str:
    kind = KIND_WORDS[card.kind].lower()
    return f"{kind}, {card.witness}" if card.witness else kind


def _open(sitting: Sitting, card: NoteCard) -> None:
    lines = sitting.lines
    lines.block(f"{card.title} ({_origin(card)})")
    lines.shown(card.text)
    lines.block(f"Standing: {STANDING_WORDS[card.standing]}.")
    number = known_notes(sitting.program, sitting.state, sitting.play.learnt).index(card.id) + 1
    tell_grounds(sitting, card.facts, f"v {number}")


def find_note(sitting: Sitting, word: str) -> str | None:
    """The id of a note one has, by number or id; says so where there is none."""
    known = known_notes(sitting.program, sitting.state, sitting.play.learnt)
    found = numbered(word, known)
    if found is None:
        sitting.lines.block(f"There is no note “{word}” in the notebook. Type n for the list.")
    return found


def compare_notes(sitting: Sitting, arguments: tuple[str, ...]) -> bool:
    """`compare 3 7`: what the two have to do with each other."""
    if len(arguments) != 2:
        sitting.lines.block("Compare two notes, by their numbers: “compare 1 2”.")
        return False
    one = find_note(sitting, arguments[0])
    other = find_note(sitting, arguments[1]) if one else None
    if one is None or other is None:
        return False
    if one == other:
        sitting.lines.block("That is one note, and it agrees with itself.")
        return False
    if sitting.looks_back():
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
