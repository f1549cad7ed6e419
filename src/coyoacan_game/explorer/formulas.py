"""What is left of a condition once the control part is known: a formula over data slots.

Formulas are values of which there is one each, so that thousands of control points can share one and
a lookup costs nothing. A formula that is certain is a plain `True` or `False`.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Literal, TypeAlias
from weakref import WeakValueDictionary

from coyoacan_game.story.scope import Slot

Combination = tuple[int, ...]
Kind = Literal["in", "not", "and", "or"]


class Formula:
    """`in`: the slots' kept values are one of `holds`. Otherwise `parts` joined by `kind`.

    Equal formulas are one object: whoever asks whether two are the same compares no trees.
    """

    __slots__ = ("__weakref__", "_opposite", "_read", "holds", "kind", "parts", "slots")

    kind: Kind
    parts: tuple[Formula, ...]
    slots: tuple[Slot, ...]
    holds: frozenset[Combination]
    _read: frozenset[Slot] | None
    _opposite: Formula | None

    def __new__(
        cls,
        kind: Kind,
        parts: tuple[Formula, ...] = (),
        slots: tuple[Slot, ...] = (),
        holds: frozenset[Combination] = frozenset(),
    ) -> Formula:
        key = (kind, parts, slots, holds)
        found = _KNOWN.get(key)
        if found is None:
            found = super().__new__(cls)
            found.kind, found.parts, found.slots, found.holds = key
            found._read = found._opposite = None
            _KNOWN[key] = found
        return found

    def __repr__(self) -> str:
        if self.kind == "in":
            names = ", ".join(".".join(slot) for slot in self.slots)
            return f"{names} in {sorted(self.holds)}"
        return f"{self.kind}({', '.join(map(repr, self.parts))})"

    def leaves(self) -> Iterable[Formula]:
        """Every `in` of the formula."""
        if self.kind == "in":
            yield self
        for part in self.parts:
            yield from part.leaves()

    def read(self) -> frozenset[Slot]:
        """The data slots it speaks of."""
        if self._read is None:
            self._read = frozenset(slot for leaf in self.leaves() for slot in leaf.slots)
        return self._read

    def opposite(self) -> Formula:
        """What holds where this does not."""
        if self.kind == "not":
            return self.parts[0]
        if self._opposite is None:
            self._opposite = Formula("not", (self,))
        return self._opposite


# Those that somebody still holds, by what they are made of.
_KNOWN: WeakValueDictionary[tuple[object, ...], Formula] = WeakValueDictionary()

Residual: TypeAlias = bool | Formula


def among(slots: tuple[Slot, ...], holds: frozenset[Combination], count: int) -> Residual:
    """The slots' values are one of `holds`, out of `count` combinations there are."""
    if len(holds) == count:
        return True
    return Formula("in", slots=slots, holds=holds) if holds else False


@lru_cache(maxsize=16_384)
def flag(slot: Slot) -> Formula:
    """A flag that is set."""
    return Formula("in", slots=(slot,), holds=frozenset({(1,)}))


def negated(residual: Residual) -> Residual:
    """Its opposite, constants folded."""
    return not residual if isinstance(residual, bool) else residual.opposite()


def conjunction(parts: Iterable[Residual]) -> Residual:
    """All of them, constants folded."""
    return _joined("and", parts, neutral=True)


def disjunction(parts: Iterable[Residual]) -> Residual:
    """Any of them, constants folded."""
    return _joined("or", parts, neutral=False)


def _joined(kind: Literal["and", "or"], parts: Iterable[Residual], *, neutral: bool) -> Residual:
    kept: dict[Formula, None] = {}
    for part in parts:
        if isinstance(part, bool):
            if part is not neutral:
                return part
        elif part.kind == kind:
            kept.update(dict.fromkeys(part.parts))
        else:
            kept[part] = None
    if not kept:
        return neutral
    return next(iter(kept)) if len(kept) == 1 else Formula(kind, tuple(kept))


def at_least(count: int, parts: Iterable[Residual]) -> Residual:
    """At least `count` of the parts hold."""
    holding: list[Residual] = [True, *([False] * count)]
    for part in parts:
        for number in range(count, 0, -1):
            more = conjunction([holding[number - 1], part])
            holding[number] = disjunction([holding[number], more])
    return holding[count]


def slots_in(residual: Residual) -> frozenset[Slot]:
    """The data slots a residual speaks of."""
    return frozenset() if isinstance(residual, bool) else residual.read()
