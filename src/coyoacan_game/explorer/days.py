"""Which days of a story may follow which: as far as its scenes and choices say, whatever was done.

An event that is bound to a day is over when that day cannot come again; see `moments`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator

from coyoacan_game.engine import Program, State
from coyoacan_game.engine.days import MINUTES_OF_A_DAY
from coyoacan_game.story.days import Dossier
from coyoacan_game.story.models import Choice, Event

# Whether a condition (None: no condition) may hold at some moment of a day, by the day's number.
Possible = Callable[[str | None, int], bool]
Where = tuple[str, int]  # a scene, on a day


class DayOrder:
    """For each day, those that may come after it; a day may come after itself."""

    def __init__(
        self, program: Program, possible: Possible, origins: tuple[State, ...] = ()
    ) -> None:
        self.program = program
        self.origins = origins
        self.story = program.story
        self.possible = possible
        self._number = program.day_number
        self._follows: dict[int, set[int]] = defaultdict(set)
        self._places: dict[int, set[str]] = defaultdict(set)
        self._met: set[Where] = set()
        self._waiting: list[Where] = []  # met, and not followed yet
        self._back: set[int] = set()  # days on which one may go back to wherever one stands
        self._events: dict[int, tuple[Event, ...]] = {}
        self._onwards: dict[int, tuple[Dossier, ...]] = {}
        self._place: dict[str, str | None] = {}
        self._go_through()

    def after(self, day: int) -> frozenset[int]:
        """The days that may come after a day."""
        found: set[int] = set()
        waiting = list(self._follows[day])
        while waiting:
            one = waiting.pop()
            if one not in found:
                found.add(one)
                waiting += self._follows[one]
        return frozenset(found)

    def _go_through(self) -> None:
        program, story = self.program, self.story
        starts = [(story.story.start, 0, story.story.start_place)]
        for dossier in story.dossier.values():  # each can also be begun on its own
            day = program.first_day(dossier)
            starts.append((dossier.start, day, dossier.start_place))
        for state in self.origins:
            number = state.data >> program.place_shift & program.place_ones
            at = program.layout.places[number] if number else None
            starts.append((program.scenes[state.scene], state.time // MINUTES_OF_A_DAY, at))
        for scene, day, place in starts:
            if place:
                self._reach(place, day)
            self._meet(scene, day)
        while self._waiting:
            self._stand(*self._waiting.pop())

    def _stand(self, scene: str, day: int) -> None:
        """All that may come of being in a scene on a day; asked once."""
        place = self._place_of(scene)
        if place:
            self._reach(place, day)
        for outcome in self._outcomes(scene, day):
            goto = outcome.goto
            if outcome.day is not None:
                self._begin(day, self._number[outcome.day], goto, scene)
            elif goto is not None:
                self._meet(goto, day)
        for dossier in self._dossiers(day):
            self._begin(day, self.program.first_day(dossier), dossier.start, scene)

    def _reach(self, place: str, day: int) -> None:
        """One may be in a place on a day: then its exits, and the same place on a day that follows."""
        if place in self._places[day]:
            return
        self._places[day].add(place)
        for own in self._exits_of(place, day):
            self._meet(own, day)
        if day in self._back:
            self._come_back(place, day)
        for following in self._follows[day]:
            self._reach(place, following)

    def _place_of(self, scene: str) -> str | None:
        story = self.story
        if scene not in self._place:
            self._place[scene] = story.scene[scene].place or next(
                (one for one in story.place if story.own_scene(one) == scene), None
            )
        return self._place[scene]

    def _exits_of(self, place: str, day: int) -> Iterator[str]:
        """The scenes that ways out of a place lead to."""
        for other, way in self.story.ways(place).items():
            own = self.story.own_scene(other)
            if own is not None and self.possible(way.when, day):
                yield own

    def _dossiers(self, day: int) -> tuple[Dossier, ...]:
        """The dossiers that endings of a day may lead to."""
        found = self._onwards.get(day)
        if found is None:
            found = self._onwards[day] = tuple(
                self.story.dossier[ending.next]
                for ending in self.story.ending.values()
                if ending.next and self.possible(ending.when, day)
            )
        return found

    def _outcomes(self, scene: str, day: int) -> Iterator[Choice | Event]:
        for choice in self.story.scene[scene].choice.values():
            if self.possible(choice.when, day):
                yield choice
        yield from self._events_of(day)

    def _events_of(self, day: int) -> tuple[Event, ...]:
        found = self._events.get(day)
        if found is None:
            every = self.story.event.values()
            found = tuple(event for event in every if self.possible(event.when, day))
            self._events[day] = found
        return found

    def _begin(self, day: int, following: int, goto: str | None, scene: str) -> None:
        self._follows[day].add(following)
        for place in tuple(self._places[day]):  # one stays where one is
            self._reach(place, following)
        self._meet(goto or scene, following)

    def _meet(self, goto: str, day: int) -> None:
        if goto != "back":
            if (goto, day) not in self._met:
                self._met.add((goto, day))
                self._waiting.append((goto, day))
            return
        self._back.add(day)
        for place in tuple(self._places[day]):
            self._come_back(place, day)

    def _come_back(self, place: str, day: int) -> None:
        own = self.story.own_scene(place)
        if own is not None:
            self._meet(own, day)
