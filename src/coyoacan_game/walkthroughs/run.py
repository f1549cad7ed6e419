"""Takes a path's steps and judges what came of it. Pure: no files, nothing printed.

Every step goes through the engine's one transition function; a path is a fold over it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from coyoacan_game.engine import Action, NotOffered, Program, State, Turn, take, turn
from coyoacan_game.engine.days import MINUTES_OF_A_DAY
from coyoacan_game.engine.record import Fault
from coyoacan_game.view.told import plain_piece, told, transcript
from coyoacan_game.walkthroughs.begin import beginning
from coyoacan_game.walkthroughs.faults import Counting
from coyoacan_game.walkthroughs.judge import End, expectations, reading
from coyoacan_game.walkthroughs.looks import is_look
from coyoacan_game.walkthroughs.model import PathTest, Step
from coyoacan_game.walkthroughs.obstacles import obstacle
from coyoacan_game.walkthroughs.result import Failure, Result
from coyoacan_game.walkthroughs.road import nearest_step, on_offer, where
from coyoacan_game.walkthroughs.steps import actions_of

# Told of every turn: the state it was taken in (None for the first), and the turn.
Observer = Callable[[State | None, Turn], None]


class Meant(NamedTuple):
    """A step in a scene and place: its actions, and whether no counter can be overrun by them."""

    actions: tuple[Action, ...]
    faultless: bool


class Walker:
    """Walks paths of one story; keeps what all of them need."""

    def __init__(self, program: Program, observer: Observer | None = None) -> None:
        self.program = program
        self.observer = observer
        self._counting = Counting(program)
        self.known: dict[tuple[Step, int, int, int], Meant] = {}
        self._opening: Turn | None = None

    def walk(self, test: PathTest) -> Result:
        """The result of a path whose names have been checked."""
        walk = _Walk(self, test)
        walk.go()
        return walk.result()

    def meant(self, step: Step, state: State) -> Meant:
        """What a step means in a scene, place and day; the same words there mean the same again."""
        actions = actions_of(self.program, state, step)
        day = state.time // MINUTES_OF_A_DAY
        faultless = not any(self._counting.may_fault(action, day) for action in actions)
        return Meant(actions, faultless)

    def beginning(self, test: PathTest) -> Turn:
        """The first turn; the story's own opening is made once."""
        if test.start is not None or test.given:
            return beginning(self.program, test)
        if self._opening is None:
            self._opening = beginning(self.program, test)
        return self._opening


def run_path(program: Program, test: PathTest) -> Result:
    """One path of a story, by itself. Its names must have been checked (see `names`)."""
    return Walker(program).walk(test)


class _Walk:
    """One path on its way."""

    def __init__(self, walker: Walker, test: PathTest) -> None:
        self.walker = walker
        self.program = walker.program
        self.test = test
        self.reads = bool(test.sees or test.never_sees or test.golden)
        self.records = self.reads or walker.observer is not None
        self.actions: list[Action] = []
        self.failures: list[Failure] = []
        first = walker.beginning(test)
        self.state = first.state
        self.turns = [first]
        self._faults(first, test.at("start"))
        if walker.observer:
            walker.observer(None, first)

    def go(self) -> None:
        """Takes the steps up to the first that cannot be taken."""
        program, known = self.program, self.walker.known
        shift, ones = program.place_shift, program.place_ones
        for number, step in enumerate(self.test.steps):
            state = self.state
            day = state.time // MINUTES_OF_A_DAY
            key = (step, state.scene, state.data >> shift & ones, day)
            # How many steps a run has left, the scene does not tell.
            meant = None if is_look(step) else known.get(key)
            if meant is None:
                meant = known[key] = self.walker.meant(step, state)
            for count, action in enumerate(meant.actions):
                try:
                    if self.records or not meant.faultless:
                        self._record(action, number)
                    else:
                        self.state = take(program, self.state, action)
                except NotOffered:
                    self._left_the_road(number, meant.actions, count)
                    return
                self.actions.append(action)

    def _record(self, action: Action, number: int) -> None:
        """Takes an action with a record of its turn."""
        before = self.state
        made = turn(self.program, before, action)
        self.state = made.state
        self._faults(made, self.test.at("steps", number))
        if self.records:
            self.turns.append(made)
        if self.walker.observer:
            self.walker.observer(before, made)

    def _faults(self, made: Turn, address: tuple[str | int, ...]) -> None:
        for entry in made.entries:
            if isinstance(entry, Fault):
                message = (
                    f'at {entry.address}, "{entry.variable}" would have become {entry.value}, '
                    "outside its range"
                )
                self.failures.append(
                    Failure("fault", message, address, where(self.program, made.state))
                )

    def _left_the_road(self, number: int, actions: tuple[Action, ...], count: int) -> None:
        """`count` of a step's actions were taken, and the next could not be."""
        step, *rest = self.test.steps[number:]
        why = obstacle(self.program, self.state, actions[count])
        times = f" after {count} of {len(actions)} times" if count else ""
        self.failures.append(
            Failure(
                "step",
                f'step {number + 1}, "{step}", cannot be taken{times}: {why.why}',
                self.test.at("steps", number),
                where(self.program, self.state),
                why.because,
                why.guard,
                on_offer(self.program, self.state),
                hint=nearest_step(self.program, self.state, step, rest[0] if rest else None),
            )
        )

    def result(self) -> Result:
        """Everything that is expected is judged, also where the road was left."""
        end = End(self.state, self._chosen())
        found = expectations(self.program, self.test, end)
        record = None
        if self.reads:
            found += reading(self.test, self._read())
            if self.test.golden:
                record = transcript(self.program, self.turns)
        at = where(self.program, self.state) if found else ""
        self.failures += [one if one.kind != "expect" else _standing(one, at) for one in found]
        return Result(self.test.id, tuple(self.actions), tuple(self.failures), transcript=record)

    def _chosen(self) -> frozenset[str]:
        given = {one.subject for one in self.test.given if one.key == "chose"}
        taken = {
            f"{scene}.{name}"
            for one in set(self.actions)
            if one.startswith("scene.")
            for _, scene, _, name in (one.split("."),)
        }
        return frozenset(given | taken)

    def _read(self) -> list[str]:
        """What the transcript holds of each turn."""
        before: State | None = None
        found = []
        for one in self.turns:
            pieces = told(self.program, one, before)
            found.append("\n".join(plain_piece(piece) for piece in pieces))
            before = one.state
        return found


def _standing(failure: Failure, at: str) -> Failure:
    return Failure(**{**vars(failure), "where": at})
