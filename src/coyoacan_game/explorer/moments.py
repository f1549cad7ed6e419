"""How long an event may still happen, so that a control point can forget those whose time is over.

An event that happens once is remembered by the control point until it has happened. One that did
not happen, and cannot any more because of the hour, leaves the same behind: nothing. Without this,
every event that a player may miss would double all control points of the rest of the day. An event
that somebody's routine waits for is never forgotten.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from coyoacan_game.engine import Program
from coyoacan_game.engine.days import Hours
from coyoacan_game.explorer.conditions import Control, names_in
from coyoacan_game.story.expressions import Expression, Literal, Logic, Not, read_expression

_OF_THE_CLOCK = (("time",), ("day",), ("dossier",))


class Moments:
    """When each event of a story that happens once may still happen."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.awaited = frozenset(_awaited(program))
        self._over: dict[int, int] = {}

    def settled(self, control: Control) -> Control:
        """The control point, with every event that can no longer happen as if it had."""
        if self.program.story.clock is None:
            return control
        over = self._over.get(control.time)
        if over is None:
            over = self._over[control.time] = self._over_at(control.time)
        return control._replace(fixed=control.fixed | over)

    def _over_at(self, time: int) -> int:
        mask = 0
        for id_, event in self.program.story.event.items():
            if id_ in self.awaited or not event.once:
                continue
            if not self._possible_from(read_expression(event.when), time):
                mask |= self.program.layout.fields["happened", id_].mask
        return mask

    def _possible_from(self, when: Expression, time: int) -> bool:
        if self._possible_on(when, time, self.program.today(time)):
            return True
        return any(
            self._possible_on(when, self.program.days[day].opens, self.program.days[day])
            for day in self._beginning
        )

    def _possible_on(self, when: Expression, time: int, day: Hours) -> bool:
        times = range(time, day.closes + 1, day.step)
        return any(self._at(when, later) is not False for later in times)

    @cached_property
    def _beginning(self) -> frozenset[int]:
        """The days that something in the story begins."""
        story, number = self.program.story, self.program.day_number
        named = [choice.day for scene in story.scene.values() for choice in scene.choice.values()]
        named += [event.day for event in story.event.values()]
        named += [dossier.day or "first" for dossier in story.dossier.values()]
        return frozenset(number[day] for day in named if day is not None)

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
            function = self.program.guard(self.program.emitter.truth(expression))
            return bool(function(0, time, 0))
        return None


def _awaited(program: Program) -> Iterator[str]:
    """The events that happen once and on which somebody's routine or another event rests."""
    story = program.story
    routines = [state.when for who in story.character.values() for state in who.state.values()]
    for when in (*routines, *(event.when for event in story.event.values())):
        for name in names_in(read_expression(when)) if when else ():
            if name.parts[0] == "happened" and story.event[name.parts[1]].once:
                yield name.parts[1]
