"""Saves and the transcript in lines."""

from pathlib import Path

import pytest
from tests.command import SMALL, answer, coyoacan, played


def test_a_copy_is_kept_under_a_name() -> None:
    expected = "A copy is kept as “before the door”. Play goes on in “test”."
    assert answer("1", "s before the door") == expected


def test_a_copy_wants_a_name() -> None:
    assert answer("s").startswith("Every move is saved already.")


def test_a_name_of_nothing_but_controls_is_refused() -> None:
    assert answer("s \x1b\x07") == "A save needs a name of at least one letter."


def test_a_hostile_name_reaches_no_terminal() -> None:
    out = played("s \x1b[2Jhouse\x07", "l")
    assert "[2Jhouse, " in out
    assert all(char.isprintable() or char == "\n" for char in out)


def test_saves_are_listed_with_scene_time_and_moves() -> None:
    listed = answer("1", "s kept", "2", "l").splitlines()
    assert listed[0].startswith("1. test, The hall, 20:00, Friday 24 May 1940, moves: 2, saved ")
    assert listed[1].startswith("2. kept, The hall, 20:00, Friday 24 May 1940, moves: 1, saved ")


@pytest.mark.parametrize("which", ["2", "kept"])
def test_a_save_is_gone_on_with_by_number_or_name(which: str) -> None:
    told = answer("1", "s kept", "2", f"l {which}")
    assert told.startswith("You go on with “kept”, after 1 move.\n\nThe hall · 20:00")


def test_play_goes_on_in_the_save_that_was_loaded() -> None:
    played("1", "s kept", "2", "l kept", "2", "wait")
    assert (
        "You go on with “kept”, after 3 moves." in coyoacan("play", SMALL, "--save", "kept").lines
    )
    assert (
        "You go on with “test”, after 2 moves." in coyoacan("play", SMALL, "--save", "test").lines
    )


def test_the_save_one_is_in_stays_open() -> None:
    assert answer("l test").startswith("You are in “test” already.")


def test_a_save_that_is_not_there_is_said_to_be_none() -> None:
    assert answer("l nowhere") == "There is no save “nowhere”. Type l for the list."


def test_a_new_play_begins_at_the_beginning_and_keeps_the_old() -> None:
    told = answer("1", "2", "new")
    assert told.startswith("Note: The play before this one is kept as “test, ")
    assert told.splitlines()[-2:] == ["1. Step over the glass.", "2. Go home."]


def test_the_record_can_be_read() -> None:
    told = answer("1", "t")
    assert told.startswith("The lamp in the hall\n\n## Eight o'clock · 20:00")
    assert "> Step over the glass." in told


def test_the_record_is_written_to_a_file(tmp_path: Path) -> None:
    file = tmp_path / "my record.txt"
    assert answer("1", f"t {file}") == f"The record so far is in “{file}”."
    assert "> Step over the glass." in file.read_text("utf-8")


def test_no_file_is_overwritten(tmp_path: Path) -> None:
    file = tmp_path / "letter.txt"
    file.write_text("dear Natalia", "utf-8")
    assert answer(f"t {file}") == f"“{file}” exists already; name another file."
    assert file.read_text("utf-8") == "dear Natalia"


@pytest.mark.parametrize("where", ["missing/record.txt", "a\x00b", "~nobody_at_all/record.txt"])
def test_a_record_that_cannot_be_written_is_said_plainly(
    where: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert answer(f"t {where}").startswith("The record could not be written to")
