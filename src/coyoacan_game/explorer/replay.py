"""Every path is replayed in the engine before anybody sees it. One that does not replay says what to remember."""

from __future__ import annotations

from dataclasses import dataclass

from coyoacan_game.engine import NotOffered, Program, State, Turn, start, turn
from coyoacan_game.engine.record import Confirmed, Entered, Fault, Happened
from coyoacan_game.explorer.branches import Assign, Confirm, Test
from coyoacan_game.explorer.conditions import Control, Domains, Residual, slots_in, slots_of
from coyoacan_game.explorer.questions import AT, Target, condition_holds, holds
from coyoacan_game.explorer.search import Hop
from coyoacan_game.explorer.sets import Abstraction
from coyoacan_game.explorer.skeleton import Skeleton
from coyoacan_game.story.expressions import read_expression
from coyoacan_game.story.scope import Slot


@dataclass(frozen=True)
class Replay:
    """A path in the engine. `blamed` is empty if it went to its end and the target was there."""

    actions: tuple[str, ...]
    state: State
    blamed: frozenset[Slot]

    @property
    def good(self) -> bool:
        return not self.blamed


class Replayer:
    """Replays abstract paths of one program, from one state."""

    def __init__(
        self,
        program: Program,
        domains: Domains,
        skeleton: Skeleton,
        origin: State | None = None,
    ) -> None:
        self.program = program
        self.domains = domains
        self.skeleton = skeleton
        self.origin = start(program) if origin is None else origin
        self._fields = program.layout.fields

    def replay(
        self, hops: list[Hop], end: Control | None, target: Target, abstraction: Abstraction
    ) -> Replay:
        """Takes the path's actions; `end` is the control point it should lead to, if it matters."""
        state = self.origin
        taken: list[str] = []
        last: Turn | None = None
        before = state
        for number, hop in enumerate(hops):
            following = hops[number + 1].control if number + 1 < len(hops) else end
            made = self._take(state, hop.edge.address)
            if made is None:
                blamed = self._false_parts(hop.edge.guard, state, abstraction)
                return self._failed(taken, state, blamed, hop, abstraction)
            before, last, state = state, made, made.state
            taken.append(made.action)
            if following is not None and not _same(self.skeleton.start(state)[0], following):
                blamed = self._doubts(hop, before, abstraction)
                return self._failed(taken, state, blamed, hop, abstraction)
        if reached(self.program, target, last, before, state, self.origin):
            return Replay(tuple(taken), state, frozenset())
        blamed = self._unmet(target, state, abstraction)
        if not blamed and hops:
            blamed = self._unconfirmed(hops[-1], state, abstraction)
        if not blamed and hops:
            blamed = self._doubts(hops[-1], before, abstraction)
        if not blamed:
            blamed = frozenset().union(*(self._all_doubts(hop, abstraction) for hop in hops))
        return Replay(tuple(taken), state, blamed or _everything(abstraction, self.program))

    def _failed(
        self,
        taken: list[str],
        state: State,
        blamed: frozenset[Slot],
        hop: Hop,
        abstraction: Abstraction,
    ) -> Replay:
        if not blamed:
            blamed = self._all_doubts(hop, abstraction)
        return Replay(tuple(taken), state, blamed or _everything(abstraction, self.program))

    def _take(self, state: State, action: str) -> Turn | None:
        """The turn of an action, or of another filing that nothing in the story tells from it."""
        try:
            return turn(self.program, state, action)
        except NotOffered:
            pass
        if not action.startswith("finding.") or action.endswith(".withdraw"):
            return None
        finding = action.split(".")[1]
        actions = self.program.file_actions(finding)
        slot: Slot = ("claim", finding)
        wanted = self.domains.position(slot, actions.index(action) + 1)
        for number, other in enumerate(actions):
            if self.domains.position(slot, number + 1) == wanted:
                try:
                    return turn(self.program, state, other)
                except NotOffered:
                    continue
        return None

    def _unmet(self, target: Target, state: State, abstraction: Abstraction) -> frozenset[Slot]:
        found: set[Slot] = set()
        for condition in target.conditions:
            if not condition_holds(self.program, condition, state):
                found |= slots_of(self.program, condition)
        if target.ending is not None:
            for id_, ending in self.program.story.ending.items():
                found |= slots_of(self.program, read_expression(ending.when))
                if id_ == target.ending:
                    break
        return frozenset(found - self.skeleton.known - set(abstraction.kept))

    # -- what was assumed and was not so -----------------------------------------------------------

    def _value(self, residual: Residual, state: State) -> bool:
        """A residual in a state of play."""
        if isinstance(residual, bool):
            return residual
        match residual[0]:
            case "in":
                combination = tuple(
                    self.domains.position(slot, self._fields[slot].get(state.data))
                    for slot in residual[1]
                )
                return any(combination == one for one in residual[2])
            case "not":
                return not self._value(residual[1], state)
        values = [self._value(one, state) for one in residual[1]]
        return any(values) if residual[0] == "or" else all(values)

    def _false_parts(
        self, residual: Residual, state: State, abstraction: Abstraction, *, wanted: bool = True
    ) -> frozenset[Slot]:
        """The forgotten slots of those parts of a residual that keep it from being as wanted."""
        if isinstance(residual, bool):
            return frozenset()
        match residual[0]:
            case "not":
                return self._false_parts(residual[1], state, abstraction, wanted=not wanted)
            case "and" | "or":
                parts = [
                    self._false_parts(one, state, abstraction, wanted=wanted)
                    for one in residual[1]
                    if self._value(one, state) is not wanted
                ]
                # Where one part would have been enough, the one with the least to remember.
                if (residual[0] == "or") is wanted:
                    return min((part for part in parts if part), key=_least, default=frozenset())
                return frozenset().union(*parts)
        if self._value(residual, state) is wanted:
            return frozenset()
        return frozenset(slot for slot in residual[1] if slot not in abstraction.kept)

    def _doubts(self, hop: Hop, state: State, abstraction: Abstraction) -> frozenset[Slot]:
        """What a branch assumed of forgotten slots and was not so in the state before the turn."""
        found: frozenset[Slot] = frozenset()
        for step in hop.edge.branches[hop.branch].steps:
            if isinstance(step, Test):
                found |= self._false_parts(step.residual, state, abstraction, wanted=step.wanted)
        return found

    def _unconfirmed(self, hop: Hop, state: State, abstraction: Abstraction) -> frozenset[Slot]:
        """What kept findings from being confirmed by the last action of a path."""
        for step in hop.edge.branches[hop.branch].steps:
            if isinstance(step, Confirm):
                return self._false_parts(step.enough, state, abstraction)
        return frozenset()

    def _all_doubts(self, hop: Hop, abstraction: Abstraction) -> frozenset[Slot]:
        """Everything forgotten that a turn could have rested on."""
        found: set[Slot] = set()
        for branch in hop.edge.branches:
            for step in branch.steps:
                if isinstance(step, Test):
                    found |= slots_in(step.residual)
                elif isinstance(step, Confirm):
                    found |= slots_in(step.enough)
                    for finding, residual in step.right:
                        found |= slots_in(residual) | {("solved", finding)}
                elif isinstance(step, Assign) and step.value is None:
                    found.add(step.slot)
        found |= slots_in(hop.edge.guard)
        return frozenset(slot for slot in found if slot not in abstraction.kept)


