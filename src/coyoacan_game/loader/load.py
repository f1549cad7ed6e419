"""The whole way from a folder to a checked story, with every problem in its place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from coyoacan_game.diagnostics import Diagnostic, Problems, Severity, Spot
from coyoacan_game.loader.build import build, merge
from coyoacan_game.loader.collecting import collecting_later
from coyoacan_game.loader.discover import read_files
from coyoacan_game.loader.parse import parse
from coyoacan_game.source import SourceFile, Span
from coyoacan_game.story.models import Story
from coyoacan_game.story.scope import Scope


@dataclass(frozen=True)
class Loaded:
    """What a folder holds.

    `story` is None when there is nothing to check further; `scope` knows the names of the story,
    also of the tables that could not be read. `complete` is False when a whole file could not be
    read, so that names may be missing that are no mistake.
    """

    folder: Path
    story: Story | None
    scope: Scope | None
    files: tuple[SourceFile, ...]
    problems: tuple[Diagnostic, ...]
    complete: bool
    shown: str = "."  # how messages name the folder


@collecting_later()
def load_story(folder: Path, shown: str | None = None) -> Loaded:
    """Reads every scene file below `folder`; never raises for anything an author can write.

    `shown` is how messages name the folder, by default as it was given. The problems carry
    addresses, not yet places: `located` gives them those.
    """
    problems = Problems()
    shown = folder.as_posix() if shown is None else shown
    files = read_files(folder, shown, problems)
    parsed = [(file, parse(file, problems)) for file in files]
    complete = not problems.found
    readable = [(file, tables) for file, tables in parsed if tables is not None]
    if not readable:
        if not problems.found:
            hint = "a story is a folder of .toml files, one of them with a [story] table"
            problems.add("COY001", "there is no story in this folder", None, hint)
        found = tuple(_placed(one, shown) for one in problems.found)
        return Loaded(folder, None, None, tuple(files), found, complete, shown)
    story, broken = build(merge(readable, problems), problems)
    if not complete:
        unread = [file for file, tables in parsed if tables is None]
        problems.found = [one for one in problems.found if not _may_stand_in(unread, one)]
    scope = Scope(story, broken) if story else None
    found = tuple(_placed(one, shown) for one in problems.found)
    return Loaded(folder, story, scope, tuple(files), found, complete, shown)


def _may_stand_in(unread: list[SourceFile], problem: Diagnostic) -> bool:
    """Whether what is missed may be in a file that could not be read: [story], or a table's own keys.

    Two files can hold parts of one table, and what is left of it then lacks what the other has.
    """
    if problem.code == "COY001":
        return True
    if problem.code != "COY104" or problem.spot is None:
        return False
    head = ".".join(str(part) for part in problem.spot.path)  # a bracket may be what is lost
    return any(head in file.text for file in unread)


def _placed(problem: Diagnostic, shown: str) -> Diagnostic:
    """A problem of the folder as a whole is placed at the folder."""
    if problem.span is None and problem.spot is None:
        return problem.at(Span(shown, 1, 1, 1, 1))
    return problem


def located(loaded: Loaded, problems: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    """The problems with their places in the files, in file order, errors and warnings together."""
    if not any(one.span is None for one in problems):
        return _sorted(problems, loaded)
    from coyoacan_game.loader.locate import Locator

    locators: dict[str, Locator] = {}

    def locator(file: SourceFile) -> Locator:
        if file.name not in locators:
            locators[file.name] = Locator(file)
        return locators[file.name]

    def find(spot: Spot) -> Span | None:
        # Reading a file for its places costs more than reading it: only those that may hold it.
        id_ = str(spot.path[min(1, len(spot.path) - 1)])
        likely = [file for file in loaded.files if id_ in file.text]
        return furthest(spot, likely) or furthest(spot, loaded.files)

    def furthest(spot: Spot, files: Iterable[SourceFile]) -> Span | None:
        """Two files can hold parts of one table: the one where more of the address stands."""
        found = [
            hit
            for file in files
            if spot.file in (None, file.name) and (hit := locator(file).find(spot))
        ]
        return max(found, key=lambda hit: hit[0])[1] if found else None

    placed = []
    for one in problems:
        span = one.span or (find(one.spot) if one.spot else None)
        placed.append(one.at(span or Span(loaded.shown, 1, 1, 1, 1)))
    return _sorted(tuple(placed), loaded)


def _sorted(problems: tuple[Diagnostic, ...], loaded: Loaded) -> tuple[Diagnostic, ...]:
    order = {file.name: position for position, file in enumerate(loaded.files)}

    def key(one: Diagnostic) -> tuple[int, int, int, str]:
        span = one.span
        if span is None:
            return (-1, 0, 0, one.code)
        return (order.get(span.file, -1), span.line, span.column, one.code)

    unique: dict[tuple[object, ...], Diagnostic] = {}
    for one in sorted(problems, key=key):
        unique.setdefault((one.code, one.span, one.message), one)
    return tuple(unique.values())


def has_errors(problems: tuple[Diagnostic, ...]) -> bool:
    """Whether the story cannot be played."""
    return any(one.severity is Severity.ERROR for one in problems)
