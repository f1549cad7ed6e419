"""The first screen."""

from __future__ import annotations

from typing import Any

import pytest
from tests.tui.playing import SIZES, Play, app_of, choices, game, playing, press, screen_text
from textual.screen import ModalScreen, Screen

from coyoacan_game.tui.screens.confirm import Confirm
from coyoacan_game.tui.screens.game import GameScreen
from coyoacan_game.tui.screens.title import COAT, TitleScreen


async def test_a_first_visit_begins_with_a_new_investigation() -> None:
    async with playing(new=False) as pilot:
        assert "THE LAMP IN THE HALL" in screen_text(pilot)
        assert "A small story for tests" in screen_text(pilot)
        assert "Friday 24 May 1940" in screen_text(pilot)
        assert [*choices(pilot).numbers] == ["new", "options", "help", "sources", "quit"]
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, GameScreen)


async def test_continue_stands_first_and_says_where() -> None:
    async with playing(None, (80, 24), "1"):
        pass
    async with playing(new=False) as pilot:
        assert "› 1   Continue  The hall, 20:00" in screen_text(pilot)
        await press(pilot, "enter")
        assert game(pilot).session.play.moves == 1


def shown(pilot: Play) -> type[Screen[Any]]:
    """Which kind of screen is up."""
    return type(pilot.app.screen)


async def test_beginning_anew_is_asked_about_and_loses_nothing() -> None:
    async with playing(None, (80, 24), "1"):
        pass
    async with playing(new=False) as pilot:
        await press(pilot, "2")
        assert shown(pilot) is Confirm
        await press(pilot, "enter")  # the focus is on the harmless answer
        assert shown(pilot) is TitleScreen
        await press(pilot, "2", "y")
        assert game(pilot).session.play.moves == 0
        assert len(app_of(pilot).store.slots()) == 2


@pytest.mark.parametrize("key", ["o", "?", "v", "s"])
async def test_the_keys_of_play_work_here_too(key: str) -> None:
    async with playing(new=False) as pilot:
        await press(pilot, key)
        assert isinstance(pilot.app.screen, ModalScreen)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, TitleScreen)


async def test_it_can_be_left() -> None:
    async with playing(new=False) as pilot:
        await press(pilot, "5")
        assert pilot.app.return_code == 0
    async with playing(new=False) as pilot:
        await press(pilot, "q")
        assert pilot.app.return_code == 0


@pytest.mark.parametrize("size", SIZES)
async def test_the_drawing_is_whole_or_not_there(size: tuple[int, int]) -> None:
    async with playing(None, size, new=False) as pilot:
        text = screen_text(pilot)
        drawn = [line.strip() in text for line in COAT.splitlines()]
        assert all(drawn) or not any(drawn[3:5])
        assert "New investigation" in text
        assert "Quit" in text
