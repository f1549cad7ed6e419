"""Looking back on the screen: the clock runs, any key stops it, the plan has the people of the minute."""

from __future__ import annotations

import time
from collections.abc import Callable
from statistics import median

import pytest
from tests.tui.playing import Play, app_of, game, playing, press, screen_text, settled
from tests.walkthroughs.written import LOOKING

from coyoacan_game.loader import load_story
from coyoacan_game.saves import Settings
from coyoacan_game.story import Story
from coyoacan_game.tui.screens import clockwork
from coyoacan_game.tui.screens.chart import ChartView
from coyoacan_game.tui.screens.game import GameScreen
from coyoacan_game.tui.widgets.choices import Choices
from coyoacan_game.tui.widgets.plan_panel import PlanPanel
from coyoacan_game.tui.widgets.status import KeyLine
from coyoacan_game.view import look_of
from coyoacan_game.view.words import LOOKING_BACK

SMALL = (40, 15)
QUICK = 0.05  # seconds that a step stands


@pytest.fixture(scope="module")
def story() -> Story:
    found = load_story(LOOKING).story
    assert found is not None
    return found


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clockwork, "AT_LEAST", QUICK)
    monkeypatch.setattr(clockwork, "AT_MOST", QUICK)


def clock(pilot: Play) -> str:
    """The minute that is looked at; empty where one chooses, or does not look."""
    play = game(pilot).session.play
    look = look_of(play.program, play.state)
    return look.clock if look else ""


def keys_at_the_foot(pilot: Play) -> str:
    return str(game(pilot).query_one(KeyLine).render())


@pytest.mark.usefixtures("quick")
async def test_the_clock_runs_until_there_is_something_to_ask(story: Story) -> None:
    async with playing(story, (120, 40), "2", "1") as pilot:
        await pilot.pause(20 * QUICK)
        assert clock(pilot) == "20:10"
        offered = [row.words for row in game(pilot).query_one(Choices).rows]
        assert offered == ["Let the clock run on.", "Ask what fell.", "Stop looking."]
        assert "r run" in keys_at_the_foot(pilot)


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("key", ["r", "space", "escape", "x"])
async def test_any_key_stops_it_before_the_next_step(story: Story, key: str) -> None:
    async with playing(story, (120, 40), "2") as pilot:
        clockwork.AT_LEAST = clockwork.AT_MOST = 5.0
        await press(pilot, "1")
        assert "r stop" in keys_at_the_foot(pilot)
        clockwork.AT_LEAST = clockwork.AT_MOST = QUICK
        await press(pilot, key)
        assert "r run" in keys_at_the_foot(pilot)
        await pilot.pause(6 * QUICK)
        assert clock(pilot) == "20:05"


@pytest.mark.usefixtures("quick")
async def test_it_waits_while_something_else_is_read(story: Story) -> None:
    async with playing(story, (120, 40), "2") as pilot:
        clockwork.AT_LEAST = clockwork.AT_MOST = 5.0
        await press(pilot, "1")
        clockwork.AT_LEAST = clockwork.AT_MOST = QUICK
        await press(pilot, "m")
        await pilot.pause(6 * QUICK)
        await press(pilot, "escape")
        await pilot.pause(6 * QUICK)
        assert clock(pilot) == "20:05"


@pytest.mark.usefixtures("quick")
async def test_with_reduced_motion_it_goes_by_steps(story: Story) -> None:
    settings = Settings(reduced_motion=True)
    async with playing(story, (120, 40), "2", "1", settings=settings) as pilot:
        await pilot.pause(6 * QUICK)
        assert clock(pilot) == "20:05"
        await press(pilot, "r")
        await pilot.pause(6 * QUICK)
        assert clock(pilot) == "20:06"
        await press(pilot, "1")
        assert clock(pilot) == "20:10"


async def test_the_plan_has_the_people_of_the_minute(story: Story) -> None:
    settings = Settings(reduced_motion=True)
    async with playing(story, (120, 40), "2", "1", settings=settings) as pilot:
        plan = game(pilot).query_one(PlanPanel).plan
        assert plan.legend == ("@ where you look from", "L Luis", "l The lantern")
        assert any("@ L l" in line for line in plan.lines)
        await press(pilot, "1")
        plan = game(pilot).query_one(PlanPanel).plan
        assert any("│L l " in line for line in plan.lines)
        assert any("back door" in line for line in plan.lines)
        assert not any("■" in line for line in plan.lines)
        await press(pilot, "1")
        plan = game(pilot).query_one(PlanPanel).plan
        assert plan.legend[-1] == "■ The back door, shut"
        assert any("■" in line for line in plan.lines)


async def test_in_the_smallest_window_a_run_can_be_followed_and_left(story: Story) -> None:
    settings = Settings(reduced_motion=True)
    async with playing(story, SMALL, "2", "1", "1", "1", "2", "2", "3", settings=settings) as pilot:
        play = game(pilot).session.play
        assert not play.state.data & play.program.looking
        assert "bar" in play.learnt


async def test_nothing_is_filed_or_compared_while_one_looks(story: Story) -> None:
    """What a view would do then is told to be impossible, and nothing breaks."""
    settings = Settings(reduced_motion=True)
    async with playing(story, (80, 24), "1", "1", "1", "1", "1", "2", settings=settings) as pilot:
        assert clock(pilot) == "20:10"
        moves = game(pilot).session.play.moves
        await press(pilot, "k", "enter", "down", "enter", "1")
        await settled(pilot)
        assert LOOKING_BACK.split(".")[0] in " ".join(screen_text(pilot).split())
        await press(pilot, "escape", "escape")
        assert isinstance(pilot.app.screen, GameScreen)
        assert game(pilot).session.play.moves == moves


async def test_the_chart_opens_to_the_notes_of_a_bar(story: Story) -> None:
    settings = Settings(reduced_motion=True)
    async with playing(
        story, (120, 40), "2", "1", "1", "1", "2", "1", "w", settings=settings
    ) as pilot:
        await settled(pilot)
        view = pilot.app.screen
        assert isinstance(view, ChartView)
        drawn = str(view.query_one("#chart").render())
        assert "Ana" in drawn
        assert "·" in drawn
        rows = [view.bars[key][1].line for key in view.bars]
        assert "from 20:12, The stair: smokes" in rows
        assert any("by the account: Ana, from within" in row for row in rows)


async def test_no_step_costs_more_than_two_idle_repaints(story: Story) -> None:
    """The work of the processor, in one run: waiting for the disk and for other work is nobody's."""
    settings = Settings(reduced_motion=True)
    async with playing(story, (120, 40), "2", "2", settings=settings) as pilot:
        steps: dict[str, list[float]] = {}
        idle = []
        for _ in range(4):
            while clock(pilot):
                idle.append(await work(pilot, lambda: repaint(pilot)))
                here = clock(pilot)
                cost = await work(pilot, lambda: game(pilot).perform("look.on"))
                steps.setdefault(here, []).append(cost)
            while clock(pilot) != "20:05":
                game(pilot).undo()
                await settled(pilot)
        assert len(steps) == 4
        assert max(map(min, steps.values())) <= 2 * median(idle)


def repaint(pilot: Play) -> None:
    """All that is on the screen, laid out and drawn anew."""
    screen = app_of(pilot).screen
    for widget in (screen, *screen.walk_children()):
        widget.refresh(layout=True)


async def work(pilot: Play, do: Callable[[], None]) -> float:
    """Seconds of processor time from something done to the screen as it is afterwards."""
    begun = time.process_time()
    do()
    await settled(pilot)
    await pilot.pause(0.05)
    return time.process_time() - begun
