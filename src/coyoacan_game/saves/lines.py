"""The lines of a journal: what stands in them, and the checksums that chain them.

A line is one JSON object that ends in `"sum"`. A move's sum covers the line and the sum before it,
so that no line can change, vanish or come twice unnoticed. The first line, about the play as a
whole, stands outside of that chain: when it is damaged the moves are still known to be whole.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from coyoacan_game.saves.names import printable

FORMAT = 1
MAXIMUM_LINE = 16 * 1024  # bytes; the longest title and address a story may have fit twice
START = ""  # what the first move is chained to
_TITLE = 120  # characters of a scene's title that a list shows

_OPEN, _CLOSE = b',"sum":"', b'"}'
_SUM = 16
_TAIL = len(_OPEN) + _SUM + len(_CLOSE)
_BEGINNING = re.compile(
    rb'(?:\{(?:(?!,"sum":"[0-9a-f]{16})[^\x00-\x1f\x7f])*(?:,"sum":"[0-9a-f]{16}"?\}?)?)?'
)

# Shown in lists: whoever gives away a save must not command the terminal of whoever takes it.
Short = Annotated[str, Field(max_length=400), AfterValidator(printable)]
Count = Annotated[int, Field(ge=0, le=1_000_000_000)]
Milliseconds = Annotated[int, Field(ge=0, le=253_402_300_799_000)]  # up to the year 9999


class _Line(BaseModel):
    """Later programs of the same format may write more keys than are read here."""

    model_config = ConfigDict(frozen=True, strict=True, extra="ignore")


class Position(_Line):
    """Where a play stands, for a list: titles of the scene and dossier, the clock, an ending's id.

    `began` is the id of the dossier that a play was begun with, None from the story's own start. It
    stands in every line: without it a play whose first line is damaged could not be made again.
    """

    scene: Short
    dossier: Short | None = None
    date: Short = ""
    time: Short = ""
    moves: Count = 0
    ended: Short | None = None
    began: Short | None = None


class Header(Position):
    """The first line. `on` is when the play began, in milliseconds since 1970."""

    format: Annotated[int, Field(ge=1)]
    story: Short
    title: Short
    name: Short
    program: Short
    on: Milliseconds
    copy_of: Short | None = None


class Move(Position):
    """One action taken, or one taken back; the position is the one it led to.

    Or the next hint of a finding opened, which is no move: nothing takes it back.
    """

    take: Annotated[str, Field(min_length=1, max_length=2000)] | None = None
    undo: Literal[1] | None = None
    hint: Annotated[str, Field(min_length=1, max_length=200)] | None = None
    on: Milliseconds


class _Stamp(_Line):
    format: int


def clipped(title: str) -> str:
    """As much of a scene's title as a list shows."""
    return title if len(title) <= _TITLE else title[: _TITLE - 1] + "…"


def written(line: Header | Move, before: str) -> tuple[bytes, str]:
    """A line as bytes, and its sum for the next one."""
    return sealed(line.model_dump(exclude_none=True), before)


def sealed(fields: Mapping[str, object], before: str) -> tuple[bytes, str]:
    """Fields as one line of JSON that ends in their sum."""
    text = json.dumps(fields, ensure_ascii=False, separators=(",", ":")).encode()[:-1]
    total = _sum(before, text)
    return text + _OPEN + total.encode() + _CLOSE + b"\n", total


def _sum(before: str, text: bytes) -> str:
    return hashlib.blake2b(before.encode() + text, digest_size=_SUM // 2).hexdigest()


def sum_of(line: bytes) -> str:
    """The sum that stands in a line, right or wrong."""
    return line[-len(_CLOSE) - _SUM : -len(_CLOSE)].decode("ascii", "replace")


def _is_whole(line: bytes, before: str) -> bool:
    text, tail = line[:-_TAIL], line[-_TAIL:]
    return tail == _OPEN + _sum(before, text).encode() + _CLOSE


def read_header(line: bytes) -> Header | None:
    """The first line, or None if it is damaged or of a newer format."""
    if not _is_whole(line, START):
        return None
    try:
        header = Header.model_validate_json(line)
    except ValidationError:
        return None
    return header if header.format == FORMAT else None


def read_move(line: bytes, before: str) -> Move | None:
    """A move chained to the sum before it, or None if the line is damaged."""
    if not _is_whole(line, before):
        return None
    try:
        move = Move.model_validate_json(line)
    except ValidationError:
        return None
    said = sum(one is not None for one in (move.take, move.undo, move.hint))
    return move if said == 1 else None


def is_newer(line: bytes) -> bool:
    """Whether a first line says that a later program wrote it, in a way of its own."""
    try:
        return _Stamp.model_validate_json(line).format > FORMAT
    except ValidationError:
        return False


def is_cut_off(rest: bytes) -> bool:
    """Whether what follows the last line's end is the beginning of one more, and nothing else.

    That is how a program leaves a journal that dies while it writes.
    """
    return len(rest) <= MAXIMUM_LINE and _BEGINNING.fullmatch(rest) is not None
