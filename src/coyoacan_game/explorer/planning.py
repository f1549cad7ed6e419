"""Plays to a target that asks for much at once: one condition after the other, the nearest first.

Each part is a shortest path of the exact search, from where the last one ended; what could not be
reached any more is taken first in the next attempt. The whole is a way there, seldom the shortest.
"""

from __future__ import annotations

from typing import NamedTuple

from coyoacan_game.engine import Action, State
from coyoacan_game.explorer.branches import AT
from coyoacan_game.explorer.conditions import slots_of
from coyoacan_game.explorer.decide import Decider, about_filing
from coyoacan_game.explorer.needs import Need, bits_of, together
from coyoacan_game.explorer.questions import Target, condition_holds, negation
from coyoacan_game.explorer.replay import Replayer
from coyoacan_game.explorer.search import Search
from coyoacan_game.explorer.watch import FilingAsked, Watcher, minded_by
from coyoacan_game.explorer.wide import abstraction_of
from coyoacan_game.explorer.wishes import Leaf

TOGETHER = 6  # conditions of which the nearest is looked for
WIDEST = 16  # bits of data beyond which a part is given up
STATES = 25_000  # and words of data, all searches for a part together
ATTEMPTS = 5


class Plan(NamedTuple):
    """The actions of a play, and the states that it came through, the first one first."""

    actions: tuple[Action, ...]
    states: tuple[State, ...]


class Planner:
    """Plans for one program, with the graph of a decider."""

    def __init__(self, decider: Decider) -> None:
        self.decider = decider
        self.graph = decider.graph
        self.program = decider.program
        self.effort = 0  # states of all searches

    def plan(self, target: Target, begin: State, leaves: list[Leaf]) -> Plan | None:
        """A play from a state to a target, by way of conditions that stay; None if none was found."""
        aims = [
            Target("scene", "aim", AT, (leaf if wanted else negation(leaf),))
            for leaf, wanted in leaves
        ]
        first: list[Target] = []
        for _ in range(ATTEMPTS):
            plan, late = self._attempt(target, begin, first, aims)
            if plan is not None or not late or late[0] in first[:1]:
                return plan
            first = [*late, *(one for one in first if one not in late)]
        return None

    def _attempt(
        self, target: Target, begin: State, first: list[Target], aims: list[Target]
    ) -> tuple[Plan | None, list[Target]]:
        """A play, or what came too late in it. Of what is to come first, one is done after the other."""
        plan = Plan((), (begin,))
        met: set[State] = set()
        while plan.states[-1] not in met:  # else two conditions keep undoing each other
            here = plan.states[-1]
            met.add(here)
            group = self._left(here, first)[:1] or self._group(self._left(here, aims))
            part = self.nearest(here, group or [target])
            if part is None:
                return None, group
            plan = Plan(plan.actions + part.actions, plan.states + part.states[1:])
            if not group:
                return plan, []
        return None, []

    def _left(self, here: State, aims: list[Target]) -> list[Target]:
        return [one for one in aims if not condition_holds(self.program, one.conditions[0], here)]

    def _group(self, left: list[Target]) -> list[Target]:
        """What to look for next: filing is left to the end, and then done one by one."""
        learning = [one for one in left if not about_filing(self._rests_on(one))]
        return learning[:TOGETHER] or left[:1]

    def _rests_on(self, target: Target) -> Need:
        slots = slots_of(self.program, target.conditions[0]) - self.graph.skeleton.known
        return {slot: self.decider.needs.whole(slot) for slot in slots}

    def nearest(self, here: State, targets: list[Target]) -> Plan | None:
        """A shortest play from a state to whichever of some targets is nearest."""
        replayer = Replayer(self.graph, self.decider.needs, here)
        needs = {one: self.decider.seed(one) for one in targets}
        effort = 0
        while needs and effort < STATES:
            need = together(needs.values())
            if bits_of(need) > WIDEST:  # one that asks for so much is not the nearest
                del needs[max(needs, key=lambda one: bits_of(needs[one]))]
                continue
            search, watcher = self._first_met(here, list(needs), need)
            effort += search.reached.states
            self.effort += search.reached.states + search.made
            if not watcher.contexts:
                return None
            for at, context in watcher.contexts.items():
                target = watcher.targets[at]
                hops = search.path_in(context, watcher.meeting(at))
                replay = replayer.replay(hops, target, search.abstraction, entered=False)
                if replay.good:
                    return Plan(replay.actions, replay.states)
                needs[target] = together((needs[target], replay.blamed))
        return None

    def _first_met(self, here: State, targets: list[Target], need: Need) -> tuple[Search, _First]:
        search = Search(
            self.graph,
            abstraction_of(self.graph.skeleton.domains, need),
            origin=here,
            bound=STATES,
            minding=frozenset().union(*(minded_by(one) for one in targets)),
            asked=FilingAsked(self.program, targets),
        )
        watcher = _First(targets, self.graph, search.abstraction)
        search.run(watcher, entered=False)
        return search, watcher


class _First(Watcher):
    """Is content with the first that is met."""

    def all_met(self) -> bool:
        return bool(self.contexts)
