"""The longest play to each ending in the plainest way: states in an order in which none leads back, if there is one."""

from __future__ import annotations

from coyoacan_game.engine import Program, State, ending, offered, start, take


def longest_plays(program: Program) -> dict[str, tuple[int | None, str | None]]:
    """For every ending, by its address: the most actions, or why there is no most."""
    after: dict[State, set[State]] = {}
    waiting = [start(program)]
    while waiting:
        state = waiting.pop()
        if state not in after:
            after[state] = {take(program, state, one) for one in offered(program, state)}
            waiting += after[state]
    return {f"ending.{id_}": _longest(program, id_, after) for id_ in program.story.ending}


def _longest(
    program: Program, id_: str, after: dict[State, set[State]]
) -> tuple[int | None, str | None]:
    goal = {state for state in after if ending(program, state) == id_}
    leading = set(goal)
    size = 0
    while size != len(leading):
        size = len(leading)
        leading |= {state for state, led in after.items() if led & leading}
    if not leading:
        return None, "no play gets there"
    # The most actions from each state to the goal, last states first.
    most: dict[State, int] = {}
    while len(most) < len(leading):
        ready = [one for one in leading - most.keys() if (after[one] & leading) <= most.keys()]
        if not ready:
            return None, "a player can go in circles before"
        for state in ready:
            most[state] = max((most[one] + 1 for one in after[state] & leading), default=0)
    return most[start(program)], None
