"""Cards of the notebook, the file and the cast as texts to read. Values in, spans out; no widgets.

Called by the views. Which words a standing or a verdict has is decided in `view.words`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.content import Content

from coyoacan_game.tui.content import content_of, plain
from coyoacan_game.view import FactCard, NoteCard
from coyoacan_game.view.words import KIND_WORDS, STANDING_WORDS

QUIET = "$text-muted"
TITLE = "bold $accent"
LABEL = "bold"
KIND_MARKS = {"evidence": "E", "testimony": "T", "document": "D"}


def stacked(parts: Iterable[Content], between: str = "\n\n") -> Content:
    """Parts one under the other, a blank line between; empty ones left out."""
    return Content(between).join([part for part in parts if part.plain])


def label(words: str) -> Content:
    """The name of a section."""
    return plain(words, LABEL)


def quiet(words: str) -> Content:
    """What stands beside the thing itself."""
    return plain(words, QUIET)


def bullets(items: Sequence[str], style: str = "") -> Content:
    """Lines with a dash before each."""
    return Content("\n").join([quiet("– ") + plain(item, style) for item in items])


def section(name: str, body: Content) -> Content:
    """A label and what stands under it, nothing when there is nothing."""
    return stacked((label(name), body), "\n") if body.plain else Content("")


def note_line(card: NoteCard, *, marked: str = "") -> Content:
    """A note as a row of a list: its kind in a letter, its title, and what is marked about it."""
    line = quiet(f"{KIND_MARKS[card.kind]} ") + plain(card.title)
    return line + quiet(f" {marked}") if marked else line


def note_content(card: NoteCard) -> Content:
    """A whole note: what it is, what it says, who says so, and what it rests on."""
    kind = quiet(f"{KIND_WORDS[card.kind]} · {STANDING_WORDS[card.standing]}")
    head = stacked((kind, plain(card.title, TITLE)), "\n")
    witness = quiet("As told by ") + plain(card.witness) if card.witness else Content("")
    rests = stacked(fact_content(fact) for fact in card.facts)
    return stacked((head, content_of(card.text), witness, section("Rests on", rests)))


def fact_content(card: FactCard) -> Content:
    """A fact with its standing and where it was read."""
    return stacked(
        (
            quiet(f"{card.id} · {STANDING_WORDS[card.standing]}"),
            plain(card.statement),
            bullets(card.sources, QUIET),
            plain(card.note, f"italic {QUIET}") if card.note else Content(""),
        ),
        "\n",
    )


def counted(number: int, one: str, many: str) -> str:
    """A number with its noun: "1 note", "3 notes"."""
    return f"{number} {one if number == 1 else many}"
