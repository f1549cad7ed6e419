"""A path test as it was written: steps, what is given, what is expected. Knows no story and no play.

`read` makes these from files; `names` holds them against a story; `run` walks them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from coyoacan_game.source import SourceFile, Span
from coyoacan_game.story.clauses import NEGATED, Address, Clause

Step = str  # as it is written; `steps` knows its words

SUFFIX = ".path.toml"
_HEADER = re.compile(r"^[ \t]*\[[ \t]*path[ \t]*\.[ \t]*(\w+)[ \t]*\]", re.MULTILINE | re.ASCII)

KEYS = ("story", "start", "given", "steps", "expect", "sees", "never_sees", "golden")

# What each key of `given` and `expect` holds: one text, a list of texts, or a table of values.
GIVEN: dict[str, str] = {
    "place": "text",
    "day": "text",
    "time": "text",
    "knows": "list",
    "visited": "list",
    "chose": "list",
    "asked": "list",
    "happened": "list",
    "compared": "list",
    "filed": "list",
    "solved": "list",
    "variables": "table",
    "characters": "table",
}
_BOTH_WAYS = (
    "knows", "visited", "chose", "asked", "happened", "compared", "filed", "solved", "offered",
)  # fmt: skip
EXPECT: dict[str, str] = {
    "scene": "text",
    "place": "text",
    "day": "text",
    "time": "text",
    "ending": "text",
    **dict.fromkeys(_BOTH_WAYS, "list"),
    **{NEGATED + key: "list" for key in _BOTH_WAYS},
    "variables": "table",
    "characters": "table",
    "holds": "list",
}


@dataclass(frozen=True)
class PathTest:
    """`[path.ID]`. `golden` and `story` are as written, relative to the file's folder."""

    id: str
    story: str | None = None
    start: str | None = None
    given: tuple[Clause, ...] = ()
    steps: tuple[Step, ...] = ()
    expect: tuple[Clause, ...] = ()
    sees: tuple[str, ...] = ()
    never_sees: tuple[str, ...] = ()
    golden: str | None = None

    def at(self, *keys: str | int) -> Address:
        """The address of a part of this path."""
        return ("path", self.id, *keys)


@dataclass(frozen=True)
class PathFile:
    """One `*.path.toml`: where it is, its text, and its paths in the order they are written.

    `unsound` are what can be read of those in which something is wrong: never walked, but the
    names in them are looked up, so that one slip hides no other.
    """

    folder: Path
    source: SourceFile
    paths: tuple[PathTest, ...]
    unsound: tuple[PathTest, ...] = ()

    @cached_property
    def headers(self) -> dict[str, Span]:
        """Where each `[path.ID]` stands, found without a grammar; not those written otherwise."""
        return {
            found[1]: self.source.span(found.start(1), found.end(1))
            for found in _HEADER.finditer(self.source.text)
        }
