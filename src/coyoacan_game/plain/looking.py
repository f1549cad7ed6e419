"""A look back in lines: where it stands, and running on until something comes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coyoacan_game.engine.looking import ON
from coyoacan_game.engine.record import Learnt
from coyoacan_game.plain.lines import Lines
from coyoacan_game.view import Look, look_of, offers

if TYPE_CHECKING:
    from coyoacan_game.plain.sitting import Sitting

NOT_LOOKING = "The clock runs on only while you look back at a stretch of a day."


def tell_look(lines: Lines, look: Look) -> None:
    """All that is perceived in the present minute, a line each; or what is assumed."""
    lines.block(look.heading)
    said = [f"- {line}" for line in look.lines] or [f"Assumed: {one}" for one in look.assumed]
    lines.block("\n".join(said), "  ")


def run_on(sitting: Sitting, _arguments: tuple[str, ...]) -> bool:
    """Step after step, until something can be asked or was noted, or the stretch is over."""
    look = look_of(sitting.program, sitting.state)
    if look is None or look.standpoint is None:
        sitting.lines.block(NOT_LOOKING)
        return False
    known = _asked(sitting)
    while sitting.act(ON):
        now = look_of(sitting.program, sitting.state)
        noted = any(isinstance(entry, Learnt) for entry in sitting.play.last.entries)
        if noted or now is None or now.standpoint is None or _asked(sitting) - known:
            return True
        known = _asked(sitting)
    return True


def _asked(sitting: Sitting) -> frozenset[str]:
    """What can be asked about in the present minute."""
    listed = offers(sitting.program, sitting.state)
    return frozenset(one.action for one in listed if one.action.startswith("look.glimpse."))
