"""The panel beside the text: as much of the plan as there is room for, with you on it."""

from pathlib import Path

import pytest
from tests.builders import sound_story, story_with_paths
from tests.tui.playing import game, playing, resize, screen_text

from coyoacan_game.tui.widgets.plan_panel import PlanPanel

WITHOUT_MAP = """
[story]
title = "Unmapped"
start = "hall"

[place.hall]
name = "The hall"

[character.ana]
name = "Ana"
role = "visitor"
start = "here"
invented = true

[character.ana.state.here]
at = "hall"

[scene.hall]
title = "In the hall"
text = "Tiles."
place = "hall"

[scene.hall.choice.leave]
text = "Leave."
goto = "end"

[scene.end]
title = "End"
text = "."

[ending.end]
title = "End"
when = "scene == 'end'"
text = "Over."
"""


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


async def test_a_story_without_places_has_no_panel(tmp_path: Path) -> None:
    story = sound_story(tmp_path, story_with_paths("a b"))
    async with playing(story, (120, 40)) as pilot:
        assert not game(pilot).query_one(PlanPanel).display
        assert "This is a." in screen_text(pilot)


async def test_a_story_without_a_map_names_the_place_and_whom_you_see(tmp_path: Path) -> None:
    story = sound_story(tmp_path, WITHOUT_MAP)
    async with playing(story, (120, 40)) as pilot:
        assert "The hall" in screen_text(pilot)
        assert "A Ana" in screen_text(pilot)
        assert "@" not in screen_text(pilot)
