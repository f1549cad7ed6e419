"""The story as a whole: what it is called, its days, and the dossiers it is told in."""

from datetime import date
from typing import Annotated

from pydantic import Field

from coyoacan_game.story.keys import Clock24, Effects, Id, Ids, Line, Lines, Minutes, Prose, Table
from coyoacan_game.story.timetables import Ground

FIRST = "first"  # how the story's own clock is called where a day is named


class Clock(Table):
    """`[story.clock]`, the first day; without it a story has no time."""

    date: date
    start: Clock24
    end: Clock24
    step: Annotated[int, Field(ge=1, le=240)] = 5
    walk: Minutes = 0
    wait: Annotated[int, Field(ge=1, le=240)] | None = None
    dossier: Id | None = None
    plan: dict[str, Ground] = Field(default_factory=dict)


class Day(Clock):
    """`[day.ID]`: a further day, begun by a choice or an event."""


class Dossier(Table):
    """A part of a long story, with its own beginning."""

    title: Line
    start: Id
    day: Id | None = None
    start_place: Id | None = None
    before: Prose | None = None
    learn: Ids = ()
    set: Effects = Field(default_factory=dict)
    reopens: bool = False


class About(Table):
    """`[story]`, the one table without an id."""

    title: Line
    start: Id
    subtitle: Line | None = None
    authors: Lines = ()
    licence: Line | None = None
    summary: Prose | None = None
    start_place: Id | None = None
    clock: Clock | None = None


def minutes_of(clock_time: str) -> int:
    """Minutes since midnight of an 'HH:MM'."""
    return int(clock_time[:2]) * 60 + int(clock_time[3:])
