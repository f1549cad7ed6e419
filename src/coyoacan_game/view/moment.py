"""Where a play stands, by name: place, time, who is here, what is known. Read from a state, never kept."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from coyoacan_game.engine import Program, State
from coyoacan_game.engine.render import clock_words
from coyoacan_game.view.places import place_named, place_now


@dataclass(frozen=True)
class Person:
    """Somebody of the cast. `place` and `doing` are as the state has them, None when nowhere."""

    id: str
    name: str
    mark: str
    role: str
    place: str | None
    doing: str | None


def place_of(program: Program, state: State) -> str | None:
    """The id of the place the player is in."""
    number = program.layout.fields[("place",)].get(state.data)
    return program.layout.places[number] if number else None


def place_name(program: Program, state: State) -> str:
    """The name of the place, empty where the story has none."""
    id_ = place_of(program, state)
    return place_named(program, state, id_) if id_ else ""


def time_of(program: Program, state: State) -> str:
    """The clock as HH:MM, empty in a story without one."""
    return clock_words(state.time) if program.story.clock else ""


def date_of(program: Program, state: State | None = None) -> str:
    """The date in words, of the story's first day without a state; empty in a story without a clock."""
    return date_words(program, state.time if state else 0) if program.days else ""


def date_words(program: Program, time: int) -> str:
    """The date of a moment: "Friday 24 May 1940". Only for a story with a clock."""
    return day_words(program.today(time).date)


def day_words(date: datetime.date) -> str:
    """A date in words."""
    return f"{date:%A} {date.day} {date:%B %Y}"


def knows(program: Program, state: State, note: str) -> bool:
    """Whether a note is in the notebook."""
    return bool(state.data & program.layout.bit(("knows", note)))


def known_notes(program: Program, state: State, learnt: Iterable[str] = ()) -> tuple[str, ...]:
    """The ids of all notes in the notebook: those of `learnt` first and in its order.

    With the order of a play a note keeps its number; the state alone knows only the story's order.
    """
    ordered = dict.fromkeys((*learnt, *program.story.note))
    return tuple(note for note in ordered if knows(program, state, note))


def people(program: Program, state: State) -> tuple[Person, ...]:
    """Everybody, where they are now, in the story's order."""
    found = []
    for id_, character in program.story.character.items():
        field = program.layout.fields[("character", id_, "state")]
        now = character.state[field.values[field.get(state.data)]]
        mark = character.mark or character.name.split()[-1][0].upper()
        found.append(Person(id_, character.name, mark, character.role, now.at, now.doing))
    return tuple(found)


def people_here(program: Program, state: State) -> tuple[Person, ...]:
    """Those who are where the player is."""
    place = place_of(program, state)
    return tuple(one for one in people(program, state) if place and one.place == place)


def people_seen(program: Program, state: State) -> tuple[Person, ...]:
    """Those whom the player sees from here, in other places."""
    place = place_of(program, state)
    sees = place_now(program, state, place).sees if place else ()
    return tuple(one for one in people(program, state) if one.place in sees and one.place != place)
