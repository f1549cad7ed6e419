"""Every state of play at once, nothing forgotten: which are reached, and which lead to no ending.

Control points are taken in the order of the story, each with all the words that are new there. So
there are no layers and no paths; but the sets are exact, and so is what is left over when they are
swept backwards from the endings. `counting` and `softlocks` ask for it.
"""

from __future__ import annotations

import time
from collections import defaultdict
from functools import cached_property
from heapq import heappop, heappush

from coyoacan_game.explorer.chunks import LOW, Chunks
from coyoacan_game.explorer.decide import Decider
from coyoacan_game.explorer.graph import Graph
from coyoacan_game.explorer.needs import bits_of
from coyoacan_game.explorer.sets import Abstraction, Set
from coyoacan_game.explorer.ways import Way, Ways
from coyoacan_game.explorer.wide import DENSE, abstraction_of

WIDEST = 40  # bits of data beyond which it is not tried
ROOM = 1 << 29  # bytes that all sets together may fill


class TooMuch(Exception):
    """The sweep was given up; the message says why."""


class Sweep:
    """The sweep of one decider's program, from where that begins; made when first asked for.

    `bound` is the most states it may reach.
    """

    def __init__(self, decider: Decider, *, bound: int) -> None:
        self.decider = decider
        self.bound = bound
        self.graph = decider.graph
        skeleton = decider.skeleton
        self.need = {
            slot: decider.needs.whole(slot)
            for slot in skeleton.program.layout.fields
            if slot not in skeleton.known
        }
        self._begun = time.monotonic()

    @cached_property
    def abstraction(self) -> Abstraction:
        """The one that remembers everything."""
        return abstraction_of(self.graph.skeleton.domains, self.need)

    @cached_property
    def ways(self) -> Ways:
        """What leads from one control point to the next."""
        return Ways(self.graph, self.abstraction)

    @cached_property
    def reached(self) -> dict[int, Set] | str:
        """The words reached at each control point, or why that is not known."""
        if bits_of(self.need) > WIDEST:
            return f"{bits_of(self.need)} bits of data; up to {WIDEST} are counted"
        try:
            return self._forwards()
        except TooMuch as reason:
            return str(reason)

    @cached_property
    def lost(self) -> dict[int, Set] | None:
        """The words from which no ending is reached, where there are any; None if that is not known.

        Wide words are not swept backwards: each could come from too many.
        """
        if bits_of(self.need) > DENSE or isinstance(self.reached, str):
            return None
        winning = self._backwards(self.reached)
        left = ((one, without(words, winning.get(one, 0))) for one, words in self.reached.items())
        return {number: words for number, words in left if words}

    # -- there -------------------------------------------------------------------------------------

    def _forwards(self) -> dict[int, Set]:
        first, values = self.graph.start(self.decider.origin)
        reached: dict[int, Set] = {}
        waiting = _Waiting(self.graph)
        waiting.add(first, self.abstraction.word(values))
        states = size = 0
        self._begun = time.monotonic()
        while waiting:
            number, words = waiting.first()
            known = reached.get(number, 0)
            new = self._closed(number, without(words, known), known, waiting, reached)
            reached[number] = known | new
            states += new.bit_count()
            size += size_of(reached[number]) - size_of(known)
            self._within(states, size)
        return reached

    def _closed(
        self, number: int, words: Set, known: Set, waiting: _Waiting, reached: dict[int, Set]
    ) -> Set:
        """All that is new at a control point, what is done without leaving it included; sent on."""
        ways = self.ways.leading(number)
        found = fresh = words
        while fresh:
            again: Set = 0
            for after, way in ways:
                if after == number:
                    again |= way.forwards(fresh)
            fresh = without(without(again, known), found)
            found |= fresh
        for after, way in ways:
            if after != number:
                waiting.add(after, without(way.forwards(found), reached.get(after, 0)))
        return found

    def _within(self, states: int, size: int) -> None:
        if states > self.bound:
            raise TooMuch(f"more than {self.bound} states")
        if size + self.ways.size > ROOM:
            raise TooMuch(f"its states fill more than {ROOM >> 20} MB")
        seconds = self.decider.bounds.seconds
        if seconds is not None and time.monotonic() - self._begun > seconds:
            raise TooMuch(f"it takes more than {seconds:g} s")

    # -- and back ----------------------------------------------------------------------------------

    def _backwards(self, reached: dict[int, Set]) -> dict[int, Set]:
        """The words from which an ending is reached."""
        before: dict[int, list[tuple[int, Way]]] = defaultdict(list)
        waiting = _Waiting(self.graph, last=True)
        for number, words in reached.items():
            ended = self.graph.skeleton.ended(self.graph.controls[number])
            waiting.add(number, words & self.abstraction.test(ended)[0])
            for after, way in self.ways.leading(number):
                before[after].append((number, way))
        winning: dict[int, Set] = {}
        while waiting:
            number, words = waiting.first()
            known = winning.get(number, 0)
            new = without(words, known)
            winning[number] = known | new
            for earlier, way in before[number] if new else ():
                missing = without(reached[earlier], winning.get(earlier, 0))
                if missing:
                    waiting.add(earlier, way.backwards(new) & missing)
        return winning


class _Waiting:
    """Words that are to be looked at, by control point; the earliest in the story first, or the last."""

    def __init__(self, graph: Graph, *, last: bool = False) -> None:
        self.graph = graph
        self._sign = -1 if last else 1
        self._words: dict[int, Set] = {}
        self._order: list[tuple[int, int, int]] = []

    def __bool__(self) -> bool:
        return bool(self._order)

    def add(self, number: int, words: Set) -> None:
        """More words at a control point."""
        if not words:
            return
        if number in self._words:
            self._words[number] |= words
            return
        control = self.graph.controls[number]
        self._words[number] = words
        heappush(self._order, (self._sign * control.time, self._sign * control.scene, number))

    def first(self) -> tuple[int, Set]:
        """The next control point, and all its words."""
        number = heappop(self._order)[2]
        return number, self._words.pop(number)


def without(words: Set, others: Set) -> Set:
    """The words that are not among others."""
    if not words:
        return words
    if isinstance(words, Chunks):
        return words & ~others if others else words
    return words ^ (words & others)  # a negative number would be copied first


def size_of(words: Set) -> int:
    """The bytes a set fills, about."""
    if isinstance(words, Chunks):
        return len(words.parts) << LOW - 3
    return int(words.bit_length()) >> 3
