"""The whole record as one roll, set as the page of play sets it; only what is on the screen drawn.

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
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.timer import Timer

from coyoacan_game.tui.content import plain
from coyoacan_game.tui.widgets.typeset import Entry, Line, typeset

STRETCH = 200  # pieces unrolled at a time: about 20 ms, under what a hand notices
PAUSE = 0.02  # seconds between two stretches, in which keys are answered
MARGIN = "  "  # before every line; the piece that was searched for has its mark there
FOUND = "┃ "


class Roll(ScrollView, can_focus=True):
    """The roll. `show_piece` goes to a piece that `matches` found."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "record--text",
        "record--echo",
        "record--title",
        "record--note",
        "record--strong",
        "record--notice",
        "record--picture",
        "roll--found",
    }
    BINDINGS: ClassVar[list[BindingType]] = [Binding("space", "page_down", show=False)]

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id)
        self._entries: Sequence[Entry] = ()
        self._texts: list[str] = []
        self._first = self._after = 0  # the pieces that are unrolled
        self._lines: list[Line] = []
        self._owners: list[int] = []  # the piece of each line
        self._set_to = 0
        self._timer: Timer | None = None
        self.found: int | None = None

    @property
    def unrolled(self) -> bool:
        """Whether every piece is in its place."""
        return self._first == 0 and self._after == len(self._entries)

    @property
    def line_count(self) -> int:
        """How many lines are unrolled."""
        return len(self._lines)

    def unroll(self, entries: Sequence[Entry]) -> None:
        """Shows a record, its end first."""
        self._entries = entries
        self._texts = [" ".join(one.text for one in entry.text).casefold() for entry in entries]
        self._begin_at(max(0, len(entries) - STRETCH))
        self.scroll_end(animate=False)

    def matches(self, words: str) -> list[int]:
        """The pieces that have certain words, by number."""
        wanted = " ".join(words.split()).casefold()
        return [at for at, text in enumerate(self._texts) if wanted and wanted in text]

    def show_piece(self, piece: int) -> None:
        """Brings a piece to the upper part of the screen and marks it."""
        self.found = piece
        if not self._first <= piece < self._after:
            self._begin_at(max(0, piece - 5))
        top = bisect_left(self._owners, piece)
        self.scroll_to(y=max(0, top - self.size.height // 4), animate=False)
        self.refresh()

    # -- unrolling -------------------------------------------------------------------------------

    def on_resize(self, event: events.Resize) -> None:
        """Sets everything in the new width, from the piece at the top of the screen on."""
        del event
        if self._width == self._set_to or not self._entries:
            return
        at_end = self.scroll_offset.y >= self.max_scroll_y
        top = min(self.scroll_offset.y, len(self._owners) - 1)
        self._begin_at(max(0, len(self._entries) - STRETCH) if at_end else self._owners[top])
        if at_end:
            self.scroll_end(animate=False)
        else:
            self.scroll_to(y=0, animate=False)

    @property
    def _width(self) -> int:
        return max(1, self.scrollable_content_region.width - len(MARGIN))

    def _begin_at(self, piece: int) -> None:
        self._set_to = self._width
        self._first = piece
        self._after = min(len(self._entries), piece + STRETCH)
        self._lines, self._owners = self._set(self._first, self._after)
        self._resized()
        if self._timer is None:
            self._timer = self.set_interval(PAUSE, self.unroll_more)
        self._timer.resume()

    def unroll_more(self) -> None:
        """Unrolls a stretch on each side of what there is; what is read stays where it is."""
        if self._after < len(self._entries):
            after = min(len(self._entries), self._after + STRETCH)
            lines, owners = self._set(self._after, after)
            self._lines += lines
            self._owners += owners
            self._after = after
        added = 0
        if self._first > 0:
            first = max(0, self._first - STRETCH)
            lines, owners = self._set(first, self._first)
            self._lines[:0] = lines
            self._owners[:0] = owners
            self._first, added = first, len(lines)
        self._resized()
        if added:
            self.scroll_to(y=self.scroll_offset.y + added, animate=False)
        if self.unrolled and self._timer is not None:
            self._timer.pause()

    def _set(self, first: int, after: int) -> tuple[list[Line], list[int]]:
        """The lines of a stretch of pieces, and whose each one is."""
        lines: list[Line] = []
        owners: list[int] = []
        before = self._entries[first - 1].role if first else None
        for number in range(first, after):
            entry = self._entries[number]
            made = typeset(entry, before, self._set_to)
            lines += made
            owners += [number] * len(made)
            before = entry.role
        return lines, owners

    def _resized(self) -> None:
        self.virtual_size = Size(self._set_to + len(MARGIN), len(self._lines))
        self.refresh()

    # -- drawing ---------------------------------------------------------------------------------

    def render_line(self, y: int) -> Strip:
        at = self.scroll_offset.y + y
        width = self.scrollable_content_region.width
        if at >= len(self._lines):
            return Strip.blank(width, self.rich_style)
        line = self._lines[at]
        found = self._owners[at] == self.found and bool(line.content)
        style = self.get_visual_style("roll--found" if found else line.style)
        margin = plain(FOUND if found else MARGIN)
        content = margin + line.content
        strip = Strip(content.render_segments(style), content.cell_length)
        return strip.adjust_cell_length(width, style.rich_style)
