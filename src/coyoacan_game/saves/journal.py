"""One journal on the disk: read as far as it is good, and written a line at a time.

Nothing here knows stories or folders of saves.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal, TypeAlias

from coyoacan_game.saves.disk import read_bounded
from coyoacan_game.saves.lines import (
    MAXIMUM_LINE,
    START,
    Header,
    Move,
    Position,
    is_cut_off,
    is_newer,
    read_header,
    read_move,
    sum_of,
)

# Bytes. Some 60,000 moves, sixteen hours of one a second; a larger file is none of ours, and
# reading it all would only fill the memory.
MAXIMUM_JOURNAL = 16 * 1024 * 1024
_GLANCE = 3 * MAXIMUM_LINE  # holds the last line and the one before it

Trouble: TypeAlias = Literal["damaged", "newer"]


@dataclass(frozen=True)
class Reading:
    """The good part of a journal: `length` bytes of it, of which `body` are the lines of moves.

    `actions` were taken and not taken back; `reached` are endings, also of what was taken back;
    `hints` are findings, one as often as a hint of it was opened.
    `line` is where the trouble begins, counted from 1. What a dying program left half written is
    no trouble.
    """

    header: Header | None
    actions: tuple[str, ...]
    last: Move | None
    reached: frozenset[str]
    body: bytes
    length: int
    end: str
    hints: tuple[str, ...] = ()
    trouble: Trouble | None = None
    line: int = 0

    @property
    def position(self) -> Position | None:
        return self.last or self.header

    @property
    def began(self) -> str | None:
        """The dossier the play was begun with, known as long as any line of it is whole."""
        return self.position.began if self.position else None


def read_journal(path: Path) -> Reading:
    """Reads and checks a whole journal. Raises OSError, and nothing for whatever stands in it."""
    data, more = read_bounded(path, MAXIMUM_JOURNAL)
    first, found, rest = data.partition(b"\n")
    if is_newer(first[:MAXIMUM_LINE]):
        return Reading(None, (), None, frozenset(), b"", 0, START, (), "newer", 1)
    header = read_header(first) if found and len(first) <= MAXIMUM_LINE else None
    actions: list[str] = []
    hints: list[str] = []
    reached: set[str] = set()
    last: Move | None = None
    end, used, count = START, 0, 0
    for line in _lines(rest):
        move = read_move(line, end)
        if move is None:
            break
        _follow(move, actions, hints, reached)
        last, end = move, sum_of(line)
        used += len(line) + 1
        count += 1
    good = Reading(
        header,
        tuple(actions),
        last,
        frozenset(reached),
        rest[:used],
        len(first) + len(found) + used,
        end,
        tuple(hints),
    )
    if header is not None and is_cut_off(rest[used:]) and not more:
        return good
    return replace(good, trouble="damaged", line=1 if header is None else count + 2)


def _follow(move: Move, actions: list[str], hints: list[str], reached: set[str]) -> None:
    if move.take is not None:
        actions.append(move.take)
    elif move.hint is not None:
        hints.append(move.hint)
    elif actions:
        actions.pop()
    if move.ended is not None:
        reached.add(move.ended)


def _lines(data: bytes) -> Iterator[bytes]:
    """The lines that have an end, without it, up to one that is too long to be ours."""
    start = 0
    while (end := data.find(b"\n", start, start + MAXIMUM_LINE)) >= 0:
        yield data[start:end]
        start = end + 1


def glance(path: Path) -> tuple[Header, Position, int] | None:
    """Header, last position and when it was saved, from the two ends of a journal.

    None if either end is not plainly good; then `read_journal` has to tell. Raises OSError.
    """
    with path.open("rb") as file:
        size = file.seek(0, os.SEEK_END)
        file.seek(0)
        first = file.readline(MAXIMUM_LINE)
        begin = max(len(first), size - _GLANCE)
        file.seek(begin)
        lines = file.read(_GLANCE).split(b"\n")[:-1]  # without what is being written
    header = read_header(first.removesuffix(b"\n"))
    if header is None:
        return None
    if not lines:
        return (header, header, header.on) if begin == len(first) == size else None
    if len(lines) == 1 and begin != len(first):
        return None
    last = read_move(lines[-1], sum_of(lines[-2]) if len(lines) > 1 else START)
    return (header, last, last.on) if last else None


class JournalFile:
    """The open end of a journal. Every line is on the disk when `append` returns.

    Whoever has one holds the lock of its slot.
    """

    def __init__(self, path: Path, length: int) -> None:
        """Cuts off what a dying program left after `length` bytes. Raises OSError."""
        self._length = length
        self._dirty = path.stat().st_size != length
        self._number = os.open(path, os.O_RDWR | os.O_APPEND | getattr(os, "O_BINARY", 0))

    def append(self, data: bytes) -> None:
        """Writes lines in one piece and waits for the disk. Raises OSError; then none is there."""
        if os.fstat(self._number).st_nlink == 0:
            raise FileNotFoundError(errno.ENOENT, "the file of this play was taken away")
        if self._length + len(data) > MAXIMUM_JOURNAL:
            raise OSError(errno.EFBIG, "this play is too long for one file")
        if self._dirty:
            os.ftruncate(self._number, self._length)
        self._dirty = True
        if os.write(self._number, data) != len(data):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        os.fsync(self._number)
        self._dirty = False
        self._length += len(data)

    def close(self) -> None:
        if self._number >= 0:
            os.close(self._number)
            self._number = -1
