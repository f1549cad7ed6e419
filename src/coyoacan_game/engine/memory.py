"""Keeps a function's results by the part of the state it read: most turns ask what was asked before."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, TypeVar

from coyoacan_game.engine.days import MINUTES_OF_A_DAY

Result = TypeVar("Result")
_KEPT = 4096  # results before all are forgotten; memory stays the same however long the play


class Reads(NamedTuple):
    """What a function reads: fields of the data, the scene, the time of day (else at most the day)."""

    mask: int
    scene: bool
    time: bool


def remembered(
    function: Callable[[int, int, int], Result], reads: Reads
) -> Callable[[int, int, int], Result]:
    """The function, asked once for all that it reads the same of."""
    mask, scene, time = reads
    kept: dict[tuple[int, int, int], Result] = {}

    def ask(s: int, t: int, d: int) -> Result:
        key = (t if time else t // MINUTES_OF_A_DAY, d & mask, s if scene else 0)
        found = kept.get(key)
        if found is None:
            if len(kept) >= _KEPT:
                kept.clear()
            found = kept[key] = function(s, t, d)
        return found

    return ask


def unremembered(
    function: Callable[[int, int, int], Result], _reads: Reads
) -> Callable[[int, int, int], Result]:
    """The function itself: asked once a move, in a state that is seldom met twice."""
    return function


def remembered_change(
    function: Callable[[int, int, int], int], reads: Reads
) -> Callable[[int, int, int], int]:
    """The same for a function that gives data back and changes only fields it also reads."""
    mask = reads.mask
    ask = remembered(lambda s, t, d: function(s, t, d & mask), reads)

    def change(s: int, t: int, d: int) -> int:
        return d & ~mask | ask(s, t, d)

    return change
