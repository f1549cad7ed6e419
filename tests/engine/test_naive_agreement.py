"""The engine does what the slow interpreter does, in every story and every play."""

from __future__ import annotations

from hypothesis import given, settings
from tests.engine.agreement import heard, meaning, naive_meaning
from tests.engine.naive import Play
from tests.expressions_made import Tables
from tests.stories_made import AS_FOUND, plays, program_of, stories

from coyoacan_game.engine import Playthrough, ending, offered


@settings(max_examples=150, phases=AS_FOUND)
@given(stories(), plays(40))
def test_the_engine_and_the_naive_interpreter_agree(tables: Tables, moves: list[int]) -> None:
    """At every step: what is read, what the state says, what is offered, whether it has ended."""
    program = program_of(tables)
    play, naive = Playthrough(program), Play(program.story)
    for move in [*moves, 0]:
        assert naive.heard == heard(play.last)
        assert naive_meaning(program, naive) == meaning(program, play.state)
        available = offered(program, play.state)
        assert naive.offered() == list(available)
        assert naive.ending() == ending(program, play.state)
        if not available:
            break
        action = available[move % len(available)]
        play.take(action)
        naive.take(action)
