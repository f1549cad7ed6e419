"""One target, met within so many actions or without something having held before: by which shortest play, or by none.

A move into states in which what is avoided *must* hold is not followed: in an abstraction that still
leaves at least the plays there are. A play that is found is taken in the engine, and every state of
it is looked at; where what is avoided did hold, that says what to remember, and it is hunted again.
"""

from __future__ import annotations

import time
from dataclasses import dataclass

from coyoacan_game.engine import State
from coyoacan_game.explorer.ahead import Ahead, all_of
from coyoacan_game.explorer.conditions import slots_of
from coyoacan_game.explorer.decide import Decider, Decision, about_filing
from coyoacan_game.explorer.formulas import Residual, negated
from coyoacan_game.explorer.needs import Need, bits_of, together
from coyoacan_game.explorer.questions import Target, condition_holds
from coyoacan_game.explorer.replay import Replay
from coyoacan_game.explorer.search import Hop, Point, Search, control_of
from coyoacan_game.explorer.sets import Abstraction, Set
from coyoacan_game.explorer.unsure import Unsure
from coyoacan_game.explorer.watch import FilingAsked, Watcher
from coyoacan_game.explorer.wide import abstraction_of
from coyoacan_game.story.expressions import Expression


@dataclass(frozen=True)
class Hunt:
    """A target that is met in a state a turn ends in (moment AT), in at most `most` actions.

    `avoided` holds in no state of the play, its first and its last included.
    """

    target: Target
    most: int | None = None
    avoided: Expression | None = None


def hunted(decider: Decider, hunt: Hunt) -> Decision:
    """Decides whether there is such a play."""
    return _Hunter(decider, hunt).decide()


class _Hunter:
    def __init__(self, decider: Decider, hunt: Hunt) -> None:
        self.decider = decider
        self.hunt = hunt
        self.graph = decider.graph
        self.unsure = Unsure(decider.graph, decider.needs, decider.origin)
        self.ahead = Ahead(decider.graph, [all_of(hunt.target.conditions)])
        self._begun = time.monotonic()
        self._gave_up = False

    def decide(self) -> Decision:
        need: Need = {}
        if self._is_avoided(self.unsure.origin):
            return Decision("impossible")
        while bits_of(need) <= self.decider.bounds.bits and not self._is_late():
            found = self._search(abstraction_of(self.graph.skeleton.domains, need))
            if isinstance(found, Decision):
                return found
            need = together((need, found))
        return Decision("open")

    def _is_late(self) -> bool:
        seconds = self.decider.bounds.seconds
        return seconds is not None and time.monotonic() - self._begun > seconds

    def _search(self, abstraction: Abstraction) -> Decision | Need:
        """One search: the answer, or what must be remembered for it."""
        target = self.hunt.target
        search = Search(
            self.graph,
            abstraction,
            origin=self.decider.origin,
            bound=self.decider.bounds.states,
            asked=None if self._reads_filings() else FilingAsked(self.decider.program, [target]),
        )
        watcher = Watcher([target], self.graph, abstraction)
        reached = search.run(
            watcher, narrowed=lambda depth, layer: self._narrowed(abstraction, depth, layer)
        )
        context = watcher.contexts.get(0)
        if context is None:
            proven = reached.exhausted and not self._gave_up
            return Decision("impossible" if proven else "open")
        hops = search.path_in(context, watcher.meeting(0))
        replay = self.unsure.replay(hops, target, abstraction)
        blamed = replay.blamed or self._met_on_the_way(hops, replay, abstraction)
        return blamed or Decision("found", replay.actions)

    def _reads_filings(self) -> bool:
        """Whether to file late would change what is avoided on the way."""
        if self.hunt.avoided is None:
            return False
        slots = slots_of(self.decider.program, self.hunt.avoided)
        return about_filing(dict.fromkeys(slots, ()))

    def _narrowed(
        self, abstraction: Abstraction, depth: int, layer: dict[Point, Set]
    ) -> dict[Point, Set]:
        """What of a layer is to be followed."""
        if self.hunt.most is not None and depth > self.hunt.most:
            return {}
        if self._is_late():
            self._gave_up = True
            return {}
        layer = self.ahead.layer(layer)
        if self.hunt.avoided is None:
            return layer
        kept = {
            point: words & abstraction.test(self._clear(control_of(point)))[0]
            for point, words in layer.items()
        }
        return {point: words for point, words in kept.items() if words}

    def _clear(self, number: int) -> Residual:
        """Whether what is avoided does not hold, at a control point."""
        if self.hunt.avoided is None:
            return True
        control = self.graph.controls[number]
        return negated(self.graph.skeleton.conditions.of(self.hunt.avoided, control))

    def _is_avoided(self, state: State) -> bool:
        avoided = self.hunt.avoided
        return avoided is not None and condition_holds(self.decider.program, avoided, state)

    def _met_on_the_way(self, hops: list[Hop], replay: Replay, abstraction: Abstraction) -> Need:
        """What must be remembered to see that a path came through what it was to avoid."""
        for hop, state in zip(hops, replay.states[1:], strict=True):
            if self._is_avoided(state):
                clear = self._clear(control_of(hop.after))
                return self.unsure.missing(clear, state, abstraction) or self.unsure.strayed(
                    hop, replay, abstraction
                )
        return {}
