"""Every question there is about a story, asked without being asked, and the answers as one value."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from coyoacan_game.engine import Program, State
from coyoacan_game.explorer.counting import Count, count_states
from coyoacan_game.explorer.decide import Bounds, Decider, Decision
from coyoacan_game.explorer.dossiers import Dossiers, one_by_one
from coyoacan_game.explorer.longest import Longest, longest_plays
from coyoacan_game.explorer.properties import Judgement, are_decided, are_refuted
from coyoacan_game.explorer.questions import Target, questions
from coyoacan_game.explorer.scouting import Known
from coyoacan_game.explorer.softlocks import Softlocks, softlocks
from coyoacan_game.explorer.sweep import Sweep
from coyoacan_game.explorer.targets import unwanted
from coyoacan_game.explorer.together import notes_on_events, together
from coyoacan_game.explorer.witnesses import witnesses

Verdict = Literal["proven", "refuted", "open"]
Progress = Callable[[int, int], None]

SINGLE = 1_000_000  # states and steps of each dossier's searches for one thing that no play has met
LONG = (
    10_000_000  # the same for all that is asked of the whole when its dossiers have not settled it
)
POLISHED = 3_000_000  # states and steps of searches for shorter paths than those played at first
UNPOLISHED = -1  # the paths stay as they were played: in a story of dossiers each is a long search
METHOD = (
    "played first; control points explicit, data as sets, refined where a path did not replay; "
    "softlocks by certain steps backwards"
)


@dataclass(frozen=True)
class Exploration:
    """What was found. `answers` has every target, in the author's order.

    `whole` says that play began where the story begins: only then is it a fault if something cannot
    be reached. `properties` are those of the author's that were asked, by their ids.
    """

    answers: dict[Target, Decision]
    softlocks: Softlocks
    count: Count
    seconds: float
    bounds: Bounds
    whole: bool = True
    method: str = METHOD
    longest: Mapping[str, Longest] = field(default_factory=dict)
    properties: Mapping[str, Judgement] = field(default_factory=dict)

    @property
    def faults(self) -> tuple[Target, ...]:
        """What a player should meet and cannot, and what nobody should meet and somebody can."""
        return tuple(
            one
            for one, decision in self.answers.items()
            if is_fault(one, decision) and (self.whole or unwanted(one))
        )

    @property
    def undecided(self) -> tuple[Target, ...]:
        """What the verdict waits for; two events at one moment are only noted."""
        return tuple(
            one
            for one, decision in self.answers.items()
            if decision.answer == "open" and one.kind != "together"
        )

    @property
    def exhausted(self) -> bool:
        """Whether every question was decided on which the verdict rests."""
        decided = not self.undecided and self.softlocks.answer != "open"
        return decided and are_decided(self.properties)

    @property
    def verdict(self) -> Verdict:
        lost = self.softlocks.answer == "found"
        if self.faults or lost or are_refuted(self.properties):
            return "refuted"
        return "proven" if self.exhausted else "open"


def is_fault(target: Target, decision: Decision) -> bool:
    """Whether an answer is one that an author should mend.

    A guard that is always true is none: the author may have meant to be sure. Nor is it one that two
    events come at one moment: their order may be meant.
    """
    if target.kind == "together":
        return False
    if unwanted(target):
        return decision.answer == "found"
    harmless = target.kind == "guard" and target.side == "false"
    return decision.answer == "impossible" and not harmless


def explore(
    program: Program,
    *,
    origin: State | None = None,
    bounds: Bounds | None = None,
    progress: Progress | None = None,
    plays: Iterable[Known] = (),
    shortest: bool = False,
) -> Exploration:
    """Asks everything of a story, from its start or from a state that has just been entered.

    `plays` are known to somebody, path tests for instance: they are played before anything is searched.
    With `shortest` every path is made as short as can be, which takes long where there is much story.
    """
    begun = time.monotonic()
    bounds = bounds or Bounds()
    decider = Decider(program, origin=origin, bounds=bounds, progress=progress)
    if bounds.seconds is not None:
        decider.deadline = begun + bounds.seconds
    sweep = Sweep(decider, bound=bounds.states)
    dossiers = Dossiers(decider)
    asked = questions(program)
    lost = softlocks(decider, sweep, dossiers=dossiers)
    # Where nothing is on offer and no ending holds one is stuck: that has been asked.
    settled = {one: Decision("impossible") for one in asked if one.stuck and lost.answer == "none"}
    if dossiers.deciders:
        asked += together(program)
    left = [one for one in asked if one not in settled]
    effort = None if shortest else UNPOLISHED if dossiers.deciders else POLISHED
    found = answered(decider, left, dossiers=dossiers, plays=plays, effort=effort)
    answers = by_name(found | settled)
    if not dossiers.deciders:
        answers |= notes_on_events(decider)
    count = count_states(decider, bound=bounds.states, sweep=sweep)
    longest = longest_plays(sweep, count)
    seconds = time.monotonic() - begun
    whole = origin is None
    return Exploration(answers, lost, count, seconds, bounds, whole=whole, longest=longest)


def answered(
    decider: Decider,
    targets: list[Target],
    *,
    dossiers: Dossiers | None = None,
    plays: Iterable[Known] = (),
    effort: int | None = POLISHED,
) -> dict[Target, Decision]:
    """Every target decided: by a play that was found at once, or else by the exact search.

    Then the plays are made shortest, as far as `effort` goes; None: all of them.
    """
    parts = dossiers if dossiers is not None and dossiers.deciders else None
    found = witnesses(decider, targets, late=decider.late, plays=plays)
    names = {one.name for one in found}
    rest = [one for one in targets if one.name not in names]
    answers: dict[Target, Decision] = {}
    if parts is not None:
        answers |= _of_dossiers(parts, rest)
        rest = [one for one in rest if one not in answers]
    answers |= _of_the_whole(decider, rest, parts)
    answers |= {one: Decision("found", path, shortest=False) for one, path in found.items()}
    answers |= _polished(decider, answers, effort)
    return {target: answers[target] for target in targets if target in answers}


def _of_dossiers(parts: Dossiers, targets: list[Target]) -> dict[Target, Decision]:
    """What can be decided dossier by dossier: together what is seldom met, and the rest one by one."""
    answers = one_by_one(parts, [one for one in targets if unwanted(one)])
    noted = [one for one in targets if one.kind == "together"]
    answers |= one_by_one(parts, noted, effort=SINGLE)
    for target in targets:
        if not unwanted(target) and target.kind != "together":
            answers |= one_by_one(parts, [target], effort=SINGLE)
    return answers


def _of_the_whole(
    decider: Decider, targets: list[Target], parts: Dossiers | None
) -> dict[Target, Decision]:
    """What nobody should meet first. Where dossiers could not settle it, only so far."""
    bounds = decider.bounds if parts is None else replace(decider.bounds, effort=LONG)
    answers = decider.decide((one for one in targets if unwanted(one)), bounds=bounds)
    return answers | decider.decide((one for one in targets if not unwanted(one)), bounds=bounds)


def _polished(
    decider: Decider, answers: dict[Target, Decision], effort: int | None
) -> dict[Target, Decision]:
    """Those that a shortest path was found to, with so much effort."""
    long = [one for one, known in answers.items() if known.path is not None and not known.shortest]
    decided = decider.decide(long, bounds=replace(decider.bounds, effort=effort))
    return {one: decision for one, decision in decided.items() if decision.path is not None}


def by_name(answers: dict[Target, Decision]) -> dict[Target, Decision]:
    """One answer for each name: what can be met in several ways can be met if one of them is.

    A layer of a picture is such a thing, where several scenes show the picture.
    """
    found: dict[str, tuple[Target, Decision]] = {}
    for target, decision in answers.items():
        known = found.get(target.name)
        if known is None or _better(decision, known[1]):
            found[target.name] = (target, decision)
    return dict(found.values())


def _better(one: Decision, other: Decision) -> bool:
    if one.path is not None and other.path is not None:
        return len(one.path) < len(other.path)
    order = ("impossible", "open", "found")
    return order.index(one.answer) > order.index(other.answer)
