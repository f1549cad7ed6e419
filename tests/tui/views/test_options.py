from typing import Any

import pytest
from tests.tui.views.stage import SIZES, SMALLEST, WIDE, answers, shown, words_on

from coyoacan_game.saves import Settings
from coyoacan_game.tui.screens.options import OptionsView
from coyoacan_game.tui.widgets.picker import Picker


@pytest.mark.parametrize("size", SIZES)
async def test_a_theme_holds_at_once_and_is_kept(size: tuple[int, int]) -> None:
    async with shown(lambda: OptionsView(Settings()), size) as pilot:
        await pilot.press("down", "enter")
        assert pilot.app.theme == "daylight"
        assert "(•) Daylight" in words_on(pilot)
        await pilot.press("escape")
        assert answers(pilot) == [Settings(theme="daylight")]


async def test_a_theme_is_chosen_with_the_mouse() -> None:
    async with shown(lambda: OptionsView(Settings()), WIDE) as pilot:
        await pilot.click(Picker, offset=(8, 3))
        assert pilot.app.theme == "contrast"


@pytest.mark.parametrize(
    ("keys", "column"),
    [
        (("right",), 76),
        (("left",), 68),
        (("right",) * 9, 84),
        (("left",) * 9, 60),
        (("enter",), 76),
        (("enter",) * 4, 60),
    ],
)
async def test_the_column_grows_and_shrinks_within_its_bounds(
    keys: tuple[str, ...], column: int
) -> None:
    async with shown(lambda: OptionsView(Settings())) as pilot:
        pilot.app.screen.query_one(Picker).go_to("column")
        await pilot.press(*keys, "escape")
        assert answers(pilot) == [Settings(column=column)]


async def test_switches_turn_on_and_off() -> None:
    async with shown(lambda: OptionsView(Settings()), WIDE) as pilot:
        pilot.app.screen.query_one(Picker).go_to("switch:typewriter")
        await pilot.press("enter", "down", "enter")
        assert "[x] Typewriter" in words_on(pilot)
        assert "[x] Reduced motion" in words_on(pilot)
        await pilot.press("enter", "escape")
        assert answers(pilot) == [Settings(typewriter=True)]


async def test_nothing_changed_is_nothing_to_keep() -> None:
    async with shown(lambda: OptionsView(Settings())) as pilot:
        await pilot.press("down", "enter", "up", "enter", "escape")
        assert answers(pilot) == [None]


async def test_every_change_is_told_as_it_is_made() -> None:
    told: list[Any] = []
    async with shown(lambda: OptionsView(Settings(), told.append)) as pilot:
        await pilot.press("down", "enter", "down", "enter")
        assert told == [Settings(theme="daylight"), Settings(theme="contrast")]


async def test_the_keys_are_listed_as_they_are_bound_down_to_the_last() -> None:
    settings = Settings(keys={"notebook": "j", "[b]": "x"})
    async with shown(lambda: OptionsView(settings), SMALLEST) as pilot:
        await pilot.press(*["pagedown"] * 6)
        words = words_on(pilot)
        assert 'gives a key to "[b]"' in words or 'give a key to "[b]"' in words
        await pilot.press(*["pageup"] * 2)
    async with shown(lambda: OptionsView(settings), (80, 60)) as pilot:
        assert "j Read the notebook." in words_on(pilot)
