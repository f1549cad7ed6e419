"""Which targets a play meets, turn by turn: for whoever plays to see what there is.

Says what `replay.reached` says, of many targets at once; `scouting` asks it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable

from coyoacan_game.engine import Program, State, Turn
from coyoacan_game.engine.record import Confirmed, Entered, Entry, Fault, Happened
from coyoacan_game.explorer.branches import AT, Moment
from coyoacan_game.explorer.questions import Target, holds

Guards = tuple[Callable[[int, int, int], bool], ...]
Pending = dict[Target, Guards]


class Meetings:
    """The targets that no play has met yet."""

    def __init__(self, program: Program, targets: Iterable[Target]) -> None:
        self.program = program
        self._anywhere: Pending = {}
        self._in_scene: dict[str, Pending] = defaultdict(dict)
        self._taken: dict[str, Pending] = defaultdict(dict)
        self._told: dict[Moment, Pending] = defaultdict(dict)
        self.left = 0
        for target in targets:
            self.left += 1
            self._place(target)[target] = tuple(program.truth(one) for one in target.conditions)

    def _place(self, target: Target) -> Pending:
        if target.moment == AT:
            return self._anywhere if target.scene is None else self._in_scene[target.scene]
        if target.moment[0] == "taken":
            return self._taken[target.moment[1]]
        return self._told[target.moment]

    def begins(self, state: State, *, entered: bool) -> list[Target]:
        """Those that a first state meets, which has just been entered or not."""
        found = self._standing(state)
        if entered:
            moment = ("entered", self.program.scenes[state.scene])
            found += self._asked(self._told.get(moment), state)
        return found

    def see(self, made: Turn, before: State) -> list[Target]:
        """Those that a turn meets, in its course or where it ends; they are not asked again."""
        found = self._asked(self._taken.get(made.action), before)
        for entry in made.entries:
            moment, state = _moment(entry, made.state)
            if moment is not None:
                found += self._asked(self._told.get(moment), state)
        return found + self._standing(made.state)

    def _standing(self, state: State) -> list[Target]:
        scene = self.program.scenes[state.scene]
        found = self._asked(self._anywhere, state)
        return found + self._asked(self._in_scene.get(scene), state)

    def _asked(self, pending: Pending | None, state: State) -> list[Target]:
        if not pending:
            return []
        s, t, d = state
        found = [
            target
            for target, guards in pending.items()
            if all(guard(s, t, d) for guard in guards) and self._ends_well(target, state)
        ]
        for target in found:
            del pending[target]
        self.left -= len(found)
        return found

    def _ends_well(self, target: Target, state: State) -> bool:
        """What a target asks beside its conditions."""
        alone = target.ending is None and not target.stuck and not target.some_ending
        if alone and target.looking is None and not state.data & self.program.looking:
            return not target.playing or self.program.ending(*state) < 0
        return holds(self.program, target, state)


def _moment(entry: Entry, after: State) -> tuple[Moment | None, State]:
    match entry:
        case Entered(scene=scene, state=state):
            return ("entered", scene), state
        case Happened(event=event, state=state):
            return ("happened", event), state
        case Confirmed(finding=finding, state=state):
            return ("confirmed", finding), state
        case Fault(address=address, variable=variable):
            return ("fault", address, variable), after
    return None, after
