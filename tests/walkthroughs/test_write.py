"""A play written down as a path test is read as the same play."""

from hypothesis import given
from tests.expressions_made import Tables
from tests.stories_made import plays, program_of, stories
from tests.walkthroughs.test_laws import played
from tests.walkthroughs.written import read

from coyoacan_game.engine import ending
from coyoacan_game.walkthroughs.run import run_path
from coyoacan_game.walkthroughs.write import path_toml


def test_a_short_path_stands_on_one_line() -> None:
    written = path_toml("home", ("scene.arrival.choice.go_home",), ending="home", story="../small")
    assert written == (
        '[path.home]\nstory  = "../small"\nsteps  = ["go_home"]\nexpect = { ending = "home" }\n'
    )


def test_a_long_path_is_parted_and_a_choice_called_wait_keeps_its_address() -> None:
    written = path_toml("a", ["wait", "scene.hall.choice.wait", *["place.hall.exit.patio"] * 20])
    lines = written.split("\n")
    assert lines[1:3] == ["steps  = [", lines[2]]
    assert lines[2].startswith('  "wait", "scene.hall.choice.wait", "go patio",')
    assert max(map(len, lines)) <= 100
    assert len(read(written).paths[0].steps) == 22


@given(stories(), plays())
def test_what_was_played_is_what_is_walked(tables: Tables, moves: list[int]) -> None:
    program = program_of(tables)
    play = played(program, moves)
    reached = ending(program, play.state) or "none"
    (path,) = read(path_toml("made", play.actions, ending=reached)).paths
    result = run_path(program, path)
    assert result.actions == play.actions
    assert all(one.kind == "fault" for one in result.failures)
