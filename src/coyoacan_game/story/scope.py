"""What names mean in a story's expressions, and whether an expression's types fit.

Used by the checker, which wants every mistake, and by the engine, which wants each name's slot.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from coyoacan_game.diagnostics import nearest
from coyoacan_game.story.expressions import (
    Comparison,
    Expression,
    ExpressionError,
    Literal,
    Logic,
    Membership,
    Name,
    Not,
    Sum,
    Where,
)
from coyoacan_game.story.models import KINDS, VERDICTS, Story
from coyoacan_game.story.types import (
    ANY,
    DAY,
    FLAG,
    TEXT,
    TIME,
    NumberType,
    OneOf,
    Type,
    named,
)

# The first word of a dotted name, and the kind of thing its second word names.
NAMESPACES: dict[str, str] = {
    "knows": "note",
    "visited": "scene",
    "happened": "event",
    "compared": "comparison",
    "here": "character",
    "filed": "finding",
    "solved": "finding",
    "right": "finding",
    "verdict": "finding",
    "claimed": "finding",
    "chose": "scene",
}
SINGLE: tuple[str, ...] = ("time", "day", "place", "scene")
RESERVED: frozenset[str] = frozenset(
    {*NAMESPACES, *SINGLE, "true", "false", "back", "wait", "none"}
)

Slot = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Symbol:
    """A name's meaning: where its value is kept, and its type."""

    slot: Slot
    type: Type


class Scope:
    """The names of one story. `broken` are (kind, id) whose tables could not be read: known, but of any type."""

    def __init__(self, story: Story, broken: Iterable[tuple[str, str]] = ()) -> None:
        self.story = story
        self.broken = frozenset(broken)
        self._found: dict[tuple[str, ...], Symbol] = {}

    @cached_property
    def _broken_ids(self) -> dict[str, list[str]]:
        ids: dict[str, list[str]] = {kind: [] for kind in KINDS}
        for kind, id_ in self.broken:
            ids.setdefault(kind, []).append(id_)
        return ids

    def ids(self, kind: str) -> list[str]:
        """Every id of a kind, readable or not."""
        return [*getattr(self.story, kind), *self._broken_ids[kind]]

    def has(self, kind: str, id_: str) -> bool:
        return id_ in getattr(self.story, kind) or (kind, id_) in self.broken

    def symbol(self, name: Name) -> Symbol:
        """The meaning of a name; raises ExpressionError if it has none."""
        known = self._found.get(name.parts)
        if known is None:
            known = self._found[name.parts] = self._look_up(name)
        return known

    def _look_up(self, name: Name) -> Symbol:
        first, *rest = name.parts
        if first in NAMESPACES:
            return self._in_namespace(name, first, rest)
        if first in SINGLE and not rest:
            return Symbol((first,), self._single(name, first))
        if len(rest) == 1 and self.has("character", first):
            return self._of_character(name, first, rest[0])
        if not rest and self.has("variable", first):
            return Symbol(("variable", first), self._variable(first))
        raise self._unknown(name)

    def _single(self, name: Name, word: str) -> Type:
        if word in ("time", "day"):
            if self.story.clock is None:
                message = f'"{word}" needs a clock, and the story has no [story.clock]'
                raise ExpressionError("COY101", message, name.where)
            return TIME if word == "time" else DAY
        values = tuple(self.ids(word))
        return OneOf(("none", *values) if word == "place" else values, f"{word}s")

    def _in_namespace(self, name: Name, first: str, rest: list[str]) -> Symbol:
        kind = NAMESPACES[first]
        wanted = 2 if first in ("chose", "claimed") else 1
        if len(rest) != wanted:
            form = {"chose": "chose.SCENE.CHOICE", "claimed": "claimed.FINDING.BLANK"}
            message = f'write "{form.get(first, f"{first}.{kind.upper()}")}"'
            raise ExpressionError("COY201", message, name.where)
        if not self.has(kind, rest[0]):
            raise self._no_such(name, kind, rest[0], self.ids(kind))
        if (kind, rest[0]) in self.broken:
            return Symbol((first, *rest), ANY)
        if first == "chose":
            choices = self.story.scene[rest[0]].choice
            if rest[1] not in choices:
                raise self._no_such(name, f'choice of scene "{rest[0]}"', rest[1], choices)
        if first == "claimed":
            blanks = self.story.finding[rest[0]].blank
            if rest[1] not in blanks:
                raise self._no_such(name, f'blank of finding "{rest[0]}"', rest[1], blanks)
            values = ("none", *blanks[rest[1]].candidates)
            return Symbol((first, *rest), OneOf(values, f'candidates of "{rest[1]}"'))
        if first == "verdict":
            return Symbol((first, *rest), OneOf(("none", *VERDICTS), "verdicts"))
        return Symbol((first, *rest), FLAG)

    def _of_character(self, name: Name, id_: str, word: str) -> Symbol:
        if word in ("name", "doing"):
            return Symbol(("character", id_, word), TEXT)
        if word not in ("state", "at"):
            raise self._no_such(name, "part of a character", word, ("state", "at", "name", "doing"))
        if ("character", id_) in self.broken:
            return Symbol(("character", id_, word), ANY)
        if word == "at":
            return Symbol(("character", id_, "at"), OneOf(("none", *self.ids("place")), "places"))
        states = tuple(self.story.character[id_].state)
        return Symbol(("character", id_, "state"), OneOf(states, f'states of "{id_}"'))

    def _variable(self, id_: str) -> Type:
        if ("variable", id_) in self.broken:
            return ANY
        variable = self.story.variable[id_]
        if variable.values is not None:
            return OneOf(variable.values, f'values of "{id_}"')
        if variable.range is not None:
            return NumberType(variable.range[0], variable.range[-1])
        return FLAG

    def _no_such(self, name: Name, what: str, word: str, words: Iterable[str]) -> ExpressionError:
        dotted = ".".join(name.parts)
        message = f'"{dotted}" names no {what}: there is no "{word}"'
        start = name.where.start + dotted.rfind(word)
        return ExpressionError("COY101", message, Where(start, len(word)), nearest(word, words))

    def _unknown(self, name: Name) -> ExpressionError:
        dotted = ".".join(name.parts)
        first = name.parts[0]
        words = [*self.ids("variable"), *SINGLE]
        if len(name.parts) > 1:
            words = [*NAMESPACES, *self.ids("character")]
        hint = nearest(first, words)
        if len(name.parts) == 1 and self.has("note", first):
            hint = f'did you mean "knows.{first}"?'
        elif len(name.parts) == 1 and self.has("character", first):
            hint = f'did you mean "here.{first}", or "{first}.state == ..."?'
        return ExpressionError("COY101", f'nothing is called "{dotted}"', name.where, hint)


