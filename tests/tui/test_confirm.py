"""A question over whatever is on the screen."""

import pytest
from tests.tui.playing import SMALLEST, WIDE, playing, press, screen_text

from coyoacan_game.tui.screens.confirm import Confirm


@pytest.mark.parametrize("size", [SMALLEST, WIDE])
@pytest.mark.parametrize(
    ("key", "answer"),
    [("enter", False), ("1", False), ("n", False), ("escape", False), ("2", True), ("y", True)],
)
async def test_each_key_gives_its_answer(size: tuple[int, int], key: str, answer: bool) -> None:
    async with playing(None, size) as pilot:
        answers: list[bool | None] = []
        await pilot.app.push_screen(
            Confirm("Burn [b]it[/b]?", "Burn it", "Leave it"), answers.append
        )
        await pilot.pause()
        assert "Burn [b]it[/b]?" in screen_text(pilot)
        assert "› 1   Leave it" in screen_text(pilot)
        await press(pilot, key)
        assert answers == [answer]
