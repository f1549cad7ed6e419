"""Every path is replayed in the engine before anybody sees it. One that does not replay says what to remember."""

from __future__ import annotations

from dataclasses import dataclass

from coyoacan_game.engine import NotOffered, Program, State, Turn, start, turn
from coyoacan_game.engine.record import Confirmed, Entered, Fault, Happened
from coyoacan_game.explorer.branches import ANY, AT, Confirm, Test
from coyoacan_game.explorer.conditions import Domains
from coyoacan_game.explorer.doubts import Doubts
from coyoacan_game.explorer.formulas import Formula, Residual
from coyoacan_game.explorer.graph import Graph, Move
from coyoacan_game.explorer.needs import Need, Needs, covers, together
from coyoacan_game.explorer.questions import Target, holds
from coyoacan_game.explorer.search import Hop, control_of
from coyoacan_game.explorer.sets import Abstraction, Set
from coyoacan_game.explorer.watch import residual_of
from coyoacan_game.story.scope import Slot


@dataclass(frozen=True)
class Replay:
    """A path in the engine: its actions and the states from its beginning to where it got.

    `blamed` is what must be remembered; empty if it went to its end and the target was there.
    """

    actions: tuple[str, ...]
    states: tuple[State, ...]
    blamed: Need

    @property
    def good(self) -> bool:
        return not self.blamed


