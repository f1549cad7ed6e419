"""How long an event may still happen, so that a control point can forget those whose time is over.

An event that happens once is remembered by the control point until it has happened. One that did
not happen, and cannot any more because of the hour, leaves the same behind: nothing. Without this,
every event that a player may miss would double all control points of the rest of the day. An event
that somebody's routine waits for is never forgotten.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from coyoacan_game.engine import Program, State
from coyoacan_game.engine.days import MINUTES_OF_A_DAY, Hours
from coyoacan_game.explorer.conditions import Control, names_in
from coyoacan_game.explorer.days import DayOrder
from coyoacan_game.story.expressions import Expression, Literal, Logic, Not, read_expression

# What a condition is at a moment of the clock; None where something else decides.
Reader = Callable[[int], bool | None]
NEVER = -1  # before every moment, midnight of the first day included
_OF_THE_CLOCK = (("time",), ("day",), ("dossier",))


class Moments:
    """When each event of a story that happens once may still happen."""

    def __init__(self, program: Program, origins: tuple[State, ...] = ()) -> None:
        self.program = program
        self.origins = origins
        self.awaited = _awaited(program)
        self._over: dict[int, int] = {}
        self._last: dict[str | Expression, tuple[int, ...]] = {}
        self._on_day: dict[tuple[str, int], bool] = {}
        self._readers: dict[str, Reader | None] = {}

    def settled(self, control: Control) -> Control:
        """The control point, with every event that can no longer happen as if it had."""
        if self.program.story.clock is None:
            return control
        over = self._over.get(control.time)
        if over is None:
            over = self._over[control.time] = self._over_at(control.time)
        return control._replace(fixed=control.fixed | over)

    def possible_at(self, when: str, time: int) -> bool:
        """Whether a condition may hold at a moment of the clock, whatever else is so."""
        reader = self._of_text(when)
        return reader is None or reader(time) is not False

    def _of_text(self, when: str) -> Reader | None:
        if when not in self._readers:
            self._readers[when] = self._reader(read_expression(when))
        return self._readers[when]

    def ever(self, when: Expression) -> bool:
        """Whether a condition may hold at any moment of any day, as far as the clock says."""
        return self.program.story.clock is None or any(last >= 0 for last in self._last_on(when))

    def may_come(self, when: Expression, time: int) -> bool:
        """Whether a condition may hold at a moment of the clock or at any that may follow."""
        if self.program.story.clock is None:
            return True
        today = time // MINUTES_OF_A_DAY
        last = self._last_on(when)
        later = self._order.after(today)
        return last[today] >= time or any(last[day] != NEVER for day in later)

    def _over_at(self, time: int) -> int:
        mask = 0
        today = time // MINUTES_OF_A_DAY
        later = self._order.after(today)
        for id_, event in self.program.story.event.items():
            if not event.once:
                continue
            guards = (event.when, *self.awaited.get(id_, ()))
            last = [self._last_on(guard) for guard in guards]
            if all(one[today] < time and all(one[day] == NEVER for day in later) for one in last):
                mask |= self.program.layout.fields["happened", id_].mask
        return mask

    def _last_on(self, when: str | Expression) -> tuple[int, ...]:
        """For each day the last moment at which a condition may hold, or NEVER."""
        found = self._last.get(when)
        if found is None:
            reader = self._of_text(when) if isinstance(when, str) else self._reader(when)
            found = tuple(_last_of(reader, day) for day in self.program.days)
            self._last[when] = found
        return found

    @cached_property
    def _order(self) -> DayOrder:
        return DayOrder(self.program, self.possible_on, self.origins)

    def possible_on(self, when: str | None, day: int) -> bool:
        """Whether a condition may hold at some moment of a day."""
        if when is None:
            return True
        key = (when, day)
        found = self._on_day.get(key)
        if found is None:
            found = _last_of(self._of_text(when), self.program.days[day]) != NEVER
            self._on_day[key] = found
        return found

    def _reader(self, expression: Expression) -> Reader | None:
        """Says what a condition is at a time of day, whatever else is so; None: nothing is ever known."""
        match expression:
            case Literal(value=value):
                return lambda _: bool(value)
            case Not(operand=operand):
                inner = self._reader(operand)
                return _denied(inner) if inner else None
            case Logic(operator=operator, operands=operands):
                readers = [self._reader(one) for one in operands]
                known = [one for one in readers if one is not None]
                doubt = len(known) < len(readers)
                return _joined(known, decisive=operator == "or", doubt=doubt) if known else None
        names = list(names_in(expression))
        if any(name.parts not in _OF_THE_CLOCK for name in names):
            return None
        function = self.program.truth(expression)
        return lambda time: bool(function(0, time, 0))


def _last_of(reader: Reader | None, day: Hours) -> int:
    """The last moment of a day at which something is not known to be false, or NEVER."""
    for time in range(day.closes, day.opens - 1, -day.step):
        if reader is None or reader(time) is not False:
            return time
    return NEVER


def _denied(inner: Reader) -> Reader:
    def read(time: int) -> bool | None:
        found = inner(time)
        return None if found is None else not found

    return read


def _joined(known: list[Reader], *, decisive: bool, doubt: bool) -> Reader:
    """Several conditions as one; `doubt`: there are others, of which nothing is known."""

    def read(time: int) -> bool | None:
        unsure = doubt
        for one in known:
            found = one(time)
            if found is decisive:
                return decisive
            unsure = unsure or found is None
        return None if unsure else not decisive

    return read


def _awaited(program: Program) -> dict[str, tuple[str, ...]]:
    """For events that happen once: the routines' and events' conditions that rest on them."""
    story = program.story
    routines = [state.when for who in story.character.values() for state in who.state.values()]
    found: dict[str, list[str]] = {}
    for when in (*routines, *(event.when for event in story.event.values())):
        for name in names_in(read_expression(when)) if when else ():
            if name.parts[0] == "happened" and story.event[name.parts[1]].once and when:
                found.setdefault(name.parts[1], []).append(when)
    return {id_: tuple(dict.fromkeys(whens)) for id_, whens in found.items()}
