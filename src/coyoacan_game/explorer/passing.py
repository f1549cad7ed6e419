"""Going somewhere and letting time pass: the clock, the people and the events, along every way.

The order is that of `engine.transition`, written here a second time; see `turns`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from coyoacan_game.engine import Program, State
from coyoacan_game.engine.deeds import BACK, TODAY
from coyoacan_game.explorer.branches import Assign, Mark, Test
from coyoacan_game.explorer.conditions import Conditions, Control, Domains, Read
from coyoacan_game.explorer.formulas import (
    Residual,
    conjunction,
    flag,
    negated,
)
from coyoacan_game.explorer.moments import Moments
from coyoacan_game.explorer.outcomes import Outcomes, Way
from coyoacan_game.story.expressions import read_expression
from coyoacan_game.story.models import Event
from coyoacan_game.story.scope import Slot


class _Routine(NamedTuple):
    """Who may change, and to which states: number, guard, and from which states only."""

    slot: Slot
    rows: tuple[tuple[int, str, frozenset[int]], ...]


class Passing(Outcomes):
    """What follows from where a deed leads and how long it takes."""

    def __init__(
        self,
        program: Program,
        domains: Domains,
        conditions: Conditions,
        origins: tuple[State, ...] = (),
    ) -> None:
        super().__init__(program, domains, conditions)
        self.moments = Moments(program, origins)
        # For routines and events a control point also knows which events have happened.
        awaited = (
            {("happened", id_) for id_ in self.moments.awaited} if program.story.clock else set()
        )
        self._routinely = Conditions(program, domains, conditions.fixed | awaited)
        self._routines: dict[int, tuple[_Routine, ...]] = {}
        self._events: dict[int, tuple[tuple[str, Event], ...]] = {}
        routines = (one.when for who in self.story.character.values() for one in who.state.values())
        fields = program.layout.fields
        moving = sum(fields["character", id_, "state"].mask for id_ in self.story.character)
        self._moving = self._reading((one for one in routines if one is not None), moving)
        once = (id_ for id_, event in self.story.event.items() if event.once)
        kept = (fields.get(("happened", id_)) for id_ in once)
        over = sum(field.mask for field in kept if field is not None) if self.story.clock else 0
        self._waiting = self._reading((one.when for one in self.story.event.values()), over)
        self._settled: dict[tuple[int, int, int], tuple[Way, ...]] = {}
        self._near: dict[tuple[int, int, int], tuple[tuple[str, Residual], ...]] = {}
        self._ticks: dict[Control, Control | None] = {}
        self._going: dict[tuple[Control, int, int, int], tuple[Way, ...]] = {}

    def _reading(self, whens: Iterable[str], mask: int) -> Read:
        """What some conditions read of a control point, and what of it a mask has, at any time."""
        read = self._routinely.read_by(map(read_expression, whens))
        return Read(read.mask | mask, read.scene, time=True)

    def restless(self, control: Control) -> bool:
        """Whether some event may happen at the next action, whatever it is."""
        staying, gone = self._check_events([Way((), control)], read=True)
        return bool(gone) or len(staying) != 1 or staying[0] != Way((), control)

    def onwards(self, control: Control, goto: int, minutes: int, day: int) -> tuple[Way, ...]:
        """Where going somewhere and spending time leads, whatever it was that did so."""
        key = (control, goto, minutes, day)
        found = self._going.get(key)
        if found is None:
            found = self._going[key] = tuple(self._proceed(Way((), control), goto, minutes, day))
        return found

    def _proceed(self, way: Way, goto: int, minutes: int, day: int) -> list[Way]:
        """Goes where a deed leads, lets its time pass, and lets events happen."""
        if goto == BACK:
            goto = self.program.own_scene[self.place(way.control)]
        if goto < 0 <= day:
            goto = way.control.scene
        moved = goto >= 0
        ways = [way]
        if moved:
            ways = self._arrived(self._dawned(self._left(way), day), goto)
        today = self.program.today(way.control.time) if minutes else None
        gone: list[Way] = []
        if day >= 0:
            ways = [one for arrived in ways for one in self._moved(arrived)]
            ways, gone = self._check_events(ways, read=not moved)
        elif today and minutes >= today.step and way.control.time < today.closes:
            ways, gone = self._pass(ways, minutes // today.step, read=not moved)
        else:
            ways, gone = self._check_events(ways, read=not moved)
        if moved:
            ways = [
                one.then(Mark(("entered", self.program.scenes[goto]), one.control)) for one in ways
            ]
        return [*ways, *gone]

    def _left(self, way: Way) -> Way:
        return way.then(Assign(("visited", self.program.scenes[way.control.scene]), 1))

    def _dawned(self, way: Way, day: int) -> Way:
        """The clock at the start of a day, if one begins."""
        return way.at_time(self.program.days[day].opens) if day >= 0 else way

    def _arrived(self, way: Way, goto: int) -> list[Way]:
        if self.program.scene_place[goto]:
            way = self._put(way, ("place",), self.program.scene_place[goto])
        id_ = self.program.scenes[goto]
        scene = self.story.scene[id_]
        return self._changed(way.in_scene(goto), scene.learn, scene.set, f"scene.{id_}")

    def _pass(self, ways: list[Way], count: int, *, read: bool) -> tuple[list[Way], list[Way]]:
        """Steps of the clock: those that run to the end, and those that an event led elsewhere."""
        came: list[Way] = []
        gone: list[Way] = []
        for one in ways:
            way, left = self._quietly(one, count)
            today = self.program.today(way.control.time)
            if not left or way.control.time >= today.closes:
                came.append(way)
                continue
            later = way.at_time(way.control.time + today.step)
            stayed, went = self._check_events(self._moved(later), read=read)
            further = self._pass(stayed, left - 1, read=read)
            came += further[0]
            gone += [*went, *further[1]]
        return came, gone

    def _quietly(self, way: Way, count: int) -> tuple[Way, int]:
        """As many steps as nothing is asked of the data, and how many are left then."""
        here = way.control
        while count:
            after = self._ticks.get(here, here)
            if after is here:
                after = self._ticks[here] = self._tick(here)
            if after is None:
                break
            here, count = after, count - 1
        return (way if here is way.control else Way(way.steps, here)), count

    def _tick(self, control: Control) -> Control | None:
        """A control point after one step, if no event may happen and nothing rests on data."""
        today = self.program.today(control.time)
        if control.time >= today.closes:
            return None
        way = Way((), control).at_time(control.time + today.step)
        moved = self._moved(way)
        if len(moved) > 1 or moved[0].steps or self._events_near(moved[0].control):
            return None
        return moved[0].control

    def _moved(self, way: Way) -> list[Way]:
        """One step of every character in turn; what they do may rest on data."""
        key = self._moving.of(way.control)
        found = self._settled.get(key)
        if found is None:
            found = self._settled[key] = self._moved_from(Way((), way.control))
        if len(found) == 1 and not found[0].steps:
            return [self._stood(way, found[0])]
        ways = (self._tested(way, one) for one in found)
        return [self._stood(one, after) for one, after in zip(ways, found, strict=True) if one]

    def _moved_from(self, way: Way) -> tuple[Way, ...]:
        ways = [way]
        for routine in self._routines_at(way.control.time):
            ways = [moved for one in ways for moved in self._transition(one, routine)]
        return tuple(ways)

    def _stood(self, way: Way, after: Way) -> Way:
        """Everybody where they are after a step that was followed elsewhere."""
        control = way.control
        fixed = control.fixed & ~self._moving.mask | after.control.fixed & self._moving.mask
        return way if fixed == control.fixed else way.fixing(fixed)

    def _tested(self, way: Way, after: Way) -> Way | None:
        """A way on which the tests of another come as well."""
        here: Way | None = way
        for step in after.steps:
            if here is None:
                break
            wanted = isinstance(step, Test) and step.wanted
            here = here.tested(step.residual, wanted=wanted) if isinstance(step, Test) else here
        return here

    def _routines_at(self, time: int) -> tuple[_Routine, ...]:
        """The people who may change at a moment of the clock, each with the states they may enter."""
        found = self._routines.get(time)
        if found is None:
            made = []
            for id_, character in self.story.character.items():
                names = list(character.state)
                rows = tuple(
                    (number, state.when, frozenset(map(names.index, state.after)))
                    for number, state in enumerate(character.state.values())
                    if state.when is not None and self.moments.possible_at(state.when, time)
                )
                if rows:
                    made.append(_Routine(("character", id_, "state"), rows))
            found = self._routines[time] = tuple(made)
        return found

    def _transition(self, way: Way, routine: _Routine) -> list[Way]:
        now = self.program.layout.fields[routine.slot].get(way.control.fixed)
        ways = []
        for number, when, after in routine.rows:
            if number == now or (after and now not in after):
                continue
            guard = self._routinely.of_text(when, way.control)
            if guard is False:
                continue
            taken = way.tested(guard)
            if taken is not None:
                ways.append(self._put(taken, routine.slot, number))
            rest = way.tested(guard, wanted=False)
            if rest is None:
                return ways
            way = rest
        return [*ways, way]

    def _events_at(self, time: int) -> tuple[tuple[str, Event], ...]:
        """The events that may happen at a moment of the clock."""
        if self.story.clock is None:
            return tuple(self.story.event.items())
        found = self._events.get(time)
        if found is None:
            found = self._events[time] = tuple(
                (id_, event)
                for id_, event in self.story.event.items()
                if self.moments.possible_at(event.when, time)
            )
        return found

    def _check_events(
        self, ways: list[Way], *, read: bool, last: bool = False
    ) -> tuple[list[Way], list[Way]]:
        """At most one event for each way: those that stay, and those that it led elsewhere."""
        staying: list[Way] = []
        gone: list[Way] = []
        for one in ways:
            way: Way | None = one
            for id_, guard in self._events_near(one.control):
                if way is None:
                    break
                happens = way.tested(guard)
                if happens is not None:
                    stay, left = self._happens(happens, id_, read=read, last=last)
                    staying += stay
                    gone += left
                way = way.tested(guard, wanted=False)
            if way is not None:
                staying.append(way)
        return staying, gone

    def _events_near(self, control: Control) -> tuple[tuple[str, Residual], ...]:
        """The events that may happen at a control point, and when."""
        key = self._waiting.of(control)
        found = self._near.get(key)
        if found is None:
            made = []
            for id_, event in self._events_at(control.time):
                fresh = self._fresh(id_, control) if event.once else True
                guard = fresh and conjunction([fresh, self._routinely.of_text(event.when, control)])
                if guard is not False:
                    made.append((id_, guard))
            found = self._near[key] = tuple(made)
        return found

    def _fresh(self, id_: str, control: Control) -> Residual:
        """Whether an event that happens once still can."""
        if self.story.clock is None:
            return negated(flag(("happened", id_)))
        return not control.fixed & self.program.layout.fields["happened", id_].mask

    def _marked_as_happened(self, way: Way, id_: str) -> Way:
        """In the data for whoever reads it, and with a clock in the control point as well."""
        slot: Slot = ("happened", id_)
        if slot not in self.program.layout.fields:
            return way
        if self.story.clock and self.story.event[id_].once:
            mask = self.program.layout.fields[slot].mask
            way = way.fixing(way.control.fixed | mask)
        return way.then(Assign(slot, 1))

    def _happens(
        self, way: Way, id_: str, *, read: bool, last: bool
    ) -> tuple[list[Way], list[Way]]:
        event = self.story.event[id_]
        day = self.program.day_number[event.day] if event.day else TODAY
        way = way.then(Mark(("happened", id_), way.control))
        ways = self.outcome(way, f"event.{id_}")
        ways = [self._marked_as_happened(one, id_) for one in ways]
        if event.goto is None:
            return ways, []
        gone: list[Way] = []
        for one in ways:
            goto = (
                self.program.own_scene[self.place(one.control)]
                if event.goto == "back"
                else self.program.scene_number[event.goto]
            )
            if goto < 0 <= day:
                goto = one.control.scene
            if goto < 0:
                return ways, []
            left = self._dawned(self._left(one) if read else one, day)
            came, further = self._begun(self._arrived(left, goto), day, last=last)
            for arrived in came:
                mark = Mark(("entered", self.program.scenes[goto]), arrived.control)
                gone.append(arrived.then(mark))
            gone += further
        return [], gone

    def _begun(self, ways: list[Way], day: int, *, last: bool) -> tuple[list[Way], list[Way]]:
        """A day that an event began: everybody moves, and one more event may happen."""
        if day < 0:
            return ways, []
        ways = [one for way in ways for one in self._moved(way)]
        return (ways, []) if last else self._check_events(ways, read=False, last=True)
