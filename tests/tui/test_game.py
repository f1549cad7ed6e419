"""Playing on the screen: what is seen, what keys do, what is saved."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.builders import sound_story, story_with_paths
from tests.tui.playing import (
    SIZES,
    USUAL,
    WIDE,
    Play,
    app_of,
    choices,
    game,
    playing,
    press,
    record,
    record_text,
    screen_lines,
    screen_text,
    settled,
)
from tests.view.trail import ASK, CALM, CLOSE, DRIVE, RETURN, trail

from coyoacan_game.saves import SaveStore, Settings
from coyoacan_game.tui.screens.title import TitleScreen


async def do(pilot: Play, *actions: str) -> None:
    """Does these things by the numbers they have on the screen."""
    for action in actions:
        await press(pilot, choices(pilot).numbers[action])


@pytest.mark.parametrize("size", SIZES)
async def test_the_newest_turn_and_the_choices_are_on_the_screen(size: tuple[int, int]) -> None:
    async with playing(None, size, "1") as pilot:
        assert "› Step over the glass." in screen_text(pilot)
        assert "› 1   Look at the hook." in screen_text(pilot)


async def test_a_whole_story_is_played_by_its_numbers() -> None:
    """To the better ending: two witnesses who differ, three findings, and the way out."""
    async with playing(None, WIDE) as pilot:
        screen = game(pilot)
        await do(pilot, "scene.arrival.choice.step_in", "scene.hall.choice.look_at_hook")
        await do(pilot, "place.hall.exit.kitchen", "scene.kitchen.choice.talk")
        await do(pilot, "scene.talk.choice.ask_when", "scene.talk.choice.enough")
        await do(pilot, "place.kitchen.exit.patio", "scene.patio.choice.ask_gardener")
        screen.perform("comparison.two_times")
        await pilot.pause()
        assert "They contradict each other." in record_text(pilot)
        screen.perform("finding.when_it_fell.file.eight.cook.not_proven")
        screen.perform("finding.who.file.gardener.probable")
        await do(pilot, "wait")
        assert "The bell at the door." in record_text(pilot)
        screen.perform("finding.bell_rang.file.established")
        await pilot.pause()
        assert "◆ Confirmed: Who" in record_text(pilot)
        await do(pilot, "scene.interrupted.choice.go_on", "place.patio.exit.hall")
        await do(pilot, "scene.hall.choice.leave")
        assert "What happened to the lamp" in screen_text(pilot)
        assert "You know who, and when, and why." in record_text(pilot)


async def test_every_move_is_on_the_disk_when_it_is_on_the_screen() -> None:
    async with playing(None, USUAL, "1", "1") as pilot:
        latest = app_of(pilot).store.latest()
        assert latest is not None
        assert latest.moves == game(pilot).session.play.moves == 2


async def test_undo_goes_back_to_the_beginning_and_says_so() -> None:
    async with playing(None, USUAL, "1", "1", "u") as pilot:
        assert "‹ Taken back: Look at the hook." in screen_text(pilot)
        assert "› 1   Look at the hook." in screen_text(pilot)
        await press(pilot, "u", "u")
        assert game(pilot).session.play.moves == 0
        assert "There is nothing to take back" in screen_text(pilot)


async def test_what_was_done_before_is_marked_by_more_than_a_colour() -> None:
    async with playing(None, USUAL, "1") as pilot:
        await do(pilot, "place.hall.exit.patio", "place.patio.exit.hall")
        number = choices(pilot).numbers["place.hall.exit.patio"]
        assert f"  {number} • Go to: The patio" in screen_text(pilot)


async def test_what_cannot_be_done_is_shown_with_its_reason_and_no_number() -> None:
    async with playing(None, USUAL, "1") as pilot:
        line = next(one for one in screen_lines(pilot) if "Go home" in one)
        assert line.strip() == "Go home. – The street door is shut."


async def test_the_wide_screen_has_the_plan_and_the_narrow_one_a_line() -> None:
    async with playing(None, WIDE, "1") as pilot:
        assert "┌" in screen_text(pilot)
        assert "@ you" in screen_text(pilot)
        assert "Friday 24 May 1940, 20:00" in screen_text(pilot)
        await pilot.resize_terminal(*USUAL)
        await pilot.pause()
        assert "┌" not in screen_text(pilot)
        first = screen_lines(pilot)[0].strip()
        assert first.startswith("The hall")
        assert first.endswith("Friday 24 May 1940, 20:00")


async def test_an_ending_offers_undo_saves_and_the_title() -> None:
    async with playing(None, USUAL, "2") as pilot:
        assert "Home" in screen_text(pilot)
        assert {"undo", "saves", "title"} <= set(choices(pilot).numbers)
        await do(pilot, "undo")
        assert "Step over the glass." in screen_text(pilot)
        await press(pilot, "2")
        await do(pilot, "title")
        assert isinstance(pilot.app.screen, TitleScreen)


async def test_an_ending_shows_what_was_filed_and_whether_it_was_right() -> None:
    async with playing(trail().story, WIDE) as pilot:
        for action in (DRIVE, RETURN, ASK, CALM, "finding.who.file.porter.probable", CLOSE):
            game(pilot).perform(action)
            await pilot.pause()
        assert choices(pilot).numbers["findings"]
        await do(pilot, "findings")
        assert "filed: probable; not right as filed" in " ".join(screen_text(pilot).split())


async def test_leaving_loses_nothing_and_the_next_time_goes_on() -> None:
    async with playing(None, USUAL, "1", "1", "q") as pilot:
        assert pilot.app.return_code == 0
    async with playing(new=False) as pilot:
        await press(pilot, "1")
        assert game(pilot).session.play.moves == 2
        assert "It is not bent." in screen_text(pilot)


async def test_a_disk_that_refuses_is_told_of_and_play_goes_on(tmp_path: Path) -> None:
    store = SaveStore(tmp_path / "saves")
    async with playing(store=store) as pilot:
        shutil.rmtree(store.folder)
        store.folder.write_text("in the way", "utf-8")
        await press(pilot, "1")
        assert "This move is not saved" in record_text(pilot)
        assert "The hall" in record_text(pilot)
        await press(pilot, "1")
        assert game(pilot).session.play.moves == 2
        assert "It is not bent." in record_text(pilot)


async def test_what_was_wrong_with_a_save_is_said_on_entering_and_stays() -> None:
    async with playing(None, USUAL, "1") as first:
        async with playing(new=False) as pilot:  # the same save, open in another window
            await press(pilot, "1")
            said = game(pilot).session.notices[0]
            assert said.split(".")[0] in record_text(pilot).replace("\n  ", " ")
            await do(pilot, "scene.hall.choice.open_door")
            assert said.split(".")[0] in record_text(pilot).replace("\n  ", " ")
        assert game(first).session.play.moves == 1


async def test_keys_of_the_settings_that_cannot_be_followed_are_named() -> None:
    settings = Settings().changed(keys={"undo": "1"})
    async with playing(settings=settings) as pilot:
        assert 'The settings give "1" to "undo"' in record_text(pilot)


async def test_a_rebound_key_works_and_the_old_one_does_not() -> None:
    settings = Settings().changed(keys={"undo": "b"})
    async with playing(None, USUAL, "1", settings=settings) as pilot:
        await press(pilot, "u")
        assert game(pilot).session.play.moves == 1
        await press(pilot, "b")
        assert game(pilot).session.play.moves == 0
        assert "b undo" in screen_text(pilot)


async def test_new_settings_are_followed_while_one_plays() -> None:
    async with playing(None, WIDE, "1") as pilot:
        app_of(pilot).apply_settings(
            Settings().changed(column=60, theme="daylight", keys={"undo": "x"})
        )
        await settled(pilot)
        assert record(pilot).page.width == 60
        assert "x undo" in screen_text(pilot)
        assert pilot.app.theme == "daylight"
        assert Settings.load() == app_of(pilot).settings
        await press(pilot, "x")
        assert game(pilot).session.play.moves == 0


async def test_more_than_nine_choices_go_on_with_letters_no_command_has(tmp_path: Path) -> None:
    paths = [f"hub room_{number} end" for number in range(15)]
    story = sound_story(tmp_path, story_with_paths(*paths))
    async with playing(story, WIDE) as pilot:
        numbers = list(choices(pilot).numbers.values())
        assert numbers == [*"123456789", *"adegij"]
        await press(pilot, "e")
        assert "This is room_11." in screen_text(pilot)


async def test_views_act_on_the_play_by_the_action_they_give() -> None:
    async with playing(None, WIDE, "1", "1") as pilot:
        await press(pilot, "f")
        pilot.app.screen.dismiss("finding.who.file.gardener.probable")
        await pilot.pause()
        assert "› File: The lamp was let fall by the gardener. (probable)" in screen_text(pilot)


async def test_another_save_is_opened_from_the_list_of_saves() -> None:
    async with playing(None, USUAL, "1", "1") as pilot:
        game(pilot).session.save_as("the hook")
        await do(pilot, "scene.hall.choice.open_door")
        await press(pilot, "s")
        pilot.app.screen.dismiss("the hook")
        await settled(pilot)
        assert game(pilot).session.name == "the hook"
        assert game(pilot).session.play.moves == 2
        assert len(pilot.app.screen_stack) == 2
        await press(pilot, "1")
        assert game(pilot).session.play.moves == 3


async def test_a_name_no_save_can_have_is_told_of() -> None:
    async with playing(None, USUAL, "1") as pilot:
        app_of(pilot).open_play(" ")
        await settled(pilot)
        assert isinstance(pilot.app.screen, TitleScreen)
        assert app_of(pilot).session is None


async def test_the_palette_has_the_commands_of_play() -> None:
    async with playing(None, USUAL, "1", "1") as pilot:
        await press(pilot, "ctrl+p", *"undo")
        await pilot.pause(0.5)
        await press(pilot, "enter")
        await settled(pilot)
        assert game(pilot).session.play.moves == 1
