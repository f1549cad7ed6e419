"""What a bench says: rows with a figure, a bar and whether it was held. Measures nothing itself."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from statistics import median
from typing import NamedTuple


class Row(NamedTuple):
    """One line of the table. `held` is None for a figure without a bar."""

    what: str
    measured: str
    bar: str = ""
    held: bool | None = None


class CannotMeasure(Exception):
    """Something a bench needs is not there; the sentence says what."""


def at_most(what: str, ratio: float, bar: float, figures: str) -> Row:
    """A ratio that must not be greater."""
    return Row(what, f"{ratio:.2f}  ({figures})", f"at most {bar:g}", ratio <= bar)


def at_least(what: str, ratio: float, bar: float, figures: str) -> Row:
    """A ratio that must not be smaller."""
    return Row(what, f"{ratio:.1f}  ({figures})", f"at least {bar:g}", ratio >= bar)


def medians(*measures: Callable[[], float], rounds: int) -> list[float]:
    """The median of each, taken in turns so that a busy minute falls on all of them."""
    found: list[list[float]] = [[] for _ in measures]
    for _ in range(rounds):
        for kept, measure in zip(found, measures, strict=True):
            kept.append(measure())
    return [median(kept) for kept in found]


def seconds(work: Callable[[], object]) -> float:
    """How long some work takes on the clock."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def table(rows: Iterable[Row]) -> str:
    """The rows as text, in columns."""
    words = {True: "held", False: "MISSED", None: ""}
    cells = [("what", "measured", "bar", ""), *((*row[:3], words[row.held]) for row in rows)]
    widths = [max(len(line[column]) for line in cells) for column in range(4)]
    lines = ["  ".join(cell.ljust(widths[n]) for n, cell in enumerate(line)) for line in cells]
    lines.insert(1, "  ".join("-" * width for width in widths))
    return "\n".join(line.rstrip() for line in lines)
