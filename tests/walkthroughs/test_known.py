"""Path tests as plays that are known to be possible, for whoever explores."""

from __future__ import annotations

from pathlib import Path

from tests.walkthroughs.written import LONG, small

from coyoacan_game.engine import Program
from coyoacan_game.explorer import questions
from coyoacan_game.explorer.scouting import Known, Scout
from coyoacan_game.loader import load_story
from coyoacan_game.walkthroughs.known import known_plays

ROOT = Path(__file__).parents[2]
SMALL = ROOT / "tests" / "stories" / "small"


def known(
    tmp_path: Path, paths: str, folder: Path = SMALL, program: Program | None = None
) -> tuple[Known, ...]:
    (tmp_path / "a.path.toml").write_text(f'story = "{folder.as_posix()}"\n{paths}', "utf-8")
    return known_plays(program or small(), folder, [tmp_path])


def test_a_path_that_begins_as_a_player_may_is_a_play(tmp_path: Path) -> None:
    (play,) = known(tmp_path, '[path.one]\nsteps = ["step_in", "wait 20"]\n')
    assert play == Known(("scene.arrival.choice.step_in", "wait", "wait"))


def test_where_something_is_given_nobody_begins(tmp_path: Path) -> None:
    given = 'given = { time = "20:20" }'
    (play,) = known(tmp_path, f'[path.one]\n{given}\nsteps = ["step_in"]\n')
    assert play == Known(("scene.arrival.choice.step_in",), given=True)
    scout = Scout(small(), questions(small()))
    scout.retrace(play)
    assert scout.turns == 0


def test_what_cannot_be_played_is_cut_off(tmp_path: Path) -> None:
    (play,) = known(tmp_path, '[path.one]\nsteps = ["step_in", "ask_when", "wait"]\n')
    assert play == Known(("scene.arrival.choice.step_in",))


def test_steps_that_mean_nothing_in_a_story_are_no_play(tmp_path: Path) -> None:
    assert known(tmp_path, '[path.one]\nsteps = ["step_in", "go nowhere"]\n') == ()


def test_paths_of_another_story_are_none_of_its_plays(tmp_path: Path) -> None:
    (tmp_path / "a.path.toml").write_text(
        f'story = "{LONG.as_posix()}"\n[path.one]\nsteps = ["wait"]\n', "utf-8"
    )
    assert known_plays(small(), SMALL, [tmp_path]) == ()


def test_those_of_the_first_dossier_come_first(tmp_path: Path) -> None:
    story = load_story(LONG).story
    assert story is not None
    first, second = story.dossier
    paths = "".join(
        f'[path.{id_}]\nstart = "dossier.{id_}"\nsteps = []\n' for id_ in (second, first)
    )
    plays = known(tmp_path, paths, LONG, Program(story))
    assert plays == (Known(()), Known((), second))
