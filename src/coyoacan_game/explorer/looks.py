"""What somebody who looks back at a day can do, as edges: the explorer's side of `engine.looking`.

A run is a chain of control points, one for each minute at which something changes; it branches by the
accounts that are assumed, of which only those are told apart that differ there. The minutes, and
what is perceived in them, are `clockwork`'s as in play.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping
from math import prod
from typing import NamedTuple

from coyoacan_game.clockwork import Step, standpoints_of
from coyoacan_game.engine.deeds import STAY, TODAY
from coyoacan_game.engine.looking import LEAVE, ON, Looks, Run
from coyoacan_game.explorer.branches import Assign, Branch, Edge, Mark, Test
from coyoacan_game.explorer.conditions import Control
from coyoacan_game.explorer.formulas import Residual, among, conjunction, flag, negated
from coyoacan_game.explorer.outcomes import Way
from coyoacan_game.explorer.turns import Turns
from coyoacan_game.story.days import minutes_of
from coyoacan_game.story.scope import Slot

LOOKING: Slot = ("looking",)
MINUTE: Slot = ("minute",)


Alike = tuple[
    tuple[Slot, ...], list[int], Mapping[tuple[Step, ...], Mapping[tuple[int, ...], None]]
]


class Going(NamedTuple):
    """Where the next step of a run leads: a minute of the day, or None at its end, and what comes by itself."""

    minute: int | None
    glimpses: tuple[str, ...]


class LookTurns:
    """The edges of all control points at which somebody looks back."""

    def __init__(self, turns: Turns) -> None:
        looks = turns.program.looks
        if looks is None:
            raise ValueError("nothing can be looked back at in this story")
        self.looks: Looks = looks
        self.turns = turns
        self.program = turns.program
        self.story = turns.story
        self._runs: dict[Run, Alike] = {}
        self._told: dict[tuple[Run, str, int], dict[Hashable, Residual]] = {}

    def edges(self, control: Control) -> tuple[Edge, ...]:
        """All that can be done where somebody looks back."""
        stretch, run = self.looks.stretch(control.fixed), self.looks.run(control.fixed)
        if run is not None:
            return tuple(self._running(control, run))
        return tuple(self._choosing(control, stretch)) if stretch else ()

    # -- choosing --------------------------------------------------------------------------------

    def _choosing(self, control: Control, stretch: str) -> Iterator[Edge]:
        of = self.turns.conditions.of_text
        for id_ in standpoints_of(self.story, stretch):
            guard = of(self.story.standpoint[id_].when, control)
            yield from self._edge(
                f"look.{stretch}.{id_}", guard, control, self._begun(stretch, id_)
            )
        for id_ in self.looks.runs.mattering(stretch):
            dispute, slot = self.story.dispute[id_], ("assumed", id_)
            for number, (name, account) in enumerate(dispute.account.items()):
                same = among((slot,), frozenset({(number,)}), len(dispute.account))
                guard = conjunction([negated(same), of(account.when, control)])
                chosen = _assigning(Assign(slot, number))
                yield from self._edge(f"assume.{id_}.{name}", guard, control, chosen)
        yield from self._edge(LEAVE, True, control, self._left)

    def _begun(self, stretch: str, standpoint: str) -> Callable[[Way], list[Way]]:
        run = (stretch, standpoint)

        def first(steps: tuple[Step, ...]) -> Going:
            return Going(steps[0].minute, self._by_itself(steps[0]))

        return lambda way: self._gone(way, run, "begin", 0, first)

    def _left(self, way: Way) -> list[Way]:
        """Back in the play, where one event can happen."""
        here = self._at(way, "none")
        return [
            Way(here.steps + after.steps, self.turns.moments.settled(after.control))
            for after in self.turns.onwards(here.control, STAY, 0, TODAY)
        ]

    # -- running ---------------------------------------------------------------------------------

    def _running(self, control: Control, run: Run) -> Iterator[Edge]:
        minute = self.looks.minute(control.fixed)

        def onward(steps: tuple[Step, ...]) -> Going | None:
            here = [number for number, one in enumerate(steps) if one.minute == minute]
            if not here:
                return None
            following = steps[here[0] + 1 :]
            if not following:
                return Going(None, ())
            return Going(following[0].minute, self._by_itself(following[0]))

        yield from self._edge(
            ON, True, control, lambda way: self._gone(way, run, "on", minute, onward)
        )
        for id_, glimpse in self.story.glimpse.items():
            if glimpse.says is not None:
                yield from self._asking(control, run, minute, id_)
        stopped = run[0]
        yield from self._edge(LEAVE, True, control, lambda way: [self._at(way, stopped)])

    def _asking(self, control: Control, run: Run, minute: int, id_: str) -> Iterator[Edge]:
        def seen(steps: tuple[Step, ...]) -> bool:
            return any(one.minute == minute and id_ in one.glimpses for one in steps)

        perceived = self._by_account(run, f"ask.{id_}", minute, seen).get(True, False)
        guard = conjunction([perceived, negated(flag(("perceived", id_)))])
        yield from self._edge(
            f"look.glimpse.{id_}", guard, control, lambda way: self._had(way, id_)
        )

    # -- what comes of it ------------------------------------------------------------------------

    def _edge(
        self, address: str, guard: Residual, control: Control, follow: Callable[[Way], list[Way]]
    ) -> Iterator[Edge]:
        if guard is False:
            return
        way = Way((Test(guard), Mark(("taken", address), control)), control)
        branches = tuple(Branch(one.steps, one.control) for one in follow(way))
        yield Edge(address, guard, branches)

    def _gone(
        self,
        way: Way,
        run: Run,
        what: str,
        minute: int,
        going: Callable[[tuple[Step, ...]], Going | None],
    ) -> list[Way]:
        """Along every way that some assumption gives."""
        found: list[Way] = []
        for to, assumed in self._by_account(run, what, minute, going).items():
            if not isinstance(to, Going):
                continue
            there = way.tested(assumed)
            if there is not None:
                found += self._come_to(there, run, to)
        return found

    def _come_to(self, way: Way, run: Run, going: Going) -> list[Way]:
        if going.minute is None:
            ended = way.then(Assign(("looked", *run), 1)) if self._kept(("looked", *run)) else way
            return [self._at(ended, run[0])]
        start = minutes_of(self.story.stretch[run[0]].start)
        ways = [self._at(way, ".".join(run), going.minute - start)]
        for id_ in going.glimpses:
            ways = [after for one in ways for after in self._once(one, id_)]
        return ways

    def _once(self, way: Way, id_: str) -> list[Way]:
        """A glimpse that comes by itself, the first time."""
        had = flag(("perceived", id_))
        before, again = way.tested(had, wanted=False), way.tested(had)
        fresh = self._had(before, id_) if before is not None else []
        return [*fresh, *([again] if again is not None else [])]

    def _had(self, way: Way, id_: str) -> list[Way]:
        ways = self.turns.outcome(way, f"glimpse.{id_}")
        return [one.then(Assign(("perceived", id_), 1)) for one in ways]

    def _at(self, way: Way, word: str, minute: int = 0) -> Way:
        """Where a look stands, by the word that the field has for it."""
        fields = self.program.layout.fields
        fixed = fields[LOOKING].put(way.control.fixed, fields[LOOKING].values.index(word))
        return way.fixing(fields[MINUTE].put(fixed, minute))

    def _kept(self, slot: Slot) -> bool:
        return slot in self.program.layout.fields

    def _by_itself(self, step: Step) -> tuple[str, ...]:
        return tuple(one for one in step.glimpses if self.story.glimpse[one].says is None)

    # -- by which accounts -----------------------------------------------------------------------

    def _by_account(
        self, run: Run, what: str, minute: int, of: Callable[[tuple[Step, ...]], Hashable]
    ) -> dict[Hashable, Residual]:
        """For each thing that a run comes to by some assumption, by which; disputes that do not matter left out."""
        key = (run, what, minute)
        found = self._told.get(key)
        if found is None:
            found = self._told[key] = self._assumed(run, of)
        return found

    def _assumed(
        self, run: Run, of: Callable[[tuple[Step, ...]], Hashable]
    ) -> dict[Hashable, Residual]:
        slots, counts, alike = self._alike(run)
        table: dict[tuple[int, ...], Hashable] = {}
        for steps, ways in alike.items():
            table |= dict.fromkeys(ways, of(steps))
        matter = [at for at in range(len(slots)) if _matters(table, at)]
        holds: dict[Hashable, set[tuple[int, ...]]] = {}
        for chosen, comes in table.items():
            holds.setdefault(comes, set()).add(tuple(chosen[at] for at in matter))
        asked = tuple(slots[at] for at in matter)
        count = prod(counts[at] for at in matter)
        return {comes: among(asked, frozenset(one), count) for comes, one in holds.items()}

    def _alike(self, run: Run) -> Alike:
        """The runs there are by some assumption, and for each by which.

        Of disputes only those that matter to the run at all: their slots, how many accounts each has,
        and for each different run the numbers of the accounts.
        """
        if run not in self._runs:
            disputes = self.looks.runs.bearing(run[0])
            numbers = [
                {name: at for at, name in enumerate(self.story.dispute[id_].account)}
                for id_ in disputes
            ]
            table: dict[tuple[int, ...], tuple[Step, ...]] = {}
            for way in self.looks.runs.ways(run[0]):
                chosen = tuple(
                    number[way[id_]] for id_, number in zip(disputes, numbers, strict=True)
                )
                table[chosen] = self.looks.runs.steps(*run, way)
            matter = [at for at in range(len(disputes)) if _matters(table, at)]
            found: dict[tuple[Step, ...], dict[tuple[int, ...], None]] = {}
            for chosen, steps in table.items():
                found.setdefault(steps, {})[tuple(chosen[at] for at in matter)] = None
            slots = tuple(("assumed", disputes[at]) for at in matter)
            self._runs[run] = slots, [len(numbers[at]) for at in matter], found
        return self._runs[run]


def _assigning(chosen: Assign) -> Callable[[Way], list[Way]]:
    return lambda way: [way.then(chosen)]


def _matters(table: Mapping[tuple[int, ...], Hashable], at: int) -> bool:
    """Whether what comes of an assumption is ever another for one dispute being answered otherwise."""
    by_rest: dict[tuple[int, ...], Hashable] = {}
    return any(
        by_rest.setdefault((*chosen[:at], *chosen[at + 1 :]), comes) != comes
        for chosen, comes in table.items()
    )
