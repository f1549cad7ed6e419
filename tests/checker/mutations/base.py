"""What the kinds of mistakes share: what a mistake is, and how lines are changed.

Each kind says where its mistake stands: the lines that may be named, and those that must be. A kind
gives None where the story has nothing left for it to spoil.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from random import Random

from tests.checker.written import Entry, Line, Written

REQUIRED: dict[str, tuple[str, ...]] = {
    "story": ("title", "start"),
    "story.clock": ("date", "start", "end"),
    "day": ("date", "start", "end"),
    "dossier": ("title", "start"),
    "table": ("title", "columns", "says"),
    "table.row": ("cells",),
    "place.version": ("when",),
    "variable": ("start",),
    "place": ("name",),
    "character": ("name", "role", "start"),
    "note": ("kind", "title", "text"),
    "scene": ("title", "text"),
    "scene.choice": ("text",),
    "event": ("when",),
    "comparison": ("notes", "result", "says"),
    "finding": ("title", "question", "sentence", "verdict", "hints", "says"),
    "finding.blank": ("candidates",),
    "ending": ("title", "text", "when"),
    "picture": ("art", "says"),
    "picture.layer": ("when", "art"),
    "fact": ("statement", "status", "basis", "sources"),
    "source": ("author", "title", "kind", "consulted"),
    "dispute": ("question", "day"),
    "dispute.account": ("says",),
    "door": ("name", "lines"),
    "thing": ("name",),
    "standpoint": ("name",),
    "stretch": ("name", "day", "start", "end"),
}


@dataclass(frozen=True)
class Mutant:
    """What was done, the changed files, and the lines a problem may and must be placed at."""

    what: str
    files: dict[str, str]
    may: frozenset[Line]
    must: frozenset[Line]


Kind = Callable[[Random, Written], Mutant | None]
KINDS: dict[str, Kind] = {}


def kind(function: Kind) -> Kind:
    KINDS[function.__name__] = function
    return function


def line_rewritten(
    what: str, story: Written, place: Line, new: str, may: Iterable[Line] = ()
) -> Mutant:
    """One line rewritten; the problem stands there."""
    file, number = place
    lines = story.files[file].split("\n")
    changed = f"{what}, {file}:{number}: {lines[number - 1]!r} -> {new!r}"
    lines[number - 1] = new
    here = frozenset([place])
    return Mutant(changed, {file: "\n".join(lines)}, here | frozenset(may), here)


def value_rewritten(what: str, story: Written, entry: Entry, value: str) -> Mutant:
    """A whole value rewritten on one line."""
    lines = story.files[entry.file].split("\n")
    lines[entry.first - 1 : entry.last] = [f"{entry.key} = {value}"]
    here = frozenset([(entry.file, entry.first)])
    changed = f"{what}, {entry.file}:{entry.first}: {entry.key} = {value}"
    return Mutant(changed, {entry.file: "\n".join(lines)}, here, here)


def pick(random: Random, entries: Iterable[Entry]) -> Entry | None:
    found = list(entries)
    return random.choice(found) if found else None


def is_free(entry: Entry) -> bool:
    """Whether its keys are the format's, not an author's ids."""
    return entry.table[-1] != "set" and entry.table[-1] != "candidates"


def is_one_line(entry: Entry) -> bool:
    return entry.first == entry.last


def again(story: Written, changed: dict[str, str]) -> Written:
    return Written({**story.files, **changed})


def without(line: str, sign: str, *, last: bool) -> str:
    at = line.rindex(sign) if last else line.index(sign)
    return line[:at] + line[at + len(sign) :]


DECLARED = (
    "variable",
    "place",
    "character",
    "note",
    "scene",
    "event",
    "comparison",
    "finding",
    "picture",
    "fact",
    "source",
    "day",
    "dossier",
    "table",
    "dispute",
    "door",
    "thing",
    "standpoint",
    "stretch",
)


def dangling(story: Written, kind: str, id_: str) -> tuple[frozenset[Line], frozenset[Line]]:
    """Where a name that is gone may, and must, be missed."""
    must = story.uses(kind, id_)
    may = set(must)
    if kind == "scene":  # perhaps a place's own: ways there lead nowhere now, and so does "back"
        may |= {
            place
            for entry in story.entries
            if entry.key == "exits" or (entry.key, entry.raw) == ("goto", '"back"')
            for place in story.lines_of(entry)
        }
        may |= {
            (one.file, one.line) for one in story.headers if one.table[::2] == ("place", "exit")
        }
    return frozenset(may), frozenset(must)
