"""Rows of a list, as values, and the look of the one that is stood on. Called by `Picker` and views."""

from __future__ import annotations

from typing import NamedTuple

from rich.cells import cell_len
from rich.style import Style as RichStyle
from textual.content import Content
from textual.strip import Strip

from coyoacan_game.tui.widgets.blocks import Block

REVERSED = RichStyle(reverse=True)


class Row(NamedTuple):
    """One row. `key` names it to the view; a row without a key is only to be read.

    Its words hang from `mark`.
    """

    key: str
    words: Content
    mark: Content = Content("")

    @property
    def block(self) -> Block:
        return Block(self.words, self.mark, Content(" " * self.mark.cell_length))


def reversed_line(strip: Strip, from_: int, width: int) -> Strip:
    """A line reversed from a cell to its last word. Here, because a component's style cannot be."""
    to = min(width, from_ + cell_len(strip.text.rstrip()[from_:]) + 1)
    words = strip.crop(from_, to).apply_style(REVERSED)
    return Strip.join([strip.crop(0, from_), words, strip.crop(to, width)])


def radio(*, chosen: bool) -> Content:
    """The mark of one of several of which one is chosen."""
    return Content("(•) " if chosen else "( ) ")