@dataclass
class TypeCheck:
    """Finds the type of an expression and every place where types do not fit."""

    scope: Scope
    report: Callable[[ExpressionError], None]

    def flag(self, expression: Expression, of: str = "a condition") -> None:
        """Reports unless the expression is true or false."""
        found = self.type_of(expression)
        if found not in (FLAG, ANY):
            message = f"{of} must be true or false, and this is {named(found)}"
            self._fail("COY203", message, expression)

    def type_of(self, expression: Expression) -> Type:
        match expression:
            case Name():
                try:
                    return self.scope.symbol(expression).type
                except ExpressionError as error:
                    self.report(error)
                    return ANY
            case Literal(value=bool()):
                return FLAG
            case Literal(value=int(value)):
                return NumberType(value, value)
            case Literal():
                return TEXT
            case Not(operand=operand):
                self.flag(operand, '"not" wants something that')
                return FLAG
            case Logic():
                for operand in expression.operands:
                    self.flag(operand, f'each side of "{expression.operator}"')
                return FLAG
            case Comparison():
                pairs = zip(expression.operands, expression.operands[1:], strict=False)
                for operator, (left, right) in zip(expression.operators, pairs, strict=True):
                    self._compared(operator, left, right)
                return FLAG
            case Membership():
                item = self.type_of(expression.item)
                for literal in expression.among:
                    self._against("==", item, literal)
                return FLAG
            case Sum():
                return self._sum(expression)

    def _sum(self, expression: Sum) -> Type:
        left, right = self.type_of(expression.left), self.type_of(expression.right)
        for side, found in ((expression.left, left), (expression.right, right)):
            if not isinstance(found, NumberType) and found is not ANY:
                message = f"only numbers can be added, and this is {named(found)}"
                self._fail("COY203", message, side)
        if not (isinstance(left, NumberType) and isinstance(right, NumberType)):
            return ANY
        if expression.operator == "+":
            return NumberType(left.low + right.low, left.high + right.high)
        return NumberType(left.low - right.high, left.high - right.low)

    def _compared(self, operator: str, left: Expression, right: Expression) -> None:
        if isinstance(left, Literal) and not isinstance(right, Literal):
            self._against(operator, self.type_of(right), left)
        elif isinstance(right, Literal):
            self._against(operator, self.type_of(left), right)
        else:
            one, other = self.type_of(left), self.type_of(right)
            if ANY not in (one, other) and type(one) is not type(other):
                message = f"{named(one)} cannot be compared with {named(other)}"
                self._fail("COY203", message, right)

    def _against(self, operator: str, kind: Type, literal: Literal) -> None:
        """A literal beside something of a type: does it fit, and can it ever be equal?"""
        value = literal.value
        if kind is ANY:
            return
        if kind in (TIME, DAY):
            self._moment(kind, literal)
        elif isinstance(kind, OneOf):
            if not isinstance(value, str):
                self._misfit(kind, literal)
            elif operator not in ("==", "!="):
                message = f'"{operator}" compares numbers and times; {kind.what} have no order'
                self._fail("COY203", message, literal)
            elif value not in kind.values:
                message = f'"{value}" is not one of the {kind.what}'
                self._fail("COY101", message, literal, nearest(value, kind.values))
        elif isinstance(kind, NumberType):
            if isinstance(value, bool) or not isinstance(value, int):
                self._misfit(kind, literal)
            elif operator == "==" and not kind.low <= value <= kind.high:
                message = f"this number is never {value}: it runs from {kind.low} to {kind.high}"
                self._fail("COY204", message, literal)
        elif kind is FLAG and not isinstance(value, bool):
            self._misfit(kind, literal)

    def _moment(self, kind: Type, literal: Literal) -> None:
        value = str(literal.value)
        if kind is TIME:
            if not re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", value, re.ASCII):
                self._fail("COY106", f'"{value}" is no time of day', literal, "write '06:30'")
            return
        try:
            datetime.date.fromisoformat(value)
        except ValueError:
            self._fail("COY106", f'"{value}" is no date', literal, "write '1940-05-24'")

    def _misfit(self, kind: Type, literal: Literal) -> None:
        value = literal.value
        shown = str(value).lower() if isinstance(value, bool) else repr(value)
        self._fail("COY203", f"{named(kind)} cannot be compared with {shown}", literal)

    def _fail(self, code: str, message: str, at: Expression, hint: str | None = None) -> None:
        self.report(ExpressionError(code, message, at.where, hint))
