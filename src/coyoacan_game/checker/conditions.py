"""Guards, effects and conditions in text: can they be read, and do their types fit?"""

from __future__ import annotations

from functools import partial

from coyoacan_game.diagnostics import Problems, Spot
from coyoacan_game.story.expressions import Expression, ExpressionError, Literal, read_expression
from coyoacan_game.story.keys import Effects
from coyoacan_game.story.models import Scene, Variable
from coyoacan_game.story.outcomes import Outcome
from coyoacan_game.story.scope import Scope
from coyoacan_game.story.text import (
    Inline,
    TextError,
    Variant,
    Words,
    is_plain,
    read_text,
)
from coyoacan_game.story.typecheck import TypeCheck
from coyoacan_game.story.types import ANY, FLAG, NumberType, OneOf, named

Path = tuple[str | int, ...]


class _Conditions:
    def __init__(self, scope: Scope, problems: Problems) -> None:
        self.scope = scope
        self.problems = problems
        self._good: set[str] = set()  # guards without a fault: large stories repeat them
        # The same for conditions in texts: equal ones are one object, and are kept so here.
        self._sound: dict[int, Expression] = {}

    def error(self, error: ExpressionError, path: Path, offset: int = 0) -> None:
        spot = Spot(path, "value", offset + error.where.start, error.where.length)
        self.problems.add(error.code, error.message, spot, error.hint)

    def guard(self, text: str | None, path: Path) -> None:
        """A text value that must be a true-or-false expression."""
        if text is None or text in self._good:
            return
        before = len(self.problems.found)
        try:
            expression = read_expression(text)
        except ExpressionError as error:
            self.error(error, path)
            return
        TypeCheck(self.scope, partial(self.error, path=path)).flag(expression)
        if len(self.problems.found) == before:
            self._good.add(text)

    def effects(self, effects: Effects, path: Path) -> None:
        for id_, value in effects.items():
            variable = self.scope.story.variable.get(id_)
            if variable is None:
                continue  # named by the references already, or unreadable
            here = (*path, id_)
            if isinstance(value, str):
                try:
                    expression = read_expression(value)
                except ExpressionError as error:
                    self.error(error, here)
                    continue
                self._assigned(id_, variable, expression, here)
            else:
                literal = Literal(value, read_expression("true").where)
                self._assigned(id_, variable, literal, here)

    def _assigned(self, id_: str, variable: Variable, expression: Expression, path: Path) -> None:
        checker = TypeCheck(self.scope, partial(self.error, path=path))
        before = len(self.problems.found)
        found = checker.type_of(expression)
        if len(self.problems.found) > before or found is ANY:
            return
        fits, message = True, ""
        if variable.values is not None:
            wanted = ", ".join(f'"{value}"' for value in variable.values)
            message = f'"{id_}" is one of {wanted}'
            fits = (isinstance(expression, Literal) and expression.value in variable.values) or (
                isinstance(found, OneOf) and set(found.values) <= set(variable.values)
            )
        elif variable.range is not None:
            low, high = variable.range
            message = f'"{id_}" runs from {low} to {high}'
            fits = isinstance(found, NumberType) and found.low <= high and found.high >= low
        else:
            message = f'"{id_}" is true or false, and this is {named(found)}'
            fits = found is FLAG
        if not fits:
            hint = None
            if variable.values is not None and not isinstance(expression, Literal):
                hint = f"a value stands in quotes of its own: {id_} = \"'{variable.values[0]}'\""
            self.problems.add("COY203", message, Spot(path), hint)

    def text(self, text: str | None, path: Path) -> None:
        if text is None or is_plain(text):
            return
        try:
            blocks = read_text(text).blocks
        except TextError as error:
            spot = Spot(path, "value", error.start, error.length)
            self.problems.add(error.code, error.message, spot, error.hint)
            return
        for block in blocks:
            if block.fixed is None:
                self._inlines(block.inlines, path)

    def _inlines(self, inlines: tuple[Inline, ...], path: Path) -> None:
        for one in inlines:
            if isinstance(one, Words):
                continue
            start = one.start
            if isinstance(one, Variant):
                self._condition(one, path)
                self._inlines(one.then, path)
                self._inlines(one.otherwise, path)
                continue
            checker = TypeCheck(self.scope, partial(self.error, path=path, offset=start))
            if checker.type_of(one.expression) is FLAG:
                message = "this is true or false, and cannot be shown"
                hint = "a condition reads {condition: text}"
                self.problems.add("COY205", message, Spot(path, "value", start, 1), hint)

    def _condition(self, variant: Variant, path: Path) -> None:
        expression = variant.condition
        if id(expression) in self._sound:
            return
        before = len(self.problems.found)
        report = partial(self.error, path=path, offset=variant.start)
        TypeCheck(self.scope, report).flag(expression)
        if len(self.problems.found) == before:
            self._sound[id(expression)] = expression

    def outcome(self, outcome: Outcome | Scene, path: Path) -> None:
        if outcome.set:
            self.effects(outcome.set, (*path, "set"))
        if isinstance(outcome, Outcome):
            self.text(outcome.says, (*path, "says"))


