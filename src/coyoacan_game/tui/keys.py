"""The commands of play, their keys, and what a player's settings make of them.

Knows no screen. Called by the game screen, the footer, the palette and the help.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from string import ascii_lowercase


@dataclass(frozen=True)
class Command:
    """Something a key does. `key` is empty when another command was given it by the settings.

    `name` is what a settings file calls it, `words` stand in the footer, `help` is a sentence.
    """

    name: str
    key: str
    words: str
    help: str


Keymap = tuple[Command, ...]

COMMANDS: Keymap = (
    Command("undo", "u", "undo", "Take back the last move, as often as you like."),
    Command("notebook", "n", "notes", "Read the notebook."),
    Command("findings", "f", "findings", "Open the file of findings and file one."),
    Command("compare", "k", "compare", "Lay two notes side by side."),
    Command("register", "b", "register", "Open a register, and ask about a line of it."),
    Command("map", "m", "map", "See the floor plan."),
    Command("cast", "c", "cast", "See who is who."),
    Command("transcript", "t", "record", "Read the whole record from the beginning."),
    Command("run", "r", "run", "While you look back at a day: let its clock run, or stop it."),
    Command("chart", "w", "chart", "See who was where when, as far as your notes go."),
    Command("hint", "h", "hint", "Open the hints. They cost nothing."),
    Command("saves", "s", "saves", "Saved games: open one, keep this one under a name."),
    Command("options", "o", "options", "Theme, width of the column, and so on."),
    Command("sources", "v", "sources", "What is documented, what is invented, and by whom."),
    Command("help", "?", "help", "The keys, and how the game works."),
    Command("quit", "q", "quit", "Leave. Nothing is lost: every move is saved."),
)
FOOTER = ("undo", "notebook", "findings", "compare", "help", "quit")  # six at most
WHILE_LOOKING = ("run", "map", "chart", "undo", "help", "quit")
# Keys with a meaning of their own, whatever the settings say.
_DIGITS = (*"0123456789",)
_MOVES = ("up", "down", "left", "right", "pageup", "pagedown", "home", "end")
_OTHERS = ("enter", "space", "tab", "shift+tab", "escape", "ctrl+p", "ctrl+c", "ctrl+q")
RESERVED = frozenset((*_DIGITS, *_MOVES, *_OTHERS))


def keymap(rebound: Mapping[str, str]) -> Keymap:
    """Every command with its key. A key the settings give away is taken from whoever had it."""
    given = {name: key for name, key in rebound.items() if not _refusal(name, key, rebound)}
    taken = set(given.values())
    return tuple(
        replace(one, key=given.get(one.name, "" if one.key in taken else one.key))
        for one in COMMANDS
    )


def refusals(rebound: Mapping[str, str]) -> tuple[str, ...]:
    """A sentence for each line of the settings' keys that cannot be followed."""
    found = (_refusal(name, key, rebound) for name, key in rebound.items())
    return tuple(sentence for sentence in found if sentence)


def _refusal(name: str, key: str, rebound: Mapping[str, str]) -> str:
    """Why a line is not followed, or nothing. Of two that want the same key the first has it."""
    if name not in {one.name for one in COMMANDS}:
        return f'The settings give a key to "{name}", and there is no such command.'
    if key in RESERVED or not key:
        return f'The settings give "{key}" to "{name}", and that key is spoken for.'
    first = next(other for other, one in rebound.items() if one == key)
    if first != name:
        return f'The settings give "{key}" both to "{first}" and to "{name}".'
    return ""


def footer(commands: Iterable[Command], *, register: bool = False, looking: bool = False) -> Keymap:
    """The few commands that stand at the foot of the screen, in their order there.

    Where a register lies open that is said first, and comparing not, which the notebook offers too.
    While one looks back there is nothing to compare or file, but a clock to run, a plan and a chart.
    """
    found = {one.name: one for one in commands if one.key}
    if looking:
        return tuple(found[name] for name in WHILE_LOOKING if name in found)
    wanted = ["register", *(one for one in FOOTER if one != "compare")] if register else FOOTER
    return tuple(found[name] for name in wanted if name in found)


def letters(commands: Iterable[Command]) -> tuple[str, ...]:
    """The letters that no command has: they number the choices after the ninth."""
    taken = {one.key for one in commands}
    return tuple(letter for letter in ascii_lowercase if letter not in taken)


def key_words(key: str) -> str:
    """A key as a player reads it."""
    return "+".join(one if len(one) == 1 else one.capitalize() for one in key.split("+"))
