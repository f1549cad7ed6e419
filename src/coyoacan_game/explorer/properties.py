"""What an author says of all plays, decided: proven or refuted, found, or open where the bounds were passed.

Each property begins in a state of its own; those that begin in the same are searched together. Judged
are the states that turns end in. Called by `coyoacan explore`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Literal

from coyoacan_game.engine import Program, State
from coyoacan_game.explorer.ahead import narrowing
from coyoacan_game.explorer.aims import Aim
from coyoacan_game.explorer.branches import AT
from coyoacan_game.explorer.conditions import Domains
from coyoacan_game.explorer.decide import Bounds, Decider, Decision
from coyoacan_game.explorer.graph import Graph
from coyoacan_game.explorer.hunting import Hunt, hunted
from coyoacan_game.explorer.questions import Target, negation
from coyoacan_game.explorer.skeleton import Skeleton
from coyoacan_game.explorer.softlocks import Softlocks, softlocks
from coyoacan_game.story.expressions import Expression, read_expression
from coyoacan_game.story.models import Story
from coyoacan_game.story.properties import Property

Word = Literal["proven", "refuted", "found", "open"]


@dataclass(frozen=True)
class Judgement:
    """What was found of a property: its words, as the author wrote them, and a path that shows it.

    "refuted" has the path of a play that goes against it, unless it says that there is one and there
    is none; "found" the path of one that there is.
    """

    says: str
    answer: Word
    path: tuple[str, ...] | None = None


@dataclass(frozen=True)
class Inquiry:
    """Some properties that were asked alone, by their ids."""

    properties: Mapping[str, Judgement]
    seconds: float
    bounds: Bounds

    @property
    def exhausted(self) -> bool:
        return are_decided(self.properties)

    @property
    def verdict(self) -> Literal["proven", "refuted", "open"]:
        if are_refuted(self.properties):
            return "refuted"
        return "proven" if self.exhausted else "open"


def are_decided(found: Mapping[str, Judgement]) -> bool:
    """Whether every property was decided."""
    return all(one.answer != "open" for one in found.values())


def are_refuted(found: Mapping[str, Judgement]) -> bool:
    """Whether any property was refuted."""
    return any(one.answer == "refuted" for one in found.values())


def watching(story: Story, names: Iterable[str]) -> Program:
    """The story, ready to be asked of some properties: a play of it remembers also what only they read."""
    also = (text for id_ in names for text in story.property[id_].conditions().values())
    return Program(story, also)


def judged(
    program: Program, beginnings: Mapping[str, State], bounds: Bounds | None = None
) -> dict[str, Judgement]:
    """The properties that have a beginning, decided. `program` must watch what they read."""
    graph = Graph(Skeleton(program, Domains(program), tuple(beginnings.values())))
    found: dict[str, Judgement] = {}
    for origin in dict.fromkeys(beginnings.values()):
        ids = [id_ for id_, one in beginnings.items() if one == origin]
        decider = Decider(program, origin=origin, bounds=bounds, graph=graph)
        decider.narrowing = partial(narrowing, graph)
        found |= _judged_from(decider, ids)
    return {id_: found[id_] for id_ in beginnings}


def words_of(one: Property) -> str:
    """What a property says, in a line."""
    kind = one.asked[0]
    rest = [" before ".join(one.before) if one.before else f"{kind}: {getattr(one, kind)}"]
    if one.within is not None:
        rest.append(f"within {one.within}")
    if one.when is not None:
        rest.append(f"when {one.when}")
    return ", ".join(rest)


def _judged_from(decider: Decider, ids: list[str]) -> dict[str, Judgement]:
    """Those that begin where a decider does: the simple ones all together, then one after another."""
    written = {id_: decider.program.story.property[id_] for id_ in ids}
    plain = {
        id_: _against(id_, one)
        for id_, one in written.items()
        if one.within is None and one.asked[0] in ("always", "never", "sometimes")
    }
    decided = decider.decide(plain.values()) if plain else {}
    found: dict[str, Judgement] = {}
    for id_, one in written.items():
        if one.asked[0] == "always_can":
            found[id_] = _within_reach(decider, id_, one)
        elif id_ in plain:
            found[id_] = _judgement(one, decided[plain[id_]])
        else:
            found[id_] = _judgement(one, hunted(decider, _hunt(id_, one)))
    return found


def _target(id_: str, *conditions: Expression) -> Target:
    return Target("property", f"property.{id_}", AT, conditions)


def _against(id_: str, one: Property) -> Target:
    """What goes against a property, or what it says there is."""
    text = one.always or one.never or one.sometimes
    if text is None:
        raise ValueError(f"{id_} speaks of more than one state")
    condition = read_expression(text)
    return _target(id_, negation(condition) if one.always else condition)


def _hunt(id_: str, one: Property) -> Hunt:
    """What is hunted where the way there matters."""
    if one.before is None:
        return Hunt(_against(id_, one), one.within)
    first, then = map(read_expression, one.before)
    # Where the second holds and the first does too, nothing goes against it.
    return Hunt(_target(id_, then, negation(first)), avoided=first)


def _judgement(one: Property, decision: Decision) -> Judgement:
    """What was decided of a play, as it is told of the property."""
    there_is = one.sometimes is not None
    answers: dict[str, Word] = {
        "found": "found" if there_is else "refuted",
        "impossible": "refuted" if there_is else "proven",
        "open": "open",
    }
    return Judgement(words_of(one), answers[decision.answer], decision.path)


def _within_reach(decider: Decider, id_: str, one: Property) -> Judgement:
    goal = _target(id_, read_expression(one.always_can or "true"))
    when = (read_expression(one.when),) if one.when else ()
    lost: Softlocks = softlocks(decider, aim=Aim(goal, when))
    answers: dict[str, Word] = {"none": "proven", "found": "refuted", "open": "open"}
    return Judgement(words_of(one), answers[lost.answer], lost.path)
