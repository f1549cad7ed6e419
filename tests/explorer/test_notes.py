"""What is told to an author and is no fault: events at one moment, and the longest play to an ending."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest
from tests.builders import SMALLEST, sound_story, story_with_paths
from tests.explorer.plain_longest import longest_plays as plainly
from tests.explorer.plain_search import TooLarge, explore
from tests.stories_made import made_story, program_of, seeded

from coyoacan_game.engine import Program
from coyoacan_game.explorer import Bounds, Decider, Decision, Exploration, Target
from coyoacan_game.explorer.counting import Count, count_states
from coyoacan_game.explorer.longest import Longest, longest_plays
from coyoacan_game.explorer.questions import negation
from coyoacan_game.explorer.softlocks import Softlocks
from coyoacan_game.explorer.sweep import Sweep
from coyoacan_game.explorer.together import together
from coyoacan_game.story.expressions import Expression, read_expression

MOST = 700
EVENTS = """
[event.rain]
when = "scene == 'street'"
[event.wind]
when = "scene == 'street' and knows.bolt"
[event.night]
when = "scene == 'street' and not visited.gate"
"""


def longest(decider: Decider, *, bound: int = 1000) -> dict[str, Longest]:
    """The longest plays of a story of not more states than `bound`."""
    sweep = Sweep(decider, bound=bound)
    return longest_plays(sweep, count_states(decider, bound=bound, sweep=sweep))


def any_two(program: Program) -> list[Target]:
    """Every two events, as they are asked about; also those that the clock keeps apart."""
    found = []
    for first, other in combinations(program.story.event, 2):
        event = program.story.event[other]
        asked: tuple[Expression, ...] = (read_expression(event.when),)
        if event.once:
            asked += (negation(read_expression(f"happened.{other}")),)
        name = f"event.{first} event.{other}"
        found.append(Target("together", name, ("happened", first), asked))
    return found


def test_two_events_at_one_moment_are_found_by_the_shortest_way(tmp_path: Path) -> None:
    program = Program(sound_story(tmp_path, SMALLEST + EVENTS))
    decided = Decider(program).decide(together(program))
    assert {one.address: made.path and len(made.path) for one, made in decided.items()} == {
        "event.rain event.wind": 2,
        "event.rain event.night": None,
        "event.wind event.night": None,
    }


@pytest.mark.parametrize("seeds", [range(40), range(40, 80)])
def test_events_and_longest_plays_are_the_plain_search_s(seeds: range) -> None:
    pairs = plays = 0
    for seed in seeds:
        program = program_of(made_story(seeded(seed)), warnings=True)
        try:
            plain = explore(program, any_two(program), MOST)
        except TooLarge:
            continue
        decider = Decider(program)
        decided = decider.decide(together(program))
        assert decided.keys() >= plain.moves.keys()
        for target, decision in decided.items():
            moves = None if decision.path is None else len(decision.path)
            assert (seed, target.name, moves) == (seed, target.name, plain.moves.get(target))
            pairs += 1
        found = longest(decider, bound=100_000)
        if all("bits" not in (one.reason or "") for one in found.values()):
            told = {address: (one.moves, one.reason) for address, one in found.items()}
            assert (seed, told) == (seed, plainly(program))
            plays += len(told)
    assert pairs
    assert plays


@pytest.mark.parametrize(
    ("paths", "expected"),
    [
        (("a b c end", "a c", "b end"), {"ending.end": 3}),
        (("a b one", "a c d b", "c two"), {"ending.one": 4, "ending.two": 2}),
        (("a b a", "a end"), {"ending.end": None}),
        (("a b one", "a c a", "c two"), {"ending.one": None, "ending.two": None}),
        (("a b one", "a two", "b c b"), {"ending.one": None, "ending.two": 1}),
    ],
)
def test_a_play_is_longest_where_nobody_goes_in_circles(
    paths: tuple[str, ...], expected: dict[str, int | None], tmp_path: Path
) -> None:
    decider = Decider(Program(sound_story(tmp_path, story_with_paths(*paths))))
    found = longest(decider)
    assert {address: one.moves for address, one in found.items()} == expected
    assert {address: one.moves for address, one in found.items()} == {
        address: moves for address, (moves, _) in plainly(decider.program).items()
    }


def test_what_changes_nothing_can_be_done_for_ever(tmp_path: Path) -> None:
    story = SMALLEST + '[scene.gate.choice.sit]\ntext = "Sit."\n'
    decider = Decider(Program(sound_story(tmp_path, story)))
    assert longest(decider)["ending.done"].moves is None
    assert plainly(decider.program)["ending.done"][0] is None


def test_what_was_not_counted_has_no_longest_play_and_says_why(tmp_path: Path) -> None:
    decider = Decider(Program(sound_story(tmp_path, SMALLEST)))
    found = longest(decider, bound=1)
    assert (found["ending.done"].moves, found["ending.done"].reason) == (None, "more than 1 states")


def test_a_note_left_open_does_not_keep_a_story_from_being_proven() -> None:
    pair = Target("together", "event.a event.b", ("happened", "a"))
    none = Softlocks("none")
    found = Exploration({pair: Decision("open")}, none, Count(1), 0.0, Bounds())
    assert (found.verdict, found.exhausted) == ("proven", True)
