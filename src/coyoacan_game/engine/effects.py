"""What choices, events, comparisons and scenes do to the data: source for one function each."""

from __future__ import annotations

from coyoacan_game.engine.emit import Emitter
from coyoacan_game.story.expressions import Expression, Literal, Name, read_expression
from coyoacan_game.story.keys import Effects
from coyoacan_game.story.types import OneOf


def effect_lines(
    emitter: Emitter, learn: tuple[str, ...], effects: Effects, address: str
) -> list[str]:
    """Statements that change `d`. All right sides read the state from before.

    A counter that would leave its range stays as it is, and (address, variable, value) goes to
    the list `f`: nothing wraps or clamps in silence.
    """
    lines: list[str] = []
    assigned: list[str] = []
    for position, (id_, value) in enumerate(effects.items()):
        field = emitter.layout.fields[("variable", id_)]
        variable = emitter.story.variable[id_]
        source = _right_side(emitter, id_, value)
        lines.append(f"v{position} = {source}")
        put = f"d = d & {~field.mask} | (v{position} - {field.low}) << {field.shift}"
        if variable.range is not None:
            low, high = variable.range
            where = emitter.constant(f"where_{len(emitter.tables)}", (address, id_))
            assigned.append(f"if {low} <= v{position} <= {high}: {put}")
            assigned.append(f"else: f.append((*{where}, v{position}))")
        else:
            assigned.append(put)
    lines += assigned
    mask = 0
    for note in learn:
        mask |= emitter.layout.bit(("knows", note))
    if mask:
        lines.append(f"d |= {mask}")
    return lines


def _right_side(emitter: Emitter, id_: str, value: bool | int | str) -> str:
    variable = emitter.story.variable[id_]
    if not isinstance(value, str):
        return str(int(value))
    expression = read_expression(value)
    if variable.values is None:
        return f"int({emitter.value(expression)})"
    if isinstance(expression, Literal):
        return str(variable.values.index(str(expression.value)))
    return _from_other(emitter, expression, variable.values)


def _from_other(emitter: Emitter, expression: Expression, values: tuple[str, ...]) -> str:
    """One variable's value from another's, whose list of values may run in another order."""
    kind = emitter.type_of(expression)
    if not (isinstance(kind, OneOf) and isinstance(expression, Name)):
        raise TypeError("checked before: one of several values comes from another")
    if kind.values == values:
        return emitter.value(expression)
    table = emitter.constant(
        f"from_{len(emitter.tables)}", tuple(values.index(word) for word in kind.values)
    )
    return f"{table}[{emitter.value(expression)}]"
