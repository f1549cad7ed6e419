"""Keeps a function's results by the part of the state it read: most turns ask what was asked before."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

Result = TypeVar("Result")
_KEPT = 4096  # results before all are forgotten; memory stays the same however long the play


def remembered(
    function: Callable[[int, int, int], Result], mask: int, *, scene: bool
) -> Callable[[int, int, int], Result]:
    """The function, asked once for each time, masked data and, if `scene`, scene."""
    kept: dict[tuple[int, int, int], Result] = {}

    def ask(s: int, t: int, d: int) -> Result:
        key = (t, d & mask, s if scene else 0)
        found = kept.get(key)
        if found is None:
            if len(kept) >= _KEPT:
                kept.clear()
            found = kept[key] = function(s, t, d)
        return found

    return ask


def remembered_change(
    function: Callable[[int, int, int], int], mask: int, *, scene: bool
) -> Callable[[int, int, int], int]:
    """The same for a function that gives data back and changes only fields it also reads."""
    ask = remembered(lambda s, t, d: function(s, t, d & mask), mask, scene=scene)

    def change(s: int, t: int, d: int) -> int:
        return d & ~mask | ask(s, t, d)

    return change
