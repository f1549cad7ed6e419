"""The loop: ask, understand, do, tell. Each command stands in a module of its own."""

from __future__ import annotations

import shutil
import sys

from coyoacan_game.engine import ending
from coyoacan_game.plain.choosing import chosen, ids_here
from coyoacan_game.plain.commands import Stop, find_command
from coyoacan_game.plain.dossiers import tell_beginnings
from coyoacan_game.plain.ended import tell_ended
from coyoacan_game.plain.lines import Lines
from coyoacan_game.plain.sitting import Sitting
from coyoacan_game.plain.standing import moves, tell_standing
from coyoacan_game.plain.telling import tell_title
from coyoacan_game.saves import SaveStore, Session, Settings

QUESTION = "What do you do?"


def run(store: SaveStore, settings: Settings, session: Session) -> int:
    """Plays until the player quits or the input ends, and closes the session; the exit code."""
    width = min(settings.column, shutil.get_terminal_size().columns)
    lines = Lines(sys.stdin, sys.stdout, width if sys.stdout.isatty() else None)
    sitting = Sitting(session.program, store, session, lines)
    try:
        with sitting.interrupts.heard():
            _play(sitting, settings)
    except KeyboardInterrupt:
        lines.say()
        _say_where_it_is(sitting)
        raise
    finally:
        sitting.session.close()
    return 0


def _play(sitting: Sitting, settings: Settings) -> None:
    """From the title to the farewell."""
    tell_title(sitting.lines, sitting.program)
    for notice in settings.notices:
        sitting.lines.block(f"Note: {notice}")
    tell_beginnings(sitting)
    tell_standing(sitting)
    sitting.lines.block("Type a number, or ? for everything else.")
    _converse(sitting)
    _say_where_it_is(sitting)


def _converse(sitting: Sitting) -> None:
    """Until `q` or the end of input."""
    listing = True
    while True:
        if listing:
            _list(sitting)
        typed = sitting.lines.ask(QUESTION)
        sitting.lines.say()
        if typed is None:
            sitting.lines.block("The input ends here.")
            return
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
    if command is not None and not (typed == word and _is_choice_here(sitting, word)):
        return command.run(sitting, tuple(arguments))
    if arguments:
        sitting.lines.block(f"“{typed}” is not understood. Type ? for what can be typed.")
        return True
    action, why = chosen(sitting.program, sitting.state, word)
    if action is None:
        sitting.lines.block(f"{why} Type a number, or ? for help.")
    elif not sitting.act(action) and not sitting.looks_back():
        sitting.lines.block("That cannot be done now.")
    return True


def _is_choice_here(sitting: Sitting, word: str) -> bool:
    """A choice may have any id, `look` too; only the commands of one letter go before it."""
    return len(word) > 1 and word in ids_here(sitting.program, sitting.state)


def _say_where_it_is(sitting: Sitting) -> None:
    session = sitting.session
    how = "Saved" if session.saved else "Not all of it could be saved"
    sitting.lines.say(f"{how} as “{session.name}”, after {moves(session.play.moves)}.")
