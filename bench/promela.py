"""A story as Promela, so that SPIN can search it: for stories of scenes, variables and choices alone.

One state of SPIN is one state of the story: the scene is the process's own position, every choice is
one indivisible step, and a once-only choice keeps a bit as it does with us.
"""

from __future__ import annotations

from collections.abc import Iterator

from coyoacan_game.engine import Program
from coyoacan_game.explorer.conditions import names_in
from coyoacan_game.story.expressions import (
    Comparison,
    Expression,
    Literal,
    Logic,
    Name,
    Not,
    Sum,
    read_expression,
)
from coyoacan_game.story.models import Choice

_JOINED = {"and": " && ", "or": " || "}


def promela(program: Program) -> str:
    """The story as one process. Raises ValueError for what this does not know."""
    story = program.story
    if story.place or story.event or story.character or story.clock or story.note or story.finding:
        raise ValueError("only scenes, variables, choices and endings can be said in Promela here")
    return "\n".join((*_declared(program), "active proctype play() {", *_scenes(program), "}", ""))


def _declared(program: Program) -> Iterator[str]:
    for slot, field in program.layout.fields.items():
        if slot[0] == "variable":
            variable = program.story.variable[slot[1]]
            yield f"unsigned {slot[1]} : {field.width} = {int(variable.start)};"
        elif slot[0] == "chose":
            yield f"bit {'_'.join(slot)};"


def _scenes(program: Program) -> Iterator[str]:
    story = program.story
    ends = _ends(program)
    yield f"  goto {story.story.start};"
    for id_, scene in story.scene.items():
        if id_ in ends:
            yield f"end_{id_}: {id_}: false;"
            continue
        yield f"{id_}: do"
        for name, choice in scene.choice.items():
            yield f"  :: {_step(id_, name, choice)}"
        yield "  od;"


def _ends(program: Program) -> frozenset[str]:
    """The scenes in which play ends."""
    found = set()
    for ending in program.story.ending.values():
        match read_expression(ending.when):
            case Comparison(
                operators=("==",), operands=(Name(parts=("scene",)), Literal(value=value))
            ):
                found.add(str(value))
            case _:
                raise ValueError(f"an ending that is not a scene: {ending.when}")
    return frozenset(found)


def _step(scene: str, name: str, choice: Choice) -> str:
    taken = f"chose_{scene}_{name}"
    guards = [f"!{taken}"] if choice.once else []
    if choice.when:
        guards.append(f"({said(read_expression(choice.when))})")
    does = [f"{taken} = 1"] if choice.once else []
    does += [f"{id_} = {_value(value)}" for id_, value in choice.set.items()]
    if any(_reads(value) & (set(choice.set) - {id_}) for id_, value in choice.set.items()):
        raise ValueError(f"effects of {scene}.{name} read one another")
    steps = " -> ".join([" && ".join(guards) or "true", *(["; ".join(does)] if does else [])])
    onward = f"goto {choice.goto}" if choice.goto else ""
    if not does:
        return f"{steps} -> {onward}" if onward else steps
    whole = f"d_step {{ {steps} }}"
    return f"{whole}; {onward}" if onward else whole


def _value(value: bool | int | str) -> str:
    return said(read_expression(value)) if isinstance(value, str) else str(int(value))


def _reads(value: bool | int | str) -> set[str]:
    """The variables an effect's right side reads."""
    if not isinstance(value, str):
        return set()
    return {name.parts[0] for name in names_in(read_expression(value))}


def said(expression: Expression) -> str:
    """A condition or a value in Promela's words, which are C's."""
    match expression:
        case Name(parts=(one,)):
            return one
        case Literal(value=value) if not isinstance(value, str):
            return str(int(value))
        case Not(operand=operand):
            return f"!({said(operand)})"
        case Logic(operator=operator, operands=operands):
            return _JOINED[operator].join(f"({said(one)})" for one in operands)
        case Comparison(operators=(operator,), operands=(left, right)):
            return f"({said(left)} {operator} {said(right)})"
        case Sum(left=left, right=right, operator=operator):
            return f"({said(left)} {operator} {said(right)})"
    raise ValueError(f"cannot be said in Promela here: {expression}")
