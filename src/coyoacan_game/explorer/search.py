"""Breadth first over control points and sets of data: what is reached, in how many moves, by which path."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

from coyoacan_game.engine import State
from coyoacan_game.explorer.branches import Moment
from coyoacan_game.explorer.conditions import Control
from coyoacan_game.explorer.graph import STAYS, Graph, Move
from coyoacan_game.explorer.lateness import Asked, Lateness
from coyoacan_game.explorer.sets import (
    AND,
    CONFIRM,
    MOVE,
    Abstraction,
    Program,
    Set,
    half,
    lowest,
)
from coyoacan_game.story.scope import Slot

Telling = Callable[["Context", Moment, Control, Set], None]
# What of a layer is to be followed, given how many moves it is away.
Narrowing = Callable[[int, "dict[Point, Set]"], "dict[Point, Set]"]
# A point of a search: the number of a control point twice, and one more after a filing.
Point = int


def control_of(point: Point) -> int:
    """The number of a point's control point."""
    return point >> 1


def points_of(words: dict[int, Set]) -> dict[Point, Set]:
    """Control points and the words there, as points of a search where nothing was just filed."""
    return {number << 1: one for number, one in words.items()}


class Step(NamedTuple):
    """One move in an abstraction: `told` says that a question may be answered in its course."""

    program: Program
    after: Point
    told: bool
    move: Move


class Part(Protocol):
    """A part of a story that is searched by itself: see `regions`."""

    def kept(self, number: int, moves: tuple[Move, ...]) -> tuple[Move, ...]:
        """The moves that can be taken at a control point, and do not go on from outside the part."""


class Watching(Protocol):
    """Looks on while a search runs."""

    def begins(self, number: int, words: Set) -> None:
        """Hears of the first control point, if play begins by entering it."""

    def at(self, depth: int, point: Point, words: Set) -> None:
        """Hears of words that are new at a point."""

    def takes(self, depth: int, point: Point, words: Set) -> None:
        """Hears of words before anything is done with them."""

    def listens(self, move: Move, after: int) -> bool:
        """Whether anything is asked about what happens in the course of a move."""

    def told(self, context: Context, moment: Moment, control: Control, words: Set) -> None:
        """Hears of what happens in the course of a move it listens to."""

    def all_met(self) -> bool:
        """Whether nothing is left to look for."""


class Context(NamedTuple):
    """Where a question was answered: at a point, in the course of a step from it, or by an action.

    `words` are those that stood at the point in that layer, and where the answer was there or by
    the action `last`, only those that answer.
    """

    layer: int
    point: Point
    words: Set
    step: Step | None = None
    last: Move | None = None


class Hop(NamedTuple):
    """One move of an abstract path: from a point and one word, the move, and the point after it."""

    point: Point
    word: Set
    move: Move
    after: Point


@dataclass
class Reached:
    """All words at each point, and layer by layer what was new there."""

    words: dict[Point, Set] = field(default_factory=dict)
    layers: list[dict[Point, Set]] = field(default_factory=list)
    exhausted: bool = False

    @property
    def states(self) -> int:
        """How many pairs of a point and a word were reached."""
        return sum(words.bit_count() for words in self.words.values())


