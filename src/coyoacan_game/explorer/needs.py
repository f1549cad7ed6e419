"""What an abstraction remembers: for each kept data slot, which of its values are told apart.

A `Partition` gives the part of each kept value of a slot; values of one part are not told apart.
`Need` maps slots to partitions. Slots that are not in it are forgotten altogether.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeAlias

from coyoacan_game.explorer.conditions import Domains
from coyoacan_game.explorer.formulas import Formula, Residual
from coyoacan_game.story.scope import Slot

Partition: TypeAlias = tuple[int, ...]
Need: TypeAlias = dict[Slot, Partition]


def numbered(signatures: Iterable[object]) -> Partition:
    """Parts numbered in the order in which they are first met."""
    numbers: dict[object, int] = {}
    return tuple(numbers.setdefault(one, len(numbers)) for one in signatures)


def meet(one: Partition, other: Partition) -> Partition:
    """Tells apart what either tells apart."""
    return one if one == other else numbered(zip(one, other, strict=True))


def together(needs: Iterable[Mapping[Slot, Partition]]) -> Need:
    """All of several needs at once."""
    found: Need = {}
    for need in needs:
        for slot, partition in need.items():
            known = found.get(slot)
            found[slot] = partition if known is None else meet(known, partition)
    return found


def parts_in(partition: Partition) -> int:
    """How many parts there are."""
    return max(partition) + 1


def bits_of(need: Mapping[Slot, Partition]) -> int:
    """The width of a data word that remembers this much."""
    return sum((parts_in(partition) - 1).bit_length() for partition in need.values())


def covers(need: Mapping[Slot, Partition], other: Mapping[Slot, Partition]) -> bool:
    """Whether the first tells apart all that the other does."""
    for slot, partition in other.items():
        known = need.get(slot)
        if known is None or meet(known, partition) != known:
            return False
    return True


class Needs:
    """What the residuals and slots of one program ask to be remembered."""

    def __init__(self, domains: Domains) -> None:
        self.domains = domains
        self._of_leaf: dict[Formula, Need] = {}

    def whole(self, slot: Slot) -> Partition:
        """Every value of a slot told apart."""
        return tuple(range(len(self.domains.values(slot))))

    def of(self, residual: Residual) -> Need:
        """Enough to decide a residual."""
        if isinstance(residual, bool):
            return {}
        return together(self.of_leaf(leaf) for leaf in residual.leaves())

    def of_leaf(self, leaf: Formula) -> Need:
        """Enough to decide an `in`."""
        found = self._of_leaf.get(leaf)
        if found is None:
            found = self._of_leaf[leaf] = {
                slot: self._partition(leaf, at) for at, slot in enumerate(leaf.slots)
            }
        return found

    def _partition(self, leaf: Formula, at: int) -> Partition:
        """Two values are one if they hold with the same values of the other slots."""
        rest: dict[int, set[tuple[int, ...]]] = {}
        for combination in leaf.holds:
            rest.setdefault(combination[at], set()).add(combination[:at] + combination[at + 1 :])
        values = range(len(self.domains.values(leaf.slots[at])))
        return numbered(frozenset(rest.get(value, ())) for value in values)
