"""The control points of a program by number, and the moves between them; made when first asked for.

Made once, and searched again and again in one abstraction after another.
"""

from __future__ import annotations

from typing import NamedTuple

from coyoacan_game.engine import State
from coyoacan_game.explorer.branches import Branch, Edge, Mark, Moment, Step
from coyoacan_game.explorer.conditions import Control
from coyoacan_game.explorer.formulas import Residual
from coyoacan_game.explorer.skeleton import Item, Skeleton
from coyoacan_game.story.scope import Slot

STAYS = -1


class Move(NamedTuple):
    """One branch of one action.

    `steps` is the number of its steps (`Graph.steps`), `after` the control point it leads to or STAYS.
    `marks` are the moments in its middle: after how many steps, what, and at which control point.
    """

    action: str
    guard: Residual
    steps: int
    after: int
    enters: bool
    marks: tuple[tuple[int, Moment, Control], ...]


class Graph:
    """Control points and moves of one program."""

    def __init__(self, skeleton: Skeleton) -> None:
        self.skeleton = skeleton
        self.controls: list[Control] = []
        self.steps: list[tuple[Step, ...]] = []
        self._number: dict[Control, int] = {}
        self._steps: dict[tuple[Step, ...], int] = {}
        self._moves: dict[int, tuple[Move, ...]] = {}
        # Shared by all control points where an item is offered alike; by the edges' identity.
        self._staying: dict[int, tuple[Move, ...]] = {}
        self._anything: dict[tuple[int, tuple[Item, ...]], tuple[Move, ...]] = {}
        self._items: dict[frozenset[Slot], tuple[Item, ...]] = {}

    def number(self, control: Control) -> int:
        """The number of a control point; a new one if it was not met before."""
        found = self._number.get(control)
        if found is None:
            found = self._number[control] = len(self.controls)
            self.controls.append(control)
        return found

    def start(self, state: State | None = None) -> tuple[int, dict[Slot, int]]:
        """The control point and the kept values of a state, by default the first."""
        control, values = self.skeleton.start(state)
        return self.number(control), values

    def moves(self, number: int) -> tuple[Move, ...]:
        """Choices, exits and waiting."""
        found = self._moves.get(number)
        if found is None:
            edges = self.skeleton.edges(self.controls[number])
            found = tuple(self._move(edge, branch) for edge in edges for branch in edge.branches)
            self._moves[number] = found
        return found

    def ledger(self, number: int, minding: frozenset[Slot]) -> tuple[Move, ...]:
        """Comparisons, filings and registers' lines that touch some slots.

        One that touches none of them leaves everything as it is, unless an event is waiting for
        any action at all: then all those together are one move.
        """
        items = self.items(minding)
        found: tuple[Move, ...] = ()
        for item in items:
            found += self._item(number, item)
        if self.skeleton.restless(self.controls[number]):
            found += self._any(number, items)
        return found

    def _any(self, number: int, but: tuple[Item, ...]) -> tuple[Move, ...]:
        """One move for all other items together."""
        found = self._anything.get((number, but))
        if found is None:
            others = (item for item in self.skeleton.touched if item not in but)
            edges = self.skeleton.any_edge(self.controls[number], others)
            found = tuple(self._move(edge, branch) for edge in edges for branch in edge.branches)
            self._anything[number, but] = found
        return found

    def items(self, minding: frozenset[Slot]) -> tuple[Item, ...]:
        """The comparisons and findings that touch some slots."""
        found = self._items.get(minding)
        if found is None:
            touched = self.skeleton.touched.items()
            found = self._items[minding] = tuple(item for item, slots in touched if slots & minding)
        return found

    def _item(self, number: int, item: Item) -> tuple[Move, ...]:
        control = self.controls[number]
        edges = self.skeleton.ledger_edges(control, item)
        if not edges:
            return ()
        if self.skeleton.restless(control):
            return tuple(self._move(edge, branch) for edge in edges for branch in edge.branches)
        found = self._staying.get(id(edges))
        if found is None:
            found = self._staying[id(edges)] = tuple(
                self._move(edge, branch)._replace(after=STAYS)
                for edge in edges
                for branch in edge.branches
            )
        return found

    def _move(self, edge: Edge, branch: Branch) -> Move:
        steps: list[Step] = []
        marks: list[tuple[int, Moment, Control]] = []
        last = branch.steps[-1]
        for step in branch.steps:
            if not isinstance(step, Mark):
                steps.append(step)
            elif step.moment[0] in ("happened", "fault"):
                marks.append((len(steps), step.moment, step.control))
        enters = isinstance(last, Mark) and last.moment[0] == "entered"
        made = tuple(steps)
        number = self._steps.get(made)
        if number is None:
            number = self._steps[made] = len(self.steps)
            self.steps.append(made)
        after = self.number(branch.control)
        return Move(edge.address, edge.guard, number, after, enters, tuple(marks))
