from functools import partial
from pathlib import Path

from tests.builders import sound_story, story_with_paths
from tests.tui.playing import screen_lines
from tests.tui.views.stage import SIZES, SMALLEST, WIDE, session_of, shown, words_on

from coyoacan_game.engine import Program
from coyoacan_game.saves import SaveStore
from coyoacan_game.tui.screens.map import MapView


async def test_the_plan_stands_whole_with_everyone_in_sight(tmp_path: Path) -> None:
    async with shown(lambda: MapView(session_of(tmp_path)), WIDE) as pilot:
        lines = [line.strip() for line in screen_lines(pilot)]
        assert "┌──────────┬──────────────┐" in lines
        assert "│@ R       │[             │" in lines
        words = words_on(pilot)
        assert "@ you R Ana [b]Ruiz[/b] [ Bruno Far" in words
        assert "You are at: The [b]hall[/b]. Here: Ana [b]Ruiz[/b]." in words


async def test_you_are_in_sight_on_every_screen(tmp_path: Path) -> None:
    for size in (*SIZES, (20, 9)):
        session = session_of(tmp_path / str(size), "place.hall.exit.attic", story="brackets")
        async with shown(partial(MapView, session), size) as pilot:
            await pilot.pause()
            plan_lines = [line for line in screen_lines(pilot) if "│" in line]
            assert any("@" in line for line in plan_lines), size


async def test_the_arrows_move_a_plan_that_is_too_large(tmp_path: Path) -> None:
    async with shown(lambda: MapView(session_of(tmp_path)), (20, 9)) as pilot:
        frame = pilot.app.screen.query_one("#plan")
        await pilot.press(*["right"] * 12, *["down"] * 6)
        assert frame.scroll_offset == (frame.max_scroll_x, frame.max_scroll_y)
        assert frame.max_scroll_x > 0


async def test_the_words_below_scroll_by_page(tmp_path: Path) -> None:
    async with shown(lambda: MapView(session_of(tmp_path)), SMALLEST) as pilot:
        assert "Ways out" not in words_on(pilot)
        await pilot.press("pagedown", "pagedown")
        assert "Ways out" in words_on(pilot)
        await pilot.press(*["pagedown"] * 6)
        assert "– The attic [/]." in words_on(pilot)


async def test_a_story_without_a_plan_says_so(tmp_path: Path) -> None:
    program = Program(sound_story(tmp_path, story_with_paths("a b")))
    session = SaveStore(tmp_path / "saves").open(program, new=True)
    async with shown(lambda: MapView(session), SMALLEST) as pilot:
        assert "There is no plan of this place." in words_on(pilot)
        assert "You are nowhere in particular." in words_on(pilot)
