import pytest
from tests.tui.views.stage import SIZES, shown, words_on

from coyoacan_game.tui.keys import keymap
from coyoacan_game.tui.screens.help import HelpView


async def test_the_keys_are_told_as_they_are_bound() -> None:
    async with shown(lambda: HelpView(keymap({"notebook": "u"})), (100, 70)) as pilot:
        words = words_on(pilot)
        assert "u Read the notebook." in words
        assert "Take back the last move" not in words  # its key was given away
        assert "Esc Close what is open." in words


@pytest.mark.parametrize("size", SIZES)
async def test_its_last_words_are_reached_by_end(size: tuple[int, int]) -> None:
    async with shown(lambda: HelpView(keymap({})), size) as pilot:
        await pilot.press("end")
        await pilot.pause()
        assert "NO_COLOR is honoured." in words_on(pilot)


async def test_it_tells_how_the_game_is_played_without_a_screen() -> None:
    async with shown(lambda: HelpView(keymap({})), (100, 80)) as pilot:
        words = words_on(pilot)
        assert "coyoacan play --plain" in words
        assert "Findings are confirmed three at a time" in words
