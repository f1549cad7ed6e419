"""Places on the floor plan: rooms may share walls, never floor."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from coyoacan_game.diagnostics import Problems, Spot
from coyoacan_game.story.models import Room, Story
from coyoacan_game.story.scope import Scope

Path = tuple[str | int, ...]


class _Drawn(NamedTuple):
    """A room where it may be drawn. `when` is empty for one that always is."""

    place: str
    room: Room
    path: Path
    when: tuple[str, ...]


def check_plan(scope: Scope, problems: Problems) -> None:
    """Adds a problem for rooms that are drawn over each other.

    Of two that each stand there only at times, it cannot be told whether those times meet; unless
    they say the same.
    """
    rooms = list(_rooms(scope.story))
    for position, one in enumerate(rooms):
        for other in rooms[:position]:
            at_times = one.when and other.when and one.when != other.when
            if one.place != other.place and not at_times and _overlap(one.room, other.room):
                message = f'place "{one.place}" lies over place "{other.place}" on the plan'
                hint = "neighbours share at most the row or column of a wall"
                problems.add("COY305", message, Spot(one.path), hint)


def _rooms(story: Story) -> Iterator[_Drawn]:
    for id_, place in story.place.items():
        shown = (place.when,) if place.when else ()
        redrawn = any(version.map for version in place.version.values())
        if place.map:
            # Where a version is drawn elsewhere, the room itself stands there only at times.
            when = (*shown, f"no version of {id_}") if redrawn else shown
            yield _Drawn(id_, place.map, ("place", id_, "map"), when)
        for name, version in place.version.items():
            if version.map:
                path: Path = ("place", id_, "version", name, "map")
                yield _Drawn(id_, version.map, path, (*shown, version.when))


def _overlap(one: Room, other: Room) -> bool:
    across = min(one.column + one.width, other.column + other.width) - max(one.column, other.column)
    down = min(one.row + one.height, other.row + other.height) - max(one.row, other.row)
    return across > 1 and down > 1
