"""Plays, and which points of a story each covers at which of its moves. Called by whoever suggests tests."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from coyoacan_game.engine import Action, State, Turn, ending, turn
from coyoacan_game.engine.record import Fault
from coyoacan_game.story import Story
from coyoacan_game.story.points import Point, points
from coyoacan_game.walkthroughs.begin import beginning
from coyoacan_game.walkthroughs.model import PathTest
from coyoacan_game.walkthroughs.watch import Watch, WatchedProgram


@dataclass(frozen=True)
class Play:
    """Actions from a beginning: `start` is as in a path test, None for the story's own."""

    actions: tuple[Action, ...] = ()
    start: str | None = None


class Seen(NamedTuple):
    """What a play covers, by the number of the move that first did (0: its beginning).

    `faulty` is the move at which a counter would have left its range, None if none did: a path test
    that makes it fails. `ending` is where the play comes to.
    """

    points: dict[Point, int]
    faulty: int | None
    ending: str | None


class _Looked(NamedTuple):
    state: State
    points: frozenset[Point]
    faulty: bool


class Viewer:
    """Plays through one story and looks on; the same move from the same state is made once."""

    def __init__(self, story: Story) -> None:
        self.program = WatchedProgram(story)
        self._watch = Watch(self.program)
        self._known = frozenset(points(story))
        self._moves: dict[tuple[State, Action], _Looked] = {}
        self._openings: dict[str | None, _Looked] = {}

    def see(self, play: Play) -> Seen:
        """What a play covers. Raises NotOffered where it cannot be played."""
        found: dict[Point, int] = {}
        faulty: int | None = None
        state = self.opening(play.start)
        for number, looked in enumerate(self._course(play)):
            state = looked.state
            for point in looked.points:
                found.setdefault(point, number)
            if looked.faulty and faulty is None:
                faulty = number
        return Seen(found, faulty, ending(self.program, state))

    def opening(self, start: str | None) -> State:
        """The state in which plays from a beginning stand before the first move."""
        return self._opening(start).state

    def _course(self, play: Play) -> Iterator[_Looked]:
        looked = self._opening(play.start)
        yield looked
        for action in play.actions:
            key = (looked.state, action)
            known = self._moves.get(key)
            if known is None:
                known = self._moves[key] = self._look(looked.state, action)
            looked = known
            yield looked

    def _opening(self, start: str | None) -> _Looked:
        known = self._openings.get(start)
        if known is None:
            self._watch.counts.clear()
            made = beginning(self.program, PathTest("", start=start))
            known = self._openings[start] = self._looked(None, made)
        return known

    def _look(self, before: State, action: Action) -> _Looked:
        self._watch.counts.clear()
        return self._looked(before, turn(self.program, before, action))

    def _looked(self, before: State | None, made: Turn) -> _Looked:
        self._watch(before, made)
        met = frozenset(point for point, hits in self._watch.counts.items() if hits)
        faulty = any(isinstance(entry, Fault) for entry in made.entries)
        return _Looked(made.state, met & self._known, faulty)
