"""The loop: ask, understand, do, tell. Each command stands in a module of its own."""

from __future__ import annotations

import shutil
import sys

from coyoacan_game.engine import Program, ending
from coyoacan_game.plain.choosing import chosen
from coyoacan_game.plain.commands import Stop, find_command
from coyoacan_game.plain.ended import tell_ended
from coyoacan_game.plain.lines import Lines
from coyoacan_game.plain.sitting import Sitting
from coyoacan_game.plain.telling import tell_scene, tell_title, tell_turn
from coyoacan_game.saves import SaveStore, Settings

QUESTION = "What do you do?"


def run(
    program: Program,
    store: SaveStore,
    settings: Settings,
    *,
    name: str | None = None,
    new: bool = False,
) -> int:
    """Plays until the player quits or the input ends; the exit code."""
    width = min(settings.column, shutil.get_terminal_size().columns)
    lines = Lines(sys.stdin, sys.stdout, width if sys.stdout.isatty() else None)
    sitting = Sitting(program, store, store.open(program, name=name, new=new), lines)
    try:
        tell_title(lines, program)
        begin(sitting)
        _converse(sitting)
        _say_where_it_is(sitting)
    except KeyboardInterrupt:
        lines.say()
        _say_where_it_is(sitting)
        raise
    finally:
        sitting.session.close()
    return 0


def begin(sitting: Sitting) -> None:
    """Tells where the open play stands: its beginning, or the place where it was left."""
    lines, play = sitting.lines, sitting.play
    for notice in sitting.session.notices:
        lines.block(f"Note: {notice}")
    if play.moves:
        lines.block(f'You go on with "{sitting.session.name}", after {moves(play.moves)}.')
        if ending(sitting.program, play.state) is None:
            tell_scene(lines, sitting.program, play.state)
        else:
            tell_turn(lines, sitting.program, play.last, play.latest(2)[0].state)
    else:
        tell_turn(lines, sitting.program, play.last, None)
    lines.block("Type a number, or ? for everything else.")


def moves(count: int) -> str:
    """A number of moves in words."""
    return "1 move" if count == 1 else f"{count} moves"


def _converse(sitting: Sitting) -> None:
    """Until `q` or the end of input."""
    listing = True
    while True:
        if listing:
            _list(sitting)
        line = sitting.lines.ask(QUESTION)
        if line is None:
            sitting.lines.block("The input ends here.")
            return
        typed = line.strip()
        if typed.startswith("#"):
            listing = False
            continue
        sitting.lines.say()
        try:
            listing = understand(sitting, typed)
        except Stop:
            return


def _list(sitting: Sitting) -> None:
    if ending(sitting.program, sitting.state) is None:
        sitting.list_offers()
    else:
        tell_ended(sitting)
    sitting.lines.say()


def understand(sitting: Sitting, typed: str) -> bool:
    """Does what was typed; whether the choices are to be listed again."""
    if not typed:
        return True
    word, *arguments = typed.split()
    command = find_command(word)
    if command is not None:
        return command.run(sitting, tuple(arguments))
    if arguments:
        sitting.lines.block(f'"{typed}" is not understood. Type ? for what can be typed.')
        return True
    action, why = chosen(sitting.program, sitting.state, word)
    if action is None:
        sitting.lines.block(f"{why} Type a number, or ? for help.")
    elif not sitting.act(action):
        sitting.lines.block("That cannot be done now.")
    return True


def _say_where_it_is(sitting: Sitting) -> None:
    session = sitting.session
    sitting.lines.say(f'Saved as "{session.name}", after {moves(session.play.moves)}.')
