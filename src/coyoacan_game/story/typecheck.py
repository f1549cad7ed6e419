"""Whether an expression's types fit: the type of each part, and every place where two do not go together.

The checker's, which wants every mistake. Names mean what `scope` says.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass

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
)
from coyoacan_game.story.scope import Scope
from coyoacan_game.story.types import (
    ANY,
    DAY,
    FLAG,
    TEXT,
    TIME,
    NumberType,
    OneOf,
    Plain,
    Type,
    named,
)


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
            if ANY not in (one, other):
                self._beside(operator, one, other, right)

    def _beside(self, operator: str, one: Type, other: Type, at: Expression) -> None:
        """Two things that can both change."""
        alike = one == other if isinstance(one, Plain) else type(one) is type(other)
        if not alike or one is TEXT:
            self._fail("COY203", f"{named(one)} cannot be compared with {named(other)}", at)
        elif operator not in ("==", "!=") and (one is FLAG or isinstance(one, OneOf)):
            message = f'"{operator}" compares numbers and times; {_plural(one)} have no order'
            self._fail("COY203", message, at)

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
        elif kind is TEXT:
            self._fail("COY203", "a text can be shown, and is not compared", literal)
        elif not isinstance(value, bool):
            self._misfit(kind, literal)
        elif operator not in ("==", "!="):
            message = f'"{operator}" compares numbers and times; {_plural(kind)} have no order'
            self._fail("COY203", message, literal)

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


def _plural(kind: Type) -> str:
    return kind.what if isinstance(kind, OneOf) else "true and false"
