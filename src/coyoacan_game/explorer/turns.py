"""Follows one turn from a control point along every way it can go.

What `engine.transition` does to one state is done here to a control point, with the data left open.
Guards and effects are the engine's own functions; only their order is written here again, and the
tests hold it to `engine.turn` on random stories.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from coyoacan_game.engine import Program
from coyoacan_game.engine.days import MINUTES_OF_A_DAY
from coyoacan_game.engine.deeds import BACK, STAY, TODAY, Deed, Effect
from coyoacan_game.engine.transition import CONFIRMED_TOGETHER
from coyoacan_game.explorer.branches import ANY, Assign, Branch, Confirm, Edge, Mark, Step, Test
from coyoacan_game.explorer.conditions import Conditions, Control, Domains
from coyoacan_game.explorer.formulas import (
    Formula,
    Residual,
    among,
    at_least,
    conjunction,
    disjunction,
    flag,
    negated,
)
from coyoacan_game.explorer.moments import Moments
from coyoacan_game.story.expressions import read_expression
from coyoacan_game.story.keys import Effects
from coyoacan_game.story.models import Event, Outcome
from coyoacan_game.story.scope import Slot


@dataclass(frozen=True)
class _Way:
    """A branch while it is being followed."""

    steps: tuple[Step, ...]
    control: Control

    def then(self, *steps: Step) -> _Way:
        return _Way((*self.steps, *steps), self.control)

    def tested(self, guard: Residual, *, wanted: bool = True) -> _Way | None:
        """The way on if a guard is as wanted, None where it is known not to be.

        At every step of the clock the same is asked again: it is tested once, until what it reads
        is written.
        """
        if isinstance(guard, bool):
            return self if guard is wanted else None
        read = guard.read()
        for step in reversed(self.steps):
            match step:
                case Test(residual=residual) if residual == guard:
                    return self if step.wanted is wanted else None
                case Assign(slot=slot) if slot in read:
                    break
                case Confirm():
                    break
        return self.then(Test(guard, wanted))

    def at(self, **changes: object) -> _Way:
        return _Way(self.steps, self.control._replace(**changes))  # type: ignore[arg-type]  # fields by name


class _Routine(NamedTuple):
    """Who may change, and to which states: number, guard, and from which states only."""

    slot: Slot
    rows: tuple[tuple[int, str, frozenset[int]], ...]


class Turns:
    """The turns of one program. `fixed` are the slots that a control point knows."""

    def __init__(self, program: Program, domains: Domains, conditions: Conditions) -> None:
        self.program = program
        self.domains = domains
        self.conditions = conditions
        self.fixed = conditions.fixed
        self.story = program.story
        self.moments = Moments(program)
        # For routines and events a control point also knows which events have happened.
        awaited = (
            {("happened", id_) for id_ in self.moments.awaited} if program.story.clock else set()
        )
        self._routinely = Conditions(program, domains, conditions.fixed | awaited)
        self._routines: dict[int, tuple[_Routine, ...]] = {}
        self._events: dict[int, tuple[tuple[str, Event], ...]] = {}
        self._judges: dict[tuple[str, ...], Confirm] = {}
        self._effects: dict[str, Effect | None] = {}
        self._going: dict[tuple[Control, int, int, int], tuple[_Way, ...]] = {}

    def place(self, control: Control) -> int:
        """The number of the place the player is in."""
        return control.fixed >> self.program.place_shift & self.program.place_ones

    def restless(self, control: Control) -> bool:
        """Whether some event may happen at the next action, whatever it is."""
        staying, gone = self._check_events([_Way((), control)], read=True)
        return bool(gone) or len(staying) != 1 or staying[0] != _Way((), control)

    def _put(self, way: _Way, slot: Slot, raw: int) -> _Way:
        """A value for a slot, in the control point if that fixes it."""
        if slot in self.fixed:
            field = self.program.layout.fields[slot]
            return way.at(fixed=field.put(way.control.fixed, raw))
        return way.then(Assign(slot, self.domains.position(slot, raw)))

    def edge(self, address: str, guard: Residual, control: Control) -> Edge:
        deed = self.program.deed(address)
        if deed is None:
            raise KeyError(address)
        way = _Way((Test(guard), Mark(("taken", address), control)), control)
        ways = self._outcome(way, address)
        kind, _, rest = address.partition(".")
        if kind == "scene":
            _, scene, _, name = address.split(".")
            ways = [one.then(Assign(("chose", scene, name), 1)) for one in ways]
        elif kind == "comparison":
            ways = [one.then(Assign(("compared", rest), 1)) for one in ways]
        elif kind == "table":
            table, _, row = rest.split(".")
            ways = [one.then(Assign(("asked", table, row), 1)) for one in ways]
        elif kind == "dossier":
            place = self.story.dossier[rest].start_place
            if place:
                number = self.program.place_number[place]
                ways = [self._put(one, ("place",), number) for one in ways]
        elif kind == "finding":
            ways = [self._filed(one, rest.split(".")[0], address) for one in ways]
        branches = tuple(
            Branch(one.steps + after.steps, self.moments.settled(after.control))
            for one in ways
            for after in self._onwards(
                one.control, deed.goto, self._minutes(deed, control), deed.day
            )
        )
        return Edge(address, guard, branches)

    def any_edge(self, guard: Residual, control: Control) -> Edge:
        """Some action that does nothing by itself, where an event waits for any action."""
        test = (Test(guard), Mark(("taken", ANY), control))
        ways = self._onwards(control, STAY, 0, TODAY)
        branches = tuple(
            Branch(test + way.steps, self.moments.settled(way.control)) for way in ways
        )
        return Edge(ANY, guard, branches)

    def _minutes(self, deed: Deed, control: Control) -> int:
        by_day = deed.by_day
        return by_day[control.time // MINUTES_OF_A_DAY] if by_day else deed.minutes

    def _onwards(self, control: Control, goto: int, minutes: int, day: int) -> tuple[_Way, ...]:
        """Where going somewhere and spending time leads, whatever it was that did so."""
        key = (control, goto, minutes, day)
        found = self._going.get(key)
        if found is None:
            found = self._going[key] = tuple(self._proceed(_Way((), control), goto, minutes, day))
        return found

    def _outcome(self, way: _Way, address: str) -> list[_Way]:
        """What `learn` and `set` at an address do."""
        outcome: Outcome
        match address.split("."):
            case ["scene", scene, "choice", name]:
                outcome = self.story.scene[scene].choice[name]
            case ["comparison", id_]:
                outcome = self.story.comparison[id_]
            case ["table", id_, _, row]:
                outcome = self.story.table[id_].row[row]
            case ["event", id_]:
                outcome = self.story.event[id_]
            case _:
                return [way]
        return self._changed(way, outcome.learn, outcome.set, address)

    def _changed(
        self, way: _Way, learn: tuple[str, ...], effects: Effects, address: str
    ) -> list[_Way]:
        """Effects by the engine's own function, once for each value of what they read."""
        ways = [way]
        if effects:
            if address not in self._effects:
                self._effects[address] = self.program.effect((), effects, address)
            ways = self._assigned(way, effects, address)
        noted = [Assign(("knows", note), 1) for note in learn]
        return [one.then(*noted) for one in ways]

    def _assigned(self, way: _Way, effects: Effects, address: str) -> list[_Way]:
        control = way.control
        effect = self._effects[address]
        if effect is None:
            return [way]
        read = self._read_by(effects)
        written: list[Slot] = [("variable", id_) for id_ in effects]
        counters = {slot for slot in written if self.story.variable[slot[1]].range is not None}
        data = sorted(
            {slot for slot in read if slot[0] != "time" and slot not in self.fixed} | counters
        )
        fields = self.program.layout.fields
        base = self.conditions.base(control)
        ways = []
        for combination, word in self.conditions.words(data):
            faults: list[tuple[str, str, int]] = []
            after = effect(control.scene, control.time, base | word, faults)
            steps: list[Step] = []
            if data:
                steps.append(Test(Formula("in", slots=tuple(data), holds=frozenset({combination}))))
            steps += [Mark(("fault", one[0], one[1]), control) for one in faults]
            broken = {one[1] for one in faults}
            steps += [
                Assign(slot, self.domains.position(slot, fields[slot].get(after)))
                for slot in written
                if slot[1] not in broken
            ]
            ways.append(way.then(*steps))
        return ways

    def _read_by(self, effects: Effects) -> frozenset[Slot]:
        read: frozenset[Slot] = frozenset()
        for value in effects.values():
            if isinstance(value, str):
                read |= self.conditions.slots(read_expression(value))
        return read

    def _filed(self, way: _Way, id_: str, address: str) -> _Way:
        actions = self.program.file_actions(id_)
        raw = 0 if address.endswith(".withdraw") else actions.index(address) + 1
        claim: Slot = ("claim", id_)
        return way.then(Assign(claim, self.domains.position(claim, raw)), self._judging(id_))

    def _judging(self, filed: str) -> Confirm:
        """Confirms three right findings, or all that are left: as sets, so that no branch is needed."""
        together = tuple(self.program.findings[one] for one in self.program.judged_with(filed))
        found = self._judges.get(together)
        if found is None:
            found = self._judges[together] = self._make_judging(together)
        return found

    def _make_judging(self, together: tuple[str, ...]) -> Confirm:
        right, open_ = [], []
        for id_ in together:
            rightly = self.program.judging[self.program.findings.index(id_)][2]
            claim: Slot = ("claim", id_)
            positions = {(self.domains.position(claim, raw),) for raw in rightly}
            holds = among((claim,), frozenset(positions), len(self.domains.values(claim)))
            unsolved = negated(flag(("solved", id_)))
            right.append(conjunction([holds, unsolved]))
            open_.append(disjunction([negated(unsolved), right[-1]]))
        enough = disjunction(
            [at_least(CONFIRMED_TOGETHER, right), conjunction([*open_, disjunction(right)])]
        )
        return Confirm(enough, tuple(zip(together, right, strict=True)))

    def _proceed(self, way: _Way, goto: int, minutes: int, day: int) -> list[_Way]:
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
        gone: list[_Way] = []
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

    def _left(self, way: _Way) -> _Way:
        return way.then(Assign(("visited", self.program.scenes[way.control.scene]), 1))

    def _dawned(self, way: _Way, day: int) -> _Way:
        """The clock at the start of a day, if one begins."""
        return way.at(time=self.program.days[day].opens) if day >= 0 else way

    def _arrived(self, way: _Way, goto: int) -> list[_Way]:
        if self.program.scene_place[goto]:
            way = self._put(way, ("place",), self.program.scene_place[goto])
        id_ = self.program.scenes[goto]
        scene = self.story.scene[id_]
        return self._changed(way.at(scene=goto), scene.learn, scene.set, f"scene.{id_}")

    def _pass(self, ways: list[_Way], count: int, *, read: bool) -> tuple[list[_Way], list[_Way]]:
        """Steps of the clock: those that run to the end, and those that an event led elsewhere."""
        gone: list[_Way] = []
        stopped: list[_Way] = []
        for _ in range(count):
            closes = [self.program.today(one.control.time).closes for one in ways]
            pairs = list(zip(ways, closes, strict=True))
            stopped += [one for one, end in pairs if one.control.time >= end]
            ways = [one for one, end in pairs if one.control.time < end]
            steps = [self.program.today(one.control.time).step for one in ways]
            ways = [
                one.at(time=one.control.time + step) for one, step in zip(ways, steps, strict=True)
            ]
            ways = [moved for one in ways for moved in self._moved(one)]
            ways, left = self._check_events(ways, read=read)
            gone += left
        return [*ways, *stopped], gone

    def _moved(self, way: _Way) -> list[_Way]:
        """One step of every character in turn; what they do may rest on data."""
        ways = [way]
        for routine in self._routines_at(way.control.time):
            ways = [moved for one in ways for moved in self._transition(one, routine)]
        return ways

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

    def _transition(self, way: _Way, routine: _Routine) -> list[_Way]:
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
        self, ways: list[_Way], *, read: bool, last: bool = False
    ) -> tuple[list[_Way], list[_Way]]:
        """At most one event for each way: those that stay, and those that it led elsewhere."""
        staying: list[_Way] = []
        gone: list[_Way] = []
        for one in ways:
            way: _Way | None = one
            for id_, event in self._events_at(one.control.time):
                if way is None:
                    break
                fresh: Residual = True
                if event.once:
                    fresh = self._fresh(id_, way.control)
                if fresh is False:
                    continue
                guard = conjunction([fresh, self._routinely.of_text(event.when, way.control)])
                if guard is False:
                    continue
                happens = way.tested(guard)
                if happens is not None:
                    stay, left = self._happens(happens, id_, read=read, last=last)
                    staying += stay
                    gone += left
                way = way.tested(guard, wanted=False)
            if way is not None:
                staying.append(way)
        return staying, gone

    def _fresh(self, id_: str, control: Control) -> Residual:
        """Whether an event that happens once still can."""
        if self.story.clock is None:
            return negated(flag(("happened", id_)))
        return not control.fixed & self.program.layout.fields["happened", id_].mask

    def _marked_as_happened(self, way: _Way, id_: str) -> _Way:
        """In the data for whoever reads it, and with a clock in the control point as well."""
        slot: Slot = ("happened", id_)
        if slot not in self.program.layout.fields:
            return way
        if self.story.clock and self.story.event[id_].once:
            mask = self.program.layout.fields[slot].mask
            way = way.at(fixed=way.control.fixed | mask)
        return way.then(Assign(slot, 1))

    def _happens(
        self, way: _Way, id_: str, *, read: bool, last: bool
    ) -> tuple[list[_Way], list[_Way]]:
        event = self.story.event[id_]
        day = self.program.day_number[event.day] if event.day else TODAY
        way = way.then(Mark(("happened", id_), way.control))
        ways = self._outcome(way, f"event.{id_}")
        ways = [self._marked_as_happened(one, id_) for one in ways]
        if event.goto is None:
            return ways, []
        gone: list[_Way] = []
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

    def _begun(self, ways: list[_Way], day: int, *, last: bool) -> tuple[list[_Way], list[_Way]]:
        """A day that an event began: everybody moves, and one more event may happen."""
        if day < 0:
            return ways, []
        ways = [one for way in ways for one in self._moved(way)]
        return (ways, []) if last else self._check_events(ways, read=False, last=True)
