"""The explorer agrees with the plainest search: on what can be met, and in how many moves."""

from __future__ import annotations

import pytest
from tests.explorer.plain_search import TooLarge, explore
from tests.stories_made import made_story, program_of, seeded

from coyoacan_game.engine import replay
from coyoacan_game.explorer import Decider, questions
from coyoacan_game.explorer.counting import count_states
from coyoacan_game.explorer.softlocks import softlocks

MOST = 700  # states that a plain search is asked for here; larger stories are left to other seeds


@pytest.mark.parametrize("seeds", [range(12), range(12, 24), range(24, 36)])
def test_every_answer_and_every_length_is_the_plain_search_s(seeds: range) -> None:
    agreed = counts = 0
    for seed in seeds:
        program = program_of(made_story(seeded(seed)), warnings=True)
        targets = questions(program)
        try:
            plain = explore(program, targets, MOST)
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
    assert agreed > 50
    assert counts >= 3
