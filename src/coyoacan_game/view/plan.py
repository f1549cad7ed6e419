"""The floor plan, drawn from the places' coordinates: walls that join, names, you and whom you see."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from coyoacan_game.engine import Program, State
from coyoacan_game.story.models import Room
from coyoacan_game.view.looking import Look, look_of, looked_at, shut_doors, sighted
from coyoacan_game.view.moment import Person, people_here, people_seen, place_name, shown_place
from coyoacan_game.view.offers import Offer, ways_out
from coyoacan_game.view.places import PlaceNow, place_named, place_now

# Which of its four sides (up 1, right 2, down 4, left 8) a wall's character joins.
_WALLS = dict(enumerate(" ╵╶└╷│┌├╴┘─┴┐┤┬┼"))
YOU = "@"
SHUT = "■"  # on the wall between two rooms, where a door is shut


@dataclass(frozen=True)
class PlanMark:
    """Something on the plan that is to be seen apart: you, a person, or the name of your room."""

    row: int
    column: int
    length: int
    kind: Literal["you", "person", "here"]


@dataclass(frozen=True)
class Plan:
    """`lines` are of equal width. `sentence` says the same in words; `legend` names the marks."""

    lines: tuple[str, ...]
    marks: tuple[PlanMark, ...]
    legend: tuple[str, ...]
    sentence: str

    @property
    def width(self) -> int:
        return len(self.lines[0]) if self.lines else 0


@dataclass(frozen=True)
class _Shown:
    """Where you are on it and whom you see; what stands for it in words."""

    here: str | None
    seen: tuple[Person, ...]
    sentence: str
    you: str = "you"
    shut: Mapping[frozenset[str], str] = field(default_factory=dict)


def plan(program: Program, state: State) -> Plan:
    """The plan as it looks in a state; without lines if no place has coordinates.

    While one looks back at a day, that day's plan with the people of the minute.
    """
    look = look_of(program, state)
    back = look is not None  # of another day it does not matter what stands on the plan today
    places = [place_now(program, state, id_, drawn=back) for id_ in program.story.place]
    if look is not None:
        return _drawn(looked_at(program, look, places), _looking(program, state, look))
    here = shown_place(program, state)
    seen = (*people_here(program, state), *people_seen(program, state))
    return _drawn(places, _Shown(here, seen, _sentence(program, state)))


def _looking(program: Program, state: State, look: Look) -> _Shown:
    """You are where you look from; things are on it as people are."""
    perceived = look.step.perceived if look.step else None
    shut = shut_doors(program, state, look)
    doors = (f"Shut: {name}." for name in dict.fromkeys(shut.values()))
    sentence = " ".join((f"{look.heading}.", *look.lines, *doors))
    seen = sighted(program, look)
    here = perceived.at if perceived else None
    you = "where you look from" if here else ""
    return _Shown(here, seen, sentence, you, shut)


def _drawn(places: Iterable[PlaceNow], shown: _Shown) -> Plan:
    drawn = {one.id: (one, one.room) for one in places if one.room}
    rooms = {id_: room for id_, (_, room) in drawn.items()}
    here = shown.here
    canvas = _walls(list(rooms.values()))
    marks: list[PlanMark] = []
    shut = _doors(shown.shut, rooms, canvas)
    for id_, (place, room) in drawn.items():
        label = _label(place)[: room.width - 2]
        column = room.column + 1
        _write(canvas, room.row + 1, column, label)
        if id_ == here:
            marks.append(PlanMark(room.row + 1, column, len(label), "here"))
    legend = (*_people(shown, drawn, canvas, marks), *shut)
    lines = tuple("".join(row) for row in canvas)
    return Plan(lines, tuple(marks), legend, shown.sentence)


def _walls(rooms: list[Room]) -> list[list[str]]:
    """Every room's walls, joined where they meet."""
    height = max((room.row + room.height for room in rooms), default=0)
    width = max((room.column + room.width for room in rooms), default=0)
    joins = [[0] * width for _ in range(height)]
    for room in rooms:
        top, left = room.row, room.column
        bottom, right = top + room.height - 1, left + room.width - 1
        for column in range(left, right):
            for row in (top, bottom):
                joins[row][column] |= 2
                joins[row][column + 1] |= 8
        for row in range(top, bottom):
            for column in (left, right):
                joins[row][column] |= 4
                joins[row + 1][column] |= 1
    return [[_WALLS[cell] for cell in row] for row in joins]


