"""The explorer agrees with the plainest search: on what can be met, and in how many moves."""

from __future__ import annotations

import pytest
from tests.explorer.plain_search import TooLarge, explore
from tests.stories_made import made_story, program_of, seeded

from coyoacan_game.engine import replay
from coyoacan_game.explorer import Decider, questions

MOST = 700  # states that a plain search is asked for here; larger stories are left to other seeds


@pytest.mark.parametrize("seeds", [range(12), range(12, 24), range(24, 36)])
def test_every_answer_and_every_length_is_the_plain_search_s(seeds: range) -> None:
    agreed = 0
    for seed in seeds:
        program = program_of(made_story(seeded(seed)), warnings=True)
        targets = questions(program)
        try:
            plain = explore(program, targets, MOST)
        except TooLarge:
            continue
        decided = Decider(program).decide(targets)
        for target in targets:
            decision = decided[target]
            moves = None if decision.path is None else len(decision.path)
            assert (seed, target.name, moves) == (seed, target.name, plain.moves.get(target))
            assert decision.answer == ("impossible" if moves is None else "found")
            if decision.path is not None:
                replay(program, decision.path)
            agreed += 1
    assert agreed > 50
