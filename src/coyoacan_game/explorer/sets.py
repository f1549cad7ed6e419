"""Sets of data words as whole numbers used as bit sets.

An `Abstraction` keeps some data slots, tells apart some of their values, and forgets the rest. A
data word is the kept slots' parts side by side; a set of words is one Python integer in which bit
`w` says that word `w` is in it. Then a test is an AND with a constant and an assignment is a shift.
A test on what is forgotten *may* hold for every word and *must* hold for none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import reduce
from operator import and_, or_
from typing import Any, TypeAlias

from coyoacan_game.explorer.branches import Assign, Confirm, Step, Test
from coyoacan_game.explorer.chunks import Chunks
from coyoacan_game.explorer.chunks import half as half_of_chunks
from coyoacan_game.explorer.conditions import Domains
from coyoacan_game.explorer.formulas import Formula, Residual
from coyoacan_game.explorer.needs import Partition, bits_of, parts_in
from coyoacan_game.story.scope import Slot

# A whole number, or for wide words a `Chunks`, which answers to the same signs.
Set: TypeAlias = Any
# What is seldom written stands high in a word, so that its sets are short numbers until it is.
_HIGH = {"claim": 2, "solved": 3, "variable": 1}
# ("and", words, words it is not), ("move", there, back), or ("confirm", ...): see `Abstraction`
Operation: TypeAlias = tuple[Any, ...]  # of three shapes, told apart by the first
Program: TypeAlias = tuple[Operation, ...]
AND, MOVE, CONFIRM = 0, 1, 2


class Abstraction:
    """Which data is kept, where it stands in a word, and what steps are as operations on sets."""

    def __init__(self, domains: Domains, kept: Mapping[Slot, Partition]) -> None:
        self.domains = domains
        self.kept = dict(sorted(kept.items(), key=lambda one: (_HIGH.get(one[0][0], 0), one[0])))
        self.bits = bits_of(self.kept)
        self._offset: dict[Slot, int] = {}
        offset = 0
        for slot, partition in self.kept.items():
            self._offset[slot] = offset
            offset += (parts_in(partition) - 1).bit_length()
        self.all: Set = (1 << (1 << self.bits)) - 1
        self._masks: dict[Slot, tuple[Set, ...]] = {}
        self._tests: dict[Formula, tuple[Set, Set]] = {}
        self._same: dict[Set, Set] = {0: 0, self.all: self.all}

    def masks(self, slot: Slot) -> tuple[Set, ...]:
        """For each part of a kept slot, the words that have it."""
        found = self._masks.get(slot)
        if found is None:
            parts, offset = parts_in(self.kept[slot]), self._offset[slot]
            whole = (1 << (1 << offset)) - 1
            size = 1 << (offset + (parts - 1).bit_length())
            while size < 1 << self.bits:
                whole |= whole << size
                size <<= 1
            found = tuple(whole << (part << offset) for part in range(parts))
            self._masks[slot] = found
        return found

    def word(self, values: Mapping[Slot, int]) -> Set:
        """The set of the one word with these values."""
        number = sum(
            partition[values[slot]] << self._offset[slot] for slot, partition in self.kept.items()
        )
        return 1 << number

    # -- tests -------------------------------------------------------------------------------------

    def test(self, residual: Residual) -> tuple[Set, Set]:
        """The words for which a residual may hold, and those for which it must."""
        if isinstance(residual, bool):
            return (self.all, self.all) if residual else (0, 0)
        found = self._tests.get(residual)
        if found is None:
            may, must = self._make_test(residual)
            found = (self._same.setdefault(may, may), self._same.setdefault(must, must))
            self._tests[residual] = found
        return found

    def _make_test(self, residual: Formula) -> tuple[Set, Set]:
        if residual.kind == "in":
            return self._make_leaf(residual)
        tests = [self.test(one) for one in residual.parts]
        if residual.kind == "not":
            may, must = tests[0]
            return self.all ^ must, self.all ^ may
        join = and_ if residual.kind == "and" else or_
        return reduce(join, (may for may, _ in tests)), reduce(join, (must for _, must in tests))

    def _make_leaf(self, leaf: Formula) -> tuple[Set, Set]:
        """A leaf of which a part is forgotten may hold if it does for some value of that part."""
        if not any(slot in self.kept for slot in leaf.slots):
            return self.all, 0
        may = must = 0
        for words, certain in self.parts_of(leaf):
            both = reduce(and_, (self.masks(slot)[part] for slot, part in words))
            may |= both
            if certain:
                must |= both
        return may, must

    def parts_of(self, leaf: Formula) -> Iterable[tuple[tuple[tuple[Slot, int], ...], bool]]:
        """The parts of kept slots with which a leaf may hold, and whether it then must."""
        kept = [(at, slot) for at, slot in enumerate(leaf.slots) if slot in self.kept]
        counts: dict[tuple[int, ...], int] = {}
        for combination in leaf.holds:
            parts = tuple(self.kept[slot][combination[at]] for at, slot in kept)
            counts[parts] = counts.get(parts, 0) + 1
        forgotten = 1
        for slot in leaf.slots:
            if slot not in self.kept:
                forgotten *= len(self.domains.values(slot))
        for parts, count in counts.items():
            size = forgotten
            for (_, slot), part in zip(kept, parts, strict=True):
                size *= self.kept[slot].count(part)
            pairs = tuple((slot, part) for (_, slot), part in zip(kept, parts, strict=True))
            yield pairs, count == size

    def having(self, slot: Slot, value: int) -> Set:
        """The words in which a kept slot has a value."""
        leaf = Formula("in", slots=(slot,), holds=frozenset({(value,)}))
        words: Set = self.test(leaf)[0]
        return words

    # -- steps as operations -----------------------------------------------------------------------

    def program(self, steps: Iterable[Step]) -> Program | None:
        """Steps as operations on sets; None if nothing comes through. Marks are left out."""
        made: list[Operation] = []
        for step in steps:
            match step:
                case Test():
                    may, must = self.test(step.residual)
                    words = may if step.wanted else self.opposite(must)
                    if not words:
                        return None
                    if words is not self.all:
                        made.append((AND, words))
                case Assign(slot=slot) if slot in self.kept:
                    made.append(self.move(slot, self.kept[slot][step.value]))
                case Confirm():
                    confirm = self._confirm(step)
                    if confirm is not None:
                        made.append(confirm)
        return tuple(made)

    def opposite(self, words: Set) -> Set:
        """All words that are not in a test's set."""
        other = self.all ^ words
        return self._same.setdefault(other, other)

    def move(self, slot: Slot, part: int) -> Operation:
        """A slot takes a part: as an operation."""
        offset, masks = self._offset[slot], self.masks(slot)
        there = tuple((mask, (part - old) << offset) for old, mask in enumerate(masks))
        return (MOVE, there, masks[part], slot, part)

    def _confirm(self, step: Confirm) -> Operation | None:
        """What may be confirmed, and what must: for each finding that is kept."""
        may, must = self.test(step.enough)
        rows = []
        for finding, residual in step.right:
            slot: Slot = ("solved", finding)
            if slot in self.kept:
                right_may, right_must = self.test(residual)
                move = self.move(slot, self.kept[slot][1])
                rows.append((finding, right_may, self.opposite(right_must), move))
        return (CONFIRM, may, self.opposite(must), tuple(rows)) if rows else None

    # -- operations on sets ------------------------------------------------------------------------

    def forwards(self, program: Program, words: Set) -> Set:
        """The words a program can lead to."""
        for operation in program:
            kind = operation[0]
            if kind == AND:
                words &= operation[1]
            elif kind == MOVE:
                words = self.moved(operation, words)
            else:
                words = self.confirmed(operation, words)
            if not words:
                return 0
        return words

    def backwards(self, program: Program, words: Set) -> Set:
        """The words from which a program can lead to one of `words`."""
        for operation in reversed(program):
            kind = operation[0]
            if kind == AND:
                words &= operation[1]
            elif kind == MOVE:
                words = self.unmoved(operation, words)
            else:
                words = self._unconfirmed(operation, words)
            if not words:
                return 0
        return words

    def confirmed(
        self, operation: Operation, words: Set, told: Callable[[str, Set], None] | None = None
    ) -> Set:
        """Confirms what may be; `told` hears of each finding and the words in which it was."""
        _, may, not_must, rows = operation
        yes, no = words & may, words & not_must
        for finding, right_may, not_right_must, move in rows:
            changed = self.moved(move, yes & right_may)
            yes = yes & not_right_must | changed
            if told is not None and changed:
                told(finding, changed)
        return yes | no

    def _unconfirmed(self, operation: Operation, words: Set) -> Set:
        _, may, not_must, rows = operation
        no = words & not_must
        yes = words
        for _, right_may, not_right_must, move in reversed(rows):
            changed = self.unmoved(move, yes) & right_may
            yes = yes & not_right_must | changed
        return yes & may | no

    def moved(self, operation: Operation, words: Set) -> Set:
        """Every word with the slot's part replaced."""
        result = 0
        for mask, shift in operation[1]:
            part = words & mask
            if part:
                result |= part << shift if shift >= 0 else part >> -shift
        return result

    def unmoved(self, operation: Operation, words: Set) -> Set:
        """Every word that the replacing makes one of `words`."""
        part = words & operation[2]
        result = 0
        if part:
            for _, shift in operation[1]:
                result |= part >> shift if shift >= 0 else part << -shift
        return result


def lowest(words: Set) -> Set:
    """The set of one word of a set."""
    return words.lowest() if isinstance(words, Chunks) else words & -words


def half(words: Set) -> Set:
    """Some but not all of several words."""
    if isinstance(words, Chunks):
        return half_of_chunks(words)
    low, high = 0, words.bit_length()
    while high - low > 1:
        middle = (low + high) // 2
        part = words & ((1 << middle) - 1)
        if part and part != words:
            return part
        if part:
            high = middle
        else:
            low = middle
    return lowest(words)
