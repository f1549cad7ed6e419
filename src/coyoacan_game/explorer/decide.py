"""Decides targets: forgets nearly everything, and remembers only what a wrong path shows to matter.

A search in an abstraction reaches at least what play reaches, by paths at most as long. So what it
does not reach, no play reaches; and a path of it that replays in the engine is a shortest one. A
path that does not replay names what must be remembered, and the search is made again.
"""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from coyoacan_game.engine import Program, State
from coyoacan_game.explorer.conditions import Domains, slots_of
from coyoacan_game.explorer.questions import Target
from coyoacan_game.explorer.replay import Replayer
from coyoacan_game.explorer.search import Search
from coyoacan_game.explorer.sets import Abstraction
from coyoacan_game.explorer.skeleton import Skeleton
from coyoacan_game.explorer.watch import FilingAsked, Watcher, minded_by
from coyoacan_game.story.scope import Slot

Answer = Literal["found", "impossible", "open"]
PACKED = 9  # bits of data that targets are searched together with, though each needs fewer


@dataclass(frozen=True)
class Decision:
    """Whether any play meets a target, and the actions of a shortest one that does.

    "found" has a path, which was replayed in the engine; "impossible" is proven; "open" was not
    decided within the bounds.
    """

    answer: Answer
    path: tuple[str, ...] | None = None


@dataclass(frozen=True)
class Bounds:
    """Where a search gives up: bits of data remembered at once, states, seconds (None: none)."""

    bits: int = 22
    states: int = 50_000_000
    seconds: float | None = None


@dataclass(frozen=True)
class _Pack:
    """Targets that are searched together, because little more need be remembered for all."""

    slots: frozenset[Slot]
    group: tuple[Target, ...]


class Decider:
    """Decides any number of targets of one program, from its start or another state."""

    def __init__(
        self, program: Program, *, origin: State | None = None, bounds: Bounds | None = None
    ) -> None:
        self.program = program
        self.origin = origin
        self.bounds = bounds or Bounds()
        self.domains = Domains(program)
        self.skeleton = Skeleton(program, self.domains)
        self.replayer = Replayer(program, self.domains, self.skeleton, origin)
        self.searches = 0

    def decide(self, targets: Iterable[Target]) -> dict[Target, Decision]:
        """Every target decided, as far as the bounds allow."""
        needs = {target: self._seed(target) for target in targets}
        decided: dict[Target, Decision] = {}
        begun = time.monotonic()
        while needs:
            for pack in self._packs(needs):
                late = self.bounds.seconds is not None and (
                    time.monotonic() - begun > self.bounds.seconds
                )
                if late or self._bits(pack.slots) > self.bounds.bits:
                    decided |= dict.fromkeys(pack.group, Decision("open"))
                else:
                    self._search(pack, needs, decided)
            for target in decided:
                needs.pop(target, None)
        return decided

    def _seed(self, target: Target) -> frozenset[Slot]:
        """What a target speaks of is remembered from the beginning."""
        slots = minded_by(target)
        for condition in target.conditions:
            slots |= slots_of(self.program, condition)
        story = self.program.story
        match target.moment:
            case ("taken", address) if address.startswith("comparison."):
                comparison = story.comparison[address.removeprefix("comparison.")]
                slots |= {("knows", note) for note in comparison.notes}
            case ("confirmed", finding):
                slots |= {("knows", note) for note in story.finding[finding].needs}
                slots |= {("claim", finding)}
        return slots - self.skeleton.known

    def _bits(self, slots: Iterable[Slot]) -> int:
        return sum((len(self.domains.values(slot)) - 1).bit_length() for slot in slots)

    def _packs(self, needs: dict[Target, frozenset[Slot]]) -> list[_Pack]:
        packs: list[_Pack] = []
        ordered = sorted(needs.items(), key=lambda one: (self._bits(one[1]), sorted(one[1])))
        for target, slots in ordered:
            for number, pack in enumerate(packs):
                together = pack.slots | slots
                if slots <= pack.slots or self._bits(together) <= PACKED:
                    packs[number] = _Pack(together, (*pack.group, target))
                    break
            else:
                packs.append(_Pack(slots, (target,)))
        return packs

    def _search(
        self,
        pack: _Pack,
        needs: dict[Target, frozenset[Slot]],
        decided: dict[Target, Decision],
    ) -> None:
        """One search; targets whose path was wrong need more from now on."""
        abstraction = Abstraction(self.domains, pack.slots)
        search = Search(
            self.skeleton,
            abstraction,
            start=self.origin,
            bound=self.bounds.states,
            minding=frozenset().union(*(minded_by(target) for target in pack.group)),
            asked=FilingAsked(self.program, pack.group),
        )
        watcher = Watcher(pack.group, self.skeleton, abstraction, search)
        reached = search.run(watcher.watch, watcher.all_met)
        self.searches += 1
        for target in pack.group:
            context = watcher.contexts.get(target)
            if context is None:
                decided[target] = Decision("impossible" if reached.exhausted else "open")
                continue
            hops = search.path_in(context, watcher.meeting(target))
            end = context.control if context.edge is None else None
            replay = self.replayer.replay(hops, end, target, abstraction)
            if replay.good:
                decided[target] = Decision("found", replay.actions)
                continue
            needs[target] = needs[target] | replay.blamed
