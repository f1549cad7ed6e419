"""Registers: rows as wide as the table, and tables that somebody can open."""

from __future__ import annotations

from coyoacan_game.checker.structure import gotos, taught
from coyoacan_game.diagnostics import Problems, Spot
from coyoacan_game.story.expressions import (
    Comparison,
    Expression,
    ExpressionError,
    Literal,
    Logic,
    Name,
    read_expression,
)
from coyoacan_game.story.scope import Scope


def check_tables(scope: Scope, problems: Problems) -> None:
    """Adds errors for rows that do not fit their columns, and warnings for what nobody can open."""
    for id_, table in scope.story.table.items():
        if ("table", id_) in scope.broken:
            continue
        for name, row in table.row.items():
            if len(row.cells) != len(table.columns):
                message = (
                    f'row "{name}" of table "{id_}" has {_counted(len(row.cells), "cell")}, '
                    f"and the table {_counted(len(table.columns), 'column')}"
                )
                problems.add("COY309", message, Spot(("table", id_, "row", name, "cells")))
        if not table.row and not scope.broken:
            message = f'table "{id_}" has no rows, so there is nothing to open'
            problems.add("COY311", message, Spot(("table", id_), "key"))
    if not scope.broken:
        _never_opened(scope, problems)


def _counted(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


def _never_opened(scope: Scope, problems: Problems) -> None:
    story = scope.story
    unknown = {("knows", note) for note in story.note} - {("knows", one) for one in taught(story)}
    unseen = set(story.scene) - set(gotos(story))
    impossible = unknown | {("visited", scene) for scene in unseen}
    impossible |= {("scene", scene) for scene in unseen}
    for id_, table in story.table.items():
        if table.when is not None and _never(table.when, impossible):
            message = f'nobody can open table "{id_}": its condition never holds'
            problems.add("COY311", message, Spot(("table", id_, "when")))


def _never(text: str, impossible: set[tuple[str, str]]) -> bool:
    """Whether a condition rests on a note that nothing teaches, or a scene that nothing leads to."""
    try:
        return _is_false(read_expression(text), impossible)
    except ExpressionError:
        return False  # reported where conditions are


def _is_false(expression: Expression, impossible: set[tuple[str, str]]) -> bool:
    match expression:
        case Name(parts=(space, id_)):
            return (space, id_) in impossible
        case Comparison(
            operands=(Name(parts=("scene",)), Literal(value=str(id_))), operators=("==",)
        ):
            return ("scene", id_) in impossible
        case Logic(operator="and", operands=operands):
            return any(_is_false(one, impossible) for one in operands)
        case Logic(operands=operands):
            return all(_is_false(one, impossible) for one in operands)
    return False
