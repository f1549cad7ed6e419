"""Sets of data words as whole numbers used as bit sets.

An `Abstraction` keeps some data slots and forgets the rest. A data word is the kept slots' values
side by side; a set of words is one Python integer in which bit `w` says that word `w` is in it.
Then a test is an AND with a constant and an assignment is a shift. A test on what is forgotten
*may* hold for every word and *must* hold for none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import reduce
from operator import and_, or_

from coyoacan_game.explorer.branches import Assign, Branch, Confirm, Mark, Moment, Step, Test
from coyoacan_game.explorer.conditions import Control, Domains, Residual
from coyoacan_game.story.scope import Slot

Set = int
Hit = Callable[[Moment, Control, Set], None]


class Abstraction:
    """Which data slots are kept, where they stand in a word, and what tests are as sets."""

    def __init__(self, domains: Domains, kept: Iterable[Slot]) -> None:
        self.domains = domains
        self.kept = tuple(sorted(kept))
        self._offset: dict[Slot, int] = {}
        self._width: dict[Slot, int] = {}
        bits = 0
        # The widest first, so that most shifts are small.
        for slot in self.kept:
            count = len(domains.values(slot))
            self._offset[slot], self._width[slot] = bits, (count - 1).bit_length()
            bits += self._width[slot]
        self.bits = bits
        self.all: Set = (1 << (1 << bits)) - 1
        self._masks: dict[Slot, tuple[Set, ...]] = {}
        self._tests: dict[Residual, tuple[Set, Set]] = {}

    def masks(self, slot: Slot) -> tuple[Set, ...]:
        """For each value of a kept slot, the words that have it."""
        found = self._masks.get(slot)
        if found is None:
            offset, width = self._offset[slot], self._width[slot]
            run = (1 << (1 << offset)) - 1
            period = 1 << (offset + width)
            whole = run
            size = period
            while size < 1 << self.bits:
                whole |= whole << size
                size <<= 1
            found = self._masks[slot] = tuple(
                whole << (value << offset) for value in range(len(self.domains.values(slot)))
            )
        return found

    def word(self, values: dict[Slot, int]) -> Set:
        """The set of the one word with these values."""
        number = sum(values[slot] << self._offset[slot] for slot in self.kept)
        return 1 << number

    # -- tests -------------------------------------------------------------------------------------

    def test(self, residual: Residual) -> tuple[Set, Set]:
        """The words for which a residual may hold, and those for which it must."""
        if residual is True:
            return self.all, self.all
        if residual is False:
            return 0, 0
        found = self._tests.get(residual)
        if found is None:
            found = self._tests[residual] = self._make_test(residual)
        return found

    def _make_test(self, residual: Residual) -> tuple[Set, Set]:
        if isinstance(residual, bool):
            return self.test(residual)
        match residual[0]:
            case "not":
                may, must = self.test(residual[1])
                return self.all & ~must, self.all & ~may
            case "and":
                tests = [self.test(one) for one in residual[1]]
                return reduce(and_, (may for may, _ in tests)), reduce(
                    and_, (must for _, must in tests)
                )
            case "or":
                tests = [self.test(one) for one in residual[1]]
                return reduce(or_, (may for may, _ in tests)), reduce(
                    or_, (must for _, must in tests)
                )
        return self._make_leaf(residual[1], residual[2])

    def _make_leaf(
        self, slots: tuple[Slot, ...], holds: frozenset[tuple[int, ...]]
    ) -> tuple[Set, Set]:
        """A leaf of which a part is forgotten may hold if it does for some value of that part."""
        kept = [at for at, slot in enumerate(slots) if slot in self._offset]
        counts: dict[tuple[int, ...], int] = {}
        for combination in holds:
            part = tuple(combination[at] for at in kept)
            counts[part] = counts.get(part, 0) + 1
        full = 1
        for at, slot in enumerate(slots):
            if at not in kept:
                full *= len(self.domains.values(slot))
        may = must = 0
        for part, count in counts.items():
            words = self.all
            for at, value in zip(kept, part, strict=True):
                words &= self.masks(slots[at])[value]
            may |= words
            if count == full:
                must |= words
        return may, must

    # -- steps forwards and backwards --------------------------------------------------------------

    def assign(self, words: Set, slot: Slot, value: int | None) -> Set:
        """Every word with the slot's value replaced."""
        offset = self._offset.get(slot)
        if offset is None or not words:
            return words
        masks = self.masks(slot)
        values = range(len(masks)) if value is None else (value,)
        result = 0
        for new in values:
            for old, mask in enumerate(masks):
                part = words & mask
                if part:
                    shift = (new - old) << offset
                    result |= part << shift if shift >= 0 else part >> -shift
        return result

    def unassign(self, words: Set, slot: Slot, value: int | None) -> Set:
        """Every word that the assignment makes one of `words`."""
        offset = self._offset.get(slot)
        if offset is None or not words:
            return words
        masks = self.masks(slot)
        values = range(len(masks)) if value is None else (value,)
        result = 0
        for new in values:
            part = words & masks[new]
            if not part:
                continue
            for old in range(len(masks)):
                shift = (old - new) << offset
                result |= part << shift if shift >= 0 else part >> -shift
        return result

    def forwards(self, branch: Branch, words: Set, hit: Hit | None = None) -> Set:
        """The words a branch can lead to; `hit` is told of every mark that is passed."""
        for step in branch.steps:
            if not words:
                return 0
            match step:
                case Test():
                    may, must = self.test(step.residual)
                    words &= may if step.wanted else ~must
                case Assign():
                    words = self.assign(words, step.slot, step.value)
                case Confirm():
                    words = self._confirm(step, words, hit)
                case Mark() if hit is not None:
                    hit(step.moment, step.control, words)
        return words

    def _confirm(self, step: Confirm, words: Set, hit: Hit | None) -> Set:
        may, must = self.test(step.enough)
        yes, no = words & may, words & ~must
        for finding, residual in step.right:
            right_may, right_must = self.test(residual)
            changed = self.assign(yes & right_may, ("solved", finding), 1)
            yes = yes & ~right_must | changed
            if hit is not None and changed:
                hit(("confirmed", finding), step.control, changed)
        return yes | no

    def backwards(self, steps: Iterable[Step], words: Set) -> Set:
        """The words from which these steps can lead to one of `words`."""
        for step in reversed(tuple(steps)):
            if not words:
                return 0
            match step:
                case Test():
                    may, must = self.test(step.residual)
                    words &= may if step.wanted else ~must
                case Assign():
                    words = self.unassign(words, step.slot, step.value)
                case Confirm():
                    words = self._unconfirm(step, words)
        return words & self.all

    def _unconfirm(self, step: Confirm, words: Set) -> Set:
        may, must = self.test(step.enough)
        no = words & ~must
        yes = words
        for finding, residual in reversed(step.right):
            right_may, right_must = self.test(residual)
            changed = self.unassign(yes, ("solved", finding), 1) & right_may
            yes = yes & ~right_must | changed
        return yes & may | no


def lowest(words: Set) -> Set:
    """The set of one word of a set."""
    return words & -words
