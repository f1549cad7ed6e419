"""Abstractions that keep more than a set of all words could hold: see `chunks`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import reduce
from operator import and_, or_

from coyoacan_game.explorer.chunks import LOW, Chunks, Field, Mask
from coyoacan_game.explorer.conditions import Domains
from coyoacan_game.explorer.formulas import Formula, Residual
from coyoacan_game.explorer.needs import Partition, bits_of, parts_in
from coyoacan_game.explorer.sets import MOVE, Abstraction, Operation, Set
from coyoacan_game.story.scope import Slot

DENSE = 20  # bits of a word of which all sets are small enough


class WideAbstraction(Abstraction):
    """The same as an `Abstraction`, of words that are mostly absent."""

    def __init__(
        self, domains: Domains, kept: Mapping[Slot, Partition], below: Abstraction | None = None
    ) -> None:
        """`below`: an abstraction whose words are to be the low bits of the words of this one."""
        super().__init__(domains, {})
        first = below.kept if below else {}
        rest = sorted(kept.items(), key=lambda one: (parts_in(one[1]) > 2, one[0]))
        self.kept = {**first, **{slot: one for slot, one in rest if slot not in first}}
        self.bits = bits_of(self.kept)
        self._field: dict[Slot, Field] = {}
        low = high = 0
        for slot, partition in self.kept.items():
            width = (parts_in(partition) - 1).bit_length()
            if slot in first or (not first and low + width <= LOW):
                self._field[slot] = Field(high=False, offset=low, width=width)
                low += width
            else:
                self._field[slot] = Field(high=True, offset=high, width=width)
                high += width
        self._low_bits = low
        self._low_all = (1 << (1 << low)) - 1
        self._rows: dict[Slot, tuple[int, ...]] = {}
        self._low: dict[tuple[Formula, int], tuple[int, int]] = {}
        self._wide: dict[Formula, tuple[Mask, Mask]] = {}
        self._opposites: dict[int, Mask] = {}
        self.all = Mask(lambda _: self._low_all, 0, "all")
        self.none = Mask(lambda _: 0, 0, "none")

    def masks(self, slot: Slot) -> tuple[int, ...]:
        """For each part of a low slot, the low words that have it."""
        found = self._rows.get(slot)
        if found is None:
            field = self._field[slot]
            whole = (1 << (1 << field.offset)) - 1
            size = 1 << (field.offset + field.width)
            while size < 1 << self._low_bits:
                whole |= whole << size
                size <<= 1
            parts = range(parts_in(self.kept[slot]))
            found = self._rows[slot] = tuple(whole << (part << field.offset) for part in parts)
        return found

    def word(self, values: Mapping[Slot, int]) -> Set:
        """The set of the one word with these values."""
        low = high = 0
        for slot, partition in self.kept.items():
            field = self._field[slot]
            put = partition[values[slot]] << field.offset
            if field.high:
                high |= put
            else:
                low |= put
        return Chunks({high: 1 << low})

    # -- tests -------------------------------------------------------------------------------------

    def test(self, residual: Residual) -> tuple[Set, Set]:
        """The words for which a residual may hold, and those for which it must."""
        if isinstance(residual, bool):
            return (self.all, self.all) if residual else (self.none, self.none)
        found = self._wide.get(residual)
        if found is None:
            found = self._wide[residual] = self._make_masks(residual)
        return found

    def _make_masks(self, residual: Formula) -> tuple[Mask, Mask]:
        read = 0
        kept = [slot for slot in residual.read() if slot in self.kept]
        if not kept:
            return self.all, self.none
        for slot in kept:
            field = self._field[slot]
            if field.high:
                read |= ((1 << field.width) - 1) << field.offset
        return (
            Mask(lambda high: self._low_test(residual, high)[0], read, ("may", residual)),
            Mask(lambda high: self._low_test(residual, high)[1], read, ("must", residual)),
        )

    def _low_test(self, residual: Residual, high: int) -> tuple[int, int]:
        """`test` for the low words beside some high bits."""
        if isinstance(residual, bool):
            return (self._low_all, self._low_all) if residual else (0, 0)
        key = (residual, high)
        found = self._low.get(key)
        if found is None:
            found = self._low[key] = self._make_low_test(residual, high)
        return found

    def _make_low_test(self, residual: Formula, high: int) -> tuple[int, int]:
        if residual.kind == "in":
            return self._low_leaf(residual, high)
        tests = [self._low_test(one, high) for one in residual.parts]
        if residual.kind == "not":
            may, must = tests[0]
            return self._low_all ^ must, self._low_all ^ may
        join = and_ if residual.kind == "and" else or_
        return reduce(join, (may for may, _ in tests)), reduce(join, (must for _, must in tests))

    def _low_leaf(self, leaf: Formula, high: int) -> tuple[int, int]:
        if not any(slot in self.kept for slot in leaf.slots):
            return self._low_all, 0
        may = must = 0
        for pairs, certain in self.parts_of(leaf):
            words = self._low_all
            for slot, part in pairs:
                field = self._field[slot]
                if not field.high:
                    words &= self.masks(slot)[part]
                elif high >> field.offset & ((1 << field.width) - 1) != part:
                    words = 0
            may |= words
            if certain:
                must |= words
        return may, must

    # -- operations --------------------------------------------------------------------------------

    def opposite(self, words: Set) -> Set:
        """What a mask does not let through."""
        if words is self.all or words is self.none:
            return self.none if words is self.all else self.all
        found = self._opposites.get(id(words))
        if found is None:
            found = Mask(
                lambda high: self._low_all ^ words.at(high), words.read, ("not", words.identity)
            )
            self._opposites[id(words)] = found
        return found

    def move(self, slot: Slot, part: int) -> Operation:
        """A slot takes a part: as an operation."""
        field = self._field[slot]
        rows: tuple[tuple[int, int], ...] = ()
        if not field.high:
            rows = tuple(
                (mask, (part - old) << field.offset) for old, mask in enumerate(self.masks(slot))
            )
        return (MOVE, rows, field, slot, part)

    def moved(self, operation: Operation, words: Set) -> Set:
        """Every word with the slot's part replaced."""
        return words.moved(operation[2], operation[1], operation[4]) if words else words

    def unmoved(self, operation: Operation, words: Set) -> Set:
        """Every word that the replacing makes one of `words`."""
        _, rows, field, slot, part = operation
        return words.unmoved(field, rows, part, parts_in(self.kept[slot])) if words else words


def abstraction_of(domains: Domains, kept: Mapping[Slot, Partition]) -> Abstraction:
    """The kind of abstraction that suits what is kept."""
    wide = bits_of(kept) > DENSE
    return WideAbstraction(domains, kept) if wide else Abstraction(domains, kept)
