"""The panel beside the text: as much of the plan as there is room for, with you on it."""

import pytest
from tests.tui.playing import game, playing, resize, screen_text

from coyoacan_game.tui.widgets.plan_panel import PlanPanel


@pytest.mark.parametrize("width", [100, 130, 250])
async def test_you_are_on_it_at_every_height(width: int) -> None:
    async with playing(None, (width, 40), "1") as pilot:
        for height in (70, 40, 30, 20, 14, 12):
            await resize(pilot, (width, height))
            text = screen_text(pilot)
            assert "@" in text
            assert "The hall" in text


async def test_it_is_as_wide_as_the_plan_and_names_whom_you_see() -> None:
    async with playing(None, (100, 40), "1") as pilot:
        panel = game(pilot).query_one(PlanPanel)
        assert panel.size.width == panel.plan.width
        assert "G Juan Gardener" in screen_text(pilot)


async def test_the_legend_gives_way_before_the_plan() -> None:
    async with playing(None, (100, 10), "1") as pilot:
        assert "@" in screen_text(pilot)
        assert "G Juan Gardener" not in screen_text(pilot)
