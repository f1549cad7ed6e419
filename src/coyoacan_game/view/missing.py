"""What a finding still needs, in words that help to look for it and do not say what it is.

Of a note: its kind, what its witness does in the house, or how such a note is come by where it does not
lie open. Called by `findings`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from coyoacan_game.engine import Program, State
from coyoacan_game.story.models import Scene
from coyoacan_game.story.outcomes import Outcome
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
    return tuple(_lack(program, one) for one in needs if not knows(program, state, one))


def _lack(program: Program, id_: str) -> Lack:
    note = program.story.note[id_]
    witness = program.story.character.get(note.source_character or "")
    return Lack(note.kind, witness.role if witness else _ways(program).get(id_, ""))


@lru_cache(maxsize=8)
def _ways(program: Program) -> Mapping[str, str]:
    """How each note is come by that no choice, scene or event teaches."""
    story = program.story
    choices = (choice for scene in story.scene.values() for choice in scene.choice.values())
    rows = (row for table in story.table.values() for row in table.row.values())
    found: dict[str, str] = {}
    sources: tuple[tuple[str, Iterable[Outcome | Scene]], ...] = (
        ("", (*story.scene.values(), *story.event.values(), *choices)),
        (BY_COMPARING, story.comparison.values()),
        (BY_LOOKING_BACK, story.glimpse.values()),
        (IN_A_REGISTER, rows),
    )
    for how, teaching in sources:
        for one in teaching:
            for id_ in one.learn:
                found.setdefault(id_, how)
    return found
