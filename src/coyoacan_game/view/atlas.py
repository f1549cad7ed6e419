"""The places a player knows, and which leads where, as far as they have seen. Called by both faces' maps."""

from __future__ import annotations

from dataclasses import dataclass

from coyoacan_game.engine import Playthrough
from coyoacan_game.story.models import Room
from coyoacan_game.view.met import Met, met
from coyoacan_game.view.moment import shown_place
from coyoacan_game.view.places import place_named, place_now


@dataclass(frozen=True)
class KnownPlace:
    """A place by name; `leads` are the names of those it was seen to lead to.

    `beside` are others that share a wall with it on the plan: whether one can go there, it does not show.
    """

    id: str
    name: str
    here: bool
    leads: tuple[str, ...]
    beside: tuple[str, ...] = ()

    @property
    def line(self) -> str:
        """As it stands in a list: "The hall (you are here) leads to: The patio. Wall to wall with: The kitchen."."""
        you = " (you are here)" if self.here else ""
        leads = f" leads to: {', '.join(self.leads)}." if self.leads else "."
        return f"{self.name}{you}{leads}" + (
            f" Wall to wall with: {', '.join(self.beside)}." if self.beside else ""
        )


def known_places(play: Playthrough) -> tuple[KnownPlace, ...]:
    """The places on the plan, and those that hang together with where one is by ways one has seen."""
    program, state, found = play.program, play.state, met(play)
    here = shown_place(program, state)
    names = {id_: place_named(program, state, id_) for id_ in program.story.place}
    now = {id_: place_now(program, state, id_).room for id_ in program.story.place}
    rooms = {id_: room for id_, room in now.items() if room}
    around = _around(here, found)
    known = []
    for id_ in program.story.place:
        if id_ not in around and id_ not in rooms:
            continue
        leads = [one for one in program.story.ways(id_) if (id_, one) in found.ways]
        walls = [one for one in _beside(id_, rooms) if one not in leads]
        named = (tuple(names[one] for one in ones) for ones in (leads, walls))
        known.append(KnownPlace(id_, names[id_], id_ == here, *named))
    return tuple(known)


def _beside(id_: str, rooms: dict[str, Room]) -> list[str]:
    """The rooms that share a piece of wall with one, longer than a corner."""
    room = rooms.get(id_)
    if room is None:
        return []
    return [one for one, other in rooms.items() if one != id_ and _share_a_wall(room, other)]


def _share_a_wall(one: Room, other: Room) -> bool:
    rows = _overlap(one.row, one.height, other.row, other.height)
    columns = _overlap(one.column, one.width, other.column, other.width)
    return min(rows, columns) == 1 and max(rows, columns) > 2  # two corners are no wall


def _overlap(start: int, length: int, other: int, others: int) -> int:
    return min(start + length, other + others) - max(start, other)


def _around(here: str | None, found: Met) -> frozenset[str]:
    """Where one can get from a place by ways that were seen, in either direction."""
    reached = {here} if here else set()
    fresh = set(reached)
    while fresh:
        further = {other for one, other in found.ways if one in fresh}
        further |= {one for one, other in found.ways if other in fresh}
        fresh = further - reached
        reached |= fresh
    return frozenset(reached)
