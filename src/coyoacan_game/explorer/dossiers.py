"""One decider for each dossier of a story, beginning where a shortest play comes to it.

`explore` and `softlocks` ask dossier by dossier: so a question of the sixth is no harder than one of
the first, and what is proven of any beginning of a dossier holds for all plays that came before.
"""

from __future__ import annotations

from functools import cached_property

from coyoacan_game.engine import Action, State, start
from coyoacan_game.explorer.decide import Decider, Decision
from coyoacan_game.explorer.needs import Partition, bits_of
from coyoacan_game.explorer.regions import Region, regions
from coyoacan_game.explorer.search import Search, control_of
from coyoacan_game.explorer.sets import Abstraction
from coyoacan_game.explorer.strolls import stroll
from coyoacan_game.explorer.targets import Target
from coyoacan_game.explorer.watch import FilingAsked, Watcher, minded_by
from coyoacan_game.explorer.wide import DENSE
from coyoacan_game.story.scope import Slot


class Dossiers:
    """The dossiers of one decider's story; none if it has less than two, or they are not apart."""

    def __init__(self, decider: Decider) -> None:
        self.decider = decider
        self.graph = decider.graph

    @cached_property
    def regions(self) -> list[Region]:
        """The dossiers in the order of play."""
        story = self.decider.program.story
        if story.clock is None or len(story.dossier) < 2:
            return []
        abstraction = Abstraction(self.graph.skeleton.domains, {})
        search = Search(
            self.graph,
            abstraction,
            origin=self.decider.origin,
            bound=self.decider.bounds.states,
        )
        reached = search.run(entered=self.decider.entered)
        if not reached.exhausted:
            return []
        numbers = dict.fromkeys(map(control_of, reached.words))
        return regions(self.graph, numbers, self.graph.start(self.decider.origin))

    @cached_property
    def deciders(self) -> tuple[Decider, ...]:
        """One for each dossier; none if some dossier could not be come to within the bounds."""
        made: list[Decider] = []
        self.paths: list[tuple[Action, ...]] = []
        for region in self.regions:
            came = self._entering(made, region)
            if came is None:
                return ()
            path, state = came
            self.paths.append(path)
            made.append(
                Decider(
                    self.decider.program,
                    origin=state,
                    entered=self.decider.entered or bool(made),
                    bounds=self.decider.bounds,
                    graph=self.graph,
                    progress=self.decider.progress,
                    region=region,
                )
            )
        return tuple(made)

    def _entering(
        self, before: list[Decider], region: Region
    ) -> tuple[tuple[Action, ...], State | None] | None:
        """A play to where a dossier is entered, and the state there."""
        if not before:
            return (), self.decider.origin
        last = before[-1]
        begin = start(self.decider.program) if last.origin is None else last.origin
        strolled = stroll(self.decider.program, begin, lambda _, one: self._within(one, region))
        if strolled is not None:
            states, actions = strolled
            return self.paths[-1] + tuple(one for one in actions if one is not None), states[-1]
        address = self._address(region)
        target = Target("dossier", address, ("taken", address))
        path = last.decide([target])[target].path
        if path is None:
            return None
        return self.paths[-1] + path, last.replayer.played(path)[-1]

    def _within(self, state: State, region: Region) -> bool:
        return self.decider.program.today(state.time).dossier == region.dossier

    def _address(self, region: Region) -> str:
        return f"dossier.{list(self.decider.program.story.dossier)[region.dossier - 1]}"


def one_by_one(dossiers: Dossiers, targets: list[Target]) -> dict[Target, Decision]:
    """Those targets that can be decided dossier by dossier.

    One is found in a play that goes on from a dossier's beginning, and impossible if no dossier has
    it, whatever is known when it begins.
    """
    answers: dict[Target, Decision] = {}
    left = list(targets)
    for path, decider in zip(dossiers.paths, dossiers.deciders, strict=True):
        decided = decider.decide(left)
        for target, decision in decided.items():
            if decision.path is not None:
                shortest = decision.shortest and not path
                answers[target] = Decision("found", path + decision.path, shortest=shortest)
        left = [one for one in left if decided[one].answer == "impossible"]
    for decider in dossiers.deciders[1:]:
        left = _never_met(decider, left)
    return answers | dict.fromkeys(left, Decision("impossible"))


def _never_met(decider: Decider, targets: list[Target]) -> list[Target]:
    """Those that nobody meets in a dossier, with all that may be known where it begins."""
    groups: dict[tuple[tuple[Slot, Partition], ...], list[Target]] = {}
    for target in targets:
        key = tuple(sorted(decider.remembered[target].items()))
        groups.setdefault(key, []).append(target)
    left: list[Target] = []
    for key, group in groups.items():
        need = dict(key)
        if decider.region is None or bits_of(need) > DENSE:
            continue
        abstraction = Abstraction(decider.skeleton.domains, need)
        search = Search(
            decider.graph,
            abstraction,
            origin=decider.origin,
            bound=decider.bounds.states,
            minding=frozenset().union(*map(minded_by, group)),
            asked=FilingAsked(decider.program, group),
            part=decider.region,
        )
        watcher = Watcher(group, decider.graph, abstraction)
        words = decider.region.begins(abstraction)
        watcher.begins(decider.region.entry, words)
        reached = search.run(watcher, begin={decider.region.entry << 1: words})
        if reached.exhausted:
            left += [one for at, one in enumerate(group) if at not in watcher.contexts]
    return left
