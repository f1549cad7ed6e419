"""What a clause of `given` or `expect` asks, as an expression of the story's own language.

So that path tests and what a property is given are typed, compiled and judged by the same code as an
author's guards, and mean the same by the same words.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coyoacan_game.story.expressions import (
    Comparison,
    Expression,
    Literal,
    Logic,
    Membership,
    Name,
    Not,
    Sum,
    Where,
    read_expression,
)

if TYPE_CHECKING:  # what is given stands in properties, and properties in the story
    from coyoacan_game.story.models import Story

Address = tuple[str | int, ...]  # into the file: ("path", "the_bolt", "steps", 2)
Scalar = bool | int | str

NEGATED = "not_"
_NOWHERE = Where(0, 0)  # these trees were never written, so nothing in them has a place


@dataclass(frozen=True, slots=True)
class Clause:
    """One thing that is given or expected: one entry of a list, one key of a table, one text.

    `subject` is the entry or the key; `value` what the key is given, True where there is none.
    """

    key: str
    subject: str
    value: Scalar
    address: Address


def condition(clause: Clause, story: Story) -> Expression:
    """The expression of a clause; not for `ending`, `offered` and `day`, which ask the rules themselves.

    Raises ExpressionError where `holds` cannot be read.
    """
    key = clause.key.removeprefix(NEGATED)
    made = _positive(key, clause, story)
    return made if key == clause.key else Not(made, _NOWHERE)


def _positive(key: str, clause: Clause, story: Story) -> Expression:
    subject = clause.subject
    match key:
        case "holds":
            return read_expression(subject)
        case "scene" | "place" | "time":
            return _equal((key,), subject)
        case "variables":
            return _equal((subject,), clause.value)
        case "characters":
            return _equal((subject, "state"), clause.value)
        case "filed" if " " in subject:
            return _filed(subject.split(), story)
    return Name((key, *subject.split(".")), _NOWHERE)


def _equal(name: tuple[str, ...], value: Scalar) -> Expression:
    return Comparison((Name(name, _NOWHERE), Literal(value, _NOWHERE)), ("==",), _NOWHERE)


def _filed(words: list[str], story: Story) -> Expression:
    """`who gardener probable`: each blank and the verdict as they are to stand."""
    finding, *candidates, verdict = words
    blanks = story.finding[finding].blank if finding in story.finding else {}
    asked = [_equal(("verdict", finding), verdict)]
    for blank, candidate in zip(blanks, candidates, strict=False):
        asked.append(_equal(("claimed", finding, blank), candidate))
    return Logic("and", tuple(asked), _NOWHERE) if len(asked) > 1 else asked[0]


def names_in(expression: Expression) -> tuple[Name, ...]:
    """Every name an expression reads, in the order they are written."""
    match expression:
        case Name():
            return (expression,)
        case Not():
            return names_in(expression.operand)
        case Logic() | Comparison():
            return tuple(name for one in expression.operands for name in names_in(one))
        case Literal():
            return ()
        case Membership():
            return names_in(expression.item)
        case Sum():
            return (*names_in(expression.left), *names_in(expression.right))
