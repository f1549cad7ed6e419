"""Dossiers and days on the screen: where one begins, what came before, new days, going on."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.builders import SMALLEST, loaded
from tests.tui.playing import (
    SIZES,
    USUAL,
    WIDE,
    app_of,
    choices,
    game,
    playing,
    press,
    record_text,
    resize,
    screen_lines,
    screen_text,
)
from tests.tui.views.stage import program_of

from coyoacan_game.story import Story
from coyoacan_game.tui.screens.confirm import Confirm
from coyoacan_game.tui.widgets.beside import Beside

LATER = ("2",)  # sleeping into the second day
OVER = ("3", "3")  # to the end of the first dossier


def long_story() -> Story:
    return program_of("long").story


async def test_the_title_offers_to_begin_with_each_dossier() -> None:
    async with playing(long_story(), new=False) as pilot:
        rows = {row.key: (row.words, row.hint) for row in choices(pilot).rows}
        assert [*rows][:3] == ["new", "dossier.night", "dossier.office"]
        assert rows["dossier.office"] == ("Begin with: The office", "28 May 1940")
        await press(pilot, choices(pilot).numbers["dossier.office"])
        assert game(pilot).session.play.dossier == "office"


async def test_a_story_of_one_piece_offers_no_dossier() -> None:
    async with playing(new=False) as pilot:
        assert "Begin with" not in screen_text(pilot)


async def test_beginning_with_a_dossier_is_asked_about_and_loses_nothing() -> None:
    async with playing(long_story(), USUAL, *LATER):
        pass
    async with playing(long_story(), new=False) as pilot:
        first = choices(pilot).rows[0]
        assert (first.words, first.hint) == ("Continue", "The office, 28 May 1940, 09:00")
        await press(pilot, choices(pilot).numbers["dossier.night"])
        assert isinstance(pilot.app.screen, Confirm)
        assert "Begin with this dossier?" in screen_text(pilot)
        await press(pilot, "y")
        assert (game(pilot).session.play.dossier, game(pilot).session.play.moves) == ("night", 0)
        assert len(app_of(pilot).store.slots()) == 2


async def test_many_dossiers_are_numbered_on_with_letters_and_stay_data(tmp_path: Path) -> None:
    """A palette reads markup, so that the titles are not in it."""
    tables = SMALLEST + "".join(
        f'[dossier.d{number}]\ntitle = "[b]Part[/b] {number} [/]"\nstart = "gate"\n'
        for number in range(9)
    )
    story = loaded(tmp_path, tables).story
    async with playing(story, (80, 40), new=False) as pilot:
        assert "Begin with: [b]Part[/b] 8 [/]" in screen_text(pilot)
        assert choices(pilot).numbers["dossier.d8"] == "a"
        assert not set(choices(pilot).numbers.values()) & set("sov?q")
        await press(pilot, "ctrl+p", *"dossier 9", "enter")
        await pilot.pause()
        await press(pilot, "enter")
        assert game(pilot).session.play.dossier == "d8"


@pytest.mark.parametrize("size", SIZES)
async def test_what_came_before_is_marked_and_stands_first(size: tuple[int, int]) -> None:
    async with playing(long_story(), size, new=False) as pilot:
        await press(pilot, choices(pilot).numbers["dossier.office"])
        lines = [line for line in record_text(pilot).split("\n") if line.strip()]
        assert lines[0].startswith("── What came before ─")
        assert lines[1].startswith("They came at four")
        assert lines.index(next(one for one in lines if "── Tuesday 28 May 1940 ─" in one)) > 2


async def test_a_new_day_is_a_rule_with_its_date() -> None:
    async with playing(long_story(), USUAL, *LATER) as pilot:
        text = record_text(pilot)
        assert text.startswith("── Friday 24 May 1940 ─")
        rules = [line for line in text.split("\n") if "── Tuesday 28 May 1940 ─" in line]
        assert len(rules) == 1
        assert len({len(line) for line in rules}) == 1
        assert text.index(rules[0]) < text.index("The room ─")
        await press(pilot, "t")
        assert "── Tuesday 28 May 1940 ─" in screen_text(pilot)


async def test_a_story_of_one_day_has_no_such_rule() -> None:
    async with playing(None, USUAL, "1") as pilot:
        assert "── Friday" not in record_text(pilot)


@pytest.mark.parametrize("size", SIZES)
async def test_an_ending_that_leads_on_offers_that_first(size: tuple[int, int]) -> None:
    async with playing(long_story(), size, *OVER) as pilot:
        assert "› 1   Go on: The office" in screen_text(pilot)
        numbers = choices(pilot).numbers
        assert [*numbers][1:] == ["endings", "transcript", "undo", "saves", "title"]


async def test_going_on_begins_the_next_dossier_and_undo_works_across_it() -> None:
    async with playing(long_story(), USUAL, *OVER, "1") as pilot:
        assert "› Go on: The office" in record_text(pilot)
        assert "Tuesday 28 May 1940, 09:00" in screen_lines(pilot)[0]
        await press(pilot, "u")
        assert "‹ Taken back: Go on: The office" in record_text(pilot)
        assert "› 1   Go on: The office" in screen_text(pilot)
        await press(pilot, "u")
        assert game(pilot).session.play.moves == 1


async def test_the_status_line_has_the_day_the_time_and_what_is_shown() -> None:
    async with playing(long_story(), USUAL, *LATER) as pilot:
        full = "The Colonel's patience: 3 of 6 · Tuesday 28 May 1940, 09:00"
        assert screen_lines(pilot)[0].strip().endswith(full)
        await resize(pilot, (60, 24))
        assert screen_lines(pilot)[0].strip().endswith("patience: 3 of 6 · 28 May, 09:00")
        await resize(pilot, (40, 24))
        assert screen_lines(pilot)[0].strip() == "The room           3/6 · 28 May, 09:00"
        await resize(pilot, WIDE)
        words = " ".join(line[80:].strip() for line in screen_lines(pilot))
        assert "Tuesday 28 May 1940, 09:00 The Colonel's patience: 3 of 6" in words


async def test_what_is_not_to_be_shown_is_not_there() -> None:
    async with playing(long_story(), USUAL) as pilot:
        assert "patience" not in screen_text(pilot)
        assert "guarded" not in screen_text(pilot)
        await resize(pilot, WIDE)
        assert "patience" not in screen_text(pilot)


async def test_a_flag_is_its_name_while_it_is_true() -> None:
    async with playing(long_story(), WIDE, *LATER, "1") as pilot:
        assert "The doors are guarded" in screen_text(pilot)


async def test_the_plan_follows_places_that_change() -> None:
    async with playing(long_story(), WIDE) as pilot:
        assert "The room" not in "".join(line[80:] for line in screen_lines(pilot))
        await press(pilot, *LATER)
        assert "│Doors" in screen_text(pilot)
        await press(pilot, "1", "2")
        assert "│Guard" in screen_text(pilot)
        assert "The guarded doors" in screen_text(pilot)


async def test_the_list_of_saves_says_dossier_date_and_time() -> None:
    async with playing(long_story(), WIDE, *LATER, "s") as pilot:
        words = " ".join(screen_text(pilot).split())
        assert "The office · Tuesday" in words
        assert "Tuesday 28 May 1940, 09:00" in words


LONG_NAMES = Beside(
    "Tuesday 28 May 1940, 09:00",
    "28 May, 09:00",
    "09:00",
    ("The Colonel's patience: 4 of 6", "The doors are guarded"),
    ("4/6", "The doors…"),
)


@pytest.mark.parametrize(
    ("width", "form"),
    [
        (99, "The Colonel's patience: 4 of 6 · The doors are guarded · Tuesday 28 May 1940, 09:00"),
        (80, "The Colonel's patience: 4 of 6 · The doors are guarded · 28 May, 09:00"),
        (60, "4/6 · The doors… · 28 May, 09:00"),
        (34, "4/6 · The doors… · 09:00"),
        (26, "4/6 · 09:00"),
        (16, "09:00"),
    ],
)
def test_words_are_given_up_before_the_time_is(width: int, form: str) -> None:
    assert LONG_NAMES.fitting("The room", width) == form


def test_without_a_clock_what_is_shown_stands_alone() -> None:
    assert Beside("", "", "", ("Lamp",), ("Lamp",)).fitting("Hall", 40) == "Lamp"
    assert Beside("", "", "", (), ()).fitting("Hall", 40) == ""
