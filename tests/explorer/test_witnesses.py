"""Plays that show that something can be met are real plays, and `explore` answers the same with them."""

from __future__ import annotations

import pytest
from tests.explorer.agreement import leads_to
from tests.stories_made import made_story, program_of, seeded

from coyoacan_game.explorer import Decider, questions
from coyoacan_game.explorer.explore import answered
from coyoacan_game.explorer.witnesses import witnesses


@pytest.mark.parametrize("seed", range(40, 52))
def test_every_play_that_was_found_meets_its_target(seed: int) -> None:
    program = program_of(made_story(seeded(seed)), warnings=True)
    found = witnesses(Decider(program), questions(program))
    assert found
    for target, path in found.items():
        assert leads_to(program, target, path), (target.name, path)


@pytest.mark.parametrize("seed", range(52, 60))
def test_playing_first_changes_no_answer_and_no_shortest_length(seed: int) -> None:
    program = program_of(made_story(seeded(seed)), warnings=True)
    targets = questions(program)
    searched = Decider(program).decide(targets)
    for target, decision in answered(Decider(program), targets).items():
        assert (target.name, decision.answer) == (target.name, searched[target].answer)
        assert decision.shortest
        assert len(decision.path or ()) == len(searched[target].path or ())


@pytest.mark.parametrize("seed", range(60, 64))
def test_a_play_that_was_not_made_shortest_says_so(seed: int) -> None:
    program = program_of(made_story(seeded(seed)), warnings=True)
    targets = questions(program)
    searched = Decider(program).decide(targets)
    for target, decision in answered(Decider(program), targets, effort=-1).items():
        assert decision.answer == searched[target].answer
        if decision.path is not None and decision.shortest:
            assert len(decision.path) == len(searched[target].path or ())
