"""Stories of a few lines, for tests of one rule each."""

from __future__ import annotations

import tomllib

from tests.engine.agreement import meaning
from tests.stories_made import program_of

from coyoacan_game.engine import Playthrough, Program, Turn
from coyoacan_game.engine.record import Entered, Fault, Happened, Learnt, Said

# What every story must have, and none of these tests is about.
REST = """
[ending.never]
title = "Never"
text = "Never."
when = "visited.a and not visited.a"
"""


def program(toml: str, *, rest: str = REST) -> Program:
    """A story as its author writes it; the start is `a` if the text has no [story]."""
    about = "" if "[story]" in toml else '[story]\ntitle = "T"\nstart = "a"\n'
    return program_of(tomllib.loads(about + toml + rest), warnings=True)


def play(toml: str, *actions: str) -> Playthrough:
    """A play in which these actions were taken; `a.go` stands for `scene.a.choice.go`."""
    playing = Playthrough(program(toml))
    for action in actions:
        playing.take(address(action))
    return playing


def address(action: str) -> str:
    scene, dot, choice = action.partition(".")
    return (
        action
        if not dot or "." in choice or scene in ("comparison", "dossier")
        else f"scene.{scene}.choice.{choice}"
    )


def value(playing: Playthrough, *slot: str) -> object:
    """One field of a play's state, in the story's own words."""
    return meaning(playing.program, playing.state)[slot]


def heard(turn: Turn) -> list[str]:
    """What a turn tells, each entry as "kind name"."""
    words = []
    for entry in turn.entries:
        match entry:
            case Said():
                words.append("said " + " ".join(one.text for one in entry.text))
            case Entered():
                words.append("entered " + " ".join(one.text for one in entry.text))
            case Learnt():
                words.append(f"learnt {entry.note}")
            case Happened():
                words.append(f"happened {entry.event}")
            case Fault():
                words.append(f"fault {entry.address} {entry.variable} {entry.value}")
            case _:
                words.append(f"{type(entry).__name__.lower()} {entry[0]}")
    return words
