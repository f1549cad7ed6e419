"""Conditions with the control part already known: what is left of them speaks of data only.

A control point fixes scene, place and, where they are kept, the clock and the people's states.
The rest of a condition is a *residual*: nested tuples over sets of values of data slots. Every
leaf is decided by the engine's own generated function, so a comparison means here what it means
in play.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import NamedTuple, TypeAlias

from coyoacan_game.engine import Program
from coyoacan_game.engine.layout import claims, is_right
from coyoacan_game.story.expressions import (
    Comparison,
    Expression,
    Literal,
    Logic,
    Membership,
    Name,
    Not,
    Sum,
    read_expression,
)
from coyoacan_game.story.scope import Slot

TIME: Slot = ("time",)
PLACE: Slot = ("place",)

# A constant; ("in", slots, combinations of values); ("not", r); or "and", "or" with their parts.
Residual: TypeAlias = bool | tuple  # type: ignore[type-arg]  # a tuple of itself has no type


class Control(NamedTuple):
    """A control point: the scene, the clock (0 without one), and the data it fixes.

    `fixed` holds, as the engine's data does, the place, the people's states and, with a clock,
    which events have happened. `filing` says that the last action filed a finding: see `lateness`.
    """

    scene: int
    time: int
    fixed: int
    filing: bool = False


def slots_of(program: Program, expression: Expression) -> frozenset[Slot]:
    """The slots an expression reads, as the layout names them, and TIME for the clock."""
    match expression:
        case Name():
            return _slots_of_name(program, expression)
        case Literal():
            return frozenset()
        case Not(operand=operand):
            return slots_of(program, operand)
        case Logic(operands=operands) | Comparison(operands=operands):
            return frozenset().union(*(slots_of(program, one) for one in operands))
        case Membership(item=item):
            return slots_of(program, item)
        case Sum(left=left, right=right):
            return slots_of(program, left) | slots_of(program, right)


def _slots_of_name(program: Program, name: Name) -> frozenset[Slot]:
    slot = program.emitter.scope.symbol(name).slot
    match slot:
        case ("time",) | ("day",) | ("dossier",):
            return frozenset({TIME})
        case ("scene",):
            return frozenset()
        case ("here", who):
            return frozenset({PLACE, ("character", who, "state")})
        case ("character", who, _):
            return frozenset({("character", who, "state")})
        case ("filed" | "right" | "verdict" | "claimed", finding, *_):
            return frozenset({("claim", finding)})
    return frozenset({slot})


class Domains:
    """The values of each data slot. Claims that no reader can tell apart are one value."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self._values: dict[Slot, tuple[int, ...]] = {}
        self._class: dict[Slot, tuple[int, ...]] = {}
        self._sizes: dict[Slot, tuple[int, ...]] = {}
        for slot, field in program.layout.fields.items():
            if slot[0] == "claim":
                self._classes(slot)
            elif slot[0] == "variable" and not field.values:
                variable = program.story.variable[slot[1]]
                low, high = variable.range or (0, 1)
                self._values[slot] = tuple(range(high - low + 1))
            else:
                self._values[slot] = tuple(range(len(field.values) or 2))

    def _classes(self, slot: Slot) -> None:
        """Groups the claims of a finding by everything an expression of the story reads of them."""
        finding = self.program.story.finding[slot[1]]
        read = self.program.layout.claim_readers(slot[1])
        signature: dict[tuple[object, ...], int] = {}
        representatives, of, sizes = [0], [0], [1]
        blanks = list(finding.blank)
        for number, claim in enumerate(claims(finding)):
            seen = [claim.candidates[blanks.index(blank)] for blank in sorted(read.blanks)]
            key = (is_right(finding, claim), claim.verdict if read.verdict else "", *seen)
            if key not in signature:
                signature[key] = len(representatives)
                representatives.append(number + 1)
                sizes.append(0)
            of.append(signature[key])
            sizes[signature[key]] += 1
        self._values[slot] = tuple(representatives)
        self._class[slot] = tuple(of)
        self._sizes[slot] = tuple(sizes)

    def values(self, slot: Slot) -> tuple[int, ...]:
        """Raw values, one for each class; the position is the value a set keeps."""
        return self._values[slot]

    def position(self, slot: Slot, raw: int) -> int:
        """The kept value of a raw one."""
        classes = self._class.get(slot)
        return classes[raw] if classes else raw

    def sizes(self, slot: Slot) -> tuple[int, ...] | None:
        """How many raw values each kept one stands for, None if one each."""
        return self._sizes.get(slot)


