"""`coyoacan walk`: the shortest way to something, as play or as a path test, or that there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from coyoacan_game.cli.stories import Unusable, load_playable
from coyoacan_game.report.printable import printable

if TYPE_CHECKING:
    from coyoacan_game.engine import Program
    from coyoacan_game.explorer import Decision, Target

FOUND, IMPOSSIBLE, UNDECIDED = 0, 1, 3


def walk_to(wanted: str, given: str | None, *, seconds: float, form: str, out: TextIO) -> int:
    """0 and a path, 1 if it is proven that there is none, 3 if neither within the seconds."""
    from coyoacan_game.explorer import Bounds, Decider
    from coyoacan_game.explorer.explore import by_name

    _, program = load_playable(given)
    targets = _targets(program, wanted)
    decider = Decider(program, bounds=Bounds(seconds=seconds))
    ((target, decision),) = by_name(decider.decide(targets)).items()
    if decision.path is not None:
        _write(out, program, wanted, target, decision, form)
        return FOUND
    if decision.answer == "impossible":
        out.write(f"Proven: no play gets to {printable(wanted)}.\n")
        return IMPOSSIBLE
    out.write(f"Not decided within {seconds:g} seconds: {printable(wanted)}.\n")
    return UNDECIDED


def _write(
    out: TextIO, program: Program, wanted: str, target: Target, decision: Decision, form: str
) -> None:
    from coyoacan_game.engine import replay
    from coyoacan_game.plain.walk import tell_walk
    from coyoacan_game.walkthroughs.write import path_toml

    actions = decision.path or ()
    replay(program, actions)  # what is printed has been played
    moves = "1 move" if len(actions) == 1 else f"{len(actions)} moves"
    said = f"The shortest way to {printable(wanted)}: {moves}."
    if form == "path":
        out.write(f"# {said}\n")
        out.write(path_toml("shortest", actions, ending=target.ending))
    else:
        out.write(f"{said}\n\n")
        tell_walk(out, program, actions)


def _targets(program: Program, wanted: str) -> list[Target]:
    """What an address or an expression means; raises Unusable where it means nothing."""
    from coyoacan_game.explorer import Target, questions
    from coyoacan_game.explorer.targets import forgotten
    from coyoacan_game.story.expressions import ExpressionError, read_expression
    from coyoacan_game.story.typecheck import TypeCheck

    named = [one for one in questions(program) if wanted in (one.name, one.address)]
    if named:
        first = named[0].name  # of a guard's two sides, the one that is named or comes first
        return [one for one in named if one.name == first]
    found: list[ExpressionError] = []
    try:
        expression = read_expression(wanted)
        TypeCheck(program.emitter.scope, found.append).flag(expression, "what to walk to")
        unread = () if found else forgotten(program, expression)
        if unread:
            name = ".".join(min(unread))
            raise Unusable(f'nothing in the story reads "{name}", so no play remembers it')
        if not found:
            return [Target("scene", wanted, ("at",), (expression,))]
    except ExpressionError as error:
        found.append(error)
    hint = f" ({found[0].hint})" if found[0].hint else ""
    raise Unusable(f'"{wanted}" is no address and no condition: {found[0].message}{hint}')
