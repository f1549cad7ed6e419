"""The longest play to each ending, where there is one: no play is longest where a player can go in circles.

Only for stories small enough to remember everything of. Sets of states again: those that a path of so
many actions leads to, among all from which the ending can be reached; more actions, fewer states,
until none are left, or always the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from coyoacan_game.explorer.branches import AT
from coyoacan_game.explorer.counting import Count
from coyoacan_game.explorer.questions import Target
from coyoacan_game.explorer.sets import Program, Set
from coyoacan_game.explorer.sweep import Sweep
from coyoacan_game.explorer.watch import residual_of

LARGEST = 50_000  # states of a story beyond which this is not tried
Words = dict[int, Set]  # by the numbers of control points


@dataclass(frozen=True)
class Longest:
    """The most actions a play to an ending can take; None with a reason where that was not found."""

    moves: int | None
    reason: str | None = None


def longest_plays(sweep: Sweep, count: Count) -> dict[str, Longest]:
    """For every ending of the story, by its address. `count` is how many states there are."""
    endings = [f"ending.{id_}" for id_ in sweep.graph.skeleton.program.story.ending]
    if count.states is None or count.states > LARGEST:
        reason = count.reason or f"more than {LARGEST} states"
        return dict.fromkeys(endings, Longest(None, reason))
    reached = sweep.reached
    if isinstance(reached, str):
        return dict.fromkeys(endings, Longest(None, reached))
    plays = _Plays(sweep, reached)
    return {address: plays.longest(address) for address in endings}


class _Plays:
    def __init__(self, sweep: Sweep, reached: Words) -> None:
        self.graph = sweep.graph
        self.abstraction = sweep.abstraction
        self.words = reached
        self.steps = {number: tuple(self._steps(number)) for number in self.words}

    def longest(self, address: str) -> Longest:
        """The longest play to one ending."""
        goal = self._goal(address)
        leading = self._leading_to(goal)
        if not leading:
            return Longest(None, "no play gets there")
        left, moves = leading, 0
        while True:
            further = self._after(left, leading)
            if not further:
                return Longest(moves)
            if _size(further) == _size(left):  # of the same, and no fewer
                return Longest(None, "a player can go in circles before")
            left, moves = further, moves + 1

    def _steps(self, number: int) -> Iterator[tuple[Program, int]]:
        """Everything that can be done at a control point, also what changes nothing."""
        slots = self.graph.skeleton.ledger_slots
        for move in self.graph.moves(number) + self.graph.ledger(number, slots):
            program = self.abstraction.program(self.graph.steps[move.steps])
            if program is not None:
                yield program, number if move.after < 0 else move.after

    def _goal(self, address: str) -> Words:
        """Where an ending holds."""
        target = Target("ending", address, AT, ending=address.removeprefix("ending."))
        found = {}
        for number, words in self.words.items():
            residual = residual_of(self.graph.skeleton, target, self.graph.controls[number])
            found[number] = words & self.abstraction.test(residual)[0]
        return {number: words for number, words in found.items() if words}

    def _leading_to(self, goal: Words) -> Words:
        """All states from which a goal can be reached."""
        found: Words = defaultdict(int, goal)
        size = -1
        while size != _size(found):
            size = _size(found)
            for number, words in self.words.items():
                for program, after in self.steps[number]:
                    if found.get(after):
                        before = self.abstraction.backwards(program, found[after]) & words
                        if before:
                            found[number] = found[number] | before if number in found else before
        return dict(found)

    def _after(self, states: Words, among: Words) -> Words:
        """Where one action leads from some states."""
        found: Words = {}
        for number, words in states.items():
            for program, after in self.steps[number]:
                led = self.abstraction.forwards(program, words) if after in among else 0
                led = led & among[after] if led else 0
                if led:
                    found[after] = found[after] | led if after in found else led
        return found


def _size(words: Words) -> int:
    return sum(one.bit_count() for one in words.values())
