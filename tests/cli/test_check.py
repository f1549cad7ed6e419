"""`coyoacan check`."""

import json
from pathlib import Path

from tests.builders import SMALLEST
from tests.command import SMALL, coyoacan, coyoacan_alone

WRONG = SMALLEST.replace('goto = "street"', 'goto = "stret"')
UNUSED = SMALLEST.replace("[note.bolt]", '[note.never]\nkind = "evidence"\ntitle = "A"\ntext = "B"\ninvented = true\n\n[note.bolt]')  # fmt: skip


def folder_with(path: Path, text: str) -> str:
    (path / "story.toml").write_text(text, "utf-8")
    return str(path)


def test_a_sound_story_exits_with_0() -> None:
    done = coyoacan("check", SMALL)
    assert (done.code, done.out, done.errors) == (0, "no problems.\n", "")


def test_an_error_exits_with_1_and_stands_in_its_place(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, WRONG)
    done = coyoacan("check", folder)
    line = WRONG[: WRONG.index('"stret"')].count("\n") + 1
    assert done.code == 1
    assert done.out.startswith(f"{folder}/story.toml:{line}:8: error COY101: ")
    assert '  hint: did you mean "street"?' in done.lines


def test_warnings_alone_exit_with_0(tmp_path: Path) -> None:
    done = coyoacan("check", folder_with(tmp_path, UNUSED))
    assert (done.code, done.lines[-1]) == (0, "1 warning.")


def test_warnings_exit_with_1_where_they_are_to_count(tmp_path: Path) -> None:
    assert coyoacan("check", "--strict", folder_with(tmp_path, UNUSED)).code == 1


def test_a_folder_that_is_not_there_exits_with_2(tmp_path: Path) -> None:
    done = coyoacan("check", str(tmp_path / "nowhere"))
    assert (done.code, done.out) == (2, "")
    assert "there is no folder" in done.errors
    assert f"coyoacan new {tmp_path}/nowhere" in done.errors


def test_a_file_in_place_of_a_folder_exits_with_2(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, SMALLEST)
    done = coyoacan("check", f"{folder}/story.toml")
    assert done.code == 2
    assert "is a file; a story is a folder" in done.errors


def test_a_folder_without_a_story_exits_with_2_and_says_how_to_begin_one(tmp_path: Path) -> None:
    done = coyoacan("check", str(tmp_path))
    assert done.code == 2
    assert "COY001" in done.out
    assert f"coyoacan new {tmp_path}" in done.lines[-1]


def test_scenes_without_a_story_table_are_no_story_either(tmp_path: Path) -> None:
    scene = '[scene.gate]\ntitle = "The gate"\ntext = "Shut."\n'
    done = coyoacan("check", folder_with(tmp_path, scene))
    assert done.code == 2
    assert "coyoacan new " in done.out


def test_json_says_the_same(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, WRONG)
    done = coyoacan("check", "--format", "json", folder)
    said = json.loads(done.out)
    assert (1, folder, 1) == (done.code, said["story"], said["errors"])
    assert said["problems"][0]["code"] == "COY101"


def test_json_without_a_story_is_json_still(tmp_path: Path) -> None:
    done = coyoacan("check", "--format", "json", str(tmp_path))
    assert (done.code, json.loads(done.out)["problems"][0]["code"]) == (2, "COY001")


def test_a_control_character_in_a_story_is_refused_and_never_written(tmp_path: Path) -> None:
    hostile = SMALLEST.replace("That is all.", "That \\u001b[2J is all.")
    done = coyoacan("check", folder_with(tmp_path, hostile))
    assert done.code == 1
    assert "COY206" in done.out
    assert "\x1b" not in done.out


def test_a_raw_control_character_is_refused_too(tmp_path: Path) -> None:
    hostile = SMALLEST.replace("That is all.", "That \x1b[2J is all.")
    done = coyoacan("check", folder_with(tmp_path, hostile))
    assert done.code == 1
    assert "\x1b" not in done.out


def test_a_pipe_gets_no_colours(tmp_path: Path) -> None:
    done = coyoacan_alone("check", folder_with(tmp_path, WRONG), TERM="xterm-256color")
    assert done.code == 1
    assert "\x1b" not in done.out


def test_a_file_that_is_not_text_is_a_finding(tmp_path: Path) -> None:
    folder_with(tmp_path, SMALLEST)
    (tmp_path / "picture.toml").write_bytes(b"\x89PNG\xff\x00")
    done = coyoacan("check", str(tmp_path))
    assert done.code == 1
    assert "picture.toml:1:1: error COY003" in done.out
