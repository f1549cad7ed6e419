"""Where an opened play stands: its beginning, the place where it was left, or its end."""

from __future__ import annotations

from coyoacan_game.engine import ending
from coyoacan_game.plain.sitting import Sitting
from coyoacan_game.plain.telling import tell_scene, tell_turn
from coyoacan_game.view import dossier_now


def tell_standing(sitting: Sitting) -> None:
    """What the player has to know on coming in, the saves' notices first."""
    lines, play = sitting.lines, sitting.play
    for notice in sitting.session.notices:
        lines.block(f"Note: {notice}")
    if not play.moves:
        tell_turn(lines, sitting.program, play.last, None)
        return
    dossier = dossier_now(sitting.program, play.state)
    within = f" Dossier: {dossier.title}." if dossier else ""
    lines.block(f"You go on with “{sitting.session.name}”, after {moves(play.moves)}.{within}")
    if ending(sitting.program, play.state) is None:
        tell_scene(lines, sitting.program, play.state)
    else:
        tell_turn(lines, sitting.program, play.last, play.latest(2)[0].state)


def moves(count: int) -> str:
    """A number of moves in words."""
    return "1 move" if count == 1 else f"{count} moves"
