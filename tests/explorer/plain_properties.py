"""Properties decided in the plainest way: every state on its own, straight from what each kind means."""

from __future__ import annotations

from dataclasses import dataclass, field

from tests.explorer.plain_search import TooLarge

from coyoacan_game.engine import Program, State, ending, offered, take
from coyoacan_game.explorer.questions import condition_holds
from coyoacan_game.story.expressions import read_expression
from coyoacan_game.story.properties import Property

Found = tuple[str, int | None]  # the answer, and the actions of its path


@dataclass
class Reachable:
    """All states from an origin, by the fewest actions to them, and where each leads."""

    program: Program
    origin: State
    depths: dict[State, int] = field(default_factory=dict)
    after: dict[State, list[State]] = field(default_factory=dict)

    def holds(self, text: str, state: State) -> bool:
        return condition_holds(self.program, read_expression(text), state)

    def over(self, state: State) -> bool:
        """Whether an ending holds that leads nowhere."""
        return ending(self.program, state) is not None and not offered(self.program, state)


def reachable(program: Program, origin: State, most: int) -> Reachable:
    """Everything that can be reached. Raises TooLarge beyond `most` states."""
    found = Reachable(program, origin, {origin: 0})
    waiting = [origin]
    for state in waiting:
        led = [take(program, state, action) for action in offered(program, state)]
        found.after[state] = led
        for one in led:
            if one not in found.depths:
                found.depths[one] = found.depths[state] + 1
                waiting.append(one)
        if len(waiting) > most:
            raise TooLarge
    return found


def judged(found: Reachable, one: Property) -> Found:
    """The answer to a property, and how long its shortest path is."""
    if one.before is not None:
        moves = _unprepared(found, *one.before)
        return ("proven", None) if moves is None else ("refuted", moves)
    if one.always_can is not None:
        moves = _lost(found, one.always_can, one.when or "true")
        return ("proven", None) if moves is None else ("refuted", moves)
    most = len(found.depths) if one.within is None else one.within
    moves = _first(found, one, most)
    if one.sometimes is not None:
        return ("refuted", None) if moves is None else ("found", moves)
    return ("proven", None) if moves is None else ("refuted", moves)


def _first(found: Reachable, one: Property, most: int) -> int | None:
    text = one.always or one.never or one.sometimes or ""
    wanted = one.always is None
    met = [d for state, d in found.depths.items() if found.holds(text, state) is wanted]
    return min((depth for depth in met if depth <= most), default=None)


def _lost(found: Reachable, goal: str, when: str) -> int | None:
    winning = {state for state in found.depths if found.holds(goal, state)}
    size = -1
    while size != len(winning):
        size = len(winning)
        winning |= {one for one, led in found.after.items() if winning.intersection(led)}
    lost = [
        depth
        for state, depth in found.depths.items()
        if state not in winning and not found.over(state) and found.holds(when, state)
    ]
    return min(lost, default=None)


def _unprepared(found: Reachable, first: str, then: str) -> int | None:
    """The fewest actions to where the second holds, through states in which the first never does."""
    layer = {found.origin} if not found.holds(first, found.origin) else set()
    seen = set(layer)
    depth = 0
    while layer:
        if any(found.holds(then, state) for state in layer):
            return depth
        led = {one for state in layer for one in found.after[state]}
        layer = {one for one in led - seen if not found.holds(first, one)}
        seen |= layer
        depth += 1
    return None
