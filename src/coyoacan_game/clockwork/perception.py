"""What is seen and heard from a standpoint at a minute: decided by the plan, and by nothing else.

One sees who and what is where one is, and along the lines of sight of that place that no shut
door crosses. One hears what sounds where one is, and along lines of hearing: a sound carries over
so many of them, and a shut door on a line counts for as many as it muffles.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from heapq import heappop, heappush

from coyoacan_game.clockwork.accounts import Accounts, assumed, laid_over
from coyoacan_game.clockwork.plan import Plan, plan_of
from coyoacan_game.clockwork.timetable import Stay, Timetable, timetable_of
from coyoacan_game.story.days import minutes_of
from coyoacan_game.story.models import Story


@dataclass(frozen=True)
class Stand:
    """Where one perceives from: a place, or wherever a person is."""

    place: str | None = None
    witness: str | None = None


@dataclass(frozen=True, order=True)
class Sighting:
    """Somebody or something seen. Of whoever is on the way to `walking`, `doing` is how they pass.

    Who `faceless` is, one does not see from there.
    """

    who: str
    at: str
    doing: str | None
    walking: str | None = None
    faceless: bool = False


@dataclass(frozen=True, order=True)
class Hearing:
    """A sound, and from where. Whose it is, a listener may not know."""

    sound: str
    at: str
    who: str


@dataclass(frozen=True)
class Perceived:
    """What there is to perceive in one minute, people and things in the story's order."""

    at: str
    sightings: tuple[Sighting, ...]
    hearings: tuple[Hearing, ...]

    @property
    def recognised(self) -> Perceived:
        """The same without who it is of whom one sees no face: all that can be told from there."""
        seen = [replace(one, who="") if one.faceless else one for one in self.sightings]
        ordered = sorted(
            seen, key=lambda one: (one.who, one.at, one.doing or "", one.walking or "")
        )
        return replace(self, sightings=tuple(ordered))


class Senses:
    """One day under one assumption, ready to be asked from anywhere."""

    def __init__(self, story: Story, day: str, given: Accounts | None = None) -> None:
        self.accounts = assumed(story, day, given)
        self._near: dict[tuple[str, tuple[tuple[frozenset[str], int], ...]], dict[str, int]] = {}
        self._stays: dict[int, tuple[tuple[Stay, str], ...]] = {}
        self.timetable: Timetable = timetable_of(story, day, self.accounts)
        self.plan: Plan = plan_of(story, day)
        timed = [one for one in story.door.values() if day in one.timetable]
        self._door_names = [one.name for one in timed]
        self._doors = [
            (
                [frozenset(line) for line in door.lines],
                door.muffles,
                [
                    (minutes_of(one.time), one.row.shut)
                    for one in laid_over(door.timetable, door.account, day, self.accounts)
                ],
            )
            for door in timed
        ]

    @cached_property
    def changes(self) -> tuple[int, ...]:
        """The minutes at which anything changes; between them all is perceived as before."""
        doors = {minute for _, _, rows in self._doors for minute, _ in rows}
        return tuple(sorted(doors | set(self.timetable.changes())))

    def between(self, start: int, end: int) -> tuple[object, ...]:
        """All of a part of the day that perception rests on: equal parts are perceived alike."""
        stays = tuple(
            (one.who, max(one.start, start), min(one.end, end), one.place, one.path, one.walking)
            for one in self._within(start, end)
        )
        inner = [one for one in self.changes if start <= one < end]
        doors = tuple((one, tuple(self._shut(one).items())) for one in (start, *inner))
        return stays, doors

    def held(self, start: int, end: int) -> tuple[object, ...]:
        """What there is to see and hear of everybody in a part of the day, by whichever rows."""
        stays = [one for one in self._within(start, end) if one.place or one.carrier]
        doors = self.between(start, end)[1]
        seen = (
            (one.who, max(one.start, start), min(one.end, end), one.place, one.carrier, one.doing)
            for one in stays
        )
        return (*seen, *((one.sound, one.walking) for one in stays), doors)

    def _within(self, start: int, end: int) -> tuple[Stay, ...]:
        table = self.timetable
        every = (*table.people.values(), *table.things.values())
        return tuple(one for stays in every for one in stays if one.start < end and one.end > start)

    def perceived(self, stand: Stand, minute: int) -> Perceived | None:
        """What is perceived from there then; None where the witness is away, or it is another day."""
        table = self.timetable
        at = table.place(stand.witness, minute) if stand.witness else stand.place
        if at is None or not table.start <= minute < table.end:
            return None
        shut = self._shut(minute)
        seen = self._in_sight(at, shut)
        near = self._distances(at, shut)
        ground = self.plan.ground.get(at)
        faceless = ground.faceless if ground else ()
        sightings: list[Sighting] = []
        hearings: list[Hearing] = []
        for stay, place in self._about(minute):
            who = stay.who
            if who == stand.witness:
                continue
            if place in seen:
                hidden = place in faceless and who in table.people
                sightings.append(Sighting(who, place, stay.doing, stay.walking, hidden))
            if stay.sound and near.get(place, stay.row.carries + 1) <= stay.row.carries:
                hearings.append(Hearing(stay.sound, place, who))
        return Perceived(at, tuple(sightings), tuple(hearings))

    def _about(self, minute: int) -> tuple[tuple[Stay, str], ...]:
        """Everybody and everything that is somewhere then: the same from wherever one perceives."""
        found = self._stays.get(minute)
        if found is None:
            table = self.timetable
            both = ((who, table.stay(who, minute)) for who in (*table.people, *table.things))
            found = self._stays[minute] = tuple(
                (stay, place)
                for who, stay in both
                if stay is not None and (place := table.place(who, minute)) is not None
            )
        return found

    def shut_doors(self, minute: int) -> dict[frozenset[str], str]:
        """The lines that a shut door crosses then, each with the door's name."""
        return {
            line: name
            for name, (lines, _, rows) in zip(self._door_names, self._doors, strict=True)
            if next((is_shut for time, is_shut in reversed(rows) if time <= minute), False)
            for line in lines
        }

    def _shut(self, minute: int) -> dict[frozenset[str], int]:
        """The lines that a shut door crosses now, and how much is muffled on each."""
        shut: dict[frozenset[str], int] = {}
        for lines, muffles, rows in self._doors:
            if next((is_shut for time, is_shut in reversed(rows) if time <= minute), False):
                for line in lines:
                    shut[line] = shut.get(line, 0) + muffles
        return shut

    def _in_sight(self, at: str, shut: dict[frozenset[str], int]) -> frozenset[str]:
        ground = self.plan.ground.get(at)
        lines = ground.sees if ground else ()
        return frozenset({at, *(one for one in lines if frozenset((at, one)) not in shut)})

    def _distances(self, at: str, shut: dict[frozenset[str], int]) -> dict[str, int]:
        """Over how many lines of hearing each place lies from here."""
        key = (at, tuple(shut.items()))
        if key not in self._near:
            self._near[key] = self._measured(at, shut)
        return self._near[key]

    def _measured(self, at: str, shut: dict[frozenset[str], int]) -> dict[str, int]:
        found: dict[str, int] = {}
        queue = [(0, at)]
        while queue:
            far, here = heappop(queue)
            if here in found:
                continue
            found[here] = far
            ground = self.plan.ground.get(here)
            for other in ground.hears if ground else ():
                heappush(queue, (far + 1 + shut.get(frozenset((here, other)), 0), other))
        return found
