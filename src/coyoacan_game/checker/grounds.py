"""What timetables stand on: plans of days, doors, disputes, standpoints and stretches."""

from __future__ import annotations

from coyoacan_game.checker.references import _References as References
from coyoacan_game.clockwork import clock_of, day_name
from coyoacan_game.diagnostics import Spot, nearest
from coyoacan_game.story.days import FIRST, Clock
from coyoacan_game.story.timetables import Ground

Path = tuple[str | int, ...]


def check_grounds(references: References) -> None:
    """Adds an error for every name in them that nothing declares, and for hours that cannot be."""
    story = references.story
    if story.clock is not None:
        _plan(references, FIRST, story.clock, ("story", "clock", "plan"))
    for id_, day in story.day.items():
        _plan(references, id_, day, ("day", id_, "plan"))
    _doors(references)
    _disputes(references)
    _standpoints(references)
    _stretches(references)


def not_on_plan(references: References, place: str | None, day: str | None, path: Path) -> None:
    """Adds an error for a place that is there, but not on the plan of the day."""
    clock = clock_of(references.story, day) if day else None
    whole = ("day", day) not in references.scope.broken and (
        day != FIRST or ("story", "") not in references.scope.broken
    )
    if place is None or clock is None or not whole or place in clock.plan:
        return
    if references.scope.has("place", place):
        header = "story.clock" if day == FIRST else f"day.{day}"
        message = f'place "{place}" is not on the plan of {day_name(str(day))}'
        hint = nearest(place, clock.plan) or f"write [{header}.plan.{place}]"
        references.problems.add("COY705", message, Spot(path), hint)


def _plan(references: References, day: str, clock: Clock, path: Path) -> None:
    for id_, ground in clock.plan.items():
        here = (*path, id_)
        owner = f'"{id_}" on the plan of {day_name(day)}'
        references.one("place", id_, here, f"the plan of {day_name(day)}")
        for key, places in _lines_of(ground):
            references.each("place", places, (*here, key), owner)
            for position, other in enumerate(places):
                not_on_plan(references, other, day, (*here, key, position))
        for other in ground.walks:
            spot: Path = (*here, "walks", other)
            references.one("place", other, spot, owner)
            not_on_plan(references, other, day, spot)


def _lines_of(ground: Ground) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return (("sees", ground.sees), ("hears", ground.hears), ("faceless", ground.faceless))


def _doors(references: References) -> None:
    for id_, door in references.story.door.items():
        for number, line in enumerate(door.lines):
            path = ("door", id_, "lines", number)
            references.each("place", line, path, f'door "{id_}"')
            for position, place in enumerate(line):
                for day in door.timetable:
                    not_on_plan(references, place, day, (*path, position))
            for day in door.timetable:
                _crosses_something(references, id_, number, day)


def _crosses_something(references: References, id_: str, number: int, day: str) -> None:
    """A door between two places of which neither perceives the other does nothing."""
    one, other = references.story.door[id_].lines[number]
    clock = clock_of(references.story, day)
    if clock is None or references.scope.broken or not {one, other} <= set(clock.plan):
        return
    here, there = clock.plan[one], clock.plan[other]
    if not (other in (*here.sees, *here.hears) or one in (*there.sees, *there.hears)):
        message = f'door "{id_}" is never in the way: nothing is seen or heard between "{one}" and "{other}"'
        references.problems.add("COY303", message, Spot(("door", id_, "lines", number)))


def _disputes(references: References) -> None:
    for id_, dispute in references.story.dispute.items():
        path, owner = ("dispute", id_), f'dispute "{id_}"'
        references.day(dispute.day, (*path, "day"), owner)
        references.each("fact", dispute.facts, (*path, "facts"), owner)
        if len(dispute.account) < 2 and path not in references.scope.broken:
            message = f"{owner} has {len(dispute.account) or 'no'} account, and a dispute has two at least"
            message = message.replace("no account", "no accounts")
            hint = f"write [dispute.{id_}.account.ACCOUNT]"
            references.problems.add("COY110", message, Spot(path, "key"), hint)
        for name, account in dispute.account.items():
            here = (*path, "account", name, "facts")
            references.each("fact", account.facts, here, f'account "{name}" of {owner}')


def _standpoints(references: References) -> None:
    story = references.story
    for id_, one in story.standpoint.items():
        path, owner = ("standpoint", id_), f'standpoint "{id_}"'
        references.one("place", one.at, (*path, "at"), owner)
        references.one("character", one.witness, (*path, "as"), owner)
        if path in references.scope.broken:
            continue
        if (one.at is None) == (one.witness is None):
            message = f'{owner} has {"neither" if one.at is None else "both"} "at" and "as"'
            message = message.replace('neither "at" and', 'neither "at" nor')
            hint = 'write at = "PLACE", or as = "CHARACTER"'
            references.problems.add("COY111", message, Spot(path, "key"), hint)
        witness = story.character.get(one.witness or "")
        if witness and not witness.timetable and not references.scope.broken:
            message = f'{owner} is that of character "{one.witness}", who has no timetable'
            references.problems.add("COY702", message, Spot((*path, "as")))


def _stretches(references: References) -> None:
    for id_, stretch in references.story.stretch.items():
        path = ("stretch", id_)
        references.day(stretch.day, (*path, "day"), f'stretch "{id_}"')
        clock = clock_of(references.story, stretch.day)
        if path in references.scope.broken:
            continue
        if stretch.end <= stretch.start:
            message = f"the stretch ends at {stretch.end}, not after its start at {stretch.start}"
            references.problems.add("COY306", message, Spot((*path, "end")))
        for key, time in (("start", stretch.start), ("end", stretch.end)):
            if clock is not None and not clock.start <= time <= clock.end:
                message = f"{time} is not on this day, which runs from {clock.start} to {clock.end}"
                references.problems.add("COY306", message, Spot((*path, key)))
