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
from typing import TypeAlias

from coyoacan_game.explorer.branches import Assign, Confirm, Step, Test
from coyoacan_game.explorer.conditions import Domains
from coyoacan_game.explorer.formulas import Formula, Residual
from coyoacan_game.explorer.needs import Partition, bits_of, parts_in
from coyoacan_game.story.scope import Slot

Set: TypeAlias = int
# What is seldom written stands high in a word, so that its sets are short numbers until it is.
_HIGH = {"claim": 2, "solved": 3, "variable": 1}
Moves: TypeAlias = tuple[tuple[Set, int], ...]  # (words, how far to the left they go)
# ("and", words, words it is not), ("move", there, back), or ("confirm", ...): see `Abstraction`
Operation: TypeAlias = tuple  # type: ignore[type-arg]  # of three shapes, told apart by the first
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
        kept = [(at, slot) for at, slot in enumerate(leaf.slots) if slot in self.kept]
        if not kept:
            return self.all, 0
        counts: dict[tuple[int, ...], int] = {}
        for combination in leaf.holds:
            parts = tuple(self.kept[slot][combination[at]] for at, slot in kept)
            counts[parts] = counts.get(parts, 0) + 1
        forgotten = 1
        for slot in leaf.slots:
            if slot not in self.kept:
                forgotten *= len(self.domains.values(slot))
        may = must = 0
        for parts, count in counts.items():
            words = reduce(
                and_, (self.masks(slot)[part] for (_, slot), part in zip(kept, parts, strict=True))
            )
            may |= words
            size = forgotten
            for (_, slot), part in zip(kept, parts, strict=True):
                size *= self.kept[slot].count(part)
            if count == size:
                must |= words
        return may, must

    # -- steps as operations -----------------------------------------------------------------------

    def program(self, steps: Iterable[Step]) -> Program | None:
        """Steps as operations on sets; None if nothing comes through. Marks are left out."""
        made: list[Operation] = []
        for step in steps:
            match step:
                case Test():
                    words = self._wanted(step.residual, wanted=step.wanted)
                    if not words:
                        return None
                    if words != self.all:
                        made.append((AND, words))
                case Assign(slot=slot) if slot in self.kept:
                    made.append(self._move(slot, self.kept[slot][step.value]))
                case Confirm():
                    confirm = self._confirm(step)
                    if confirm is not None:
                        made.append(confirm)
        return tuple(made)

    def _wanted(self, residual: Residual, *, wanted: bool) -> Set:
        may, must = self.test(residual)
        if wanted:
            return may
        words = self.all ^ must
        return self._same.setdefault(words, words)

    def _move(self, slot: Slot, part: int) -> Operation:
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
                move = self._move(slot, self.kept[slot][1])
                rows.append((finding, right_may, self.all ^ right_must, move))
        return (CONFIRM, may, self.all ^ must, tuple(rows)) if rows else None


def forwards(program: Program, words: Set) -> Set:
    """The words a program can lead to."""
    for operation in program:
        kind = operation[0]
        if kind == AND:
            words &= operation[1]
        elif kind == MOVE:
            words = _moved(operation, words)
        else:
            words = _confirmed(operation, words)
        if not words:
            return 0
    return words


def backwards(program: Program, words: Set) -> Set:
    """The words from which a program can lead to one of `words`."""
    for operation in reversed(program):
        kind = operation[0]
        if kind == AND:
            words &= operation[1]
        elif kind == MOVE:
            words = _unmoved(operation, words)
        else:
            words = _unconfirmed(operation, words)
        if not words:
            return 0
    return words


def _moved(operation: Operation, words: Set) -> Set:
    result = 0
    for mask, shift in operation[1]:
        part = words & mask
        if part:
            result |= part << shift if shift >= 0 else part >> -shift
    return result


def _unmoved(operation: Operation, words: Set) -> Set:
    part = words & operation[2]
    if not part:
        return 0
    result = 0
    for _, shift in operation[1]:
        result |= part >> shift if shift >= 0 else part << -shift
    return result


def confirming(operation: Operation, words: Set, told: Callable[[str, Set], None] | None) -> Set:
    """Confirms what may be; `told` hears of each finding and the words in which it was."""
    _, may, not_must, rows = operation
    yes, no = words & may, words & not_must
    for finding, right_may, not_right_must, move in rows:
        changed = _moved(move, yes & right_may)
        yes = yes & not_right_must | changed
        if told is not None and changed:
            told(finding, changed)
    return yes | no


def _confirmed(operation: Operation, words: Set) -> Set:
    return confirming(operation, words, None)


def _unconfirmed(operation: Operation, words: Set) -> Set:
    _, may, not_must, rows = operation
    no = words & not_must
    yes = words
    for _, right_may, not_right_must, move in reversed(rows):
        changed = _unmoved(move, yes) & right_may
        yes = yes & not_right_must | changed
    return yes & may | no


def lowest(words: Set) -> Set:
    """The set of one word of a set."""
    return words & -words


def half(words: Set) -> Set:
    """Some but not all of several words."""
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
