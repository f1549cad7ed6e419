"""Comparisons that were made, as the views list them. Says nothing of those that could be made."""

from __future__ import annotations

from typing import NamedTuple

from coyoacan_game.engine import Program, State
from coyoacan_game.view import compared
from coyoacan_game.view.words import RESULT_WORDS


class Past(NamedTuple):
    """One comparison that was made: its two notes, their titles, and the result in words."""

    notes: tuple[str, str]
    titles: tuple[str, str]
    result: str

    @property
    def words(self) -> str:
        return f"{self.titles[0]} / {self.titles[1]}: {self.result}"

    def seen_from(self, note: str) -> str:
        """The other note and the result."""
        other = self.titles[1] if note == self.notes[0] else self.titles[0]
        return f"{other}: {self.result}"


def past_comparisons(program: Program, state: State) -> tuple[Past, ...]:
    """Every comparison made, in the story's order."""
    story = program.story
    made = []
    for id_ in compared(program, state):
        written = story.comparison[id_]
        one, other = written.notes
        titles = (story.note[one].title, story.note[other].title)
        made.append(Past((one, other), titles, RESULT_WORDS[written.result]))
    return tuple(made)
