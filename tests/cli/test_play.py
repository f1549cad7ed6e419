"""`coyoacan play`: which story, which face, which save."""

import sys
from pathlib import Path

import pytest
from tests.builders import SMALLEST
from tests.command import LONG, SMALL, coyoacan, coyoacan_alone

from coyoacan_game.cli.terminal import colourful, must_be_plain


class Terminal:
    """Says of itself that it is one."""

    def isatty(self) -> bool:
        return True


def test_a_pipe_is_played_in_lines() -> None:
    done = coyoacan_alone("play", SMALL, typed=b"1\n2\n")
    assert (done.code, done.errors) == (0, "")
    assert "> Step over the glass." in done.lines
    assert done.lines[-1] == "Saved as “autosave”, after 2 moves."


def test_a_broken_story_is_not_played_and_says_why(tmp_path: Path) -> None:
    text = SMALLEST.replace('goto = "street"', 'goto = "stret"')
    (tmp_path / "story.toml").write_text(text, "utf-8")
    done = coyoacan("play", str(tmp_path))
    assert (done.code, done.out) == (1, "")
    assert "error COY101" in done.errors
    assert done.errors.endswith("This story cannot be played until its errors are mended.\n")


def test_warnings_keep_nobody_from_playing(tmp_path: Path) -> None:
    text = SMALLEST.replace(
        "[variable.asked]", "[variable.unread]\nstart = false\n\n[variable.asked]"
    )
    (tmp_path / "story.toml").write_text(text, "utf-8")
    done = coyoacan("play", str(tmp_path))
    assert (done.code, done.errors) == (0, "")


def test_a_folder_without_a_story_exits_with_2(tmp_path: Path) -> None:
    done = coyoacan("play", str(tmp_path))
    assert (done.code, done.out) == (2, "")
    assert f"coyoacan new {tmp_path}" in done.errors


def test_a_save_needs_a_name() -> None:
    done = coyoacan("play", SMALL, "--save", "  ")
    assert done.code == 2
    assert "A save needs a name" in done.errors


def test_play_goes_on_where_it_was_left() -> None:
    coyoacan("play", SMALL, typed="1\n")
    done = coyoacan("play", SMALL)
    assert "You go on with “autosave”, after 1 move." in done.lines
    assert "The hall · 20:00" in done.lines


def test_a_named_save_is_a_play_of_its_own() -> None:
    coyoacan("play", SMALL, typed="1\n")
    done = coyoacan("play", SMALL, "--save", "other")
    assert done.lines[-1] == "Saved as “other”, after 0 moves."


def test_a_new_play_keeps_the_old_one() -> None:
    coyoacan("play", SMALL, typed="1\n")
    done = coyoacan("play", SMALL, "--new", typed="l\n")
    assert "1. Step over the glass." in done.lines
    assert any(line.startswith("Note: The play before this one is kept as") for line in done.lines)
    assert sum(", moves: " in line for line in done.lines) == 2


def test_a_dossier_can_be_begun_with() -> None:
    coyoacan("play", LONG, typed="wait\n")
    done = coyoacan("play", LONG, "--dossier", "office", typed="l\n")
    assert done.code == 0
    assert "What came before: They came at four, and the bolt was drawn." in done.lines
    assert sum(", moves: " in line for line in done.lines) == 2


def test_a_dossier_that_is_being_played_goes_on() -> None:
    coyoacan("play", LONG, "--dossier", "office", typed="b 1 1\n")
    coyoacan("play", LONG, "--new", "--save", "other", typed="wait\n")
    done = coyoacan("play", LONG, "--dossier", "office", typed="l\n")
    assert "You go on with “autosave”, after 1 move. Dossier: The office." in done.lines
    assert sum(", moves: " in line for line in done.lines) == 2


def test_a_dossier_that_was_gone_on_to_is_gone_on_with() -> None:
    coyoacan("play", LONG, "--save", "long", typed="wait\nsleep\n")
    done = coyoacan("play", LONG, "--dossier", "office")
    assert "You go on with “long”, after 2 moves. Dossier: The office." in done.lines


def test_with_new_a_dossier_is_begun_though_it_is_being_played() -> None:
    coyoacan("play", LONG, "--dossier", "office", typed="b 1 1\n")
    done = coyoacan("play", LONG, "--dossier", "office", "--new")
    assert "What came before: They came at four, and the bolt was drawn." in done.lines
    assert done.lines[-1] == "Saved as “autosave”, after 0 moves."


def test_a_dossier_in_a_named_save_goes_on_only_with_that_save() -> None:
    coyoacan("play", LONG, "--dossier", "office", typed="b 1 1\n")
    begun = coyoacan("play", LONG, "--dossier", "office", "--save", "other", typed="b 1 1\n")
    assert "What came before: They came at four, and the bolt was drawn." in begun.lines
    done = coyoacan("play", LONG, "--dossier", "office", "--save", "other")
    assert any(line.startswith("You go on with “other”") for line in done.lines)


def test_a_dossier_the_story_does_not_have_is_an_error_that_names_the_nearest() -> None:
    done = coyoacan("play", LONG, "--dossier", "ofice")
    assert (done.code, done.out) == (2, "")
    assert 'the story has no dossier "ofice"; did you mean "office"?' in done.errors
    done = coyoacan("play", LONG, "--dossier", "x")
    assert 'the story has no dossier "x"; it has: night, office' in done.errors
    done = coyoacan("play", SMALL, "--dossier", "office")
    assert (done.code, "this story is not told in dossiers" in done.errors) == (2, True)
    assert coyoacan("play", LONG, typed="l\n").out.count("moves: 0") == 1  # nothing was opened


def test_stories_have_saves_of_their_own(tmp_path: Path) -> None:
    (tmp_path / "story.toml").write_text(SMALLEST, "utf-8")
    coyoacan("play", SMALL, typed="1\n")
    assert coyoacan("play", str(tmp_path)).lines[-1] == "Saved as “autosave”, after 0 moves."


def test_a_story_in_the_working_directory_can_be_named_by_a_dot(tmp_path: Path) -> None:
    (tmp_path / "story.toml").write_text(SMALLEST, "utf-8")
    assert coyoacan_alone("play", ".", folder=tmp_path).code == 0


def test_two_terminals_get_a_screen() -> None:
    assert not must_be_plain(Terminal(), Terminal())


@pytest.mark.parametrize(("name", "value"), [("TERM", "dumb"), ("ACCESSIBLE", "1")])
def test_who_asks_for_lines_gets_them(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    assert must_be_plain(Terminal(), Terminal())


def test_accessible_0_asks_for_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ACCESSIBLE", "0")
    assert not must_be_plain(Terminal(), Terminal())


def test_a_pipe_on_either_side_is_no_screen() -> None:
    with open("/dev/null") as pipe:  # noqa: PTH123 - a stream, not a file
        assert must_be_plain(pipe, Terminal())
        assert must_be_plain(Terminal(), pipe)


def test_colours_are_for_terminals_that_did_not_refuse_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert colourful(Terminal())
    assert not colourful(sys.stdin)
    monkeypatch.setenv("NO_COLOR", "1")
    assert not colourful(Terminal())
