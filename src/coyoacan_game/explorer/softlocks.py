"""Is there a state of play from which no ending can be reached any more? The shortest way into one.

All that may be reached (forwards, at least what play reaches) is compared with all from which an
ending certainly can be reached (backwards, at most what play has). If nothing is left over there is
no softlock. What is left over is tried in the engine: it is one, or it says what to remember.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Literal

from coyoacan_game.engine import Program, State
from coyoacan_game.explorer.branches import AT, Confirm, Test
from coyoacan_game.explorer.decide import Decider
from coyoacan_game.explorer.dossiers import Dossiers
from coyoacan_game.explorer.graph import Move
from coyoacan_game.explorer.needs import Need, bits_of, covers, together
from coyoacan_game.explorer.questions import Target
from coyoacan_game.explorer.search import Point, Reached, Search, control_of
from coyoacan_game.explorer.sets import Abstraction, Set
from coyoacan_game.explorer.strolls import stroll
from coyoacan_game.explorer.sweep import Sweep
from coyoacan_game.explorer.wide import DENSE
from coyoacan_game.explorer.winning import Winning
from coyoacan_game.story.scope import Slot

SOME_ENDING = Target("ending", "any ending", AT, some_ending=True)


@dataclass(frozen=True)
class Softlocks:
    """The answer "none" is proven; "found" has the shortest way in, whose last action was the last to avoid it."""

    answer: Literal["none", "found", "open"]
    path: tuple[str, ...] | None = None


def softlocks(
    decider: Decider, sweep: Sweep | None = None, dossiers: Dossiers | None = None
) -> Softlocks:
    """Decides whether a play can get where no ending is left.

    A sweep says so at once where its words are narrow. But it has no paths. Dossiers are asked one by
    one, with all that may be known where they begin; if one cannot be cleared so, the whole is.
    """
    parts = dossiers.deciders if dossiers is not None else ()
    if parts and all(_Softlocks(one).clears() for one in parts):
        return Softlocks("none")
    return _Softlocks(decider, sweep).decide()


class _Softlocks:
    def __init__(self, decider: Decider, sweep: Sweep | None = None) -> None:
        self.decider = decider
        self.region = decider.region
        self.sweep = sweep
        self.graph = decider.graph
        self.needs = decider.needs
        self.begun = time.monotonic()
        self._kept: Abstraction | None = None  # with which nobody gets stuck

    def decide(self) -> Softlocks:
        need: Need = {}
        while bits_of(need) <= DENSE and not self._late():
            abstraction = Abstraction(self.graph.skeleton.domains, need)
            search = Search(
                self.graph,
                abstraction,
                origin=self.decider.origin,
                bound=self.decider.bounds.states,
                part=self.region,
            )
            reached = search.run()
            if not reached.exhausted:
                return Softlocks("open")
            winning = self._winning(reached, abstraction)
            doubt = _first_doubt(reached.layers, winning)
            self._kept = abstraction
            if doubt is None:
                return Softlocks("none")
            if self.sweep is not None and self.sweep.need and not need:  # nothing is remembered yet
                lost = self.sweep.lost
                if lost == {}:
                    return Softlocks("none")
                if lost is not None:
                    need = self.sweep.need
                    continue
            hops = search.path_to(*doubt)
            replay = self.decider.replayer.replay(hops, None, abstraction)
            blamed = replay.blamed
            if replay.good:
                state = replay.states[-1]
                escape = self._escape(state)
                if escape is None:
                    return Softlocks("open")
                if not escape:
                    return Softlocks("found", replay.actions)
                blamed = self._unsure(escape, abstraction, winning)
            need = together((need, blamed))
        return Softlocks("open")

    def clears(self) -> bool:
        """Whether nobody gets stuck in a region, whatever they knew when they came to it."""
        if self.decide().answer != "none" or self._kept is None or self.region is None:
            return False
        abstraction = self._kept
        begin = self.region.entry << 1
        search = Search(
            self.graph,
            abstraction,
            origin=self.decider.origin,
            bound=self.decider.bounds.states,
            part=self.region,
        )
        reached = search.run(begin={begin: self.region.begins(abstraction)})
        if not reached.exhausted:
            return False
        winning = self._winning(reached, abstraction)
        return _first_doubt(reached.layers, winning) is None

    def _winning(self, reached: Reached, abstraction: Abstraction) -> Winning:
        # Without questions about filing, a point is a control point.
        words = {control_of(point): words for point, words in reached.words.items()}
        return Winning(self.graph, abstraction, words, self.region)

    def _late(self) -> bool:
        seconds = self.decider.bounds.seconds
        return seconds is not None and time.monotonic() - self.begun > seconds

    def _escape(self, state: State) -> tuple[tuple[State, str | None], ...] | None:
        """A play from a state to an ending, each state with what is done in it; empty: there is none.

        None where that is not decided.
        """
        program = self.decider.program
        strolled = stroll(program, state, _is_over)
        if strolled is not None:
            return tuple(zip(*strolled, strict=True))
        inner = Decider(
            program,
            origin=state,
            entered=False,
            bounds=self.decider.bounds,
            graph=self.graph,
            region=self.region,
        )
        decision = inner.decide([SOME_ENDING])[SOME_ENDING]
        if decision.answer == "open":
            return None
        if decision.path is None:
            return ()
        played = inner.replayer.played(decision.path)
        return tuple(zip(played, (*decision.path, None), strict=True))

    def _unsure(
        self,
        escape: tuple[tuple[State, str | None], ...],
        abstraction: Abstraction,
        winning: Winning,
    ) -> Need:
        """What must be remembered for the last step that seemed unsure and was not."""
        for state, action in reversed(escape):
            control, values = self.graph.skeleton.start(state)
            number = self.graph.number(control)
            if abstraction.word(values) & winning.at(number):
                continue
            found = self._rests_on(number, action)
            left = {
                slot: partition
                for slot, partition in found.items()
                if not covers(abstraction.kept, {slot: partition})
            }
            if left:
                return left
        return self._everything(abstraction)

    def _rests_on(self, number: int, action: str | None) -> Need:
        """All that decides whether an ending holds, or whether and how an action goes."""
        skeleton = self.graph.skeleton
        if action is None:
            return self.needs.of(skeleton.ended(self.graph.controls[number]))
        moves = self.graph.moves(number) + self.graph.ledger(number, skeleton.ledger_slots)
        found: list[Need] = []
        for move in moves:
            if not _same_action(move.action, action):
                continue
            found.append(self.needs.of(move.guard))
            for step in self.graph.steps[move.steps]:
                if isinstance(step, Test):
                    found.append(self.needs.of(step.residual))
                elif isinstance(step, Confirm):
                    found.append(self.needs.of(step.enough))
        # What it writes has to be remembered too, or it seems to lead nowhere new.
        return together((*found, *(self._written(move) for move in moves if move.action == action)))

    def _written(self, move: Move) -> Need:
        if not move.action.startswith(("comparison.", "finding.", "table.")):
            return {}
        touched: set[Slot] = set()
        for item, slots in self.graph.skeleton.touched.items():
            if move.action.startswith(f"{item[0]}.{item[1]}"):
                touched |= slots
        return {slot: self.needs.whole(slot) for slot in touched}

    def _everything(self, abstraction: Abstraction) -> Need:
        fields = self.graph.skeleton.program.layout.fields
        known = self.graph.skeleton.known
        need = {slot: self.needs.whole(slot) for slot in fields if slot not in known}
        left = {
            slot: partition
            for slot, partition in need.items()
            if not covers(abstraction.kept, {slot: partition})
        }
        if not left:
            raise RuntimeError("an ending is near and far at once, with everything remembered")
        return left


def _same_action(one: str, other: str) -> bool:
    """The same action, or filings of one finding."""
    return one == other or (
        one.startswith("finding.") and one.split(".")[:2] == other.split(".")[:2]
    )


def _is_over(program: Program, state: State) -> bool:
    return program.ending(*state) >= 0


def _first_doubt(layers: list[dict[Point, Set]], winning: Winning) -> tuple[int, Point, Set] | None:
    for depth, layer in enumerate(layers):
        for point, words in layer.items():
            doubt = words & ~winning.at(control_of(point))
            if doubt:
                return depth, point, doubt
    return None
