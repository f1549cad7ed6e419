"""The plainest explorer there is: breadth first over `engine.turn`, every state on its own.

Slow, obvious, and the judge of the others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tests.stories_made import made_story, program_of, seeded

from coyoacan_game.engine import Program, State, ending, offered, start, turn
from coyoacan_game.explorer.questions import Target
from coyoacan_game.explorer.replay import reached


class TooLarge(Exception):
    """The story has more states than a plain search should be asked for."""


@dataclass(frozen=True)
class Explored:
    """How many states there are, the moves to each target that can be met, and to a softlock.

    `lost` is the fewest moves to a state from which no ending can be reached, None if none is.
    """

    states: int
    moves: dict[Target, int]
    lost: int | None


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
    depths = {origin: 0}
    before: dict[State, list[State]] = {}
    note(0, None, origin, origin)
    while layer:
        depth += 1
        following: list[State] = []
        for state in layer:
            for action in offered(program, state):
                made = turn(program, state, action)
                note(depth, made, state, made.state)
                before.setdefault(made.state, []).append(state)
                if made.state not in seen:
                    seen.add(made.state)
                    depths[made.state] = depth
                    following.append(made.state)
        if len(seen) > most:
            raise TooLarge
        layer = following
    return Explored(len(seen), moves, _lost(program, depths, before))


def _lost(
    program: Program, depths: dict[State, int], before: dict[State, list[State]]
) -> int | None:
    """Everything from which an ending can be reached, by going backwards; then what is left."""
    winning = {state for state in depths if ending(program, state) is not None}
    waiting = list(winning)
    while waiting:
        for state in before.get(waiting.pop(), ()):
            if state not in winning:
                winning.add(state)
                waiting.append(state)
    return min((depth for state, depth in depths.items() if state not in winning), default=None)


def searched(
    seeds: range, most: int, asked: Callable[[Program], list[Target]]
) -> Iterator[tuple[int, Program, Explored]]:
    """The made stories of these seeds that this search gets through, with what it found."""
    for seed in seeds:
        program = program_of(made_story(seeded(seed)), warnings=True)
        try:
            found = explore(program, asked(program), most)
        except TooLarge:
            continue
        yield seed, program, found
