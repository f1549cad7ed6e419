"""Everything the explorer says of one made story, beside what the plainest searches say of it.

`claims(story_of(seed))` asks every method and the judge, and gives both words of each thing. The tests
compare some hundred stories; `python -m tests.explorer.many` thousands.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple
from unittest.mock import patch

from tests.explorer.plain_longest import longest_plays as longest_plainly
from tests.explorer.plain_properties import Reachable, reachable
from tests.explorer.plain_properties import judged as judged_plainly
from tests.explorer.plain_search import Explored, TooLarge
from tests.explorer.plain_search import explore as explore_plainly
from tests.properties_made import made_with_properties
from tests.stories_made import program_of, seeded
from tests.tables_made import Maker

from coyoacan_game.engine import Program, State, ending, start, turn
from coyoacan_game.explorer import (
    Decider,
    Decision,
    Exploration,
    Target,
    explore,
    questions,
    scouting,
    witnesses,
)
from coyoacan_game.explorer.counting import count_states
from coyoacan_game.explorer.explicit import explore_explicitly
from coyoacan_game.explorer.needs import bits_of
from coyoacan_game.explorer.properties import judged, watching
from coyoacan_game.explorer.replay import reached
from coyoacan_game.explorer.softlocks import Softlocks, softlocks
from coyoacan_game.explorer.sweep import Sweep
from coyoacan_game.explorer.together import together
from coyoacan_game.explorer.wide import WideAbstraction
from coyoacan_game.walkthroughs.begin import property_begins

MOST = 200  # states that a plain search is asked for; larger stories are left to other seeds
WIDEST = 16  # bits of data: a story that has more can take longer than a hundred others
EACH = 5  # properties of a story: one of each kind
LARGE = 5  # every so many seeds make a story of full size
FEW, TRIES = (
    120,
    1,
)  # turns at random without anything new, and plans: much is left for other methods
Path = tuple[str, ...]


class Claim(NamedTuple):
    """One thing that was asked: what the judge says, and what a method said."""

    method: str
    what: str
    judge: object
    said: object

    @property
    def agrees(self) -> bool:
        """Whether both say the same."""
        return self.judge == self.said


class SmallMaker(Maker):
    """Makes stories with at most one of a thing more than they must have: nine in ten are small enough."""

    def _count(self, low: int, high: int) -> range:
        return super()._count(low, min(high, low + 1))


def story_of(seed: int) -> Program:
    """The story of a seed, with properties."""
    maker = SmallMaker if seed % LARGE else Maker
    return program_of(made_with_properties(seeded(seed), EACH, maker), warnings=True)


def claims(program: Program, most: int = MOST) -> Iterator[Claim]:
    """All claims of a story. Raises TooLarge if the judge would take too long."""
    _within(program, most)
    asked = [*questions(program), *together(program)]
    judge = explore_plainly(program, asked, most)
    decider = Decider(program)
    yield from _answers("by sets", program, judge, decider.decide(asked))
    yield _lost("by sets", program, judge, softlocks(decider), most)
    with patch.object(scouting, "FEW", FEW), patch.object(witnesses, "TRIES", TRIES):
        whole = explore(program, shortest=True)
    yield from _explored("as a whole", program, judge, whole, most)
    yield from _explored("every state", program, judge, explore_explicitly(program), most)
    yield from _in_chunks(program, judge)
    yield from _properties(program, most)


def _within(program: Program, most: int) -> None:
    """Raises TooLarge if a story is; the judge would notice late."""
    reachable(program, start(program), most)
    if bits_of(Sweep(Decider(program), bound=most).need) > WIDEST:
        raise TooLarge


def _explored(
    method: str, program: Program, judge: Explored, found: Exploration, most: int
) -> Iterator[Claim]:
    """What is told of a story all together."""
    yield from _answers(method, program, judge, found.answers)
    yield _lost(method, program, judge, found.softlocks, most)
    yield Claim(method, "states", judge.states, found.count.states)
    plainly = longest_plainly(program)
    for address, longest in found.longest.items():
        said = (longest.moves, longest.reason)
        yield Claim(method, f"longest play to {address}", plainly[address], said)


def _answers(
    method: str, program: Program, judge: Explored, answers: dict[Target, Decision]
) -> Iterator[Claim]:
    """Every answer with the length of its path, and that the path leads there."""
    moves: dict[str, int] = {}
    for asked, first in judge.moves.items():
        moves[asked.name] = min(first, moves.get(asked.name, first))
    one_each = len({one.name for one in answers}) == len(answers)
    for target, decision in answers.items():
        depth = moves.get(target.name) if one_each else judge.moves.get(target)
        wanted = "impossible" if depth is None else f"found in {depth}"
        yield Claim(
            method, f"{target.kind} {target.name}", wanted, _said(program, target, decision)
        )


def _said(program: Program, target: Target, decision: Decision) -> str:
    """An answer in words; a path counts as long as it is only where it can be played and leads there."""
    if decision.path is None:
        return decision.answer
    shortest = "" if decision.shortest else ", perhaps not the shortest"
    if not leads_to(program, target, decision.path):
        return f"a path that does not lead there: {decision.path}"
    return f"{decision.answer} in {len(decision.path)}{shortest}"


def leads_to(program: Program, target: Target, path: Path) -> bool:
    """Plays a path; whether its last turn meets a target. Raises where it cannot be played."""
    state = before = start(program)
    last = None
    for action in path:
        before = state
        last = turn(program, state, action)
        state = last.state
    return reached(program, target, last, before, state)


def _lost(method: str, program: Program, judge: Explored, found: Softlocks, most: int) -> Claim:
    wanted = "none" if judge.lost is None else f"found in {judge.lost}"
    said: str = found.answer
    if found.path is not None:
        after = reachable(program, played(program, start(program), found.path), most)
        stuck = all(ending(program, state) is None for state in after.depths)
        said += f" in {len(found.path)}" if stuck else ", and an ending can be reached from there"
    return Claim(method, "softlock", wanted, said)


def played(program: Program, state: State, path: Iterable[str]) -> State:
    """Where a path leads. Raises where it cannot be played."""
    for action in path:
        state = turn(program, state, action).state
    return state


def _in_chunks(program: Program, judge: Explored) -> Iterator[Claim]:
    """The sweep as it is made where words are too wide for one whole number."""
    sweep = Sweep(Decider(program), bound=100_000)
    vars(sweep)["abstraction"] = WideAbstraction(sweep.graph.skeleton.domains, sweep.need)
    count = count_states(sweep.decider, bound=100_000, sweep=sweep)
    yield Claim("in chunks", "states", judge.states, count.states)


def _properties(program: Program, most: int) -> Iterator[Claim]:
    """What an author says, each from where it begins."""
    story = program.story
    program = watching(story, tuple(story.property))
    wanted: dict[str, tuple[Reachable, State]] = {}
    for id_, one in story.property.items():
        origin = property_begins(program, one)
        try:
            wanted[id_] = reachable(program, origin, most), origin
        except TooLarge:
            continue
    found = judged(program, {id_: origin for id_, (_, origin) in wanted.items()})
    for id_, (from_there, origin) in wanted.items():
        one, path = story.property[id_], found[id_].path
        played(program, origin, path or ())
        said = (found[id_].answer, None if path is None else len(path))
        yield Claim("properties", f"{id_} {one.asked[0]}", judged_plainly(from_there, one), said)


def features(program: Program) -> Iterator[str]:
    """What a story has, of what a search could go wrong about."""
    story = program.story
    kinds = ("character", "event", "finding", "comparison", "table", "day", "dossier", "property")
    yield from (kind for kind in kinds if getattr(story, kind))
    flags = [one for one in story.variable.values() if isinstance(one.start, bool)]
    choices = [one for scene in story.scene.values() for one in scene.choice.values()]
    there = {
        "flag": flags,
        "counter": [one for one in story.variable.values() if one.range],
        "clock": story.clock,
        "once": [one for one in choices if one.once],
        "ring of scenes": all("on" in scene.choice for scene in story.scene.values()),
    }
    yield from (name for name, some in there.items() if some)
