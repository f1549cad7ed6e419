"""Decides targets: forgets nearly everything, and remembers only what a wrong path shows to matter.

A search in an abstraction reaches at least what play reaches, by paths at most as long. So what it
does not reach, no play reaches; and a path of it that replays in the engine is a shortest one. A
path that does not replay names what must be remembered, and the search is made again.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from coyoacan_game.engine import Program, State
from coyoacan_game.explorer.conditions import Domains, slots_of
from coyoacan_game.explorer.graph import Graph
from coyoacan_game.explorer.needs import Need, Needs, bits_of, covers, together
from coyoacan_game.explorer.questions import Target
from coyoacan_game.explorer.regions import Region
from coyoacan_game.explorer.replay import Replayer
from coyoacan_game.explorer.search import Narrowing, Point, Search
from coyoacan_game.explorer.sets import Set
from coyoacan_game.explorer.skeleton import Skeleton
from coyoacan_game.explorer.watch import FilingAsked, Watcher, minded_by
from coyoacan_game.explorer.wide import abstraction_of

Answer = Literal["found", "impossible", "open"]
PACKED = 13  # bits of data that targets are searched together with, though each needs fewer


@dataclass(frozen=True)
class Decision:
    """Whether any play meets a target, and the actions of a shortest one that does.

    "found" has a path, which was replayed in the engine; "impossible" is proven; "open" was not
    decided within the bounds. `shortest` says whether no play meets it in fewer actions; where it
    is false, that was not decided.
    """

    answer: Answer
    path: tuple[str, ...] | None = None
    shortest: bool = True


@dataclass(frozen=True)
class Bounds:
    """Where a search gives up: bits of data remembered at once, states, seconds (None: none).

    `effort` is how much all searches of one call may reach together, in states and steps.
    """

    bits: int = 64
    states: int = 50_000_000
    seconds: float | None = None
    effort: int | None = None


def about_filing(need: Need) -> bool:
    """Whether findings have to be filed to tell what is asked."""
    return any(slot[0] in ("claim", "solved") for slot in need)


@dataclass
class _Pack:
    """Targets that are searched together, because little more need be remembered for all."""

    need: Need
    group: list[int]


class Decider:
    """Decides any number of targets of one program, from its start or another state.

    `entered` says that the first state has just been entered, as the beginning of a play is.
    """

    def __init__(  # noqa: PLR0913 - each by name, and all but one may be left out
        self,
        program: Program,
        *,
        origin: State | None = None,
        entered: bool = True,
        bounds: Bounds | None = None,
        graph: Graph | None = None,
        progress: Callable[[int, int], None] | None = None,
        region: Region | None = None,
    ) -> None:
        """`region`: only this part of the story is searched; the origin is where it is entered."""
        self.program = program
        self.origin = origin
        self.entered = entered
        self.bounds = bounds or Bounds()
        origins = () if origin is None else (origin,)
        self.graph = graph or Graph(Skeleton(program, Domains(program), origins))
        self.skeleton = self.graph.skeleton
        self.needs = Needs(self.skeleton.domains)
        self.replayer = Replayer(self.graph, self.needs, origin)
        self.progress = progress
        self.region = region
        self.searches = 0
        self.remembered: dict[Target, Need] = {}  # with which a target was proven impossible
        self._effort = 0
        self.deadline: float | None = None  # by `time.monotonic`: then nothing more is searched
        # What of a layer is worth following for some targets, if anything can be left out.
        self.narrowing: Callable[[Iterable[Target]], Narrowing] | None = None

    def decide(
        self, targets: Iterable[Target], *, bounds: Bounds | None = None
    ) -> dict[Target, Decision]:
        """Every target decided, as far as the bounds allow; by default those of the decider."""
        asked = list(targets)
        bounds = bounds or self.bounds
        self._effort = 0
        pending = {number: self.seed(target) for number, target in enumerate(asked)}
        decided: dict[int, Decision] = {}
        begun = time.monotonic()
        while pending:
            for pack in self._packs(pending):
                if self._gives_up(begun, bounds) or bits_of(pack.need) > bounds.bits:
                    decided |= dict.fromkeys(pack.group, Decision("open"))
                else:
                    self._search(pack, asked, pending, decided)
                if self.progress is not None:
                    self.progress(len(decided), len(asked))
            for number in decided:
                pending.pop(number, None)
        return {target: decided[number] for number, target in enumerate(asked)}

    def _gives_up(self, begun: float, bounds: Bounds) -> bool:
        if bounds.effort is not None and self._effort > bounds.effort:
            return True
        if self.late():
            return True
        return bounds.seconds is not None and time.monotonic() - begun > bounds.seconds

    def late(self) -> bool:
        """Whether the deadline has passed."""
        return self.deadline is not None and time.monotonic() > self.deadline

    def seed(self, target: Target) -> Need:
        """What a target speaks of is remembered from the beginning."""
        slots = set(minded_by(target))
        for condition in target.conditions:
            slots |= slots_of(self.program, condition)
        story = self.program.story
        match target.moment:
            case ("taken", address) if address.startswith("comparison."):
                comparison = story.comparison[address.removeprefix("comparison.")]
                slots |= {("knows", note) for note in comparison.notes}
            case ("confirmed", finding):
                slots |= {("knows", note) for note in story.finding[finding].needs}
        return {
            slot: self.needs.whole(slot)
            for slot in slots - self.skeleton.known
            if slot[0] != "claim"
        }

    def _packs(self, pending: dict[int, Need]) -> list[_Pack]:
        """Targets by what they need: together while that is little."""
        packs: list[_Pack] = []
        order = sorted(pending, key=lambda number: (bits_of(pending[number]), number))
        for number in order:
            need = pending[number]
            for pack in packs:
                if about_filing(pack.need) != about_filing(need):
                    continue  # filing can be done everywhere: a search without it is far quicker
                if covers(pack.need, need):
                    pack.group.append(number)
                    break
                joined = together((pack.need, need))
                if bits_of(joined) <= PACKED:
                    pack.need = joined
                    pack.group.append(number)
                    break
            else:
                packs.append(_Pack(need, [number]))
        return packs

    def _search(
        self,
        pack: _Pack,
        asked: list[Target],
        pending: dict[int, Need],
        decided: dict[int, Decision],
    ) -> None:
        """One search; targets whose path was wrong need more from now on."""
        group = [asked[number] for number in pack.group]
        abstraction = abstraction_of(self.skeleton.domains, pack.need)
        search = Search(
            self.graph,
            abstraction,
            origin=self.origin,
            bound=self.bounds.states,
            minding=frozenset().union(*(minded_by(target) for target in group)),
            asked=FilingAsked(self.program, group),
            part=self.region,
        )
        watcher = Watcher(group, self.graph, abstraction)
        narrowed = self.narrowing(group) if self.narrowing else None

        def followed(depth: int, layer: dict[Point, Set]) -> dict[Point, Set]:
            if self.late():
                return {}
            return narrowed(depth, layer) if narrowed else layer

        reached = search.run(watcher, entered=self.entered, narrowed=followed)
        exhausted = reached.exhausted and not self.late()
        self.searches += 1
        self._effort += reached.states + search.made
        for at, number in enumerate(pack.group):
            context = watcher.contexts.get(at)
            if context is None:
                decided[number] = Decision("impossible" if exhausted else "open")
                self.remembered[group[at]] = pack.need
                continue
            hops = search.path_in(context, watcher.meeting(at))
            replay = self.replayer.replay(hops, group[at], abstraction, entered=self.entered)
            if replay.good:
                decided[number] = Decision("found", replay.actions)
            else:
                pending[number] = together((pending[number], replay.blamed))
