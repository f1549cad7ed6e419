"""Cards of the notebook, the file and the cast as passages to read. Values in, blocks out; no widgets.

Called by the views. Which words a standing or a verdict has is decided in `view.words`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeAlias

from textual.content import Content

from coyoacan_game.story.text import Shown
from coyoacan_game.tui.content import BAR_STYLE, INDENTS, paragraph_content, plain
from coyoacan_game.tui.widgets.blocks import Block
from coyoacan_game.view import FactCard, NoteCard, rests_on
from coyoacan_game.view.words import KIND_WORDS, STANDING_WORDS

QUIET = "$text-muted"
TITLE = "bold $accent"
LABEL = "bold"
KIND_MARKS = {"evidence": "E", "testimony": "T", "document": "D"}

Passage: TypeAlias = tuple[Block, ...]


def label(words: str) -> Content:
    """The name of a section."""
    return plain(words, LABEL)


def quiet(words: str) -> Content:
    """What stands beside the thing itself."""
    return plain(words, QUIET)


def lines(*contents: Content) -> Passage:
    """Texts close under one another; empty ones left out."""
    return tuple(Block(one) for one in contents if one.plain)


def stacked(*passages: Passage) -> Passage:
    """Passages with a blank line between; empty ones left out."""
    joined: list[Block] = []
    for passage in passages:
        if passage and joined:
            joined.append(Block(Content("")))
        joined += passage
    return tuple(joined)


def prose(shown: Shown, **style: str) -> Passage:
    """A story's text; quotes and items hang from their marks."""
    found: list[Block] = []
    for number, paragraph in enumerate(shown):
        # Items of one list stand close together.
        if number and not paragraph.kind == shown[number - 1].kind == "item":
            found.append(Block(Content("")))
        first, rest = (plain(mark, BAR_STYLE) for mark in INDENTS[paragraph.kind])
        found.append(Block(paragraph_content(paragraph, **style), first, rest))
    return tuple(found)


def bullets(items: Sequence[str], style: str = "") -> Passage:
    """Lines hanging from a dash."""
    return tuple(Block.marked("– ", plain(item, style), QUIET) for item in items)


def section(name: str, body: Passage) -> Passage:
    """A label and what stands under it, nothing when there is nothing."""
    return (Block(label(name)), *body) if body else ()


def kind_mark(card: NoteCard) -> Content:
    """A note's kind in a letter, for lists."""
    return quiet(f"{KIND_MARKS[card.kind]} ")


def note_passage(card: NoteCard, *, worded: bool = False) -> Passage:
    """A whole note: what it is, what it says, who says so, and what it rests on; `worded`, in full."""
    kind = quiet(f"{KIND_WORDS[card.kind]} · {STANDING_WORDS[card.standing]}")
    witness = quiet("As told by ") + plain(card.witness) if card.witness else Content("")
    return stacked(
        lines(kind, plain(card.title, TITLE)),
        prose(card.text),
        lines(witness),
        grounds_passage(card.facts, worded=worded),
    )


def grounds_passage(facts: Sequence[FactCard], *, worded: bool) -> Passage:
    """What a note or a register rests on: sources by standing, or `worded`, all that stands there."""
    if worded:
        return section("Rests on", facts_passage(facts))
    return stacked(
        *(
            section(f"Rests on, {STANDING_WORDS[standing]}", bullets(sources, QUIET))
            for standing, sources in rests_on(facts)
        )
    )


def facts_passage(cards: Iterable[FactCard]) -> Passage:
    """Facts, each with its standing and where it was read."""
    return stacked(*(_fact(card) for card in cards))


def _fact(card: FactCard) -> Passage:
    return (
        *lines(quiet(f"{card.id} · {STANDING_WORDS[card.standing]}"), plain(card.statement)),
        *bullets(card.sources, QUIET),
        *lines(plain(card.note or "", f"italic {QUIET}")),
    )


def counted(number: int, one: str, many: str) -> str:
    """A number with its noun: "1 note", "3 notes"."""
    return f"{number} {one if number == 1 else many}"
