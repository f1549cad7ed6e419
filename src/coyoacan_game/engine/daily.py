"""What can never hold on a day, so that a day asks only about its own events, people and pairs.

In a long story most conditions name their day or their dossier. `Program` makes the functions that
ask a whole story something once for each day and leaves out of each what that day rules out: they
are shorter, and rest on less of the state, so that what was asked before is found more often.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from coyoacan_game.story.expressions import (
    Comparison,
    Expression,
    Literal,
    Logic,
    Membership,
    Name,
    Not,
    read_expression,
)

if TYPE_CHECKING:
    from coyoacan_game.engine.program import Program

_OF_THE_DAY = (("day",), ("dossier",))


class Daily:
    """The days of a program, held against conditions."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._read: dict[str, Expression] = {}

    def never(self, when: str | None, day: int | None) -> bool:
        """Whether a condition is false all through a day, whatever was done. None: whatever the day."""
        if when is None or day is None:
            return False
        expression = self._read.get(when)
        if expression is None:
            expression = self._read[when] = read_expression(when)
        return self._known(expression, day) is False

    def _known(self, expression: Expression, day: int) -> bool | None:
        """What an expression comes to on a day; None where that depends on more."""
        if isinstance(expression, Not):
            inner = self._known(expression.operand, day)
            return None if inner is None else not inner
        if isinstance(expression, Logic):
            found = [self._known(one, day) for one in expression.operands]
            decisive = expression.operator == "or"
            if decisive in found:
                return decisive
            return None if None in found else not decisive
        if not _is_of_the_day(expression):
            return None
        return bool(self._program.truth(expression)(0, self._program.days[day].opens, 0))


def _is_of_the_day(expression: Expression) -> bool:
    """Whether an expression asks about the day, or its dossier, and about nothing else."""
    if isinstance(expression, Membership):
        return _is_of_the_day(expression.item)
    if isinstance(expression, Comparison):
        others = [one for one in expression.operands if not isinstance(one, Literal)]
        return len(others) == 1 and _is_of_the_day(others[0])
    return isinstance(expression, Name) and expression.parts in _OF_THE_DAY
