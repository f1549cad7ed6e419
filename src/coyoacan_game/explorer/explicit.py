"""The plain search: breadth first over `engine.turn`, every state on its own, nothing left out.

It answers what `explore` answers, slowly and without any reduction, and it can be shared out: its
frontier goes to any `concurrent.futures.Executor`, in parts by the hash of the states, so that
the processes of one machine or a cluster of many do the work. What comes back is put together in
the order of the states, so the answers, the paths included, are the same whoever worked.

The table of what was seen stands here, with the one who asks: memory is one machine's.
"""

from __future__ import annotations

import time
from array import array
from dataclasses import dataclass, field
from typing import NamedTuple

from coyoacan_game.engine import Program, State, offered, start
from coyoacan_game.explorer.counting import Count
from coyoacan_game.explorer.decide import Bounds, Decider, Decision
from coyoacan_game.explorer.explore import Exploration, Progress, by_name
from coyoacan_game.explorer.frontier import Asking, Followed, Plain, followed, plain_of
from coyoacan_game.explorer.longest import Longest, longest_plays
from coyoacan_game.explorer.sharing import Shared
from coyoacan_game.explorer.softlocks import Softlocks
from coyoacan_game.explorer.sweep import Sweep

METHOD = "every state, breadth first, nothing forgotten"
LOCAL = 64  # states of a layer below which sending them costs more than following them
BATCH = 4096  # states that are out at once for each part


@dataclass
class _Table:
    """Everything seen, in the order in which it was seen first.

    `parents` and `actions` say how: from which state, by which of the actions on offer there.
    `after` holds the numbers of the states after each state, those of state `n` from `ends[n - 1]`
    to `ends[n]`.
    """

    number: dict[Plain, int] = field(default_factory=dict)
    states: list[Plain] = field(default_factory=list)
    parents: array[int] = field(default_factory=lambda: array("q"))
    actions: array[int] = field(default_factory=lambda: array("q"))
    after: array[int] = field(default_factory=lambda: array("q"))
    ends: array[int] = field(default_factory=lambda: array("q"))
    ended: bytearray = field(default_factory=bytearray)

    def see(self, state: Plain, parent: int, action: int) -> int:
        """The number of a state; a new one if it was never seen."""
        found = self.number.get(state)
        if found is None:
            found = self.number[state] = len(self.states)
            self.states.append(state)
            self.parents.append(parent)
            self.actions.append(action)
        return found


class Met(NamedTuple):
    """Where a target was first met: in a state, or by one of the actions on offer there."""

    state: int
    action: int


def explore_explicitly(
    program: Program,
    *,
    origin: State | None = None,
    bounds: Bounds | None = None,
    shared: Shared | None = None,
    progress: Progress | None = None,
) -> Exploration:
    """Asks everything of a story, by following every state. `shared` says who helps."""
    begun = time.monotonic()
    bounds = bounds or Bounds()
    search = _Search(program, bounds, shared, progress)
    exhausted = search.run(start(program) if origin is None else origin)
    answers = by_name(
        {
            one: search.decision(number, exhausted)
            for number, one in enumerate(search.asking.targets)
        }
    )
    count = Count(len(search.table.states)) if exhausted else Count(None, search.given_up)
    lost = search.softlocks() if exhausted else Softlocks("open")
    longest = _longest(program, origin, bounds, count)
    seconds = time.monotonic() - begun
    whole = origin is None
    return Exploration(answers, lost, count, seconds, bounds, whole, METHOD, longest)


def _longest(
    program: Program, origin: State | None, bounds: Bounds, count: Count
) -> dict[str, Longest]:
    """The longest plays, which are told beside the answers, are found as without this search."""
    sweep = Sweep(Decider(program, origin=origin, bounds=bounds), bound=bounds.states)
    return longest_plays(sweep, count)


