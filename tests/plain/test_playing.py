"""Whole conversations in lines."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.builders import SMALLEST
from tests.command import SMALL, answer, coyoacan, played

from coyoacan_game.plain.commands import COMMANDS


def test_a_play_opens_with_title_subtitle_day_and_summary() -> None:
    opening = """\
The lamp in the hall
A small story for tests
Friday 24 May 1940

A lamp lies broken in the hall. Find out who, or go home at nine.

Eight o'clock · 20:00

Rain on the roof. Somebody opened the door before you could knock, and went away again.

On the floor, glass.

Noted: Glass in the hall

In sight: Juan Gardener (The patio).

Type a number, or ? for everything else.

1. Step over the glass.
2. Go home.

What do you do?
"""
    assert played().startswith(opening)


def test_a_number_does_what_stands_beside_it() -> None:
    expected = """\
> Open the street door.

Air, and the sound of rain.

1. Look at the hook.
2. Shut the street door.
3. Go home.
4. Go to: The patio
5. Go to: The kitchen
6. Wait 10 minutes."""
    assert answer("1", "2") == expected


def test_what_cannot_be_done_now_has_a_reason_and_no_number() -> None:
    expected = [
        "1. Look at the hook.",
        "2. Open the street door.",
        "Not now: Go home. (The street door is shut.)",
        "3. Go to: The patio",
        "4. Go to: The kitchen",
        "5. Wait 10 minutes.",
    ]
    assert answer("1").splitlines()[-6:] == expected


def test_an_id_is_as_good_as_a_number() -> None:
    assert answer("step_in", "open_door") == answer("1", "2")


def test_an_address_is_as_good_as_an_id() -> None:
    address = "scene.hall.choice.open_door"
    assert answer("scene.arrival.choice.step_in", address) == answer("1", "2")


def test_a_place_is_gone_to_by_its_id_or_address() -> None:
    assert "The patio · 20:05" in answer("1", "patio")
    assert answer("1", "place.hall.exit.patio") == answer("1", "patio")


def test_waiting_is_a_word() -> None:
    assert "> Wait 10 minutes." in answer("1", "wait")


def test_time_that_passes_without_a_new_scene_is_told() -> None:
    assert "It is 20:10." in answer("1", "wait").splitlines()


def test_nothing_is_told_of_time_that_does_not_pass() -> None:
    assert "It is" not in answer("1", "open_door")


def test_who_is_here_is_told_on_coming_in() -> None:
    expected = "Here: Rosa Cook, household, who stirs the beans."
    assert expected in answer("1", "kitchen").splitlines()


def test_who_comes_is_told_when_they_come() -> None:
    moves = ["1", "wait", "wait"]
    expected = "Here: Rosa Cook, household, who sweeps up the glass."
    assert expected in answer(*moves).splitlines()


def test_pictures_are_their_sentences() -> None:
    picture = "Picture: A hall with an empty hook and glass on the floor."
    assert picture in answer("1").splitlines()
    with_layer = f"{picture} The door stands open."
    assert with_layer in answer("1", "open_door", "look").splitlines()


def test_a_choice_that_was_taken_before_is_marked() -> None:
    assert "1. Talk to the cook. (taken before)" in answer("1", "4", "1", "enough")


@pytest.mark.parametrize(
    "typed", ["0", "99", "-1", "1.5", "nonsense", "scene.hall", "💣", "a" * 9000]
)
def test_what_is_not_understood_gets_one_line_and_the_list_again(typed: str) -> None:
    first, *rest = answer("1", typed).split("\n\n")
    assert first.endswith("Type a number, or ? for help.")
    assert "\n" not in first
    assert rest == ["\n".join(answer("1").splitlines()[-6:])]


def test_more_words_than_a_command_has_are_not_understood_either() -> None:
    assert answer("1 2").startswith("“1 2” is not understood.")


def test_a_number_too_high_is_told_how_many_there_are() -> None:
    assert answer("7").startswith("There is no 7; there are 1 to 2.")


def test_an_address_of_another_scene_cannot_be_taken_here() -> None:
    assert answer("scene.study.choice.think").startswith("That cannot be done now.")


def test_an_address_the_story_does_not_have_is_said_to_be_none() -> None:
    assert answer("scene.cellar.choice.dig").startswith(
        "The story has no “scene.cellar.choice.dig”."
    )


def test_an_id_that_cannot_be_taken_now_gives_its_reason() -> None:
    assert answer("1", "leave").startswith("Not now: The street door is shut.")


def test_comments_and_blank_lines_are_passed_over() -> None:
    script = ["# to the hall", "", "1", "   ", "  # and the door", "2"]
    assert played(*script, save="one") == played("1", "2", save="two").replace("two", "one")


def test_a_script_from_another_system_is_read_all_the_same() -> None:
    done = coyoacan("play", SMALL, "--save", "one", typed="\ufeff1\r\n2\r\n")
    assert done.out == played("1", "2", save="two").replace("two", "one")


def test_the_end_of_input_is_an_end_like_any_other() -> None:
    done = coyoacan("play", SMALL, typed="1")
    expected = [
        "What do you do?",
        "",
        "The input ends here.",
        "",
        "Saved as “autosave”, after 1 move.",
    ]
    assert (done.code, done.lines[-5:]) == (0, expected)


def test_quitting_saves_too() -> None:
    done = coyoacan("play", SMALL, typed="1\nq\n2\n")
    assert (done.code, done.lines[-1]) == (0, "Saved as “autosave”, after 1 move.")


def test_undo_takes_back_as_much_as_one_likes() -> None:
    assert answer("1", "2", "u").startswith("Taken back: Open the street door.")
    assert answer("1", "2", "u", "u").splitlines()[-1] == "2. Go home."
    assert answer("u").startswith("There is nothing to take back")


def test_what_was_taken_back_is_not_in_the_save() -> None:
    coyoacan("play", SMALL, typed="1\n2\nu\n")
    assert "You go on with “autosave”, after 1 move." in coyoacan("play", SMALL).lines


def test_a_choice_may_have_the_id_of_a_command(tmp_path: Path) -> None:
    (tmp_path / "story.toml").write_text(SMALLEST, "utf-8")
    assert answer("look", story=str(tmp_path)).startswith("> Look at the bolt.")
    assert answer("look", "look", story=str(tmp_path)).startswith("The garage doors")


def test_commands_may_be_written_in_capitals() -> None:
    assert answer("1", "LOOK") == answer("1", "look")


def test_every_command_is_in_the_help() -> None:
    told = answer("?").splitlines()
    assert [one.usage for one in COMMANDS if f"{one.usage}: {one.about}" not in told] == []


def test_an_event_interrupts_and_is_told() -> None:
    moves = ["1", "wait", "wait", "wait"]
    assert "The bell · 20:30" in answer(*moves)
    assert "Noted: The bell rang" in answer(*moves)


def test_a_fault_of_the_story_is_told_and_stops_nothing(tmp_path: Path) -> None:
    text = SMALLEST.replace("once = true", 'once = true\nset = { patience = "patience + 3" }')
    (tmp_path / "story.toml").write_text(text, "utf-8")
    told = answer("look", story=str(tmp_path))
    assert "A fault in the story: at scene.gate.choice.look" in told
    assert told.endswith("1. Go.")


WORDS = st.sampled_from(
    [
        "1",
        "2",
        "3",
        "4",
        "5",
        "0",
        "look",
        "u",
        "n",
        "f",
        "h",
        "m",
        "c",
        "t",
        "l",
        "e",
        "v",
        "?",
        "new",
        "compare",
        "file",
        "withdraw",
        "wait",
        "hook",
        "glass",
        "who",
        "sale",
        "established",
        "not",
        "proven",
        "patio",
        "kitchen",
        "hall",
        "leave",
        "think",
        "n",
        "f",
        "h",
        "l",
        "scene.hall.choice.leave",
    ]
)
LINES = st.lists(st.one_of(st.lists(WORDS, min_size=1, max_size=5).map(" ".join), st.text()))


@settings(max_examples=60)
@given(LINES)
def test_nothing_that_is_typed_is_a_crash(typed: list[str]) -> None:
    """Not `t FILE` and `s NAME`, which would write files: those have tests of their own."""
    harmless = [line for line in typed if line.strip().split(" ")[:1] not in (["t"], ["s"])]
    done = coyoacan("play", SMALL, "--new", "--save", "fuzz", typed="\n".join(harmless))
    assert (done.code, done.errors) == (0, "")
    assert all(char.isprintable() or char == "\n" for char in done.out)
