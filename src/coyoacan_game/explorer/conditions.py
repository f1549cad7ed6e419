"""Conditions with the control part already known: what is left of them speaks of data only.

A control point fixes scene, place and, where they are kept, the clock and the people's states.
The rest of a condition is a *residual* (see `formulas`). Every leaf is decided by the engine's own
generated function, so a comparison means here what it means in play.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product
from typing import NamedTuple

from coyoacan_game.engine import Program
from coyoacan_game.engine.layout import claims, fills_right, is_right
from coyoacan_game.explorer.formulas import (
    Residual,
    among,
    conjunction,
    disjunction,
    negated,
)
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


class Control(NamedTuple):
    """A control point: the scene, the clock (0 without one), and the data it fixes.

    `fixed` holds, as the engine's data does, the place, the people's states and, with a clock,
    which events of those that happen once cannot happen any more. `filing` says that the last
    action filed a finding: see `lateness`.
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
        """Groups the claims of a finding by everything an expression of the story reads of them.

        Where a report can be written also by what softening reads: the verdict, and the blanks alone.
        """
        finding = self.program.story.finding[slot[1]]
        read = self.program.layout.claim_readers(slot[1])
        signature: dict[tuple[object, ...], int] = {}
        representatives, of, sizes = [0], [0], [1]
        blanks = list(finding.blank)
        softens = bool(self.program.reporting.scenes)
        for number, claim in enumerate(claims(finding)):
            seen = [claim.candidates[blanks.index(blank)] for blank in sorted(read.blanks)]
            verdict = claim.verdict if read.verdict or softens else ""
            right = fills_right(finding, claim) if softens else is_right(finding, claim)
            key = (right, verdict, *seen)
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


class Read(NamedTuple):
    """What a condition reads of a control point: bits of `fixed`, the scene, the clock."""

    mask: int
    scene: bool
    time: bool

    def of(self, control: Control) -> tuple[int, int, int]:
        """Equal for control points at which the condition leaves the same."""
        return (
            control.scene if self.scene else 0,
            control.time if self.time else 0,
            control.fixed & self.mask,
        )


class Known(NamedTuple):
    """A condition, and what was found to be left of it, by what it reads of a control point."""

    expression: Expression
    read: Read
    left: dict[tuple[int, int, int], Residual]


class Conditions:
    """Residuals of one program. `fixed` are the slots that a control point knows."""

    def __init__(self, program: Program, domains: Domains, fixed: frozenset[Slot]) -> None:
        self.program = program
        self.domains = domains
        self.fixed = fixed
        self._fixed_mask = sum(program.layout.fields[slot].mask for slot in fixed)
        self._whole: dict[Expression, Known] = {}
        self._texts: dict[str, Known] = {}
        self._slots: dict[Expression, frozenset[Slot]] = {}

    def of_text(self, text: str | None, control: Control) -> Residual:
        """What is left of an author's condition at a control point; True for none."""
        if text is None:
            return True
        known = self._texts.get(text)
        if known is None:
            known = self._texts[text] = self._known(read_expression(text))
        return self._left(known, control)

    def of(self, expression: Expression, control: Control) -> Residual:
        """What is left of a condition at a control point."""
        return self._left(self._known(expression), control)

    def _known(self, expression: Expression) -> Known:
        known = self._whole.get(expression)
        if known is None:
            read = self.read_by([expression])
            known = self._whole[expression] = Known(expression, read, {})
        return known

    def _left(self, known: Known, control: Control) -> Residual:
        key = known.read.of(control)
        found = known.left.get(key)
        if found is None:
            found = known.left[key] = self._part(known.expression, control)
        return found

    def base(self, control: Control) -> int:
        """The engine's data as far as a control point knows it."""
        return control.fixed & self._fixed_mask

    def slots(self, expression: Expression) -> frozenset[Slot]:
        """The slots an expression reads; see `slots_of`."""
        found = self._slots.get(expression)
        if found is None:
            found = self._slots[expression] = slots_of(self.program, expression)
        return found

    def read_by(self, expressions: Iterable[Expression]) -> Read:
        """What some conditions together read of a control point."""
        mask, scene, time = 0, False, False
        fields = self.program.layout.fields
        for expression in expressions:
            slots = self.slots(expression)
            for slot in slots & self.fixed:
                mask |= fields[slot].mask
            scene = scene or any(name.parts == ("scene",) for name in names_in(expression))
            time = time or TIME in slots
        return Read(mask, scene, time)

    def _part(self, expression: Expression, control: Control) -> Residual:
        match expression:
            case Literal(value=value):
                return bool(value)
            case Not(operand=operand):
                return negated(self.of(operand, control))
            case Logic(operator=operator, operands=operands):
                parts = [self.of(one, control) for one in operands]
                return conjunction(parts) if operator == "and" else disjunction(parts)
        return self._decide(expression, control)

    def _decide(self, leaf: Expression, control: Control) -> Residual:
        function = self.program.truth(leaf)
        base = self.base(control)
        data = sorted(slot for slot in self.slots(leaf) if slot != TIME and slot not in self.fixed)
        holds = frozenset(
            combination
            for combination, word in self.words(data)
            if function(control.scene, control.time, base | word)
        )
        return among(tuple(data), holds, self._count(data))

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


def names_in(expression: Expression) -> Iterator[Name]:
    """Every name of an expression."""
    match expression:
        case Name():
            yield expression
        case Not(operand=operand):
            yield from names_in(operand)
        case Logic(operands=operands) | Comparison(operands=operands):
            for one in operands:
                yield from names_in(one)
        case Membership(item=item):
            yield from names_in(item)
        case Sum(left=left, right=right):
            yield from names_in(left)
            yield from names_in(right)
