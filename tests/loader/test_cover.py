"""The cover is read before the story, and whatever is wrong with it is left out."""

from pathlib import Path

import pytest
from tests.tui.playing import SMALL, cover_of, small_story

from coyoacan_game.engine import Program
from coyoacan_game.loader.cover import Cover, read_cover
from coyoacan_game.view import date_of

BELL = "\\u0007"


def written(folder: Path, text: str, name: str = "story.toml") -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_the_cover_is_what_the_loaded_story_says() -> None:
    assert read_cover(SMALL) == cover_of(Program(small_story()))
    assert read_cover(SMALL).date == date_of(Program(small_story()))


def test_the_story_table_may_stand_in_any_file_at_the_top(tmp_path: Path) -> None:
    written(tmp_path, "[scene.a]\ntitle = 'A'\n", "a.toml")
    written(tmp_path, "[story]\ntitle = 'Found'\n", "b.toml")
    assert read_cover(tmp_path) == Cover("Found")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[story\n", Cover("")),
        ("story = 1\n", Cover("")),
        ("[story]\ntitle = 3\n", Cover("")),
        (f'[story]\ntitle = "a{BELL}b"\n', Cover("ab")),
        ("[story]\ntitle = 'T'\n[story.clock]\ndate = 'May'\n", Cover("T")),
    ],
)
def test_nothing_wrong_with_it_can_stop_the_first_screen(
    tmp_path: Path, text: str, expected: Cover
) -> None:
    assert read_cover(written(tmp_path, text)) == expected


def test_what_is_no_text_or_far_too_long_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_bytes(b"\xff\xfe[story]")
    written(tmp_path, "[story]\ntitle = 'T'\n" + "#" * 200_000, "b.toml")
    assert read_cover(tmp_path) == Cover("")
