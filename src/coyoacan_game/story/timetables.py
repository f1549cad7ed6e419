"""A day as clockwork: what is seen and heard from where, who is where when, and what is disputed of it.

The keys alone, like the rest of the models. `clockwork` works out what they come to.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from coyoacan_game.story.keys import Clock24, Guard, Id, Ids, Line, Minutes, Table


class Ground(Table):
    """`[day.ID.plan.PLACE]`: what is perceived from a place on that day, and how one gets on."""

    name: Line | None = None
    label: Annotated[str, Field(min_length=1, max_length=20)] | None = None
    sees: Ids = ()
    hears: Ids = ()
    faceless: Ids = ()
    walks: dict[str, Minutes] = Field(default_factory=dict)
    holds: Annotated[int, Field(ge=1, le=99)] | None = None


class Said(Table):
    """What every row of a timetable rests on."""

    facts: Ids = ()
    inferred: bool = False


class SeenRow(Said):
    """Where somebody or something is, and what there is to see and hear of it."""

    at: Id | None = None
    doing: Line | None = None
    sound: Line | None = None
    carries: Annotated[int, Field(ge=1, le=20)] = 1


class PersonRow(SeenRow):
    """One row of a person's timetable; its key is the minute from which it holds."""

    passing: Line | None = None


class ThingRow(SeenRow):
    """One row of a thing's timetable: it lies somewhere, or somebody has it."""

    carrier: Annotated[Id | None, Field(alias="with")] = None


class DoorRow(Said):
    """One row of a door's timetable."""

    shut: bool


class Thing(Table):
    """`[thing.ID]`: something that can be seen and is no person."""

    name: Line
    timetable: dict[str, dict[str, ThingRow]]
    account: dict[str, dict[str, dict[str, ThingRow]]] = Field(default_factory=dict)
    invented: bool = False


class Door(Table):
    """`[door.ID]`: shut, it stops sight along its lines and muffles sound."""

    name: Line
    lines: Annotated[
        tuple[
            Annotated[tuple[Id, ...], Field(strict=False, min_length=2, max_length=2)],
            ...,
        ],
        Field(strict=False, min_length=1),
    ]
    muffles: Annotated[int, Field(ge=0, le=20)] = 1
    timetable: dict[str, dict[str, DoorRow]]
    account: dict[str, dict[str, dict[str, DoorRow]]] = Field(default_factory=dict)
    invented: bool = False


class Account(Table):
    """One of the ways a disputed thing is said to have gone."""

    says: Line
    facts: Ids = ()
    when: Guard | None = None


class Dispute(Table):
    """`[dispute.ID]`: a question on which the sources differ, on one day."""

    question: Line
    day: Id
    facts: Ids = ()
    account: Annotated[dict[str, Account], Field(max_length=8)] = Field(default_factory=dict)


class Standpoint(Table):
    """`[standpoint.ID]`: from where a stretch is seen again, a place or a witness."""

    name: Line
    at: Id | None = None
    witness: Annotated[Id | None, Field(alias="as")] = None
    when: Guard | None = None


class Stretch(Table):
    """`[stretch.ID]`: a part of a day that can be run again, from some standpoints or from all."""

    name: Line
    day: Id
    start: Clock24
    end: Clock24
    standpoints: Annotated[Ids, Field(alias="from")] = ()
