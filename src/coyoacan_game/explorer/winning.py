"""From where an ending, or another goal, can be reached, whatever the forgotten data is: by backward steps that are certain.

A word is winning if the goal must be there, or if some action must be offered there and every way
its turn may go leads to winning words. That is less than is true, never more: what is winning here is
winning in play.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from heapq import heapify, heappop, heappush

from coyoacan_game.explorer.conditions import Control
from coyoacan_game.explorer.formulas import Residual
from coyoacan_game.explorer.graph import STAYS, Graph, Move
from coyoacan_game.explorer.regions import Region
from coyoacan_game.explorer.sets import Abstraction, Program, Set
from coyoacan_game.story.scope import Slot

# One action: the words in which it must be offered, and each way: its program and where it leads.
Action = tuple[Set, tuple[tuple[Program, int], ...]]
Goal = Callable[[Control], Residual]  # whether the goal is there, at a control point


class Winning:
    """The winning words of the control points of one search."""

    def __init__(
        self,
        graph: Graph,
        abstraction: Abstraction,
        reached: dict[int, Set],
        goal: Goal,
        late: Callable[[], bool] = lambda: False,
        region: Region | None = None,
    ) -> None:
        """`reached` has the control points of the search, with all their words.

        Once it is `late` no more is found; what has been found is true all the same.
        Of a region only its own are asked about: who has left it is taken to win.
        """
        self.graph = graph
        self.abstraction = abstraction
        self.region = region
        self.reached = reached
        self.goal = goal
        self.late = late
        self.numbers = tuple(reached)
        self.minding: frozenset[Slot] = frozenset(abstraction.kept)
        self.words: dict[int, Set] = {}
        self._actions: dict[int, tuple[Action, ...]] = {}
        self._programs: dict[int, Program | None] = {}
        self._before: dict[int, set[int]] = defaultdict(set)
        self._spread()

    def at(self, number: int) -> Set:
        """The winning words of a control point."""
        return self.words.get(number, 0)

    def _spread(self) -> None:
        for number in self.numbers:
            if self.region is not None and not self.region.holds(number):
                self.words[number], self._actions[number] = self.abstraction.all, ()
                continue
            goal = self.goal(self.graph.controls[number])
            self.words[number] = self.abstraction.test(goal)[1]
            self._actions[number] = self._make_actions(number)
            for _, ways in self._actions[number]:
                for _, after in ways:
                    self._before[after].add(number)
        # The latest hour first: what is certain there is asked for by all that comes before.
        first = {
            (-self.graph.controls[one].time, one)
            for number in self.numbers
            if self.words[number]
            for one in self._before[number]
        }
        waiting = list(first)
        heapify(waiting)
        queued = {number for _, number in waiting}
        while waiting and not self.late():
            _, number = heappop(waiting)
            queued.discard(number)
            if not self.reached[number] & ~self.words[number]:
                continue  # nothing is missing
            more = self._wins(number)
            if more & ~self.words[number]:
                self.words[number] |= more
                for one in self._before[number] - queued:
                    queued.add(one)
                    heappush(waiting, (-self.graph.controls[one].time, one))

    def _wins(self, number: int) -> Set:
        """The words from which some action certainly leads to winning words."""
        everything, found = self.abstraction.all, self.words[number]
        for offered, ways in self._actions[number]:
            words = offered & ~found
            for program, after in ways:
                if not words:
                    break
                losing = everything & ~self.words.get(after, 0)
                if losing:
                    words &= ~self.abstraction.backwards(program, losing)
            found |= words
        return found

    def _make_actions(self, number: int) -> tuple[Action, ...]:
        by_address: dict[str, list[Move]] = {}
        moves = self.graph.moves(number) + self.graph.ledger(number, self.minding)
        if self.region is not None:
            moves = self.region.kept(number, moves)
        for move in moves:
            by_address.setdefault(move.action, []).append(move)
        made = []
        for alike in by_address.values():
            offered = self.abstraction.test(alike[0].guard)[1]
            if not offered:
                continue
            ways = []
            for move in alike:
                program = self._program(move.steps)
                if program is not None:
                    ways.append((program, number if move.after == STAYS else move.after))
            made.append((offered, tuple(ways)))
        return tuple(made)

    def _program(self, steps: int) -> Program | None:
        if steps not in self._programs:
            self._programs[steps] = self.abstraction.program(self.graph.steps[steps])
        return self._programs[steps]
