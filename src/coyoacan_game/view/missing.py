"""What a finding still needs, in words that help to look for it and do not say what it is.

Of a note: its kind, what its witness does in the house, or how such a note is come by where it does not
lie open. Called by `findings`.
"""

from __future__ import annotations

from dataclasses import dataclass

from coyoacan_game.engine import Program, State
from coyoacan_game.story.models import Story
from coyoacan_game.view.moment import knows

BY_LOOKING_BACK = "by looking back"
BY_COMPARING = "from two notes side by side"
IN_A_REGISTER = "in a register"


@dataclass(frozen=True)
class Lack:
    """A note that is still needed: its kind, and `how` it is to be had, empty where nothing is to be said."""

    kind: str
    how: str = ""


def lacking(program: Program, state: State, id_: str) -> tuple[Lack, ...]:
    """The notes that a finding still needs, in its order."""
    needs = program.story.finding[id_].needs
    return tuple(_lack(program.story, one) for one in needs if not knows(program, state, one))


def _lack(story: Story, id_: str) -> Lack:
    note = story.note[id_]
    witness = story.character.get(note.source_character or "")
    return Lack(note.kind, witness.role if witness else _how(story, id_))


def _how(story: Story, id_: str) -> str:
    """How a note is come by that no choice, scene or event teaches."""
    scenes = tuple(story.scene.values())
    rows = [row.learn for table in story.table.values() for row in table.row.values()]
    ways = (
        ("", [one.learn for one in scenes]),
        ("", [one.learn for one in story.event.values()]),
        ("", [choice.learn for scene in scenes for choice in scene.choice.values()]),
        (BY_COMPARING, [one.learn for one in story.comparison.values()]),
        (BY_LOOKING_BACK, [one.learn for one in story.glimpse.values()]),
        (IN_A_REGISTER, rows),
    )
    return next((how for how, taught in ways if any(id_ in learn for learn in taught)), "")