def _doors(
    shut: Mapping[frozenset[str], str], rooms: dict[str, Room], canvas: list[list[str]]
) -> tuple[str, ...]:
    """A mark in the middle of the wall that two rooms share, for each shut door; gives their names."""
    found = []
    for line, name in shut.items():
        one, other = (rooms.get(id_) for id_ in sorted(line))
        if one is None or other is None:
            continue
        rows = _shared(one.row, one.height, other.row, other.height)
        columns = _shared(one.column, one.width, other.column, other.width)
        if min(len(rows), len(columns)) == 1 and max(len(rows), len(columns)) > 2:
            _write(canvas, rows[len(rows) // 2], columns[len(columns) // 2], SHUT)
            found.append(f"{SHUT} {name}, shut")
    return tuple(found)


def _shared(start: int, length: int, other: int, others: int) -> range:
    return range(max(start, other), min(start + length, other + others))


def _label(place: PlaceNow) -> str:
    """A room's name as it stands on the plan: in one line, whatever its author wrote."""
    return " ".join(place.label.split())


def _write(canvas: list[list[str]], row: int, column: int, words: str) -> None:
    for offset, char in enumerate(words):
        if row < len(canvas) and column + offset < len(canvas[row]):
            canvas[row][column + offset] = char


def _people(
    shown: _Shown,
    drawn: dict[str, tuple[PlaceNow, Room]],
    canvas: list[list[str]],
    marks: list[PlanMark],
) -> tuple[str, ...]:
    """You and those you can see, beneath the name of each room; gives the legend."""
    here, seen = shown.here, shown.seen
    for id_, (place, room) in drawn.items():
        standing: list[tuple[str, Literal["you", "person"]]] = []
        if id_ == here:
            standing.append((YOU, "you"))
        standing += [(one.mark, "person") for one in seen if one.place == id_]
        # Beneath the name where there is a second line, else behind it.
        row = room.row + (2 if room.height > 3 else 1)
        label = _label(place)
        column = room.column + 1 + (0 if room.height > 3 else min(len(label) + 1, room.width - 3))
        for mark, kind in standing:
            if column >= room.column + room.width - 1:
                break
            _write(canvas, row, column, mark)
            marks.append(PlanMark(row, column, 1, kind))
            column += 2
    yours = [f"{YOU} {shown.you}"] if shown.you else []
    return (*yours, *(f"{one.mark} {one.name}" for one in seen))


def _sentence(program: Program, state: State) -> str:
    """The plan in words, for whoever does not see it."""
    here = place_name(program, state)
    if not here:
        return "You are nowhere in particular."
    parts = [f"You are at: {here}."]
    with_you = people_here(program, state)
    if with_you:
        parts.append(f"Here: {', '.join(one.name for one in with_you)}.")
    for one in people_seen(program, state):
        where = place_named(program, state, one.place) if one.place else ""
        parts.append(f"You see {one.name} at: {where}.")
    ways = [_way(program, state, one) for one in ways_out(program, state)]
    if ways:
        parts.append(f"Ways out: {', '.join(ways)}.")
    return " ".join(parts)


def _way(program: Program, state: State, way: Offer) -> str:
    """Where an exit leads, and why it is closed."""
    name = place_named(program, state, way.action.split(".")[-1])
    return f"{name} (not now: {way.reason.rstrip('.')})" if way.reason else name
