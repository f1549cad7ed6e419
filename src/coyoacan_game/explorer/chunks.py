"""Sets of wide data words: only the parts that have a word in them are kept.

A `Chunks` is a set of words of any width: for each value of the high bits that occurs, the set of
the low bits beside it as one whole number. It answers to the same signs as the whole numbers of
`sets`, so that a search need not know which it has. A `Mask` is what a condition lets through,
worked out for the high values that are met.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

LOW = 13  # bits of a word that stand in one chunk: a kilobyte, below which size costs nothing


class Mask:
    """The low words that a condition lets through, for each value of the high bits."""

    __slots__ = ("_known", "_make", "identity", "read")

    def __init__(self, make: Callable[[int], int], read: int, identity: object) -> None:
        """`make` gives the low words for high bits, of which only those in `read` matter."""
        self._make = make
        self.read = read
        self._known: dict[int, int] = {}
        self.identity = identity

    def __bool__(self) -> bool:
        return self.identity != "none"

    def at(self, high: int) -> int:
        """The low words let through beside some high bits."""
        key = high & self.read
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._make(key)
        return found


class Field(NamedTuple):
    """Where a slot stands: in the high bits or the low ones."""

    high: bool
    offset: int
    width: int


class Not:
    """Everything that is not in a set; only ever a right hand."""

    __slots__ = ("of",)

    def __init__(self, of: Chunks) -> None:
        self.of = of


class Chunks:
    """A set of wide words. Empty is false. The empty set may also be the number 0."""

    __slots__ = ("parts",)

    def __init__(self, parts: Mapping[int, int]) -> None:
        self.parts = parts

    def __bool__(self) -> bool:
        return bool(self.parts)

    def __invert__(self) -> Not:
        return Not(self)

    def __and__(self, other: Chunks | Mask | Not | int) -> Chunks:
        if isinstance(other, Mask):
            at = other.at
            pairs = ((high, low & at(high)) for high, low in self.parts.items())
        elif isinstance(other, Not):
            theirs = other.of.parts
            pairs = ((high, low & ~theirs.get(high, 0)) for high, low in self.parts.items())
        elif isinstance(other, Chunks):
            theirs = other.parts
            pairs = ((high, low & theirs.get(high, 0)) for high, low in self.parts.items())
        else:
            return self if other else Chunks({})  # ~0 or 0
        return Chunks({high: low for high, low in pairs if low})

    def __rand__(self, other: int) -> Chunks:
        return self.__and__(other)

    def __or__(self, other: Chunks | int) -> Chunks:
        if isinstance(other, int):
            return self
        parts = dict(self.parts)
        for high, low in other.parts.items():
            parts[high] = parts.get(high, 0) | low
        return Chunks(parts)

    def __ror__(self, other: int) -> Chunks:
        return self

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Chunks) and self.parts == other.parts

    def __hash__(self) -> int:
        return hash(frozenset(self.parts.items()))

    def bit_count(self) -> int:
        """How many words are in it."""
        return sum(low.bit_count() for low in self.parts.values())

    def lowest(self) -> Chunks:
        """One word of the set."""
        high = min(self.parts)
        low = self.parts[high]
        return Chunks({high: low & -low})

    def moved(self, field: Field, rows: tuple[tuple[int, int], ...], part: int) -> Chunks:
        """Every word with one slot's part replaced; `rows` as in `sets`, for low slots."""
        parts: dict[int, int] = {}
        if not field.high:
            for high, low in self.parts.items():
                result = 0
                for mask, shift in rows:
                    one = low & mask
                    if one:
                        result |= one << shift if shift >= 0 else one >> -shift
                parts[high] = result
            return Chunks(parts)
        clear, put = ~(((1 << field.width) - 1) << field.offset), part << field.offset
        for high, low in self.parts.items():
            there = high & clear | put
            parts[there] = parts.get(there, 0) | low
        return Chunks(parts)

    def unmoved(
        self, field: Field, rows: tuple[tuple[int, int], ...], part: int, count: int
    ) -> Chunks:
        """Every word that `moved` makes one of these; the slot has `count` parts."""
        parts: dict[int, int] = {}
        if not field.high:
            mask = rows[part][0]
            for high, low in self.parts.items():
                one = low & mask
                if one:
                    result = 0
                    for _, shift in rows:
                        result |= one >> shift if shift >= 0 else one << -shift
                    parts[high] = result
            return Chunks(parts)
        ones = (1 << field.width) - 1
        clear = ~(ones << field.offset)
        for high, low in self.parts.items():
            if high >> field.offset & ones == part:
                for old in range(count):
                    parts[high & clear | old << field.offset] = low
        return Chunks(parts)


def half(words: Chunks) -> Chunks:
    """Some but not all of several words."""
    highs = sorted(words.parts)
    if len(highs) > 1:
        return Chunks({high: words.parts[high] for high in highs[: len(highs) // 2]})
    return words.lowest()
