"""The explorer agrees with the plainest search: on what can be met, and in how many moves."""

from __future__ import annotations

import pytest
from tests.explorer.agreement import claims
from tests.explorer.plain_search import TooLarge, explore
from tests.expressions_made import Tables
from tests.looks_made import looking_story
from tests.reports_made import reporting_story
from tests.stories_made import made_story, program_of, seeded

from coyoacan_game.engine import replay
from coyoacan_game.explorer import Decider, questions
from coyoacan_game.explorer.counting import count_states
from coyoacan_game.explorer.softlocks import softlocks

MOST = 700  # states that a plain search is asked for here; larger stories are left to other seeds


@pytest.mark.parametrize("seeds", [range(12), range(12, 24), range(24, 36)])
def test_every_answer_and_every_length_is_the_plain_search_s(seeds: range) -> None:
    agreed, counts = agree({seed: made_story(seeded(seed)) for seed in seeds}, MOST)
    assert agreed > 50
    assert counts >= 3


@pytest.mark.parametrize("seeds", [range(12), range(12, 24), range(24, 36)])
def test_so_it_is_in_stories_that_are_looked_at_again(seeds: range) -> None:
    agreed, counts = agree({seed: looking_story(seeded(seed)) for seed in seeds}, 3 * MOST)
    assert agreed > 50
    assert counts >= 3


@pytest.mark.parametrize("seeds", [range(12), range(12, 24), range(24, 36)])
def test_so_it_is_in_stories_in_which_a_report_is_written(seeds: range) -> None:
    agreed, counts = agree({seed: reporting_story(seeded(seed)) for seed in seeds}, MOST)
    assert agreed > 50
    assert counts >= 3


def test_every_method_says_the_same_of_reports() -> None:
    asked = 0
    for seed in range(8):
        try:
            for claim in claims(program_of(reporting_story(seeded(seed)), warnings=True)):
                assert (seed, claim.what, claim.judge) == (seed, claim.what, claim.said)
                asked += 1
        except TooLarge:
            continue
    assert asked > 500


def agree(stories: dict[int, Tables], most: int) -> tuple[int, int]:
    """Lays both side by side; how many answers there were, and how many stories could be counted."""
    agreed = counts = 0
    for seed, tables in stories.items():
        program = program_of(tables, warnings=True)
        targets = questions(program)
        try:
            plain = explore(program, targets, most)
        except TooLarge:
            continue
        decider = Decider(program)
        decided = decider.decide(targets)
        for target in targets:
            decision = decided[target]
            moves = None if decision.path is None else len(decision.path)
            assert (seed, target.name, moves) == (seed, target.name, plain.moves.get(target))
            assert decision.answer == ("impossible" if moves is None else "found")
            if decision.path is not None:
                replay(program, decision.path)
            agreed += 1
        counted = count_states(decider, bound=100_000)
        assert (seed, plain.states) == (seed, counted.states or plain.states)
        assert counted.states is not None or counted.reason
        counts += counted.states is not None
        found = softlocks(decider)
        lost = None if found.path is None else len(found.path)
        assert (seed, found.answer, lost) == (seed, "none" if lost is None else "found", plain.lost)
    return agreed, counts
