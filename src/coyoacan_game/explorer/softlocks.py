"""Is there a state of play from which no ending can be reached any more? The shortest way into one.

All that may be reached (forwards, at least what play reaches) is compared with all from which an
ending certainly can be reached (backwards, at most what play has). If nothing is left over there is
no softlock. What is left over is tried in the engine: it is one, or it says what to remember.
The same is asked of anything else that an author wants within reach: see `aims`.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Literal

from coyoacan_game.engine import Program, State
from coyoacan_game.explorer.ahead import Ahead, all_of
from coyoacan_game.explorer.aims import SOME_ENDING, Aim
from coyoacan_game.explorer.branches import AT, Confirm, Test
from coyoacan_game.explorer.conditions import Control
from coyoacan_game.explorer.decide import Decider
from coyoacan_game.explorer.dossiers import Dossiers
from coyoacan_game.explorer.formulas import Residual
from coyoacan_game.explorer.graph import Move
from coyoacan_game.explorer.needs import Need, bits_of, covers, together
from coyoacan_game.explorer.replay import Replay
from coyoacan_game.explorer.search import Point, Reached, Search, control_of, points_of
from coyoacan_game.explorer.sets import Abstraction, Set
from coyoacan_game.explorer.strolls import stroll
from coyoacan_game.explorer.sweep import Sweep
from coyoacan_game.explorer.targets import holds
from coyoacan_game.explorer.unsure import Unsure
from coyoacan_game.explorer.wide import DENSE
from coyoacan_game.explorer.winning import Winning
from coyoacan_game.story.scope import Slot


@dataclass(frozen=True)
class Softlocks:
    """The answer "none" is proven; "found" has the shortest way in, whose last action was the last to avoid it."""

    answer: Literal["none", "found", "open"]
    path: tuple[str, ...] | None = None


def softlocks(
    decider: Decider,
    sweep: Sweep | None = None,
    *,
    aim: Aim = SOME_ENDING,
    dossiers: Dossiers | None = None,
) -> Softlocks:
    """Decides whether a play can get where no ending, or nothing else that is aimed at, is left.

    A sweep says so at once where its words are narrow. But it has no paths, and knows of endings alone.
    Dossiers are asked one by one, with all that may be known where they begin; if one cannot be
    cleared so, the whole is.
    """
    if aim is not SOME_ENDING and (sweep is not None or dossiers is not None):
        raise ValueError("sweeps and dossiers only say from where an ending is reached")
    parts = dossiers.deciders if dossiers is not None else ()
    if parts and all(_Softlocks(one, None, aim).clears() for one in parts):
        return Softlocks("none")
    return _Softlocks(decider, sweep, aim).decide()


class _Softlocks:
    def __init__(self, decider: Decider, sweep: Sweep | None, aim: Aim) -> None:
        self.decider = decider
        self.region = decider.region
        self.sweep = sweep
        self.aim = aim
        self.graph = decider.graph
        self.needs = decider.needs
        self.unsure = Unsure(decider.graph, decider.needs, decider.origin)
        # No further than the days on which something is asked, as long as the goal lies on them too.
        conditions = [all_of(aim.when)]
        self.ahead: Ahead | None = Ahead(decider.graph, conditions, whole_days=True)
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
            reached = search.run(narrowed=self._followed)
            if not reached.exhausted or self._late():
                return Softlocks("open")
            winning = self._winning(reached, abstraction)
            self._kept = abstraction
            doubt = self._first_doubt(reached.layers, winning)
            if doubt is None:
                return Softlocks("none")
            if self.sweep is not None and self.sweep.need and not need:  # nothing is remembered yet
                swept = self.sweep.lost
                if swept == {}:
                    return Softlocks("none")
                if swept is not None:
                    need = self.sweep.need
                    continue
            if self._late():
                break
            hops = search.path_to(*doubt)
            replay = self.unsure.replay(hops, None, abstraction)
            found = replay.blamed
            if replay.good and hops and not self._arrived(replay, doubt[2], abstraction):
                found = self.unsure.strayed(hops[-1], replay, abstraction)
            elif replay.good:
                lost = self._lost(replay, abstraction, winning)
                if isinstance(lost, Softlocks):
                    return lost
                found = lost
            need = together((need, found))
        return Softlocks("open")

    def clears(self) -> bool:
        """Whether nobody gets stuck in a region, whatever they knew when they came to it."""
        if self.decide().answer != "none" or self._kept is None or self.region is None:
            return False
        search = Search(
            self.graph,
            self._kept,
            origin=self.decider.origin,
            bound=self.decider.bounds.states,
            part=self.region,
        )
        reached = search.run(begin=points_of(self.region.begins(self._kept)))
        if not reached.exhausted or self._late():
            return False
        winning = self._winning(reached, self._kept)
        return self._first_doubt(reached.layers, winning) is None

    def _winning(self, reached: Reached, abstraction: Abstraction) -> Winning:
        # Without questions about filing, a point is a control point.
        words = {control_of(point): words for point, words in reached.words.items()}
        return Winning(self.graph, abstraction, words, self._goal_at, self._late, self.region)

    def _followed(self, _: int, layer: dict[Point, Set]) -> dict[Point, Set]:
        """What of a layer is worth following, unless it is late: then nothing, and what is known is not all."""
        if self._late():
            return {}
        return self.ahead.layer(layer) if self.ahead else layer

    def _goal_at(self, control: Control) -> Residual:
        return self.aim.reached(self.graph.skeleton, control)

    def _first_doubt(
        self, layers: list[dict[Point, Set]], winning: Winning
    ) -> tuple[int, Point, Set] | None:
        """Words where the goal must be within reach, and may not be."""
        for depth, layer in enumerate(layers):
            for point, words in layer.items():
                number = control_of(point)
                doubt = words & ~winning.at(number)
                if doubt:
                    control = self.graph.controls[number]
                    asked = self.aim.asked(self.graph.skeleton, control)
                    doubt &= winning.abstraction.test(asked)[0]
                if doubt:
                    return depth, point, doubt
        return None

    def _arrived(self, replay: Replay, words: Set, abstraction: Abstraction) -> bool:
        """Whether a path led to the words it was to lead to, and not to others beside them."""
        return self.unsure.stands_among(replay.states[-1], words, abstraction)

    def _lost(self, replay: Replay, abstraction: Abstraction, winning: Winning) -> Softlocks | Need:
        """Whether nothing can be reached any more where a path led; or what must be remembered."""
        state = replay.states[-1]
        if not self.aim.is_asked(self.decider.program, state):
            control, _ = self.graph.skeleton.start(state)
            asked = self.aim.asked(self.graph.skeleton, control)
            return self.unsure.missing(asked, state, abstraction)
        escape = self._escape(state)
        if escape is None:
            return Softlocks("open")
        if not escape:
            return Softlocks("found", replay.actions)
        if self.ahead is not None and not all(self.ahead.at(one.time) for one, _ in escape):
            self.ahead = None
            return {}
        return self._unsure(escape, abstraction, winning)

    def _late(self) -> bool:
        seconds = self.decider.bounds.seconds
        return seconds is not None and time.monotonic() - self.begun > seconds

    def _escape(self, state: State) -> tuple[tuple[State, str | None], ...] | None:
        """A play from a state to the goal, each state with what is done in it; empty: there is none.

        None where that is not decided.
        """
        program = self.decider.program
        at_end = self.aim.goal.moment == AT
        strolled = stroll(program, state, self._is_there) if at_end else None
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
        decision = inner.decide([self.aim.goal])[self.aim.goal]
        if decision.answer == "open":
            return None
        if decision.path is None:
            return ()
        played = inner.replayer.played(decision.path)
        return tuple(zip(played, (*decision.path, None), strict=True))

    def _is_there(self, program: Program, state: State) -> bool:
        return holds(program, self.aim.goal, state)

    def _unsure(
        self,
        escape: tuple[tuple[State, str | None], ...],
        abstraction: Abstraction,
        winning: Winning,
    ) -> Need:
        """What must be remembered for the last steps that seemed unsure and were not."""
        found: list[Need] = []
        for state, action in reversed(escape):
            control, values = self.graph.skeleton.start(state)
            number = self.graph.number(control)
            if abstraction.word(values) & winning.at(number):
                continue
            left = self._left(number, action, abstraction)
            if left:
                found.append(left)
            if len(found) == self.aim.at_once:
                break
        return together(found) or self._everything(abstraction)

    def _left(self, number: int, action: str | None, abstraction: Abstraction) -> Need:
        """What a step rests on and is not remembered."""
        # What is confirmed rests on every claim of a dossier: only where nothing less is missing.
        for confirming in (False, True):
            found = self._rests_on(number, action, confirming=confirming)
            left = {
                slot: partition
                for slot, partition in found.items()
                if not covers(abstraction.kept, {slot: partition})
            }
            if left:
                return left
        return {}

    def _rests_on(self, number: int, action: str | None, *, confirming: bool) -> Need:
        """All that decides whether the goal is there, or whether and how an action goes."""
        skeleton = self.graph.skeleton
        if action is None:
            return self.needs.of(self._goal_at(self.graph.controls[number]))
        moves = self.graph.moves(number) + self.graph.ledger(number, skeleton.ledger_slots)
        found: list[Need] = []
        for move in moves:
            if move.action != action and not (confirming and _same_action(move.action, action)):
                continue
            found.append(self.needs.of(move.guard))
            for step in self.graph.steps[move.steps]:
                if isinstance(step, Test):
                    found.append(self.needs.of(step.residual))
                elif isinstance(step, Confirm) and confirming:
                    found.append(self.needs.of(step.enough))
        # What it writes has to be remembered too, or it seems to lead nowhere new.
        written = (self._written(one, confirming) for one in moves if one.action == action)
        return together((*found, *written))

    def _written(self, move: Move, confirming: bool) -> Need:
        if not move.action.startswith(("comparison.", "finding.", "report.", "table.")):
            return {}
        if move.action.startswith(("finding.", "report.")) and not confirming:
            return {}  # the goal, or what leads to it, has asked for the claim as far as it matters
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
            raise RuntimeError("the goal is near and far at once, with everything remembered")
        return left


def _same_action(one: str, other: str) -> bool:
    """The same action, or filings of one finding."""
    return one == other or (
        one.startswith("finding.") and one.split(".")[:2] == other.split(".")[:2]
    )