def _same(one: Control, other: Control) -> bool:
    return one[:3] == other[:3]


def _least(slots: frozenset[Slot]) -> tuple[int, list[Slot]]:
    return len(slots), sorted(slots)


def reached(
    program: Program, target: Target, last: Turn | None, before: State, state: State, origin: State
) -> bool:
    """Whether a play that ended with this turn (None: at its beginning) met a target.

    `before` is the state in which the turn was taken.
    """
    moment = target.moment
    if moment == AT:
        return holds(program, target, state)
    if last is None:
        return (
            moment[0] == "entered"
            and _opening(program, moment[1], origin)
            and holds(program, target, origin)
        )
    if moment[0] == "taken":
        return last.action == moment[1] and holds(program, target, before)
    for entry in last.entries:
        match entry:
            case Entered(scene=scene) if moment == ("entered", scene):
                found = holds(program, target, entry.state)
            case Happened(event=event) if moment == ("happened", event):
                found = holds(program, target, entry.state)
            case Confirmed(finding=finding) if moment == ("confirmed", finding):
                found = holds(program, target, entry.state)
            case Fault(address=address, variable=variable):
                found = moment == ("fault", address, variable)
            case _:
                continue
        if found:
            return True
    return False


def _opening(program: Program, scene: str, origin: State) -> bool:
    return program.scenes[origin.scene] == scene and origin == start(program)


def _everything(abstraction: Abstraction, program: Program) -> frozenset[Slot]:
    """The last resort: all that is still forgotten."""
    kept = set(abstraction.kept)
    data = {slot for slot in program.layout.fields if slot[0] not in ("place", "character")}
    if not data - kept:
        raise RuntimeError("a path that remembers everything does not replay")
    return frozenset(data - kept)
