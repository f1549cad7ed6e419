"""The whole record as one roll: every piece in its look, only what is on the screen drawn.

Unrolled from where one reads, a stretch at a time in both directions, so that a play of thousands
of moves opens at once. Called by the transcript's view; searching is here because it must know
where a piece stands.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.style import Style
from textual.timer import Timer

from coyoacan_game.tui.content import lines_of, plain
from coyoacan_game.tui.widgets.blocks import Block, Blocks
from coyoacan_game.tui.widgets.cards import QUIET, Passage, lines, prose
from coyoacan_game.view import Piece

STRETCH = 200  # pieces unrolled at a time: about 15 ms, under what a hand notices
PAUSE = 0.02  # seconds between two stretches, in which keys are answered
LOOKS: dict[str, str] = {
    "echo": "italic $accent",
    "title": "bold",
    "note": "$secondary",
    "result": "bold",
    "confirmed": "bold $accent",
    "ending": "bold $accent",
    "fault": "bold $error",
}
GAP = Block(Content(""))
MARKS = {"echo": "> ", "note": "+ ", "confirmed": "* ", "ending": "* "}


def piece_blocks(piece: Piece, width: int) -> Passage:
    """One piece and the blank line under it. A picture too wide to show is put in words."""
    drawn = piece.picture
    if drawn is not None and len(drawn.lines[0] if drawn.lines else "") <= width:
        return (*lines(lines_of(drawn)), GAP)
    look = QUIET if drawn else LOOKS.get(piece.role, "")
    mark = MARKS.get(piece.role)
    if mark is None:
        return (*prose(piece.text, **({"plain": look} if look else {})), GAP)
    return (*(Block.marked(mark, plain(one.text, look), look) for one in piece.text), GAP)


class Roll(Blocks, can_focus=True):
    """The roll. `find` goes to the next piece with certain words."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"roll--found"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "page_down", show=False),
    ]
    lead = 2

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id)
        self._pieces: Sequence[Piece] = ()
        self._texts: list[str] = []
        self._first = self._after = 0  # the pieces that are unrolled
        self._owners: list[int] = []  # the piece of each block
        self._timer: Timer | None = None
        self.found: int | None = None

    @property
    def unrolled(self) -> bool:
        """Whether every piece is in its place."""
        return self._first == 0 and self._after == len(self._pieces)

    def unroll(self, pieces: Sequence[Piece]) -> None:
        """Shows a record, its end first."""
        self._pieces = pieces
        self._texts = [" ".join(one.text for one in piece.text).casefold() for piece in pieces]
        self._begin_at(max(0, len(pieces) - STRETCH))
        self.scroll_end(animate=False)

    def on_resize(self, event: events.Resize) -> None:
        """Unrolls again in the new width, from the piece at the top of the screen."""
        del event
        if self.line_width == self._wrapped_to or not self._pieces:
            return
        at_end = self.scroll_offset.y >= self.max_scroll_y
        top = self.block_at(self.scroll_offset.y)
        newest = max(0, len(self._pieces) - STRETCH)
        self._begin_at(newest if at_end or top is None else self._owners[top])
        if at_end:
            self.scroll_end(animate=False)
        else:
            self.scroll_to(y=0, animate=False)

    def _begin_at(self, piece: int) -> None:
        self._first = piece
        self._after = min(len(self._pieces), piece + STRETCH)
        blocks, self._owners = self._contents(self._first, self._after)
        self.set_blocks(blocks)
        if self._timer is None:
            self._timer = self.set_interval(PAUSE, self._more)
        self._timer.resume()

    def _more(self) -> None:
        """Unrolls a stretch on each side of what there is."""
        if self._after < len(self._pieces):
            after = min(len(self._pieces), self._after + STRETCH)
            blocks, owners = self._contents(self._after, after)
            self._owners += owners
            self.add_below(blocks)
            self._after = after
        if self._first > 0:
            first = max(0, self._first - STRETCH)
            blocks, owners = self._contents(first, self._first)
            self._owners[:0] = owners
            self._first = first
            added = self.add_above(blocks)
            self.scroll_to(y=self.scroll_offset.y + added, animate=False)
        if self.unrolled and self._timer is not None:
            self._timer.pause()

    def _contents(self, first: int, after: int) -> tuple[list[Block], list[int]]:
        """The blocks of a stretch of pieces, and whose each one is."""
        blocks: list[Block] = []
        owners: list[int] = []
        width = self.line_width - self.lead
        for number in range(first, after):
            made = piece_blocks(self._pieces[number], width)
            blocks += made
            owners += [number] * len(made)
        return blocks, owners

    def matches(self, words: str) -> list[int]:
        """The pieces that have certain words, by number."""
        wanted = " ".join(words.split()).casefold()
        return [at for at, text in enumerate(self._texts) if wanted and wanted in text]

    def show_piece(self, piece: int) -> None:
        """Brings a piece to the upper part of the screen and marks it."""
        self.found = piece
        if not self._first <= piece < self._after:
            self._begin_at(max(0, piece - 5))
        top = self.top_of(bisect_left(self._owners, piece))
        self.scroll_to(y=max(0, top - self.size.height // 4), animate=False)
        self._drawn.clear()
        self.refresh()

    def leading(self, index: int) -> Content:
        begins = index == 0 or self._owners[index - 1] != self._owners[index]
        return Content("› " if begins and self._owners[index] == self.found else "  ")

    def block_style(self, index: int) -> Style:
        if self._owners[index] == self.found and self._blocks[index].words.plain:
            return self.get_visual_style("roll--found")
        return self.visual_style
