"""The plainest explorer there is: breadth first over `engine.turn`, every state on its own.

Slow, obvious, and the judge of the others.
"""

from __future__ import annotations

from dataclasses import dataclass

from coyoacan_game.engine import Program, State, offered, start, turn
from coyoacan_game.explorer.questions import Target
from coyoacan_game.explorer.replay import reached


class TooLarge(Exception):
    """The story has more states than a plain search should be asked for."""


@dataclass(frozen=True)
class Explored:
    """How many states there are, the moves to each target that can be met, states that are stuck."""

    states: int
    moves: dict[Target, int]


def explore(program: Program, targets: list[Target], most: int) -> Explored:
    """Everything reachable. Raises TooLarge beyond `most` states."""
    origin = start(program)
    left = dict.fromkeys(targets)
    moves: dict[Target, int] = {}

    def note(depth: int, last: object, before: State, state: State) -> None:
        met = [one for one in left if reached(program, one, last, before, state)]  # type: ignore[arg-type]
        for one in met:
            moves[one] = depth
            del left[one]

    seen = {origin}
    layer = [origin]
    depth = 0
    note(0, None, origin, origin)
    while layer:
        depth += 1
        following: list[State] = []
        for state in layer:
            for action in offered(program, state):
                made = turn(program, state, action)
                note(depth, made, state, made.state)
                if made.state not in seen:
                    seen.add(made.state)
                    following.append(made.state)
        if len(seen) > most:
            raise TooLarge
        layer = following
    return Explored(len(seen), moves)
