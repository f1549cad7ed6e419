"""The newest pieces of the record as lines of one width, and where in them something stands.

Wraps a piece once for each width, and drops the oldest without touching the rest. Draws nothing.
Called by the record.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from coyoacan_game.tui.widgets.typeset import Entry, Line, typeset

KEPT = 120  # pieces: more than anybody scrolls back for, few enough to wrap again on every resize


class Spot(NamedTuple):
    """A line by its piece: what it means outlives the width. Pieces are counted from the first ever."""

    piece: int
    line: int


class Page:
    """Lines are addressed from 0, the oldest that is kept."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.width = 0
        self.dropped = 0  # lines that are no longer kept
        self._entries: list[Entry] = []
        self._heights: list[int] = []
        self._forgotten = 0  # pieces that are no longer kept

    @property
    def entries(self) -> tuple[Entry, ...]:
        return tuple(self._entries)

    @property
    def turn(self) -> int:
        """The number of the newest turn."""
        return self._entries[-1].turn if self._entries else 0

    def clear(self) -> None:
        self._forget(len(self._entries))

    def add(self, entries: Iterable[Entry]) -> None:
        """Adds pieces at the end and forgets the oldest above `KEPT`."""
        for entry in entries:
            before = self._entries[-1].role if self._entries else None
            self._entries.append(entry)
            if self.width:
                self._set(entry, before)
        if len(self._entries) > KEPT:
            self._forget(len(self._entries) - KEPT)

    def wrap(self, width: int) -> None:
        """Sets everything to another width."""
        self.width = width
        self.dropped += len(self.lines)
        self.lines.clear()
        self._heights.clear()
        before = None
        for entry in self._entries:
            self._set(entry, before)
            before = entry.role

    def _set(self, entry: Entry, before: str | None) -> None:
        lines = typeset(entry, before, self.width)
        self.lines += lines
        self._heights.append(len(lines))

    def _forget(self, count: int) -> None:
        lines = sum(self._heights[:count])
        del self._entries[:count], self._heights[:count], self.lines[:lines]
        self.dropped += lines
        self._forgotten += count

    # -- where things stand ----------------------------------------------------------------------

    @property
    def newest(self) -> int:
        """The first line of the newest turn, the air above it left out."""
        first = len(self.lines)
        while first and self.lines[first - 1].turn == self.turn:
            first -= 1
        while first < len(self.lines) - 1 and not self.lines[first].content:
            first += 1
        return min(first, max(0, len(self.lines) - 1))

    def spot(self, line: int) -> Spot:
        """The piece a line belongs to."""
        for number, height in enumerate(self._heights):
            if line < height:
                return Spot(number + self._forgotten, max(0, line))
            line -= height
        return Spot(len(self._heights) + self._forgotten, 0)

    def line_of(self, spot: Spot) -> int:
        """The line where a spot is now; the oldest if it was forgotten."""
        number = spot.piece - self._forgotten
        if number < 0:
            return 0
        height = self._heights[number] if number < len(self._heights) else 1
        return sum(self._heights[:number]) + min(spot.line, height - 1)
