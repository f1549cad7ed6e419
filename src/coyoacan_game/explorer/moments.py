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

_OF_THE_CLOCK = (("time",), ("day",), ("dossier",))


class Moments:
    """When each event of a story that happens once may still happen."""

    def __init__(self, program: Program, origins: tuple[State, ...] = ()) -> None:
        self.program = program
        self.origins = origins
        self.awaited = _awaited(program)
        self._over: dict[int, int] = {}
        self._last: dict[Expression, tuple[int, ...]] = {}
        self._on_day: dict[tuple[str, int], bool] = {}
        self._leaves: dict[Expression, Callable[[int, int, int], bool]] = {}

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
        return self._at(read_expression(when), time) is not False

    def ever(self, when: Expression) -> bool:
        """Whether a condition may hold at any moment of any day, as far as the clock says."""
        return self.program.story.clock is None or any(last >= 0 for last in self._last_on(when))

    def may_come(self, when: Expression, time: int) -> bool:
        """Whether a condition may hold at a moment of the clock or at any that may follow."""
        if self.program.story.clock is None:
            return True
        today = time // MINUTES_OF_A_DAY
        last = self._last_on(when)
        return last[today] >= time or any(last[day] >= 0 for day in self._order.after(today))

    def _over_at(self, time: int) -> int:
        mask = 0
        today = time // MINUTES_OF_A_DAY
        later = self._order.after(today)
        for id_, event in self.program.story.event.items():
            if not event.once:
                continue
            guards = (event.when, *self.awaited.get(id_, ()))
            last = [self._last_on(read_expression(guard)) for guard in guards]
            if all(one[today] < time and not any(one[day] >= 0 for day in later) for one in last):
                mask |= self.program.layout.fields["happened", id_].mask
        return mask

    def _last_on(self, when: Expression) -> tuple[int, ...]:
        """For each day the last moment at which a condition may hold, -1 for none."""
        found = self._last.get(when)
        if found is None:
            found = self._last[when] = tuple(self._last_of(when, day) for day in self.program.days)
        return found

    def _last_of(self, when: Expression, day: Hours) -> int:
        for time in range(day.closes, day.opens - 1, -day.step):
            if self._at(when, time) is not False:
                return time
        return -1

    @cached_property
    def _order(self) -> DayOrder:
        return DayOrder(self.program, self._possible, self.origins)

    def _possible(self, when: str | None, day: int) -> bool:
        """Whether a condition may hold at some moment of a day."""
        if when is None:
            return True
        key = (when, day)
        found = self._on_day.get(key)
        if found is None:
            found = self._last_of(read_expression(when), self.program.days[day]) >= 0
            self._on_day[key] = found
        return found

    def _at(self, expression: Expression, time: int) -> bool | None:
        """The condition at a time of day, whatever else is so; None where that matters."""
        match expression:
            case Literal(value=value):
                return bool(value)
            case Not(operand=operand):
                found = self._at(operand, time)
                return None if found is None else not found
            case Logic(operator=operator, operands=operands):
                parts = [self._at(one, time) for one in operands]
                decisive = operator == "or"
                if decisive in parts:
                    return decisive
                return None if None in parts else not decisive
        if all(name.parts in _OF_THE_CLOCK for name in names_in(expression)):
            function = self._leaves.get(expression)
            if function is None:
                function = self.program.guard(self.program.emitter.truth(expression))
                self._leaves[expression] = function
            return bool(function(0, time, 0))
        return None


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
