"""Every dossier of the game can be ended by one who comes back to it knowing everything."""

from __future__ import annotations

import pytest
from tests.walkthroughs.test_random_filing import SIGN, knowing_everything, the_game

from coyoacan_game.engine import Program, State, ending, reopenings, take
from coyoacan_game.explorer.strolls import stroll


@pytest.mark.parametrize("number", range(6))
def test_whoever_knows_everything_comes_to_an_end_again(number: int) -> None:
    program = the_game()
    signed = take(program, _all_right(program), SIGN)
    back = reopenings(program, signed)
    assert len(back) == len(program.story.dossier)
    again = take(program, signed, back[number])
    assert ending(program, again) is None
    assert stroll(program, again, lambda _, state: ending(program, state) is not None)


def _all_right(program: Program) -> State:
    """Where the report is written, with every finding filed rightly, and confirmed."""
    state = knowing_everything(program)
    for id_, (_, _, right, _) in zip(program.findings, program.judging, strict=True):
        state = take(program, state, program.file_actions(id_)[min(right) - 1])
    return state
