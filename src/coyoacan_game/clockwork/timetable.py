"""Who is where at which minute: rows, and the walks between them, as stays without a gap.

Whoever is in another place by the next row has walked there by the shortest way, and so as to
arrive on the minute; until the first step of it is done one is still where one was.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from coyoacan_game.clockwork.accounts import Accounts, Placed, assumed, clock_of, laid_over
from coyoacan_game.clockwork.plan import Plan, plan_of
from coyoacan_game.story.days import minutes_of
from coyoacan_game.story.models import Story
from coyoacan_game.story.timetables import PersonRow, SeenRow, ThingRow

Path = tuple[str, ...]


@dataclass(frozen=True)
class Stay:
    """Somebody in one place, doing one thing, from `start` to before `end`, minutes of the day.

    `place` is None for whoever is away. `walking` stays are passed through on the way to
    `place_next`, and rest on the plan alone. A thing that somebody has names its `carrier`.
    """

    who: str
    start: int
    end: int
    place: str | None
    row: SeenRow
    path: Path
    walking: str | None = None
    carrier: str | None = None

    @property
    def doing(self) -> str | None:
        """What one sees them do; of whoever walks by, how they pass."""
        if self.walking is None:
            return self.row.doing
        return self.row.passing if isinstance(self.row, PersonRow) else None

    @property
    def sound(self) -> str | None:
        return None if self.walking else self.row.sound

    @property
    def inferred(self) -> bool:
        """Whether no source says so: it was worked out, or is walked to be where one has to be."""
        return self.walking is not None or self.row.inferred or not self.row.facts


@dataclass(frozen=True)
class Timetable:
    """Everybody's and everything's stays on one day, under one assumption."""

    start: int
    end: int
    people: Mapping[str, tuple[Stay, ...]]
    things: Mapping[str, tuple[Stay, ...]]

    def stay(self, who: str, minute: int) -> Stay | None:
        """What somebody or something is doing; None before their first row or outside the day."""
        stays = self.people.get(who) or self.things.get(who) or ()
        found = bisect_right(stays, minute, key=lambda one: one.start) - 1
        return stays[found] if found >= 0 and minute < stays[found].end else None

    def place(self, who: str, minute: int) -> str | None:
        """Where somebody is, or something, be it only in somebody's hands."""
        stay = self.stay(who, minute)
        if stay is None:
            return None
        return self.place(stay.carrier, minute) if stay.carrier else stay.place

    def changes(self) -> tuple[int, ...]:
        """Every minute at which anybody's or anything's stay begins."""
        everything = (*self.people.values(), *self.things.values())
        return tuple(sorted({stay.start for stays in everything for stay in stays}))


def timetable_of(story: Story, day: str, given: Accounts | None = None) -> Timetable:
    """The timetable of a day by the given accounts, and the first ones where none is given."""
    accounts = assumed(story, day, given)
    plan = plan_of(story, day)
    clock = clock_of(story, day)
    hours = (minutes_of(clock.start), minutes_of(clock.end)) if clock else (0, 0)
    people = {
        id_: stays_of(id_, laid_over(one.timetable, one.account, day, accounts), plan, hours[1])
        for id_, one in story.character.items()
        if day in one.timetable
    }
    things = {
        id_: _lying(id_, laid_over(one.timetable, one.account, day, accounts), hours[1])
        for id_, one in story.thing.items()
        if day in one.timetable
    }
    return Timetable(*hours, people, things)


def stays_of(
    who: str, rows: tuple[Placed[PersonRow], ...], plan: Plan, end: int
) -> tuple[Stay, ...]:
    """Somebody's stays; where a walk does not fit, they are simply there when the row says so."""
    found: list[Stay] = []
    for number, placed in enumerate(rows):
        after = rows[number + 1] if number + 1 < len(rows) else None
        until = minutes_of(after.time) if after else end
        start = minutes_of(placed.time)
        walk = tuple(_walk(who, placed, after, plan)) if after else ()
        leaves = min((stay.start for stay in walk), default=until)
        found.append(Stay(who, start, leaves, placed.row.at, placed.row, placed.path))
        found += walk
    return tuple(stay for stay in found if stay.start < stay.end)


def _walk(
    who: str, before: Placed[PersonRow], after: Placed[PersonRow], plan: Plan
) -> Iterator[Stay]:
    """The places between two rows, each for as long as the step out of it takes."""
    if before.row.at is None or after.row.at is None:
        return  # from outside one comes in where the row says
    way = plan.way(before.row.at, after.row.at) or ()
    arrives = minutes_of(after.time)
    at = arrives - sum(cost for _, cost in way[1:])
    if at - (way[0][1] if way else 0) < minutes_of(before.time):
        return  # reported by the checker
    for (place, _), (_, cost) in pairwise(way):
        yield Stay(who, at, at + cost, place, after.row, after.path, walking=after.row.at)
        at += cost


def _lying(who: str, rows: tuple[Placed[ThingRow], ...], end: int) -> tuple[Stay, ...]:
    found = []
    for number, one in enumerate(rows):
        until = minutes_of(rows[number + 1].time) if number + 1 < len(rows) else end
        start = minutes_of(one.time)
        found.append(
            Stay(who, start, until, one.row.at, one.row, one.path, carrier=one.row.carrier)
        )
    return tuple(found)
