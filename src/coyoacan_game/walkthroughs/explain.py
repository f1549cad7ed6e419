"""Why a guard does not hold: the smallest parts of it that are false, in the author's own words.

Each part is compiled and asked by the engine's own code, so that nothing here can hold another
opinion on what an expression means.
"""

from __future__ import annotations

from coyoacan_game.engine import Program, State
from coyoacan_game.engine.render import clock_words
from coyoacan_game.story.clauses import names_in
from coyoacan_game.story.expressions import Expression, Logic, Name, Not, read_expression
from coyoacan_game.story.types import DAY, FLAG, TIME, OneOf


def false_parts(program: Program, text: str, state: State) -> tuple[str, ...]:
    """One sentence for each smallest part that keeps the condition from holding; none if it holds."""
    tree = read_expression(text)
    return tuple(
        _sentence(program, part, text, state) for part in _blamed(program, tree, state, wanted=True)
    )


def holds(program: Program, expression: Expression, state: State) -> bool:
    """Whether an expression is true in a state."""
    return program.truth(expression)(*state)


def _blamed(
    program: Program, tree: Expression, state: State, *, wanted: bool
) -> tuple[Expression, ...]:
    """The parts that are not as they would have to be for the whole to come out as wanted."""
    if holds(program, tree, state) == wanted:
        return ()
    if isinstance(tree, Not) and isinstance(tree.operand, Logic | Not):
        return _blamed(program, tree.operand, state, wanted=not wanted)
    # All sides of an "and" must be true, all of an "or" false: each that is not is to blame alone.
    if isinstance(tree, Logic) and (tree.operator == "and") == wanted:
        return tuple(
            part for one in tree.operands for part in _blamed(program, one, state, wanted=wanted)
        )
    return (tree,)


def _sentence(program: Program, part: Expression, text: str, state: State) -> str:
    words = " ".join(text[part.where.start : part.where.start + part.where.length].split())
    verdict = "true" if holds(program, part, state) else "false"
    said = dict.fromkeys(_value_sentence(program, name, state) for name in names_in(part))
    if isinstance(part, Name):
        return next(iter(said))
    return f"{words} is {verdict}: {', '.join(said)}" if said else f"{words} is {verdict}"


def _value_sentence(program: Program, name: Name, state: State) -> str:
    dotted = ".".join(name.parts)
    sentence = f"{dotted} is {value_words(program, name, state)}"
    if name.parts[0] == "here":
        at = value_words(program, Name((name.parts[1], "at"), name.where), state)
        place = value_words(program, Name(("place",), name.where), state)
        sentence += f" ({name.parts[1]} is at {at}, you are at {place})"
    return sentence


def value_words(program: Program, name: Name, state: State) -> str:
    """A name's value as an author would write it in an expression."""
    symbol = program.emitter.scope.symbol(name)
    if symbol.type is FLAG:
        return "true" if holds(program, name, state) else "false"
    source = f"def number(s, t, d):\n    return {program.emitter.value(name)}\n"
    raw = program.run(source, "number")(*state)
    if symbol.type is TIME:
        return f"'{clock_words(raw)}'"
    if symbol.type is DAY:
        from_start = program.story.clock
        if from_start is not None:
            return f"'{from_start.date.fromordinal(raw).isoformat()}'"
    if isinstance(symbol.type, OneOf):
        return f"'{_word(program, symbol.slot, symbol.type, raw)}'"
    return str(raw)


def _word(program: Program, slot: tuple[str, ...], kind: OneOf, raw: int) -> str:
    """Places are counted from "none"; whoever is nowhere is at -1."""
    if kind.what == "places":
        return program.layout.places[raw] if raw >= 0 else "none"
    if slot == ("scene",):
        return program.scenes[raw]
    return kind.values[raw]
