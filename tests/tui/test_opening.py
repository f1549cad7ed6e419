"""The title is up before the story is loaded; loading goes on behind it."""

import threading
from collections.abc import Callable

from tests.tui.playing import cover_of, small_story

from coyoacan_game.engine import Program
from coyoacan_game.saves import SaveStore, Settings
from coyoacan_game.tui.app import CoyoacanApp, Opened
from coyoacan_game.tui.screens.game import GameScreen
from coyoacan_game.tui.screens.title import TitleScreen
from coyoacan_game.tui.widgets.choices import Choices


def opened(theme: str = "lamplight", *, playing: bool = False) -> Opened:
    program, store = Program(small_story()), SaveStore.default("tests")
    session = store.open(program, new=True) if playing else None
    return Opened(program, store, Settings().changed(theme=theme), session)


def app_that_loads(load: Callable[[], Opened], theme: str | None = None) -> CoyoacanApp:
    return CoyoacanApp(cover_of(Program(small_story())), load, theme)


async def test_the_title_is_shown_while_the_story_loads_and_the_menu_comes_with_it() -> None:
    loaded = threading.Event()

    def load() -> Opened:
        loaded.wait(10)
        return opened("daylight")

    app = app_that_loads(load, "contrast")
    async with app.run_test() as pilot:
        menu = app.screen.query_one(Choices)
        assert (app.theme, list(menu.rows)) == ("contrast", [])
        await pilot.press("1", "n", "enter")  # nothing to choose from yet
        loaded.set()
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert isinstance(app.screen, TitleScreen)
        assert (app.theme, menu.rows[0].words) == ("daylight", "New investigation")


async def test_a_play_that_was_asked_for_follows_the_cover_at_once() -> None:
    app = app_that_loads(lambda: opened(playing=True))
    async with app.run_test() as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert isinstance(app.screen, GameScreen)
        app.close_play()


async def test_one_can_leave_before_it_is_loaded() -> None:
    loaded = threading.Event()

    def load() -> Opened:
        loaded.wait(10)
        return opened()

    app = app_that_loads(load)
    async with app.run_test() as pilot:
        await pilot.press("q")
        loaded.set()
        await pilot.pause()
        assert app.return_code == 0


async def test_what_loading_raises_is_kept_for_the_terminal() -> None:
    def load() -> Opened:
        raise LookupError("no such story")

    app = app_that_loads(load, "no such theme")
    async with app.run_test() as pilot:
        while app.is_running and app.failure is None:
            await pilot.pause()
    assert isinstance(app.failure, LookupError)
