"""A story dossier by dossier: what can be so where each begins, and what cannot be so in it yet.

Whoever goes on from one dossier to the next never comes back. So each is searched by itself: from a
play that leads there, to find things; and from all that anybody could know there, to prove that
nothing is left out. `softlocks` and `explore` ask for it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from graphlib import CycleError, TopologicalSorter

from coyoacan_game.explorer.graph import STAYS, Graph, Move
from coyoacan_game.explorer.lateness import GROWING
from coyoacan_game.explorer.needs import parts_in
from coyoacan_game.explorer.sets import Abstraction, Set
from coyoacan_game.explorer.skeleton import Item
from coyoacan_game.explorer.unwritten import Unwritten, written_by
from coyoacan_game.story.expressions import Expression, Logic, Name, read_expression
from coyoacan_game.story.scope import Slot

Begun = tuple[int, dict[Slot, int]]  # a control point, and the values there


class Region:
    """The control points of one dossier. `entries` are those that plays come in by.

    `first` says that play begins there, so that nothing is open about what is known.
    """

    def __init__(
        self,
        graph: Graph,
        dossier: int,
        entries: tuple[int, ...],
        before: Unwritten,
        within: Unwritten,
    ) -> None:
        """`before` knows what nothing has written when the dossier begins, `within` while it lasts."""
        self.graph = graph
        self.dossier = dossier
        self.entries = entries
        self.before = before
        self.within = within
        self.first = False
        self._allowed: dict[int, bool] = {}

    def holds(self, number: int) -> bool:
        """Whether a control point belongs to the dossier."""
        return dossier_of(self.graph, number) == self.dossier

    def kept(self, number: int, moves: tuple[Move, ...]) -> tuple[Move, ...]:
        """The moves that can be taken; none from where another dossier has begun."""
        if not self.holds(number):
            return ()
        return tuple(move for move in moves if self._allows(move.steps))

    def begins(self, abstraction: Abstraction) -> dict[int, Set]:
        """Where the dossier may begin, with all words of a narrow abstraction that may be so then."""
        words = self.before.words(abstraction)
        for slot, partition in abstraction.kept.items():
            if slot not in self.before.values:
                some: Set = 0
                for part in range(parts_in(partition)):
                    some |= abstraction.masks(slot)[part]
                words &= some
        return dict.fromkeys(self.entries, words)

    def _allows(self, steps: int) -> bool:
        found = self._allowed.get(steps)
        if found is None:
            found = self._allowed[steps] = self.within.allows(self.graph.steps[steps])
        return found


def dossier_of(graph: Graph, number: int) -> int:
    """The number of the dossier that a control point belongs to; 0 for none."""
    program = graph.skeleton.program
    return program.today(graph.controls[number].time).dossier if program.story.clock else 0


def regions(
    graph: Graph, reached: Iterable[int], origin: Begun, openings: Iterable[Begun] = ()
) -> list[Region]:
    """The dossiers of a story in the order in which they are played; empty if they are not apart.

    `reached` has every control point that play may come to, `origin` where it begins, `openings`
    where else it may be begun.
    """
    return _Making(graph, reached, origin, tuple(openings)).regions


class _Making:
    def __init__(
        self, graph: Graph, reached: Iterable[int], origin: Begun, openings: tuple[Begun, ...]
    ) -> None:
        self.graph = graph
        self.skeleton = graph.skeleton
        self.controls: dict[int, list[int]] = defaultdict(list)
        for number in reached:
            self.controls[dossier_of(graph, number)].append(number)
        self.first, self.values = origin
        self.openings = openings
        self._written: dict[int, set[Slot]] = {}

    @cached_property
    def regions(self) -> list[Region]:
        order = self._order()
        if len(order) < 2:
            return []
        made: list[Region] = []
        written: set[Slot] = set()
        for dossier, entries in order.items():
            written = written | self._given(dossier)
            before = self._unwritten(written)
            written = self._written_within(dossier, written)
            made.append(Region(self.graph, dossier, entries, before, self._unwritten(written)))
        made[0].first = made[0].entries == (self.first,)
        return made

    def _given(self, dossier: int) -> set[Slot]:
        """What is otherwise than at first for who begins with a dossier."""
        return {
            slot
            for number, values in self.openings
            if dossier_of(self.graph, number) == dossier
            for slot, value in values.items()
            if self.values.get(slot) != value
        }

    def _order(self) -> dict[int, tuple[int, ...]]:
        """The dossiers in the order of play, each with where it is entered; empty if one comes back."""
        begun = dossier_of(self.graph, self.first)
        entries: dict[int, dict[int, None]] = {begun: {self.first: None}}
        earlier: dict[int, set[int]] = {begun: set()}
        for number, _ in self.openings:
            into = dossier_of(self.graph, number)
            entries.setdefault(into, {})[number] = None
            earlier.setdefault(into, set())
        for dossier in self.controls:
            for after in self._exits(dossier):
                into = dossier_of(self.graph, after)
                entries.setdefault(into, {})[after] = None
                earlier.setdefault(into, set()).add(dossier)
        try:
            order = tuple(TopologicalSorter(earlier).static_order())
        except CycleError:
            return {}
        return {dossier: tuple(entries[dossier]) for dossier in order}

    def _exits(self, dossier: int) -> Iterator[int]:
        found: dict[int, None] = {}
        for number in self.controls[dossier]:
            for move in self._moves(number):
                if move.after != STAYS and dossier_of(self.graph, move.after) != dossier:
                    found[move.after] = None
        yield from found

    def _moves(self, number: int) -> tuple[Move, ...]:
        return self.graph.moves(number) + self.graph.ledger(number, frozenset())

    def _unwritten(self, written: set[Slot]) -> Unwritten:
        left = {slot: value for slot, value in self.values.items() if slot not in written}
        return Unwritten(self.skeleton.domains, left)

    def _written_within(self, dossier: int, before: set[Slot]) -> set[Slot]:
        written = set(before)
        steps = {move.steps for number in self.controls[dossier] for move in self._moves(number)}
        for one in steps:
            written.update(written_by(self.graph.steps[one]))
        waiting = dict(self.skeleton.touched)
        while True:
            possible = [item for item in waiting if self._possible(item, written)]
            if not possible:
                return written
            for item in possible:
                written |= waiting.pop(item)

    def _possible(self, item: Item, written: set[Slot]) -> bool:
        """Whether anything can be done with a comparison, a finding or a row, as far as is plain."""
        kind, id_ = item
        story = self.skeleton.story
        if kind == "comparison":
            notes, whens = story.comparison[id_].notes, [story.comparison[id_].when]
        elif kind == "report":
            return self._so(("claim", id_), written)
        elif kind == "finding":
            notes, whens = story.finding[id_].needs, [story.finding[id_].when]
        else:
            table, _, row = id_.split(".")
            notes = ()
            whens = [story.table[table].when, story.table[table].row[row].when]
        if not all(self._so(("knows", note), written) for note in notes):
            return False
        return all(self._may(read_expression(when), written) for when in whens if when)

    def _may(self, expression: Expression, written: set[Slot]) -> bool:
        if isinstance(expression, Name) and expression.parts[0] in GROWING:
            return all(
                self._so(slot, written) for slot in self.skeleton.conditions.slots(expression)
            )
        if isinstance(expression, Logic):
            join = all if expression.operator == "and" else any
            return join(self._may(one, written) for one in expression.operands)
        return True

    def _so(self, slot: Slot, written: set[Slot]) -> bool:
        """Whether a flag may be set."""
        return slot in written or slot not in self.values or bool(self.values[slot])
