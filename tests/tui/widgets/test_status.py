"""The thin lines at the edges, in any width."""

import pytest
from tests.tui.playing import game, playing, press, resize, screen_lines, screen_text


@pytest.mark.parametrize("width", [20, 40, 60, 99])
async def test_the_place_and_the_time_are_always_there(width: int) -> None:
    async with playing(None, (width, 24), "1") as pilot:
        first = screen_lines(pilot)[0].strip()
        assert first.startswith("The hall")
        assert first.endswith("20:00")
        assert ("Friday 24 May 1940" in first) == (width >= 40)


@pytest.mark.parametrize("width", [14, 25, 40, 60, 250])
async def test_help_is_named_at_the_foot_in_any_width(width: int) -> None:
    async with playing(None, (width, 24)) as pilot:
        assert "? help" in screen_lines(pilot)[-1]


async def test_a_key_at_the_foot_can_be_clicked() -> None:
    async with playing(None, (80, 24), "1") as pilot:
        foot = screen_lines(pilot)[-1]
        await pilot.click(offset=(foot.index("undo"), 23))
        await pilot.pause()
        assert game(pilot).session.play.moves == 0


async def test_the_rule_says_how_much_is_left_to_read() -> None:
    async with playing(None, (40, 14), "1") as pilot:
        assert "lines more, PgDn" in screen_text(pilot)
        await press(pilot, "end")
        assert "more" not in screen_text(pilot)
        await resize(pilot, (40, 70))
        assert "more" not in screen_text(pilot)
