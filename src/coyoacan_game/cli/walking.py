"""`coyoacan walk`: the shortest way to something, as a path test, or that there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from coyoacan_game.cli.stories import Unusable, load_playable
from coyoacan_game.report.printable import printable

if TYPE_CHECKING:
    from coyoacan_game.engine import Program
    from coyoacan_game.explorer import Target

FOUND, IMPOSSIBLE, UNDECIDED = 0, 1, 3


def walk_to(wanted: str, given: str | None, *, seconds: float, out: TextIO) -> int:
    """0 and a path, 1 if it is proven that there is none, 3 if neither within the seconds."""
    from coyoacan_game.engine import replay
    from coyoacan_game.explorer import Bounds, Decider
    from coyoacan_game.walkthroughs.write import path_toml

    _, program = load_playable(given)
    target = _target(program, wanted)
    decision = Decider(program, bounds=Bounds(seconds=seconds)).decide([target])[target]
    if decision.path is not None:
        replay(program, decision.path)  # what is printed has been played
        moves = len(decision.path)
        counted = "1 move" if moves == 1 else f"{moves} moves"
        out.write(f"# The shortest way to {printable(wanted)}: {counted}.\n")
        out.write(path_toml("shortest", decision.path, ending=target.ending))
        return FOUND
    if decision.answer == "impossible":
        out.write(f"Proven: no play gets to {printable(wanted)}.\n")
        return IMPOSSIBLE
    out.write(f"Not decided within {seconds:g} seconds: {printable(wanted)}.\n")
    return UNDECIDED


def _target(program: Program, wanted: str) -> Target:
    """What an address or an expression means; raises Unusable where it means nothing."""
    from coyoacan_game.explorer import Target, questions
    from coyoacan_game.story.expressions import ExpressionError, read_expression
    from coyoacan_game.story.typecheck import TypeCheck

    by_address = {one.name: one for one in questions(program)}
    if wanted in by_address:
        return by_address[wanted]
    found: list[ExpressionError] = []
    try:
        expression = read_expression(wanted)
        TypeCheck(program.emitter.scope, found.append).flag(expression, "what to walk to")
        if not found:
            return Target("scene", wanted, ("at",), (expression,))
    except ExpressionError as error:
        found.append(error)
    hint = f" ({found[0].hint})" if found[0].hint else ""
    raise Unusable(f'"{wanted}" is no address and no condition: {found[0].message}{hint}')