class Conditions:
    """Residuals of one program. `fixed` are the slots that a control point knows."""

    def __init__(self, program: Program, domains: Domains, fixed: frozenset[Slot]) -> None:
        self.program = program
        self.domains = domains
        self.fixed = fixed
        self._leaves: dict[object, Residual] = {}
        self._guards: dict[Expression, object] = {}
        self._slots: dict[Expression, frozenset[Slot]] = {}

    def of_text(self, text: str | None, control: Control) -> Residual:
        """What is left of an author's condition at a control point; True for none."""
        return True if text is None else self.of(read_expression(text), control)

    def of(self, expression: Expression, control: Control) -> Residual:
        """What is left of a condition at a control point."""
        match expression:
            case Literal(value=value):
                return bool(value)
            case Not(operand=operand):
                return negated(self.of(operand, control))
            case Logic(operator=operator, operands=operands):
                parts = [self.of(one, control) for one in operands]
                return conjunction(parts) if operator == "and" else disjunction(parts)
        return self._leaf(expression, control)

    def flag(self, slot: Slot, control: Control) -> Residual:
        """What is left of a flag that is set."""
        if slot in self.fixed:
            return bool(control.fixed & self.program.layout.fields[slot].mask)
        return flag(slot)

    def slots(self, expression: Expression) -> frozenset[Slot]:
        found = self._slots.get(expression)
        if found is None:
            found = self._slots[expression] = slots_of(self.program, expression)
        return found

    def _leaf(self, leaf: Expression, control: Control) -> Residual:
        slots = self.slots(leaf)
        mask = 0
        for slot in slots & self.fixed:
            mask |= self.program.layout.fields[slot].mask
        time = control.time if TIME in slots else 0
        key = (leaf, control.scene, time, control.fixed & mask)
        found = self._leaves.get(key)
        if found is None:
            found = self._leaves[key] = self._decide(leaf, slots, control)
        return found

    def _decide(self, leaf: Expression, slots: frozenset[Slot], control: Control) -> Residual:
        function = self.program.guard(self.program.emitter.truth(leaf))
        base = control.fixed
        data = sorted(slot for slot in slots if slot != TIME and slot not in self.fixed)
        time = control.time
        holds = frozenset(
            combination
            for combination, word in self.words(data)
            if function(control.scene, time, base | word)
        )
        return _settled(tuple(data), holds, self._count(data))

    def words(self, slots: list[Slot]) -> Iterator[tuple[tuple[int, ...], int]]:
        """Every combination of kept values of some slots, with the engine's data for it."""
        fields = [self.program.layout.fields[slot] for slot in slots]
        values = [self.domains.values(slot) for slot in slots]
        for combination in product(*(range(len(one)) for one in values)):
            word = 0
            for field, one, position in zip(fields, values, combination, strict=True):
                word |= one[position] << field.shift
            yield combination, word

    def _count(self, slots: list[Slot]) -> int:
        count = 1
        for slot in slots:
            count *= len(self.domains.values(slot))
        return count


def _settled(slots: tuple[Slot, ...], holds: frozenset[tuple[int, ...]], count: int) -> Residual:
    if len(holds) == count:
        return True
    return ("in", slots, holds) if holds else False


def negated(residual: Residual) -> Residual:
    """Its opposite, constants folded."""
    if isinstance(residual, bool):
        return not residual
    return residual[1] if residual[0] == "not" else ("not", residual)


def conjunction(parts: list[Residual]) -> Residual:
    """All of them, constants folded."""
    if any(part is False for part in parts):
        return False
    kept = tuple(dict.fromkeys(part for part in parts if part is not True))
    if not kept:
        return True
    return kept[0] if len(kept) == 1 else ("and", kept)


def disjunction(parts: list[Residual]) -> Residual:
    """Any of them, constants folded."""
    if any(part is True for part in parts):
        return True
    kept = tuple(dict.fromkeys(part for part in parts if part is not False))
    if not kept:
        return False
    return kept[0] if len(kept) == 1 else ("or", kept)


def flag(slot: Slot) -> Residual:
    """A flag that is set."""
    return ("in", (slot,), frozenset({(1,)}))


def slots_in(residual: Residual) -> frozenset[Slot]:
    """The data slots a residual speaks of."""
    if isinstance(residual, bool):
        return frozenset()
    match residual[0]:
        case "in":
            return frozenset(residual[1])
        case "not":
            return slots_in(residual[1])
    return frozenset().union(*(slots_in(one) for one in residual[1]))
