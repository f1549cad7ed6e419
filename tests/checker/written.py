"""A story as its lines: which table and key each line belongs to, and where a name is used.

A second, simple reading of the files, so that the places the checker names are judged by something
that is not the checker. It understands files written one key to a line, as scenes are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import tomli

Line = tuple[str, int]  # file and line from 1

_HEADER = re.compile(r"\[([\w.-]+)\]\s*(?:#.*)?")
_PAIR = re.compile(r"([\w-]+)\s*=\s*(.*)")
_TIMED = re.compile(r"'[0-9:]{5}' = \{.*\}")  # a row of a timetable, always on one line

# Which kind the ids in a key's value belong to, by the shape of the table and the key.
_NAMES: dict[tuple[str, str], str] = {
    ("story", "start"): "scene",
    ("story", "start_place"): "place",
    ("story.clock", "dossier"): "dossier",
    ("day", "dossier"): "dossier",
    ("dossier", "start"): "scene",
    ("dossier", "start_place"): "place",
    ("dossier", "day"): "day",
    ("dossier", "learn"): "note",
    ("finding", "dossier"): "dossier",
    ("ending", "next"): "dossier",
    ("scene.choice", "day"): "day",
    ("event", "day"): "day",
    ("place.version", "sees"): "place",
    ("table", "facts"): "fact",
    ("table.row", "learn"): "note",
    ("place", "exits"): "place",
    ("place", "sees"): "place",
    ("place", "scene"): "scene",
    ("character", "facts"): "fact",
    ("character.state", "at"): "place",
    ("note", "from"): "character",
    ("note", "facts"): "fact",
    ("scene", "place"): "place",
    ("scene", "picture"): "picture",
    ("scene", "learn"): "note",
    ("scene.choice", "learn"): "note",
    ("scene.choice", "goto"): "scene",
    ("event", "learn"): "note",
    ("event", "goto"): "scene",
    ("comparison", "notes"): "note",
    ("comparison", "learn"): "note",
    ("finding", "needs"): "note",
    ("ending", "picture"): "picture",
    ("fact", "sources"): "source",
    ("day.plan", "sees"): "place",
    ("day.plan", "hears"): "place",
    ("dispute", "day"): "day",
    ("dispute", "facts"): "fact",
    ("dispute.account", "facts"): "fact",
    ("finding.archive", "facts"): "fact",
    ("standpoint", "at"): "place",
    ("standpoint", "as"): "character",
    ("stretch", "day"): "day",
}
# Values in which names stand deeper.
_PLACES_INSIDE = (("day.plan", "walks"), ("door", "lines"))
# What rows of timetables name, and which part of a table's own name is the name of something else.
_IN_ROWS = {"place": "at", "character": "with", "fact": "facts"}
_IN_HEADERS = {
    ("place.exit", 3): "place",
    ("day.plan", 3): "place",
    ("character.timetable", 3): "day",
    ("thing.timetable", 3): "day",
    ("door.timetable", 3): "day",
    ("character.account.", 3): "dispute",
    ("thing.account.", 3): "dispute",
    ("door.account.", 3): "dispute",
}
# How an expression names something of a kind. A comparison with a literal ends at a brace or bar.
_IN_EXPRESSIONS = {
    "note": r"\bknows\.{id}\b",
    "scene": r"\bvisited\.{id}\b|\bchose\.{id}\.|\bscene\b[^|{{}}]*'{id}'",
    "place": r"(?:\bplace\b|\.at\b)[^|{{}}]*'{id}'",
    "character": r"\bhere\.{id}\b|(?<![\w.]){id}\.(?:state|at|name|doing)\b",
    "event": r"\bhappened\.{id}\b",
    "comparison": r"\bcompared\.{id}\b",
    "dossier": r"\bdossier\b[^|{{}}]*'{id}'",
    "table": r"\basked\.{id}\.",
    "finding": r"\b(?:filed|solved|right|verdict|claimed)\.{id}\b",
    "variable": r"(?<![\w.']){id}(?![\w.'])",
}
GUARDS = ("when", "shown")
ASKED = ("always", "never", "sometimes", "always_can", "before")  # of a property
TEXTS: frozenset[tuple[str, str]] = frozenset(
    {
        ("place.exit", "text"),
        ("place.exit", "unless_shown"),
        ("character", "about"),
        ("note", "text"),
        ("scene", "text"),
        ("scene.choice", "text"),
        ("scene.choice", "unless_shown"),
        ("scene.choice", "says"),
        ("event", "says"),
        ("comparison", "says"),
        ("finding", "question"),
        ("finding", "says"),
        ("ending", "text"),
        ("dossier", "before"),
        ("table.row", "says"),
    }
)


def shape(table: tuple[str, ...]) -> str:
    """A table without its ids: "scene.choice"; "story.clock" is as it is."""
    return ".".join(table if table[0] == "story" else table[::2])


@dataclass(frozen=True)
class Entry:
    """One key with its value, from line `first` to line `last` of its file."""

    file: str
    table: tuple[str, ...]
    header: int
    key: str
    first: int
    last: int
    raw: str

    @property
    def shape(self) -> str:
        return shape(self.table)

    @property
    def is_text(self) -> bool:
        return (self.shape, self.key) in TEXTS

    @property
    def names(self) -> str | None:
        """The kind its value names, if it names anything."""
        return _NAMES.get((self.shape, self.key))

    @property
    def value(self) -> object:
        return tomli.loads(f"x = {self.raw}")["x"]


@dataclass(frozen=True)
class Header:
    """One `[table]` line, and the last line before the next."""

    file: str
    table: tuple[str, ...]
    line: int
    last: int


class Written:
    """The files of a story by name, in the order they are read, as lines, tables and keys."""

    def __init__(self, files: dict[str, str]) -> None:
        self.files = dict(sorted(files.items()))
        self._lines = {name: text.split("\n") for name, text in self.files.items()}
        self.headers: list[Header] = []
        self.entries: list[Entry] = []
        self.rows: list[Line] = []
        for name, lines in self._lines.items():
            self._read(name, lines)

    def _read(self, file: str, lines: list[str]) -> None:
        at = 0
        while at < len(lines):
            header, pair = _HEADER.fullmatch(lines[at]), _PAIR.fullmatch(lines[at])
            if header:
                last = next(
                    (row for row in range(at + 1, len(lines)) if _HEADER.fullmatch(lines[row])),
                    len(lines),
                )
                table = tuple(header[1].split("."))
                self.headers.append(Header(file, table, at + 1, last))
            elif _TIMED.fullmatch(lines[at]):
                self.rows.append((file, at + 1))
            elif pair:
                first, raw = at, pair[2]
                while not _is_value(raw):
                    at += 1
                    raw += "\n" + lines[at]
                owner = self.headers[-1]
                self.entries.append(
                    Entry(file, owner.table, owner.line, pair[1], first + 1, at + 1, raw)
                )
            at += 1

    def line(self, place: Line) -> str:
        return self._lines[place[0]][place[1] - 1]

    def lines_of(self, entry: Entry) -> Iterator[Line]:
        for number in range(entry.first, entry.last + 1):
            yield entry.file, number

    def uses(self, kind: str, id_: str) -> set[Line]:
        """Every line on which something of a kind is named, other than where it is declared."""
        address = f'"{kind}.{id_}"'
        quoted = re.compile(rf"[\"']{re.escape(id_)}[\"']")
        pattern = _IN_EXPRESSIONS.get(kind)
        named = re.compile(pattern.format(id=re.escape(id_))) if pattern else None
        found: set[Line] = set()
        for entry in self.entries:
            if id_ not in entry.raw:
                continue
            for place in self.lines_of(entry):
                line = self.line(place)
                inside = kind == "place" and (entry.shape, entry.key) in _PLACES_INSIDE
                bare = inside and re.search(rf"\b{re.escape(id_)}\b", line)
                if (
                    bare
                    or (entry.names == kind and quoted.search(line))
                    or ((entry.shape, entry.key, entry.raw) == ("property", "from", address))
                    or (named and any(named.search(one) for one in _expressions(entry, line)))
                ):
                    found.add(place)
        found |= {
            (header.file, header.line)
            for header in self.headers
            if id_ in header.table and _named_in(header.table).get(kind) == id_
        }
        in_row = re.compile(rf"\b{_IN_ROWS.get(kind, '-')} = (\[[^\]]*)?{quoted.pattern}")
        found |= {place for place in self.rows if in_row.search(self.line(place))}
        return found


def _named_in(table: tuple[str, ...]) -> dict[str, str]:
    """The kind and id of what a table's name mentions besides itself."""
    named = shape(table) if len(table) < 5 else f"{table[0]}.{table[2]}."
    return {kind: table[part] for (one, part), kind in _IN_HEADERS.items() if one == named}


def _is_value(raw: str) -> bool:
    try:
        tomli.loads(f"x = {raw}")
    except tomli.TOMLDecodeError:
        return False
    return True


def _expressions(entry: Entry, line: str) -> Iterator[str]:
    """The expressions on one line of an entry: all of a guard or an effect, in a text what follows a brace."""
    asked = entry.shape == "property" and entry.key in ASKED
    if asked or entry.key in GUARDS or entry.key == "set" or entry.table[-1] == "set":
        yield line.partition("=")[2]
    elif entry.is_text or entry.key == "hints":
        for match in re.finditer(r"\{((?:[^:{}']|'[^']*')*)[:}]", line.replace("{{", "  ")):
            yield match[1]
