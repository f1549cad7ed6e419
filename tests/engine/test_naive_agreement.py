"""The engine does what the slow interpreter does, in every story and every play."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.engine.agreement import heard, meaning, naive_meaning
from tests.engine.naive import Play
from tests.expressions_made import Tables
from tests.reports_made import reporting_story
from tests.stories_made import AS_FOUND, plays, program_of, seeded, stories

from coyoacan_game.engine import Playthrough, Program, ending, offered, reopenings


@settings(max_examples=150, phases=AS_FOUND)
@given(stories(), plays(40), st.integers(0, 5))
def test_the_engine_and_the_naive_interpreter_agree(
    tables: Tables, moves: list[int], number: int
) -> None:
    """At every step: what is read, what the state says, what is offered, whether it has ended.

    From the story's beginning or, in turn, from that of each of its dossiers.
    """
    program = program_of(tables)
    _agree(program, moves, number)


@settings(max_examples=150, phases=AS_FOUND)
@given(st.integers(0, 10**6), plays(40), st.integers(0, 5))
def test_so_they_do_where_a_report_is_written_and_dossiers_are_gone_back_to(
    seed: int, moves: list[int], number: int
) -> None:
    _agree(program_of(reporting_story(seeded(seed))), moves, number)


def _agree(program: Program, moves: list[int], number: int) -> None:
    beginnings = [None, *program.story.dossier]
    dossier = beginnings[number % len(beginnings)]
    play, naive = Playthrough(program, dossier), Play(program.story, dossier=dossier)
    for move in [*moves, 0]:
        assert naive.heard == heard(play.last)
        assert naive_meaning(program, naive) == meaning(program, play.state)
        available = offered(program, play.state)
        assert naive.offered() == list(available)
        assert naive.ending() == ending(program, play.state)
        assert naive.going_back() == list(reopenings(program, play.state))
        available = available or reopenings(program, play.state)
        if not available:
            break
        action = available[move % len(available)]
        play.take(action)
        naive.take(action)