class Search:
    """One breadth-first search of one abstraction. `bound` is the most states it may reach."""

    def __init__(  # noqa: PLR0913 - each by name, and all but two may be left out
        self,
        graph: Graph,
        abstraction: Abstraction,
        *,
        origin: State | None = None,
        bound: int | None = None,
        minding: frozenset[Slot] = frozenset(),
        asked: Asked | None = None,
        part: Part | None = None,
    ) -> None:
        self.graph = graph
        self.abstraction = abstraction
        self.part = part
        self.bound = bound
        number, values = graph.start(origin)
        self.start: Point = number << 1
        self.start_words = abstraction.word(values)
        self.minding = minding | frozenset(abstraction.kept)
        self.lateness = Lateness(graph, asked)
        self.reached = Reached()
        self.made = 0  # steps made for this abstraction
        self._programs: dict[int, tuple[int, Program] | None] = {}
        self._singly: dict[int, tuple[Program, ...]] = {}
        self._numbers: dict[tuple[object, ...], int] = {}
        self._steps: dict[Point, tuple[Step, ...]] = {}
        self._before: dict[Point, list[tuple[Point, Step]]] = defaultdict(list)

    def run(
        self,
        watch: Watching | None = None,
        *,
        entered: bool = True,
        begin: dict[Point, Set] | None = None,
        narrowed: Narrowing | None = None,
    ) -> Reached:
        """Searches until nothing is new, everything is met, or a bound is passed.

        `begin` has the points to begin at, in place of the first; then nothing was just entered.
        """
        reached = self.reached
        layer = {self.start: self.start_words} if self.start_words else {}
        layer = layer if begin is None else dict(begin)
        reached.words.update(layer)
        if layer and entered and watch is not None:
            watch.begins(control_of(self.start), self.start_words)
        count = 1
        while layer:
            reached.layers.append(layer)
            depth = len(reached.layers) - 1
            if watch is not None:
                for point, words in layer.items():
                    watch.at(depth, point, words)
                    watch.takes(depth, point, words)
            if watch is not None and watch.all_met():
                return reached
            layer = self._next(depth, layer, watch)
            if narrowed is not None:
                layer = narrowed(depth + 1, layer)
            if self.bound is not None:
                count += sum(words.bit_count() for words in layer.values())
                if count > self.bound:
                    return reached
        reached.exhausted = True
        return reached

    def _next(
        self, depth: int, layer: dict[Point, Set], watch: Watching | None
    ) -> dict[Point, Set]:
        known = self.reached.words
        fresh: dict[Point, Set] = {}
        for point, words in layer.items():
            for step in self.steps(point, watch):
                if step.told and watch is not None:
                    result = self._tell(Context(depth, point, words, step), watch)
                else:
                    result = self.abstraction.forwards(step.program, words)
                if not result:
                    continue
                after = step.after
                new = result & ~known.get(after, 0)
                if new:
                    fresh[after] = fresh[after] | new if after in fresh else new
        for point, new in fresh.items():
            known[point] = known.get(point, 0) | new
        return fresh

    # -- moves of an abstraction -------------------------------------------------------------------

    def steps(self, point: Point, watch: Watching | None = None) -> tuple[Step, ...]:
        """What can change anything at a point, or be told of; each only once."""
        found = self._steps.get(point)
        if found is None:
            found = self._steps[point] = self._make_steps(point, watch)
            for step in found:
                self._before[step.after].append((point, step))
        return found

    def _make_steps(self, point: Point, watch: Watching | None) -> tuple[Step, ...]:
        number = control_of(point)
        moves = self.graph.moves(number) + self.graph.ledger(number, self.minding)
        if self.part is not None:
            moves = self.part.kept(number, moves)
        moves = self.lateness.kept(number, moves, filing=bool(point & 1))
        made: dict[tuple[int, int, int], Step] = {}
        self.made += len(moves)
        for move in moves:
            compiled = self._compiled(move)
            if compiled is None:
                continue
            same, program = compiled
            control = number if move.after == STAYS else move.after
            told = watch is not None and watch.listens(move, control)
            filing = self.lateness.was_filing(number, move, control)
            after = control << 1 | filing
            if after == point and not told and all(one[0] == AND for one in program):
                continue
            key = (after, same, len(made) if told else -1)
            if key not in made:
                made[key] = Step(program, after, told, move)
        return tuple(made.values())

    def _compiled(self, move: Move) -> tuple[int, Program] | None:
        """A move's program and a number that only equal programs share."""
        if move.steps in self._programs:
            return self._programs[move.steps]
        program = self.abstraction.program(self.graph.steps[move.steps])
        made = None
        if program is not None:
            key = tuple(_identity(one) for one in program)
            made = (self._numbers.setdefault(key, len(self._numbers)), program)
        self._programs[move.steps] = made
        return made

    def _tell(self, context: Context, watch: Watching) -> Set:
        """The words a move leads to; the watcher hears of every moment on the way."""
        if context.step is None:
            raise ValueError("nothing is done here")
        return self._followed(context, watch.told)

    def _followed(self, context: Context, told: Telling) -> Set:
        """The words a context's move leads to, every moment on the way told of."""
        step = context.step
        if step is None:
            return context.words
        move, words = step.move, context.words
        number = control_of(context.point)
        here = self.graph.controls[number]
        marks = list(move.marks)
        for at, program in enumerate(self._one_by_one(move)):
            while marks and marks[0][0] == at:
                _, moment, control = marks.pop(0)
                told(context, moment, control, words)
            if program and program[0][0] == CONFIRM:
                words = self.abstraction.confirmed(
                    program[0], words, lambda id_, at: told(context, ("confirmed", id_), here, at)
                )
            elif program:
                words = self.abstraction.forwards(program, words)
            if not words:
                return 0
        for _, moment, control in marks:
            told(context, moment, control, words)
        if move.enters:
            arrived = self.graph.controls[number if move.after == STAYS else move.after]
            scene = self.graph.skeleton.program.scenes[arrived.scene]
            told(context, ("entered", scene), arrived, words)
        return words

    def _one_by_one(self, move: Move) -> tuple[Program, ...]:
        """A program for each step of a move that something can come through."""
        found = self._singly.get(move.steps)
        if found is None:
            made = [self.abstraction.program((one,)) for one in self.graph.steps[move.steps]]
            found = tuple(one for one in made if one is not None)
            self._singly[move.steps] = found
        return found

    # -- paths -------------------------------------------------------------------------------------

    def path_to(self, layer: int, point: Point, words: Set) -> list[Hop]:
        """A shortest path to one of some words that were new in a layer."""
        hops: list[Hop] = []
        word = lowest(words & self.reached.layers[layer][point])
        for depth in range(layer, 0, -1):
            hop = self._hop_into(depth, point, word)
            hops.append(hop)
            point, word = hop.point, hop.word
        hops.reverse()
        return hops

    def _hop_into(self, depth: int, point: Point, word: Set) -> Hop:
        earlier = self.reached.layers[depth - 1]
        for source, step in self._before[point]:
            words = earlier.get(source)
            if words is None:
                continue
            before = self.abstraction.backwards(step.program, word) & words
            if before:
                return Hop(source, lowest(before), step.move, point)
        raise RuntimeError("a word was reached from nowhere")

    def path_in(self, context: Context, meets: Callable[[Moment, Control, Set], Set]) -> list[Hop]:
        """A shortest path to what was told of in a context.

        `meets` gives the words with which a moment answers the question; one word that leads there
        is found by halving.
        """
        step = context.step
        if step is None:
            hops = self.path_to(context.layer, context.point, context.words)
            if context.last is not None:
                word = lowest(context.words)
                hops.append(Hop(context.point, word, context.last, context.point))
            return hops

        def leads_there(words: Set) -> bool:
            found = False

            def told(_: Context, moment: Moment, control: Control, at: Set) -> None:
                nonlocal found
                found = found or bool(meets(moment, control, at))

            self._followed(context._replace(words=words), told)
            return found

        words = context.words
        while words.bit_count() > 1:
            low = half(words)
            words = low if leads_there(low) else words & ~low
        last = Hop(context.point, words, step.move, step.after)
        return [*self.path_to(context.layer, context.point, words), last]


def _identity(operation: tuple[object, ...]) -> tuple[object, ...]:
    """Equal for operations that do the same in one abstraction."""
    match operation[0]:
        case 0:  # AND: equal sets are one object there
            return AND, id(operation[1])
        case 1:
            return MOVE, operation[3], operation[4]
    return CONFIRM, id(operation[3])
