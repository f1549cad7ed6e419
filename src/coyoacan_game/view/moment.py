"""Where a play stands, by name: place, time, who is here, what is known. Read from a state, never kept."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from coyoacan_game.engine import Program, State
from coyoacan_game.engine.render import clock_words
from coyoacan_game.story.models import Scene
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


def scene_of(program: Program, state: State) -> Scene:
    """The present scene as it is written."""
    return program.story.scene[program.scenes[state.scene]]


def shown_place(program: Program, state: State) -> str | None:
    """The id of the place one is shown to be in; None in a scene that is somewhere else: its `where`."""
    return None if scene_of(program, state).where else place_of(program, state)


def place_name(program: Program, state: State) -> str:
    """Where one is, in the scene's own words if it has some; empty where the story has no places."""
    where, id_ = scene_of(program, state).where, place_of(program, state)
    return where or (place_named(program, state, id_) if id_ else "")


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


def people(
    program: Program, state: State, among: Collection[str] | None = None
) -> tuple[Person, ...]:
    """Everybody, or those who are in certain places, where they are now, in the story's order."""
    found = []
    for id_, character in program.story.character.items():
        field = program.layout.fields[("character", id_, "state")]
        now = character.state[field.values[field.get(state.data)]]
        if among is not None and now.at not in among:
            continue
        mark = character.mark or character.name.split()[-1][0].upper()
        found.append(Person(id_, character.name, mark, character.role, now.at, now.doing))
    return tuple(found)


def _looking_from(program: Program, state: State) -> str | None:
    return shown_place(program, state) if scene_of(program, state).people else None


def people_here(program: Program, state: State) -> tuple[Person, ...]:
    """Those who are where the player is, unless the scene tells that by itself."""
    place = _looking_from(program, state)
    return people(program, state, (place,)) if place else ()


def people_seen(program: Program, state: State) -> tuple[Person, ...]:
    """Those whom the player sees from here, in other places; as above."""
    place = _looking_from(program, state)
    sees = place_now(program, state, place).sees if place else ()
    elsewhere = tuple(one for one in sees if one != place)
    return people(program, state, elsewhere) if elsewhere else ()