class Replayer:
    """Replays abstract paths of one program, from one state."""

    def __init__(self, graph: Graph, needs: Needs, origin: State | None = None) -> None:
        self.graph = graph
        self.skeleton = graph.skeleton
        self.program: Program = graph.skeleton.program
        self.domains: Domains = graph.skeleton.domains
        self.needs = needs
        self.origin = start(self.program) if origin is None else origin
        self._fields = self.program.layout.fields

    def replay(
        self,
        hops: list[Hop],
        target: Target | None,
        abstraction: Abstraction,
        *,
        entered: bool = True,
    ) -> Replay:
        """Takes the path's actions. Without a target it need only lead where it says."""
        states = [self.origin]
        taken: list[str] = []
        last: Turn | None = None
        for number, hop in enumerate(hops):
            state = states[-1]
            made = self._take(state, hop.move.action)
            if hop.move.action == ANY:
                made = self._take_any(state, control_of(hop.after))
            if made is None:
                blamed = self._false_parts(hop.move.guard, state, abstraction)
                if not blamed:  # it can be done, and comes to something else
                    blamed = self._doubts(hop, state, abstraction)
                return self._failed(taken, states, blamed, [hop], abstraction)
            last = made
            states.append(made.state)
            taken.append(made.action)
            ends = number + 1 == len(hops) and target is not None and target.moment != AT
            if not ends and self._stands(made.state) != control_of(hop.after):
                blamed = self._doubts(hop, state, abstraction)
                return self._failed(taken, states, blamed, [hop], abstraction)
            if (
                number + 1 < len(hops)
                and not self._word(made.state, abstraction) & hops[number + 1].word
            ):
                # It goes where the path says, with other data: something was taken to hold and did not.
                blamed = self._doubts(hop, state, abstraction)
                return self._failed(taken, states, blamed, [hop], abstraction)
        before = states[-2] if hops else states[-1]
        if target is None or self._met(target, last, before, states[-1], entered=entered):
            return Replay(tuple(taken), tuple(states), {})
        blamed = self._unmet(target, hops, before, states[-1], abstraction)
        return self._failed(taken, states, blamed, hops, abstraction)

    def played(self, actions: tuple[str, ...]) -> tuple[State, ...]:
        """The states of a path that has been replayed, the first one first."""
        states = [self.origin]
        for action in actions:
            states.append(turn(self.program, states[-1], action).state)
        return tuple(states)

    def leaf_holds(self, leaf: Formula, state: State) -> bool:
        """An `in` in a state of play."""
        combination = tuple(
            self.domains.position(slot, self._fields[slot].get(state.data)) for slot in leaf.slots
        )
        return combination in leaf.holds

    def _word(self, state: State, abstraction: Abstraction) -> Set:
        """The set of the one word that a state has in an abstraction."""
        return abstraction.word(
            {
                slot: self.domains.position(slot, self._fields[slot].get(state.data))
                for slot in abstraction.kept
            }
        )

    def _stands(self, state: State) -> int:
        return self.graph.number(self.skeleton.stands(state))

    def _met(
        self, target: Target, last: Turn | None, before: State, state: State, *, entered: bool
    ) -> bool:
        if last is None and target.moment != AT and not entered:
            return False
        return reached(self.program, target, last, before, state)

    def _failed(
        self,
        taken: list[str],
        states: list[State],
        blamed: Need,
        hops: list[Hop],
        abstraction: Abstraction,
    ) -> Replay:
        if not blamed:
            blamed = together(self._all_doubts(hop, abstraction) for hop in hops)
        if not blamed:
            blamed = self._everything(abstraction)
        return Replay(tuple(taken), tuple(states), blamed)

    def _take_any(self, state: State, after: int) -> Turn | None:
        """Something with the notebook or the file that leads where the path says."""
        program = self.program
        if program.ending(*state) >= 0:
            return None
        reporting = program.reporting.offers(state.scene, state.data)
        for action in (*program.ledger(*state), *reporting):
            made = turn(program, state, action)
            if self._stands(made.state) == after:
                return made
        return None

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

    # -- what was assumed and was not so -----------------------------------------------------------

    def _unmet(
        self,
        target: Target,
        hops: list[Hop],
        before: State,
        state: State,
        abstraction: Abstraction,
    ) -> Need:
        """Why a path that went to its end did not meet its target."""
        at = before if target.moment[0] == "taken" else state
        control = self.graph.controls[self._stands(at)]
        residual = residual_of(self.skeleton, target, control)
        blamed = self._false_parts(residual, at, abstraction)
        if not blamed and hops:
            blamed = self._unconfirmed(hops[-1], before, abstraction)
        if not blamed and hops:
            blamed = self._doubts(hops[-1], before, abstraction)
        if not blamed:
            blamed = self.beyond(self.needs.of(residual), abstraction)
        return blamed

    def _false_parts(
        self, residual: Residual, state: State, abstraction: Abstraction, *, wanted: bool = True
    ) -> Need:
        """What is not remembered of those parts of a residual that keep it from being as wanted."""
        return Doubts(self, state, abstraction).of(residual, wanted=wanted)

    def beyond(self, need: Need, abstraction: Abstraction) -> Need:
        """The part of a need that an abstraction does not cover."""
        return {
            slot: partition
            for slot, partition in need.items()
            if not covers(abstraction.kept, {slot: partition})
        }

    def _doubts(self, hop: Hop, state: State, abstraction: Abstraction) -> Need:
        """What a branch assumed and was not so in the state before the turn."""
        return together(
            self._false_parts(step.residual, state, abstraction, wanted=step.wanted)
            for step in self.graph.steps[hop.move.steps]
            if isinstance(step, Test)
        )

    def _unconfirmed(self, hop: Hop, state: State, abstraction: Abstraction) -> Need:
        """What kept findings from being confirmed by the last action of a path."""
        for step in self.graph.steps[hop.move.steps]:
            if isinstance(step, Confirm):
                return self._false_parts(step.enough, state, abstraction)
        return {}

    def _all_doubts(self, hop: Hop, abstraction: Abstraction) -> Need:
        """Everything not remembered that a turn could have rested on."""
        found = [self.needs.of(hop.move.guard)]
        for move in self._alternatives(hop):
            for step in self.graph.steps[move.steps]:
                if isinstance(step, Test):
                    found.append(self.needs.of(step.residual))
                elif isinstance(step, Confirm):
                    found.append(self.needs.of(step.enough))
                    for finding, residual in step.right:
                        solved: Slot = ("solved", finding)
                        found += [self.needs.of(residual), {solved: self.needs.whole(solved)}]
        return self.beyond(together(found), abstraction)

    def _alternatives(self, hop: Hop) -> tuple[Move, ...]:
        number = control_of(hop.point)
        moves = self.graph.moves(number) + self.graph.ledger(number, self.skeleton.ledger_slots)
        return (hop.move, *(move for move in moves if move.action == hop.move.action))

    def _everything(self, abstraction: Abstraction) -> Need:
        """The last resort: all that is still forgotten."""
        need = {
            slot: self.needs.whole(slot) for slot in self._fields if slot not in self.skeleton.known
        }
        left = self.beyond(need, abstraction)
        if not left:
            raise RuntimeError("a path that remembers everything does not replay")
        return left


def reached(
    program: Program, target: Target, last: Turn | None, before: State, state: State
) -> bool:
    """Whether a play that ended with this turn (None: before any) met a target.

    `before` is the state in which the turn was taken.
    """
    moment = target.moment
    if moment == AT:
        return holds(program, target, state)
    if last is None:
        return moment == ("entered", program.scenes[state.scene]) and holds(program, target, state)
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
