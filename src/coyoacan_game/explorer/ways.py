"""How sets of data words get from one control point to the next where everything is remembered.

What a branch does to a word is then a number added to it, the same for all words that go the same
way: a mask and a shift say it, and branches that shift alike are one. Words too wide for a set to
be one whole number go through the operations of `sets` one by one. Made for `sweep`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from coyoacan_game.explorer.branches import Assign, Confirm, Step, Test
from coyoacan_game.explorer.graph import STAYS, Graph
from coyoacan_game.explorer.sets import Abstraction, Program, Set
from coyoacan_game.explorer.wide import WideAbstraction

MOST = 16  # shifts of one branch beyond which its operations one by one are quicker
Masks = dict[int, Set]  # the words by what is added to them


@dataclass(frozen=True)
class Way:
    """All branches from one control point to another: their shifts, and those that are none."""

    abstraction: Abstraction
    shifts: tuple[tuple[int, Set], ...]
    programs: tuple[Program, ...]

    def forwards(self, words: Set) -> Set:
        """The words to which these lead."""
        result: Set = 0
        for shift, mask in self.shifts:
            part = words & mask
            if part:
                result |= shifted(part, shift)
        for program in self.programs:
            result |= self.abstraction.forwards(program, words)
        return result

    def backwards(self, words: Set) -> Set:
        """The words that lead to some of these."""
        result: Set = 0
        for shift, mask in self.shifts:
            result |= shifted(words, -shift) & mask
        for program in self.programs:
            result |= self.abstraction.backwards(program, words)
        return result

    @property
    def size(self) -> int:
        """The bytes its masks fill."""
        return sum(mask.bit_length() >> 3 for _, mask in self.shifts)


class Leading(NamedTuple):
    """A way, and the control point it leads to."""

    after: int
    way: Way


class Ways:
    """The ways of one graph in an abstraction that remembers everything. `size`: bytes of masks."""

    def __init__(self, graph: Graph, abstraction: Abstraction) -> None:
        self.graph = graph
        self.abstraction = abstraction
        self.minding = frozenset(abstraction.kept)
        self.narrow = not isinstance(abstraction, WideAbstraction)
        self.size = 0
        self._masks: dict[int, Masks | None] = {}
        self._made: dict[tuple[bool, tuple[int, ...]], Way] = {}
        self._from: dict[int, tuple[Leading, ...]] = {}

    def leading(self, number: int) -> tuple[Leading, ...]:
        """Everything that can be done at a control point, by where it leads."""
        found = self._from.get(number)
        if found is None:
            branches: dict[int, dict[int, None]] = {}
            for move in self.graph.moves(number) + self.graph.ledger(number, self.minding):
                after = number if move.after == STAYS else move.after
                branches.setdefault(after, {})[move.steps] = None
            made = [
                Leading(to, self._way(tuple(one), to == number)) for to, one in branches.items()
            ]
            found = self._from[number] = tuple(
                one for one in made if one.way.shifts or one.way.programs
            )
        return found

    def _way(self, steps: tuple[int, ...], stays: bool) -> Way:
        """One for all control points between which the same can be done."""
        found = self._made.get((stays, steps))
        if found is None:
            found = self._made[stays, steps] = self._make(steps, stays=stays)
            self.size += found.size
        return found

    def _make(self, steps: tuple[int, ...], *, stays: bool) -> Way:
        masks: Masks = {}
        programs: list[Program] = []
        for number in steps:
            own = self._masks_of(number)
            if own is None:
                program = self.abstraction.program(self.graph.steps[number])
                programs += [] if program is None else [program]
                continue
            for shift, mask in own.items():
                if shift or not stays:
                    masks[shift] = masks[shift] | mask if shift in masks else mask
        return Way(self.abstraction, tuple(masks.items()), tuple(programs))

    def _masks_of(self, number: int) -> Masks | None:
        """The shifts of one branch; None where it has none or too many."""
        if number not in self._masks:
            self._masks[number] = self._shifts(self.graph.steps[number]) if self.narrow else None
        return self._masks[number]

    def _shifts(self, steps: Iterable[Step]) -> Masks | None:
        masks: Masks = {0: self.abstraction.all}
        for step in steps:
            match step:
                case Test():
                    masks = self._tested(masks, step)
                case Assign(slot=slot) if slot in self.abstraction.kept:
                    masks = self._assigned(masks, step)
                case Confirm():
                    return None
            if len(masks) > MOST:
                return None
        return masks

    def _tested(self, masks: Masks, test: Test) -> Masks:
        words = self.abstraction.test(test.residual)[0]
        if not test.wanted:
            words = self.abstraction.opposite(words)
        if words is self.abstraction.all:
            return masks
        everything = self.abstraction.all
        left = (
            (shift, words if mask is everything else mask & shifted(words, -shift))
            for shift, mask in masks.items()
        )
        return {shift: mask for shift, mask in left if mask}

    def _assigned(self, masks: Masks, assign: Assign) -> Masks:
        slot = assign.slot
        rows = self.abstraction.move(slot, self.abstraction.kept[slot][assign.value])[1]
        everything = self.abstraction.all
        made: Masks = {}
        for shift, mask in masks.items():
            for words, more in rows:
                whole = not shift and (mask is everything or mask == words)
                part = words if whole else mask & shifted(words, -shift)
                if part:
                    to = shift + more
                    made[to] = made[to] | part if to in made else part
                if whole and mask is not everything:
                    break  # a slot that has one value has no other
        return made


def shifted(words: Set, shift: int) -> Set:
    """A number added to every word."""
    if not shift:
        return words
    return words << shift if shift > 0 else words >> -shift
