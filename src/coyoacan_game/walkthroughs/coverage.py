"""What a run covered of a story, point by point, with places; and what it did not.

`measured` joins a watch's counts with all the points there are; the reports print it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from coyoacan_game.engine import Program
from coyoacan_game.source import Span
from coyoacan_game.story.points import KINDS, Point, conditions, points, spot, texts
from coyoacan_game.story.text import is_plain, read_text
from coyoacan_game.walkthroughs.places import Places
from coyoacan_game.walkthroughs.stories import Opened
from coyoacan_game.walkthroughs.watch import Watch


class Covered(NamedTuple):
    """One point, how often it was covered, and where it stands."""

    point: Point
    hits: int
    span: Span | None


class Tally(NamedTuple):
    """How many of how many."""

    covered: int
    total: int

    @property
    def percent(self) -> float:
        """From 0 to 100; of nothing, all is covered."""
        return 100.0 * self.covered / self.total if self.total else 100.0


@dataclass(frozen=True)
class Coverage:
    """One story's points, in the author's order. `story` is its folder as messages name it."""

    story: str
    entries: tuple[Covered, ...]

    @property
    def total(self) -> Tally:
        return tally(self.entries)

    def by_kind(self) -> dict[str, Tally]:
        """The tally of each kind the story has anything of."""
        found = {kind: [one for one in self.entries if one.point.kind == kind] for kind in KINDS}
        return {kind: tally(entries) for kind, entries in found.items() if entries}

    def by_file(self) -> dict[str, tuple[Covered, ...]]:
        """The entries of each file that holds any, in the order of lines."""
        found: dict[str, list[Covered]] = {}
        for one in self.entries:
            if one.span is not None:
                found.setdefault(one.span.file, []).append(one)
        return {file: tuple(sorted(entries, key=_line)) for file, entries in sorted(found.items())}


def _line(one: Covered) -> tuple[int, int]:
    return (one.span.line, one.span.column) if one.span else (0, 0)


def tally(entries: Iterable[Covered]) -> Tally:
    """Counts entries, and those of them that were covered."""
    listed = list(entries)
    return Tally(sum(one.hits > 0 for one in listed), len(listed))


def uncovered(coverage: Coverage) -> tuple[str, ...]:
    """What was not covered, as addresses, with `[true]` or `[false]` where there are two sides."""
    return tuple(str(one.point) for one in coverage.entries if not one.hits)


def measured(opened: Opened, watches: Mapping[Program, Watch]) -> Coverage:
    """The coverage of one story; of a story that no path walked, nothing is covered."""
    program = opened.program
    if program is None:
        raise ValueError(f"{opened.shown} has errors and cannot be covered")
    watch = watches.get(program)
    counts: Mapping[Point, int] = watch.counts if watch else Counter()
    places = Places(opened.loaded.files)
    starts = {
        address: tuple(one.start for one in conditions(read_text(text)))
        for address, text in texts(program.story)
        if not is_plain(text)
    }
    return Coverage(
        opened.shown,
        tuple(
            Covered(one, counts.get(one, 0), places.span(spot(program.story, one, starts)))
            for one in points(program.story)
        ),
    )


def merged(parts: Iterable[tuple[Coverage, ...]]) -> tuple[Coverage, ...]:
    """The coverage of runs that shared the work, as if it had been one run."""
    found: dict[str, Coverage] = {}
    for part in parts:
        for one in part:
            had = found.get(one.story)
            found[one.story] = _added(had, one) if had else one
    return tuple(found[story] for story in sorted(found))


def _added(one: Coverage, other: Coverage) -> Coverage:
    pairs = zip(one.entries, other.entries, strict=True)
    return replace(one, entries=tuple(a._replace(hits=a.hits + b.hits) for a, b in pairs))
