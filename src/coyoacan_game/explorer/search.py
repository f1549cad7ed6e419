"""Breadth first over control points and sets of data: what is reached, in how many moves, by which path."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field

from coyoacan_game.engine import State
from coyoacan_game.explorer.branches import Edge, Moment
from coyoacan_game.explorer.conditions import Control
from coyoacan_game.explorer.lateness import Asked, Lateness
from coyoacan_game.explorer.sets import Abstraction, Set, lowest
from coyoacan_game.explorer.skeleton import Skeleton
from coyoacan_game.story.scope import Slot

# (moment or ("at",), control, words) -> the words among them that answer some question, or 0
Watch = Callable[[Moment, Control, Set], None]
Meets = Callable[[Moment, Control, Set], Set]


@dataclass(frozen=True)
class Context:
    """Where a search is when it tells of a moment: the turn being taken, from which words.

    `edge` is None for what is true in a state as it stands.
    """

    layer: int
    control: Control
    edge: Edge | None
    branch: int
    allowed: Set


@dataclass(frozen=True)
class Hop:
    """One move of an abstract path: the edge and branch taken, from a control point and word."""

    control: Control
    edge: Edge
    branch: int
    words: Set


@dataclass
class Reached:
    """All words at each control point, and layer by layer what was new there."""

    words: dict[Control, Set] = field(default_factory=dict)
    layers: list[dict[Control, Set]] = field(default_factory=list)
    # For each layer and control point: where its new words came from.
    sources: list[dict[Control, list[tuple[Control, Edge, int, Set]]]] = field(default_factory=list)
    exhausted: bool = False

    @property
    def count(self) -> int:
        """How many states of the abstraction were reached."""
        return sum(words.bit_count() for words in self.words.values())


class Search:
    """One breadth-first search of one abstraction. `bound` is the most states it may reach."""

    def __init__(
        self,
        skeleton: Skeleton,
        abstraction: Abstraction,
        *,
        start: State | None = None,
        bound: int | None = None,
        minding: frozenset[Slot] = frozenset(),
        asked: Asked | None = None,
    ) -> None:
        self.skeleton = skeleton
        self.abstraction = abstraction
        self.bound = bound
        self.start_control, values = skeleton.start(start)
        self.start_words = abstraction.word(values)
        # Slots that are kept, and those that the questions asked rest on.
        self.lateness = Lateness(skeleton, minding | frozenset(abstraction.kept), asked)
        self.reached = Reached()
        self.context = Context(0, self.start_control, None, 0, 0)
        self.begins = start is None

    def run(self, watch: Watch, enough: Callable[[], bool]) -> Reached:
        """Searches until nothing is new, `enough` says so, or the bound is passed."""
        reached = self.reached
        layer: dict[Control, Set] = {self.start_control: self.start_words}
        reached.words[self.start_control] = self.start_words
        count = 1
        while layer:
            reached.layers.append(layer)
            depth = len(reached.layers) - 1
            for control, words in layer.items():
                self.context = Context(depth, control, None, 0, words)
                if depth == 0 and self.begins:
                    watch(("entered", self.skeleton.program.scenes[control.scene]), control, words)
                watch(("at",), control, words)
            if enough():
                return reached
            layer = self._next(layer, watch)
            count += sum(words.bit_count() for words in layer.values())
            if self.bound is not None and count > self.bound:
                return reached
        reached.exhausted = True
        return reached

    def _next(self, layer: dict[Control, Set], watch: Watch) -> dict[Control, Set]:
        abstraction, reached = self.abstraction, self.reached
        fresh: dict[Control, Set] = defaultdict(int)
        sources: dict[Control, list[tuple[Control, Edge, int, Set]]] = defaultdict(list)
        for control, words in layer.items():
            for edge in self.lateness.edges(control):
                may, _ = abstraction.test(edge.guard)
                allowed = words & may
                if not allowed:
                    continue
                for number, branch in enumerate(edge.branches):
                    depth = len(reached.layers) - 1
                    self.context = Context(depth, control, edge, number, allowed)
                    result = abstraction.forwards(branch, allowed, watch)
                    if not result:
                        continue
                    after = self.lateness.after(edge, control, branch.control)
                    new = result & ~reached.words.get(after, 0)
                    if new:
                        fresh[after] |= new
                        sources[after].append((control, edge, number, new))
        for control, new in fresh.items():
            reached.words[control] = reached.words.get(control, 0) | new
        reached.sources.append(sources)
        return dict(fresh)

    # -- paths -------------------------------------------------------------------------------------

    def path_to(self, layer: int, control: Control, words: Set) -> list[Hop]:
        """A shortest path to one of some words that were new in a layer."""
        hops: list[Hop] = []
        word = lowest(words & self.reached.layers[layer][control])
        for depth in range(layer, 0, -1):
            hop = self._hop_into(depth, control, word)
            hops.append(hop)
            control, word = hop.control, hop.words
        hops.reverse()
        return hops

    def _hop_into(self, depth: int, control: Control, word: Set) -> Hop:
        for source, edge, number, new in self.reached.sources[depth - 1][control]:
            if not new & word:
                continue
            before = self.abstraction.backwards(edge.branches[number].steps, word)
            before &= self.reached.layers[depth - 1][source]
            if before:
                return Hop(source, edge, number, lowest(before))
        raise RuntimeError("a word was reached from nowhere")

    def path_in(self, context: Context, meets: Meets) -> list[Hop]:
        """A shortest path to what was told of in a context.

        `meets` gives the words with which a moment answers the question; one word that leads there
        is found by halving.
        """
        if context.edge is None:
            words = meets(("at",), context.control, context.allowed)
            words = words or meets(self._begin(context.control), context.control, context.allowed)
            return self.path_to(context.layer, context.control, words)
        branch = context.edge.branches[context.branch]

        def leads_there(words: Set) -> bool:
            found = False

            def told(moment: Moment, control: Control, at: Set) -> None:
                nonlocal found
                found = found or bool(meets(moment, control, at))

            self.abstraction.forwards(branch, words, told)
            return found

        words = context.allowed
        while words & (words - 1):
            low = _half(words)
            words = low if leads_there(low) else words & ~low
        last = Hop(context.control, context.edge, context.branch, words)
        return [*self.path_to(context.layer, context.control, words), last]

    def _begin(self, control: Control) -> Moment:
        return ("entered", self.skeleton.program.scenes[control.scene])


def _half(words: Set) -> Set:
    """Some but not all of several words."""
    low, high = 0, words.bit_length()
    while high - low > 1:
        middle = (low + high) // 2
        part = words & ((1 << middle) - 1)
        if part and part != words:
            return part
        if part:
            high = middle
        else:
            low = middle
    return lowest(words)
