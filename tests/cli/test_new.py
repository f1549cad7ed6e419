"""`coyoacan new`: a stranger's first five minutes."""

from pathlib import Path

import pytest
from tests.command import coyoacan


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """A folder into which the small story was written."""
    assert coyoacan("new", str(tmp_path / "mine")).code == 0
    return tmp_path / "mine"


def test_what_is_written_checks_clean(mine: Path) -> None:
    done = coyoacan("check", "--strict", str(mine))
    assert (done.code, done.out) == (0, "no problems.\n")


def test_it_says_what_to_do_next(tmp_path: Path) -> None:
    done = coyoacan("new", str(tmp_path / "mine"))
    assert f"  coyoacan play {tmp_path}/mine" in done.lines
    assert f"  coyoacan check {tmp_path}/mine" in done.lines


def test_it_can_be_played_to_its_better_end(mine: Path) -> None:
    moves = ["touch_umbrella", "kitchen", "look_at_tap", "hall", "wait", "wait", "ask_luz"]
    typed = [*moves, "compare 1 3", "file 1 tap probable", "leave", "done"]
    done = coyoacan("play", str(mine), typed="\n".join(typed))
    assert done.code == 0
    assert "They contradict each other." in done.lines
    assert "Confirmed: The water" in done.lines
    assert "The end: Probable" in done.lines


def test_it_can_be_played_to_its_other_end(mine: Path) -> None:
    done = coyoacan("play", str(mine), typed="wait\n" * 6)
    assert "A clock strikes the half hour. Breakfast is over." in done.lines
    assert "The end: A wet umbrella" in done.lines


def test_nothing_is_written_over_anything(mine: Path) -> None:
    (mine / "story.toml").write_text("# mine now\n", "utf-8")
    done = coyoacan("new", str(mine))
    assert done.code == 2
    assert "is there already" in done.errors
    assert (mine / "story.toml").read_text("utf-8") == "# mine now\n"


def test_a_file_of_that_name_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("a letter", "utf-8")
    assert coyoacan("new", str(tmp_path / "mine")).code == 2
    assert (tmp_path / "mine").read_text("utf-8") == "a letter"


def test_an_empty_folder_will_do(tmp_path: Path) -> None:
    assert coyoacan("new", str(tmp_path)).code == 0
    assert (tmp_path / "story.toml").is_file()


def test_a_place_that_cannot_be_written_is_said_plainly(tmp_path: Path) -> None:
    (tmp_path / "letter").write_text("", "utf-8")
    done = coyoacan("new", str(tmp_path / "letter" / "mine"))
    assert done.code == 2
    assert "nothing can be written" in done.errors
