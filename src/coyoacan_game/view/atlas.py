"""The places a player knows, and which leads where, as far as they have seen. Called by both faces' maps."""

from __future__ import annotations

from dataclasses import dataclass

from coyoacan_game.engine import Playthrough
from coyoacan_game.view.met import Met, met
from coyoacan_game.view.moment import shown_place
from coyoacan_game.view.places import place_named, place_now


@dataclass(frozen=True)
class KnownPlace:
    """A place by name; `leads` are the names of those it was seen to lead to."""

    id: str
    name: str
    here: bool
    leads: tuple[str, ...]

    @property
    def line(self) -> str:
        """As it stands in a list: "The hall (you are here) leads to: The patio, The kitchen."."""
        you = " (you are here)" if self.here else ""
        return f"{self.name}{you}" + (f" leads to: {', '.join(self.leads)}." if self.leads else ".")


def known_places(play: Playthrough) -> tuple[KnownPlace, ...]:
    """The places on the plan, and those that hang together with where one is by ways one has seen."""
    program, state, found = play.program, play.state, met(play)
    here = shown_place(program, state)
    names = {id_: place_named(program, state, id_) for id_ in program.story.place}
    around = _around(here, found)
    return tuple(
        KnownPlace(
            id_,
            names[id_],
            id_ == here,
            tuple(names[other] for other in program.story.ways(id_) if (id_, other) in found.ways),
        )
        for id_ in program.story.place
        if id_ in around or place_now(program, state, id_).room
    )


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
