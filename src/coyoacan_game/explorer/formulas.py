"""What is left of a condition once the control part is known: a formula over data slots.

Formulas are values with their hash kept, so that thousands of control points can share one and a
lookup costs nothing. A formula that is certain is a plain `True` or `False`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, TypeAlias

from coyoacan_game.story.scope import Slot

Combination = tuple[int, ...]
Kind = Literal["in", "not", "and", "or"]


class Formula:
    """`in`: the slots' kept values are one of `holds`. Otherwise `parts` joined by `kind`."""

    __slots__ = ("_hash", "holds", "kind", "parts", "slots")

    def __init__(
        self,
        kind: Kind,
        parts: tuple[Formula, ...] = (),
        slots: tuple[Slot, ...] = (),
        holds: frozenset[Combination] = frozenset(),
    ) -> None:
        self.kind = kind
        self.parts = parts
        self.slots = slots
        self.holds = holds
        self._hash = hash((kind, parts, slots, holds))

    def __hash__(self) -> int:
        return self._hash

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        return (
            isinstance(other, Formula)
            and self._hash == other._hash
            and (self.kind, self.slots, self.holds, self.parts)
            == (other.kind, other.slots, other.holds, other.parts)
        )

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
        return frozenset(slot for leaf in self.leaves() for slot in leaf.slots)


Residual: TypeAlias = bool | Formula


def among(slots: tuple[Slot, ...], holds: frozenset[Combination], count: int) -> Residual:
    """The slots' values are one of `holds`, out of `count` combinations there are."""
    if len(holds) == count:
        return True
    return Formula("in", slots=slots, holds=holds) if holds else False


def flag(slot: Slot) -> Residual:
    """A flag that is set."""
    return Formula("in", slots=(slot,), holds=frozenset({(1,)}))


def negated(residual: Residual) -> Residual:
    """Its opposite, constants folded."""
    if isinstance(residual, bool):
        return not residual
    return residual.parts[0] if residual.kind == "not" else Formula("not", (residual,))


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
