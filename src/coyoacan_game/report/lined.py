"""Coverage by lines, as the formats want it that were made for programs."""

from __future__ import annotations

from typing import NamedTuple

from coyoacan_game.walkthroughs.coverage import Coverage, Covered

_SIDED = ("guard", "text")


class Line(NamedTuple):
    """One line of a scene file. `side_hits` has each side of each condition on it, in order."""

    number: int
    hits: int
    side_hits: tuple[int, ...]

    @property
    def sides(self) -> int:
        return len(self.side_hits)

    @property
    def sides_covered(self) -> int:
        return sum(hits > 0 for hits in self.side_hits)


def lines_of(coverage: Coverage) -> dict[str, tuple[Line, ...]]:
    """For each file, the lines on which there is anything to cover."""
    return {
        file: tuple(_line(number, on_it) for number, on_it in sorted(_grouped(entries).items()))
        for file, entries in coverage.by_file().items()
    }


def _grouped(entries: tuple[Covered, ...]) -> dict[int, list[Covered]]:
    found: dict[int, list[Covered]] = {}
    for one in entries:
        if one.span is not None:
            found.setdefault(one.span.line, []).append(one)
    return found


def _line(number: int, entries: list[Covered]) -> Line:
    sides = tuple(one.hits for one in entries if one.point.kind in _SIDED)
    return Line(number, max(one.hits for one in entries), sides)