class _Search:
    """One search."""

    def __init__(
        self, program: Program, bounds: Bounds, shared: Shared | None, progress: Progress | None
    ) -> None:
        self.program = program
        self.bounds = bounds
        self.shared = shared
        self.progress = progress
        self.asking = Asking(program)
        self.table = _Table()
        self.met: dict[int, Met] = {}
        self.left = frozenset(range(len(self.asking.targets)))
        self.given_up = ""
        self._begun = time.monotonic()

    def run(self, origin: State) -> bool:
        """Follows every state; false where a bound was passed."""
        table = self.table
        table.see(plain_of(origin), -1, -1)
        self._note({number: Met(0, -1) for number in self.asking.beginning(origin)})
        low = 0
        while low < len(table.states):
            high = len(table.states)  # the states of one layer
            while low < high:
                most = BATCH * (self.shared.parts if self.shared else 1)
                batch = table.states[low : min(high, low + most)]
                for found in self._follow(batch):
                    self._gather(low, found)
                    low += 1
                if self._passed():
                    return False
        return True

    def _follow(self, batch: list[Plain]) -> list[Followed]:
        """What follows from each state, in order, whoever works it out."""
        if self.shared is None or len(batch) < LOCAL:
            return [followed(self.asking, one, self.left) for one in batch]
        return self.shared.follow(self.program, batch, self.left)

    def _gather(self, number: int, found: Followed) -> None:
        table = self.table
        for action, state in enumerate(found.after):
            table.after.append(table.see(state, number, action))
        table.ends.append(len(table.after))
        table.ended.append(found.ended)
        if found.met:
            fresh: dict[int, Met] = {}
            for target, action in found.met:
                fresh.setdefault(target, Met(number, action))
            self._note(fresh)

    def _note(self, met: dict[int, Met]) -> None:
        """Targets that were met; of several ways the one with the fewest moves, then the first."""
        for target, where in met.items():
            self.met.setdefault(target, where)
        self.left -= met.keys()

    def _passed(self) -> bool:
        """Whether a bound was passed; says which."""
        states, seconds = len(self.table.states), self.bounds.seconds
        if self.progress is not None:
            self.progress(len(self.table.ended), states)
        if states > self.bounds.states:
            self.given_up = f"more than {self.bounds.states} states"
        elif seconds is not None and time.monotonic() - self._begun > seconds:
            self.given_up = f"it takes more than {seconds:g} s"
        return bool(self.given_up)

    # -- answers -----------------------------------------------------------------------------------

    def decision(self, target: int, exhausted: bool) -> Decision:
        """What was found of a target."""
        met = self.met.get(target)
        if met is None:
            return Decision("impossible" if exhausted else "open")
        path = self._path(met.state)
        if met.action >= 0:
            path = (*path, self._action(met.state, met.action))
        return Decision("found", path)

    def _path(self, number: int) -> tuple[str, ...]:
        """The actions that first led to a state."""
        found: list[str] = []
        table = self.table
        while table.parents[number] >= 0:
            parent = table.parents[number]
            found.append(self._action(parent, table.actions[number]))
            number = parent
        return tuple(reversed(found))

    def _action(self, number: int, action: int) -> str:
        return offered(self.program, State(*self.table.states[number]))[action]

    def softlocks(self) -> Softlocks:
        """Backwards from all states with an ending; the first that is left over is the nearest."""
        winning = bytearray(self.table.ended)
        waiting = [number for number, ended in enumerate(winning) if ended]
        before, ends = self._before()
        while waiting:
            number = waiting.pop()
            for one in before[ends[number] : ends[number + 1]]:
                if not winning[one]:
                    winning[one] = 1
                    waiting.append(one)
        lost = winning.find(0)
        return Softlocks("none") if lost < 0 else Softlocks("found", self._path(lost))

    def _before(self) -> tuple[array[int], array[int]]:
        """The states before each state, those of state `n` from `ends[n]` to `ends[n + 1]`."""
        table = self.table
        ends = array("q", bytes(8 * (len(table.states) + 1)))
        for number in table.after:
            ends[number + 1] += 1
        for number in range(len(table.states)):
            ends[number + 1] += ends[number]
        free = ends[:]
        before = array("q", bytes(8 * len(table.after)))
        low = 0
        for number, high in enumerate(table.ends):
            for after in table.after[low:high]:
                before[free[after]] = number
                free[after] += 1
            low = high
        return before, ends
