"""A branch while it is followed, and what an author's `learn` and `set` do to it.

Effects are the engine's own functions, asked once for each value of what they read. `passing` lets
time go by, `turns` puts a whole turn together.
"""

from __future__ import annotations

from typing import NamedTuple

from coyoacan_game.engine import Program
from coyoacan_game.engine.deeds import Effect
from coyoacan_game.explorer.branches import Assign, Confirm, Mark, Step, Test
from coyoacan_game.explorer.conditions import Conditions, Control, Domains
from coyoacan_game.explorer.formulas import (
    Formula,
    Residual,
)
from coyoacan_game.story.expressions import read_expression
from coyoacan_game.story.keys import Effects
from coyoacan_game.story.outcomes import Outcome
from coyoacan_game.story.scope import Slot


class Way(NamedTuple):
    """A branch while it is being followed."""

    steps: tuple[Step, ...]
    control: Control

    def then(self, *steps: Step) -> Way:
        return Way((*self.steps, *steps), self.control)

    def tested(self, guard: Residual, *, wanted: bool = True) -> Way | None:
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

    def in_scene(self, scene: int) -> Way:
        _, time, fixed, filing = self.control
        return Way(self.steps, Control(scene, time, fixed, filing))

    def at_time(self, time: int) -> Way:
        scene, _, fixed, filing = self.control
        return Way(self.steps, Control(scene, time, fixed, filing))

    def fixing(self, fixed: int) -> Way:
        scene, time, _, filing = self.control
        return Way(self.steps, Control(scene, time, fixed, filing))


class Outcomes:
    """What happens to a branch at an address. `fixed` are the slots that a control point knows."""

    def __init__(self, program: Program, domains: Domains, conditions: Conditions) -> None:
        self.program = program
        self.domains = domains
        self.conditions = conditions
        self.fixed = conditions.fixed
        self.story = program.story
        self._effects: dict[str, Effect | None] = {}

    def place(self, control: Control) -> int:
        """The number of the place the player is in."""
        return control.fixed >> self.program.place_shift & self.program.place_ones

    def _put(self, way: Way, slot: Slot, raw: int) -> Way:
        """A value for a slot, in the control point if that fixes it."""
        if slot in self.fixed:
            field = self.program.layout.fields[slot]
            return way.fixing(field.put(way.control.fixed, raw))
        return way.then(Assign(slot, self.domains.position(slot, raw)))

    def outcome(self, way: Way, address: str) -> list[Way]:
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
            case ["glimpse", id_]:
                outcome = self.story.glimpse[id_]
            case _:
                return [way]
        return self._changed(way, outcome.learn, outcome.set, address)

    def _changed(
        self, way: Way, learn: tuple[str, ...], effects: Effects, address: str
    ) -> list[Way]:
        """Effects by the engine's own function, once for each value of what they read."""
        ways = [way]
        if effects:
            if address not in self._effects:
                self._effects[address] = self.program.effect((), effects, address)
            ways = self._assigned(way, effects, address)
        noted = [Assign(("knows", note), 1) for note in learn]
        return [one.then(*noted) for one in ways]

    def _assigned(self, way: Way, effects: Effects, address: str) -> list[Way]:
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
