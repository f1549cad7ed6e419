"""Checked expressions as Python source over a packed state.

The source holds numbers, operators and the names `s`, `t`, `d` (scene, time, data) and of constant
tables, and nothing an author wrote: every name has become a position, every text an index.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

from coyoacan_game.engine.days import MINUTES_OF_A_DAY, days_of
from coyoacan_game.engine.layout import Field, Layout, claims, is_right
from coyoacan_game.story.days import minutes_of
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
from coyoacan_game.story.models import VERDICTS, Story
from coyoacan_game.story.scope import Scope, Slot
from coyoacan_game.story.types import DAY, FLAG, TIME, NumberType, OneOf, Type


class Emitter:
    """Writes expressions of one story; remembers the tables they need and the fields they read."""

    def __init__(self, story: Story, layout: Layout) -> None:
        self.story = story
        self.layout = layout
        self.scope = Scope(story)
        self.days = days_of(story)
        self.tables: dict[str, Any] = {}
        self.read_mask = 0
        self.reads_scene = False
        self.reads_time = False
        self._places = {id_: position for position, id_ in enumerate(layout.places)}
        self._words: dict[tuple[str, ...], str] = {}
        self._by_day: dict[tuple[Any, ...], str] = {}

    def field(self, slot: Slot) -> Field:
        """A field, remembered as read."""
        found = self.layout.fields[slot]
        self.read_mask |= found.mask
        return found

    def table(self, name: str, make: Callable[[], Any]) -> str:
        if name not in self.tables:
            self.tables[name] = make()
        return name

    def constant(self, name: str, value: Any) -> str:
        """A table of a fixed value; gives its name for the source."""
        return self.table(name, lambda: value)

    def guard(self, text: str | None) -> str:
        """The source of an author's condition; "True" for none."""
        return "True" if text is None else self.truth(read_expression(text))

    def truth(self, expression: Expression) -> str:
        """Source that is true or false (any number but 0 counting as true)."""
        match expression:
            case Literal():
                return str(bool(expression.value))
            case Name():
                return self._flag(self.scope.symbol(expression).slot)
            case Not():
                return f"(not {self.truth(expression.operand)})"
            case Logic():
                return self._logic(expression)
            case Comparison():
                return self._comparison(expression)
            case Membership():
                return self._membership(expression)
            case Sum():
                raise TypeError("a sum is no condition")

    def _logic(self, expression: Logic) -> str:
        """Flags that must all be set become one mask."""
        mask, rest = 0, []
        for operand in expression.operands:
            bit = self._bit_of(operand) if expression.operator == "and" else 0
            if bit:
                mask |= bit
            else:
                rest.append(self.truth(operand))
        if mask:
            self.read_mask |= mask
            single = mask & (mask - 1) == 0
            rest.insert(0, f"d & {mask}" if single else f"d & {mask} == {mask}")
        return "(" + f" {expression.operator} ".join(rest) + ")"

    def _bit_of(self, expression: Expression) -> int:
        if not isinstance(expression, Name):
            return 0
        symbol = self.scope.symbol(expression)
        field = self.layout.fields.get(symbol.slot)
        return field.mask if field and symbol.type is FLAG else 0

    def _flag(self, slot: Slot) -> str:
        kind = slot[0]
        if kind == "here":
            at = self._where_is(slot[1])
            field = self.field(("place",))
            # Who is nowhere is not with a player who is in no place.
            return f"({at} == (d >> {field.shift} & {field.ones}) != 0)"
        if kind == "filed":
            return f"(d & {self.field(('claim', slot[1])).mask})"
        if kind == "right":
            finding = self.story.finding[slot[1]]
            field = self.field(("claim", slot[1]))
            name = self.table(
                f"right_{list(self.story.finding).index(slot[1])}",
                lambda: frozenset(
                    number + 1
                    for number, claim in enumerate(claims(finding))
                    if is_right(finding, claim)
                ),
            )
            return f"((d >> {field.shift} & {field.ones}) in {name})"
        return f"(d & {self.field(slot).mask})"

    def _where_is(self, character: str) -> str:
        field = self.field(("character", character, "state"))
        states = self.story.character[character].state.values()
        name = self.table(
            f"at_{list(self.story.character).index(character)}",
            lambda: tuple(self._places[one.at or "none"] for one in states),
        )
        return f"{name}[d >> {field.shift} & {field.ones}]"

    def value(self, expression: Expression) -> str:
        """Source of a number: a count, minutes, or the index of one of several values."""
        match expression:
            case Literal(value=int(value)):
                return str(int(value))
            case Sum():
                left, right = self.value(expression.left), self.value(expression.right)
                return f"({left} {expression.operator} {right})"
            case Name():
                return self._named_value(expression)
        return f"bool({self.truth(expression)})"

    def _named_value(self, name: Name) -> str:
        symbol = self.scope.symbol(name)
        slot = symbol.slot
        if symbol.type is FLAG:
            return f"bool({self._flag(slot)})"
        if slot[0] in ("time", "day", "dossier") and len(slot) == 1:
            return self._of_the_clock(slot[0])
        if slot == ("scene",):
            self.reads_scene = True
            return "s"
        if slot[0] == "character" and slot[2] == "at":
            return self._where_is(slot[1])
        if slot[0] in ("verdict", "claimed"):
            return self._claimed(slot)
        field = self.field(slot)
        raw = f"(d >> {field.shift} & {field.ones})"
        return f"({raw} + {field.low})" if field.low else raw

    def place_shown(self, name: Name) -> str:
        """Source of which of `place_names` is the name of a place as it is now."""
        raw = self.value(name)
        shown = raw
        for place, when, number in reversed(self._renamings()):
            shown = f"{number} if {raw} == {place} and {self.guard(when)} else {shown}"
        return f"({shown})"

    def _renamings(self) -> list[tuple[int, str, int]]:
        """A place, a guard, and what the place is then called: of several, the first that holds."""
        found: list[tuple[int, str, int]] = []
        following = len(self._places)
        for id_, place in self.story.place.items():
            own = self._places[id_]
            for version in place.version.values():
                found.append((own, version.when, following if version.name else own))
                following += version.name is not None
        return found

    def place_names(self) -> tuple[str, ...]:
        """Nowhere, every place, and every name that a version gives one."""
        written = self.story.place.values()
        versions = [version for place in written for version in place.version.values()]
        renamed = [version.name for version in versions if version.name]
        return ("nowhere", *(place.name for place in written), *renamed)

    def _of_the_clock(self, word: str) -> str:
        """What the present day says; in a story of one day, there is nothing to look up."""
        first, *others = self.days
        if word == "time":
            self.reads_time = True
            return f"(t % {MINUTES_OF_A_DAY})" if others else "t"
        if word == "day":
            if others:
                return self.by_day(tuple(one.date.toordinal() for one in self.days))
            return f"({first.date.toordinal()} + t // {MINUTES_OF_A_DAY})"
        said = tuple(one.dossier for one in self.days)
        return self.by_day(said) if others else str(first.dossier)

    def by_day(self, values: tuple[Any, ...]) -> str:
        """The value of the present day among one for each day."""
        name = self._by_day.setdefault(values, f"day_{len(self._by_day)}")
        return f"{self.constant(name, values)}[t // {MINUTES_OF_A_DAY}]"

    def _claimed(self, slot: Slot) -> str:
        """A part of a claim, as an index into ("none", ...)."""
        finding = self.story.finding[slot[1]]
        field = self.field(("claim", slot[1]))
        number = list(self.story.finding).index(slot[1])
        if slot[0] == "verdict":
            words = ("none", *VERDICTS)
            made = tuple(words.index(claim.verdict) for claim in claims(finding))
            name = self.table(f"verdict_{number}", lambda: (0, *made))
        else:
            blank = list(finding.blank).index(slot[2])
            words = ("none", *finding.blank[slot[2]].candidates)
            made = tuple(words.index(claim.candidates[blank]) for claim in claims(finding))
            name = self.table(f"claimed_{number}_{blank}", lambda: (0, *made))
        return f"{name}[d >> {field.shift} & {field.ones}]"

    def index(self, kind: Type, value: bool | int | str) -> int:
        """What a literal is beside something of a type."""
        if kind is TIME:
            return minutes_of(str(value))
        if kind is DAY:
            return datetime.date.fromisoformat(str(value)).toordinal()
        if isinstance(kind, OneOf):
            return kind.values.index(str(value))
        return int(value)

    def type_of(self, expression: Expression) -> Type:
        if isinstance(expression, Name):
            return self.scope.symbol(expression).type
        return NumberType(0, 0) if isinstance(expression, Sum) else FLAG

    def _operand(self, expression: Expression, beside: Expression) -> str:
        if isinstance(expression, Literal):
            return str(self._index_beside(beside, expression.value))
        return self.value(expression)

    def _index_beside(self, beside: Expression, value: bool | int | str) -> int:
        return (
            int(value) if isinstance(beside, Literal) else self.index(self.type_of(beside), value)
        )

    def _comparison(self, expression: Comparison) -> str:
        parts = []
        for position, operator in enumerate(expression.operators):
            left, right = expression.operands[position], expression.operands[position + 1]
            parts.append(self._pair(left, operator, right))
        return "(" + " and ".join(parts) + ")"

    def _pair(self, left: Expression, operator: str, right: Expression) -> str:
        kinds = [self.type_of(one) for one in (left, right) if not isinstance(one, Literal)]
        if len(kinds) == 2 and all(isinstance(kind, OneOf) for kind in kinds):
            one, other = kinds
            if isinstance(one, OneOf) and isinstance(other, OneOf) and one.values != other.values:
                return f"{self._word(left, one)} {operator} {self._word(right, other)}"
        return f"{self._operand(left, right)} {operator} {self._operand(right, left)}"

    def _word(self, expression: Expression, kind: OneOf) -> str:
        """Two lists of values that differ are compared by their words."""
        name = self._words.setdefault(kind.values, f"words_{len(self._words)}")
        return f"{self.constant(name, kind.values)}[{self.value(expression)}]"

    def _membership(self, expression: Membership) -> str:
        among = {self._index_beside(expression.item, one.value) for one in expression.among}
        item = self.value(expression.item)
        if isinstance(expression.item, Literal):
            item = str(self._index_beside(expression.item, expression.item.value))
        listed = ", ".join(map(str, sorted(among)))
        return f"({item} {'not in' if expression.negated else 'in'} ({listed},))"
