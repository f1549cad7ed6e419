"""Every question there is about a story, asked without being asked, and the answers as one value."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from coyoacan_game.engine import Program, State
from coyoacan_game.explorer.counting import Count, count_states
from coyoacan_game.explorer.decide import Bounds, Decider, Decision
from coyoacan_game.explorer.longest import Longest, longest_plays
from coyoacan_game.explorer.properties import Judgement, are_decided, are_refuted
from coyoacan_game.explorer.questions import Target, questions
from coyoacan_game.explorer.softlocks import Softlocks, softlocks
from coyoacan_game.explorer.together import notes_on_events

Verdict = Literal["proven", "refuted", "open"]
Progress = Callable[[int, int], None]

COUNTED = 2_000_000  # states up to which every story's are counted
METHOD = (
    "control points explicit, data as sets, refined where a path did not replay; "
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
    longest: Mapping[str, Longest]
    whole: bool = True
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


def unwanted(target: Target) -> bool:
    """Whether it is good that no play meets a target."""
    return target.kind in ("fault", "dead_end")


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
) -> Exploration:
    """Asks everything of a story, from its start or from a state that has just been entered."""
    begun = time.monotonic()
    bounds = bounds or Bounds()
    decider = Decider(program, origin=origin, bounds=bounds, progress=progress)
    lost = softlocks(decider)
    answers = by_name(decider.decide(questions(program)))
    answers |= notes_on_events(decider)
    count = count_states(decider, bound=min(COUNTED, bounds.states))
    longest = longest_plays(decider, count)
    seconds = time.monotonic() - begun
    return Exploration(answers, lost, count, seconds, bounds, longest, whole=origin is None)


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
