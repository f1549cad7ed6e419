"""What stands beside the clock, in the forms that a line has room for. Values in, words out; no widgets.

Called by the status line and the plan's panel.
"""

from __future__ import annotations

from typing import NamedTuple

from coyoacan_game.engine import Program, State
from coyoacan_game.view import (
    ShownVariable,
    date_of,
    look_of,
    place_name,
    shown_variables,
    time_of,
)

BETWEEN = " · "
CLIPPED = 10  # letters of a flag's name where there is no room for it
PLACE = 8  # cells at least that a place's name is left


class Beside(NamedTuple):
    """Date and time as long as they are, and shorter; each shown variable in full and in short."""

    dated: str
    short_dated: str
    time: str
    shown: tuple[str, ...]
    short: tuple[str, ...]

    def fitting(self, place: str, width: int) -> str:
        """The longest form that leaves the place its name, else the shortest that leaves some of it."""
        forms = [
            _joined(*self.shown, self.dated),
            _joined(*self.shown, self.short_dated),
            _joined(*self.short, self.short_dated),
            _joined(*self.short, self.time),
        ]
        for form in forms:
            if len(place) + 2 + len(form) <= width:
                return form
        for count in range(len(self.short), 0, -1):
            form = _joined(*self.short[:count], self.time)
            if len(form) + 2 + min(PLACE, len(place)) <= width:
                return form
        return self.time


def _joined(*parts: str) -> str:
    return BETWEEN.join(part for part in parts if part)


NOTHING = Beside("", "", "", (), ())


def beside(program: Program, state: State) -> Beside:
    """What is to be said of a moment."""
    shown = shown_variables(program, state)
    lines = tuple(one.line for one in shown)
    short = tuple(_short(program, one) for one in shown)
    if not program.days:
        return Beside("", "", "", lines, short)
    date, time = program.today(state.time).date, time_of(program, state)
    dated = f"{date_of(program, state)}, {time}"
    return Beside(dated, f"{date.day} {date:%B}, {time}", time, lines, short)


def where_and_when(program: Program, state: State) -> tuple[str, Beside]:
    """The place and what stands beside it; of somebody who looks back, what and which minute of it."""
    look = look_of(program, state)
    if look is None:
        return place_name(program, state), beside(program, state)
    time = look.clock or look.hours
    return look.title, Beside(look.when, f"{look.date.split(' ', 1)[1]}, {time}", time, (), ())


def _short(program: Program, one: ShownVariable) -> str:
    """Without its name: "4/6"; a flag is nothing but its name."""
    if not one.words:
        return one.name if len(one.name) <= CLIPPED else f"{one.name[: CLIPPED - 1].rstrip()}…"
    if program.story.variable[one.id].range is not None:
        return "/".join(one.words.split(" of "))
    return one.words