def check_conditions(scope: Scope, problems: Problems) -> None:
    """Adds a problem for every expression and text that cannot be read or does not fit."""
    conditions = _Conditions(scope, problems)
    story = scope.story
    for id_, variable in story.variable.items():
        conditions.guard(variable.shown, ("variable", id_, "shown"))
    for id_, place in story.place.items():
        conditions.guard(place.when, ("place", id_, "when"))
        for name, version in place.version.items():
            conditions.guard(version.when, ("place", id_, "version", name, "when"))
        for other, way in place.exit.items():
            conditions.guard(way.when, ("place", id_, "exit", other, "when"))
            conditions.text(way.text, ("place", id_, "exit", other, "text"))
            conditions.text(way.unless_shown, ("place", id_, "exit", other, "unless_shown"))
    for id_, character in story.character.items():
        conditions.text(character.about, ("character", id_, "about"))
        for name, state in character.state.items():
            conditions.guard(state.when, ("character", id_, "state", name, "when"))
    for id_, note in story.note.items():
        conditions.text(note.text, ("note", id_, "text"))
    for id_, scene in story.scene.items():
        conditions.text(scene.text, ("scene", id_, "text"))
        conditions.outcome(scene, ("scene", id_))
        for name, choice in scene.choice.items():
            path = ("scene", id_, "choice", name)
            conditions.text(choice.text, (*path, "text"))
            conditions.text(choice.unless_shown, (*path, "unless_shown"))
            conditions.guard(choice.when, (*path, "when"))
            conditions.outcome(choice, path)
    _rest(conditions)
    _looks(conditions)
    _variables(scope, problems)


def _rest(conditions: _Conditions) -> None:
    story = conditions.scope.story
    for id_, event in story.event.items():
        conditions.guard(event.when, ("event", id_, "when"))
        conditions.outcome(event, ("event", id_))
    for id_, comparison in story.comparison.items():
        conditions.guard(comparison.when, ("comparison", id_, "when"))
        conditions.outcome(comparison, ("comparison", id_))
    for id_, finding in story.finding.items():
        conditions.guard(finding.when, ("finding", id_, "when"))
        for key in ("question", "says"):
            conditions.text(getattr(finding, key), ("finding", id_, key))
        for position, hint in enumerate(finding.hints):
            conditions.text(hint, ("finding", id_, "hints", position))
    for id_, ending in story.ending.items():
        conditions.guard(ending.when, ("ending", id_, "when"))
        conditions.text(ending.text, ("ending", id_, "text"))
    for id_, dossier in story.dossier.items():
        conditions.text(dossier.before, ("dossier", id_, "before"))
        conditions.effects(dossier.set, ("dossier", id_, "set"))
    for id_, table in story.table.items():
        conditions.guard(table.when, ("table", id_, "when"))
        for name, row in table.row.items():
            path = ("table", id_, "row", name)
            conditions.guard(row.when, (*path, "when"))
            conditions.outcome(row, path)
    for id_, picture in story.picture.items():
        for name, layer in picture.layer.items():
            conditions.guard(layer.when, ("picture", id_, "layer", name, "when"))
    for id_, one in story.property.items():
        for inner, text in one.conditions().items():
            conditions.guard(text, ("property", id_, *inner))


def _looks(conditions: _Conditions) -> None:
    story = conditions.scope.story
    for id_, standpoint in story.standpoint.items():
        conditions.guard(standpoint.when, ("standpoint", id_, "when"))
    for id_, dispute in story.dispute.items():
        for name, account in dispute.account.items():
            conditions.guard(account.when, ("dispute", id_, "account", name, "when"))
    for id_, glimpse in story.glimpse.items():
        conditions.outcome(glimpse, ("glimpse", id_))


def _variables(scope: Scope, problems: Problems) -> None:
    """A variable has one of three forms, and starts inside it."""
    for id_, variable in scope.story.variable.items():
        path: Path = ("variable", id_)
        start = variable.start
        if variable.shown is not None and variable.name is None:
            message = f'variable "{id_}" has no "name" to be shown by'
            problems.add("COY111", message, Spot((*path, "shown"), "key"))
        if variable.values is not None and variable.range is not None:
            message = f'variable "{id_}" has both "values" and "range"'
            problems.add("COY111", message, Spot((*path, "range"), "key"))
        elif variable.values is not None:
            if start not in variable.values:
                message = f'variable "{id_}" starts as something that is not among its values'
                problems.add("COY106", message, Spot((*path, "start")))
        elif variable.range is not None:
            low, high = variable.range
            if low >= high:
                message = f"a range runs from low to high, and {low} is not below {high}"
                problems.add("COY110", message, Spot((*path, "range")))
            elif isinstance(start, bool) or not isinstance(start, int):
                message = f'variable "{id_}" is a counter and must start as a whole number'
                problems.add("COY105", message, Spot((*path, "start")))
            elif not low <= start <= high:
                message = f'variable "{id_}" starts at {start}, outside {low} to {high}'
                problems.add("COY110", message, Spot((*path, "start")))
        elif not isinstance(start, bool):
            message = f'variable "{id_}" needs "values" or "range"'
            hint = "a flag starts as true or false"
            problems.add("COY111", message, Spot((*path, "start")), hint)
