"""Places as they are now: a version's name, room and view stand for the place's own while it holds."""

from __future__ import annotations

from dataclasses import dataclass

from coyoacan_game.engine import Program, State
from coyoacan_game.story.models import Room, Version


@dataclass(frozen=True)
class PlaceNow:
    """A place in a state. `room` is None where it is not on the plan; `sees` are places' ids."""

    id: str
    name: str
    label: str
    room: Room | None
    sees: tuple[str, ...]


def place_now(program: Program, state: State, id_: str, *, drawn: bool = False) -> PlaceNow:
    """A place as it is called, drawn and seen from in a state; with `drawn` whatever its `when` says."""
    written = program.story.place[id_]
    version = _version(program, state, id_)
    name = version.name if version and version.name else written.name
    label = (version.label if version else None) or written.label or name
    room = (version.map if version else None) or written.map
    on_plan = (
        drawn
        or written.when is None
        or program.condition(f"place.{id_}.when", written.when)(*state)
    )
    sees = version.sees if version and version.sees is not None else written.sees
    return PlaceNow(id_, name, label, room if on_plan else None, sees)


def _version(program: Program, state: State, id_: str) -> Version | None:
    """The first version that holds."""
    for name, version in program.story.place[id_].version.items():
        if program.condition(f"place.{id_}.version.{name}.when", version.when)(*state):
            return version
    return None


def place_named(program: Program, state: State, id_: str) -> str:
    """A place's name as it is now."""
    return place_now(program, state, id_).name
