"""What stands in the way of an action, as a value. Made by `obstacles` and `looked`."""

from __future__ import annotations

from typing import NamedTuple

from coyoacan_game.engine import Program, State
from coyoacan_game.walkthroughs.explain import false_parts
from coyoacan_game.walkthroughs.result import Guard

Why = str


class Obstacle(NamedTuple):
    """What stands in the way. `guard` and `because` where an author's condition is false."""

    why: Why
    because: tuple[str, ...] = ()
    guard: Guard | None = None


def guarded(
    program: Program, state: State, text: str | None, address: tuple[str, ...], why: str
) -> Obstacle | None:
    """The obstacle that a condition is, or None where it holds."""
    parts = false_parts(program, text, state) if text else ()
    if text is None or not parts:
        return None
    return Obstacle(why, parts, Guard(" ".join(text.split()), address))
