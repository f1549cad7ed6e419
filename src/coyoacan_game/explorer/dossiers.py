"""One decider for each dossier of a story, beginning where a shortest play comes to it.

`explore` and `softlocks` ask dossier by dossier: so a question of the sixth is no harder than one of
the first, and what is proven of any beginning of a dossier holds for all plays that came before.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property

from coyoacan_game.engine import Action, State, opening, start
from coyoacan_game.explorer.decide import PACKED, Decider, Decision
from coyoacan_game.explorer.needs import Need, bits_of, together
from coyoacan_game.explorer.regions import Region, regions
from coyoacan_game.explorer.search import Reached, Search, control_of, points_of
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
        self._inside = 0
        self.paths: list[tuple[Action, ...]] = []  # to where each is entered

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
        beyond = self._from_openings(abstraction)
        if not reached.exhausted or not beyond.exhausted:
            return []
        numbers = dict.fromkeys(map(control_of, (*reached.words, *beyond.words)))
        begun = self.graph.start(self.decider.origin)
        found = regions(self.graph, numbers, begun, map(self.graph.start, self.openings))
        for layer in reached.layers if found else ():
            if not all(found[0].holds(control_of(point)) for point in layer):
                break
            self._inside += 1
        return found

    @cached_property
    def openings(self) -> tuple[State, ...]:
        """Where else than at its beginning a player may begin the story."""
        if self.decider.origin is not None:
            return ()
        program = self.decider.program
        begun = start(program)
        opened = (opening(program, id_).state for id_ in program.story.dossier)
        return tuple(one for one in opened if one != begun)

    def _from_openings(self, abstraction: Abstraction) -> Reached:
        """What is reached by who begins with another dossier than the first."""
        search = Search(self.graph, abstraction, bound=self.decider.bounds.states)
        numbers = (self.graph.start(one)[0] for one in self.openings)
        return search.run(begin=points_of(dict.fromkeys(numbers, abstraction.all)))

    def is_shortest(self, decision: Decision) -> bool:
        """Whether no play of the whole is shorter than a shortest one of the first dossier.

        So it is as long as nobody can have left that in fewer moves.
        """
        return decision.shortest and len(decision.path or ()) <= self._inside

    @cached_property
    def deciders(self) -> tuple[Decider, ...]:
        """One for each dossier; none if some dossier could not be come to within the bounds."""
        made: list[Decider] = []
        self.paths.clear()
        for region in self.regions:
            came = self._entering(made, region)
            if came is None:
                return ()
            path, state = came
            self.paths.append(path)
            one = Decider(
                self.decider.program,
                origin=state,
                entered=self.decider.entered or bool(made),
                bounds=self.decider.bounds,
                graph=self.graph,
                progress=self.decider.progress,
                region=region,
            )
            one.deadline = self.decider.deadline
            made.append(one)
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


def one_by_one(
    dossiers: Dossiers, targets: list[Target], *, effort: int | None = None
) -> dict[Target, Decision]:
    """Those targets that can be decided dossier by dossier, with so much effort for each.

    One is found in a play that goes on from a dossier's beginning, and impossible if no dossier has
    it, whatever is known when it begins.
    """
    if not dossiers.deciders:
        return {}
    answers: dict[Target, Decision] = {}
    doubted: set[Target] = set()
    left: list[Target] = list(targets)
    for path, decider in zip(dossiers.paths, dossiers.deciders, strict=True):
        # What cannot be met with everything forgotten is asked no further.
        never = _never_met(decider, left, {})
        group = [one for one in left if one not in never]
        decided = decider.decide(group, bounds=replace(decider.bounds, effort=effort))
        for target, decision in decided.items():
            if decision.path is not None:
                shortest = not path and dossiers.is_shortest(decision)
                answers[target] = Decision("found", path + decision.path, shortest=shortest)
            elif decision.answer == "open":
                doubted.add(target)
        unmet = [one for one in group if decided[one].answer == "impossible"]
        doubted.update(set(unmet) - _never_known(decider, unmet))
        left = [one for one in left if one not in answers]
    for target in left:
        if target not in doubted:
            answers[target] = Decision("impossible")
    return answers


def _never_known(decider: Decider, targets: list[Target]) -> set[Target]:
    """Of those that no play meets that begins as the decider does, which are met by none at all."""
    if decider.region is None or decider.region.first:
        return set(targets)
    found: set[Target] = set()
    for pack in _packs([(one, decider.remembered[one]) for one in targets]):
        need = together(need for _, need in pack)
        found |= _never_met(decider, [target for target, _ in pack], need)
    return found


def _packs(wanted: list[tuple[Target, Need]]) -> list[list[tuple[Target, Need]]]:
    """Those that can be searched together, because little need be remembered for all of them."""
    packs: list[list[tuple[Target, Need]]] = []
    for one in sorted(wanted, key=lambda one: bits_of(one[1])):
        if packs and bits_of(together(need for _, need in (*packs[-1], one))) <= PACKED:
            packs[-1].append(one)
        else:
            packs.append([one])
    return packs


def _never_met(decider: Decider, targets: list[Target], need: Need) -> frozenset[Target]:
    """Those that nobody meets in a dossier, with all that may be known where it begins."""
    region = decider.region
    # Nothing is told of a confirmation that is not remembered.
    targets = [
        one for one in targets if one.moment[0] != "confirmed" or ("solved", one.moment[1]) in need
    ]
    if region is None or bits_of(need) > DENSE:
        return frozenset()
    abstraction = Abstraction(decider.skeleton.domains, need)
    search = Search(
        decider.graph,
        abstraction,
        origin=decider.origin,
        bound=decider.bounds.states,
        minding=frozenset[Slot]().union(*map(minded_by, targets)),
        asked=FilingAsked(decider.program, targets),
        part=region,
    )
    watcher = Watcher(targets, decider.graph, abstraction)
    begin = region.begins(abstraction)
    for number, words in begin.items() if decider.entered else ():
        watcher.begins(number, words)
    reached = search.run(
        watcher,
        entered=False,
        begin=points_of(begin),
        narrowed=lambda _, layer: {} if decider.late() else layer,
    )
    if not reached.exhausted or decider.late():
        return frozenset()
    return frozenset(one for at, one in enumerate(targets) if at not in watcher.contexts)
