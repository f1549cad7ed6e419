"""Everything that can be typed beside a choice: words, what they do, and a line of help for each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from coyoacan_game.plain.chart import show_chart
from coyoacan_game.plain.credits import show_endings, show_sources
from coyoacan_game.plain.dossiers import show_dossiers
from coyoacan_game.plain.file import (
    file_finding,
    show_file,
    show_hint,
    soften_finding,
    withdraw_finding,
)
from coyoacan_game.plain.keeping import load_save, new_play, save_as, show_transcript
from coyoacan_game.plain.looking import run_on
from coyoacan_game.plain.notes import compare_notes, show_notebook
from coyoacan_game.plain.registers import show_register
from coyoacan_game.plain.sitting import Sitting
from coyoacan_game.plain.surroundings import look_again, show_cast, show_ids, show_map, undo

Arguments = tuple[str, ...]


class Stop(Exception):
    """The player wants to stop."""


@dataclass(frozen=True)
class Command:
    """`run` gives whether the choices are to be listed again."""

    words: tuple[str, ...]
    usage: str
    about: str
    run: Callable[[Sitting, Arguments], bool]


def find_command(word: str) -> Command | None:
    """The command of this word, however it is written."""
    word = word.lower()
    return next((one for one in COMMANDS if word in one.words), None)


def _help(sitting: Sitting, _arguments: Arguments) -> bool:
    lines = sitting.lines
    lines.say("A number: do what stands beside it.")
    lines.say("The id of a choice or place, or a whole address: the same, for scripts.")
    for command in COMMANDS:
        lines.say(f"{command.usage}: {command.about}", "   ")
    lines.say("A line that begins with # is passed over.")
    lines.say()
    return False


def _quit(_sitting: Sitting, _arguments: Arguments) -> bool:
    raise Stop


COMMANDS = (
    Command(("r", "look"), "r", "read this scene again.", look_again),
    Command(("u", "undo"), "u", "take back the last move, as often as you like.", undo),
    Command(
        ("n", "notebook"),
        "n, n 3, n gate",
        "the notebook, one note with its standing and sources, or the notes with a word.",
        show_notebook,
    ),
    Command(("compare",), "compare 3 7", "lay two notes side by side.", compare_notes),
    Command(("f", "findings"), "f, f 2", "the file of findings, or one of them.", show_file),
    Command(
        ("file",),
        "file 2 1 3 established",
        "file finding 2 with these candidates and verdict.",
        file_finding,
    ),
    Command(("withdraw",), "withdraw 2", "take a filed finding back.", withdraw_finding),
    Command(
        ("soften",),
        "soften 2 probable",
        "where the report is written: let a finding say less surely.",
        soften_finding,
    ),
    Command(("h", "hint"), "h, h 2", "hints: a step further each time.", show_hint),
    Command(
        ("b", "register"),
        "b, b 1, b 1 3",
        "the registers that lie open here, one of them, or ask about its third line.",
        show_register,
    ),
    Command(
        ("run",),
        "run",
        "while you look back: let the clock run until there is something to ask or to note.",
        run_on,
    ),
    Command(("m", "map"), "m", "the floor plan in words.", show_map),
    Command(
        ("w", "chart"),
        "w",
        "the chart: who was where when, as far as your notes go.",
        show_chart,
    ),
    Command(("c", "cast"), "c", "the people you have met or heard of.", show_cast),
    Command(
        ("t", "transcript"), "t, t FILE", "the record so far, or write it to FILE.", show_transcript
    ),
    Command(("s", "save"), "s NAME", "keep a copy of this play under a name.", save_as),
    Command(("l", "load"), "l, l 2", "list the saved plays, or go on with one.", load_save),
    Command(("e", "endings"), "e", "the endings reached so far.", show_endings),
    Command(
        ("v", "sources"),
        "v, v 3, v b 1",
        "sources, credits, and what is invented; or all that a note or a register rests on.",
        show_sources,
    ),
    Command(
        ("d", "dossiers"),
        "d, d 2",
        "the dossiers, or begin anew with one; the play so far is kept aside.",
        show_dossiers,
    ),
    Command(("new",), "new", "begin anew; the play so far is kept aside.", new_play),
    Command(("i", "ids"), "i", "the addresses of what can be done here, for scripts.", show_ids),
    Command(("?", "help"), "?", "this list.", _help),
    Command(("q", "quit"), "q", "quit. Everything is saved already.", _quit),
)
