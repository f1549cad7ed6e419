"""A look back in lines: where it stands, and running on until something comes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coyoacan_game.engine.looking import ON
from coyoacan_game.plain.lines import Lines
from coyoacan_game.view import Look, look_of, stops

if TYPE_CHECKING:
    from coyoacan_game.plain.sitting import Sitting

NOT_LOOKING = "The clock runs on only while you look back at a stretch of a day."
NOT_CHOSEN = "Choose first from where to look: then the clock runs."


def tell_look(lines: Lines, look: Look) -> None:
    """All that is perceived in the present minute, a line each; or what is assumed."""
    lines.block(look.heading)
    said = [f"- {line}" for line in look.lines] or [f"Assumed: {one}" for one in look.assumed]
    lines.block("\n".join(said), "  ")


def run_on(sitting: Sitting, _arguments: tuple[str, ...]) -> bool:
    """Step after step, until something can be asked or was noted, or the stretch is over."""
    look = look_of(sitting.program, sitting.state)
    if look is None or look.standpoint is None:
        sitting.lines.block(NOT_LOOKING if look is None else NOT_CHOSEN)
        return False
    while True:
        before = sitting.state
        if not sitting.act(ON) or stops(sitting.program, before, sitting.play.last):
            return True
