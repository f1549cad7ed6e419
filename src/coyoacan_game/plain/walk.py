"""A play that was found, told as a player would have read it. Called by `coyoacan walk`."""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterable
from typing import TextIO

from coyoacan_game.engine import Playthrough, Program
from coyoacan_game.plain.lines import Lines
from coyoacan_game.plain.telling import tell_turn
from coyoacan_game.view import time_of

_COLUMN = 84  # characters: the widest a reading column is


def tell_walk(out: TextIO, program: Program, actions: Iterable[str]) -> None:
    """The opening, then each move with its number and the hour at which it is made."""
    columns = min(_COLUMN, shutil.get_terminal_size().columns)
    lines = Lines(io.StringIO(), out, columns if out.isatty() else None)
    play = Playthrough(program)
    tell_turn(lines, program, play.last, None)
    for number, action in enumerate(actions, 1):
        before = play.state
        time = time_of(program, before)
        lines.say(f"{number}. At {time}:" if time else f"{number}.")
        tell_turn(lines, program, play.take(action), before)
    time = time_of(program, play.state)
    lines.say(f"There, at {time}." if time else "There.")
