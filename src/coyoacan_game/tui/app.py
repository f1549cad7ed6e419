"""The application: which screen is up, and what the settings make of all of them.

Decides nothing about play and draws nothing. `run` is called by the command line. The title is up
before the story is loaded, so nothing that loading needs is imported with this module.
"""
# ruff: noqa: PLC0415

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from textual.app import App, SystemCommand
from textual.screen import Screen

from coyoacan_game.loader.cover import Cover
from coyoacan_game.tui import views
from coyoacan_game.tui.keys import keymap
from coyoacan_game.tui.screens.title import TitleScreen
from coyoacan_game.tui.themes import DEFAULTS, THEMES

if TYPE_CHECKING:
    from coyoacan_game.engine import Program
    from coyoacan_game.saves import SaveStore, Session, Settings


class Opened(NamedTuple):
    """All that play needs. With a session the game is up at once, without the title's menu."""

    program: Program
    store: SaveStore
    settings: Settings
    session: Session | None


def run(cover: Cover, load: Callable[[], Opened], theme: str | None = None) -> int:
    """Shows a cover, loads behind it, and plays until the player leaves; the exit code.

    What `load` raises is raised here, when the terminal is the player's again. `theme` is worn
    until the settings are known.
    """
    app = CoyoacanApp(cover, load, theme)
    try:
        app.run()
    finally:
        app.close_play()
    if app.failure is not None:
        raise app.failure
    return app.return_code or 0


class CoyoacanApp(App[None]):
    """One story, one store of saves, at most one play at a time."""

    CSS_PATH = ["coyoacan.tcss", "views.tcss"]  # noqa: RUF012 - as Textual types it
    AUTO_FOCUS = None

    program: Program
    store: SaveStore
    settings: Settings

    def __init__(
        self, cover: Cover, load: Callable[[], Opened] | Opened, theme: str | None = None
    ) -> None:
        """`load` is called behind the first screen; what is open already is taken as it is."""
        # With NO_COLOR the screen must not turn colours into greys, which are colours too.
        super().__init__(ansi_color=True if "NO_COLOR" in os.environ else None)
        self.title = cover.title
        self.cover = cover
        self.session: Session | None = None
        self.failure: BaseException | None = None
        self._load = load
        for one in THEMES:
            self.register_theme(one)
        names = [one.name for one in THEMES]
        self.theme = theme if theme in names else names[0]
        if isinstance(load, Opened):
            self._adopt(load)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return DEFAULTS

    def get_default_screen(self) -> Screen[Any]:
        return TitleScreen(self.cover, self.store if self.is_open else None)

    # -- opening ---------------------------------------------------------------------------------

    def on_mount(self) -> None:
        self._play()

    def on_ready(self) -> None:
        if not isinstance(self._load, Opened):
            self.run_worker(partial(self._open, self._load), thread=True)

    def _open(self, load: Callable[[], Opened]) -> None:
        """In a thread of its own: the title is up meanwhile, and can be left."""
        try:
            opened = load()
        except BaseException as failure:  # noqa: BLE001 - whatever it was, `run` raises it again
            self.failure = failure
            self.call_from_thread(self.exit)
            return
        self.call_from_thread(self._begin, opened)

    def _begin(self, opened: Opened) -> None:
        self._adopt(opened)
        title = self.screen_stack[0]
        if isinstance(title, TitleScreen):
            title.open_menu(self.store)
        self._play()

    def _adopt(self, opened: Opened) -> None:
        self.program, self.store, self.settings, self.session = opened
        self.theme = self.settings.theme
        self._follow_settings()

    def _play(self) -> None:
        """Shows the play that is open, if one is."""
        if self.session is not None:
            from coyoacan_game.tui.screens.game import GameScreen

            self.push_screen(GameScreen(self.session, self.settings))

    # -- plays -----------------------------------------------------------------------------------

    def open_play(self, name: str | None = None, *, new: bool = False) -> None:
        """Opens a save, or the last one, or begins anew; a disk that refuses is told of."""
        from coyoacan_game.saves import BadName, SaveFailed

        self.close_play()
        try:
            self.session = self.store.open(self.program, name, new=new)
        except (BadName, SaveFailed) as failed:
            self.notify(str(failed), severity="error", markup=False)
            return
        self._play()

    def close_play(self) -> None:
        """Lets go of the play and leaves its screen; it has been saved long since."""
        if self.session is not None:
            self.session.close()
            self.session = None
        while self.is_running and len(self.screen_stack) > 1:
            self.pop_screen()

    # -- settings --------------------------------------------------------------------------------

    def apply_settings(self, settings: Settings | None) -> None:
        """Follows new settings at once and keeps them; None changes nothing."""
        from coyoacan_game.saves import SaveFailed
        from coyoacan_game.tui.screens.game import GameScreen

        if settings is None or settings == self.settings:
            return
        self.settings = settings
        self.theme = settings.theme
        self._follow_settings()
        for screen in self.screen_stack:
            if isinstance(screen, GameScreen):
                screen.follow(settings)
        try:
            settings.save()
        except SaveFailed as failed:
            self.notify(str(failed), severity="error", markup=False)

    def _follow_settings(self) -> None:
        self.animation_level = "none" if self.settings.reduced_motion else "full"
        self.set_keymap({one.name: one.key for one in keymap(self.settings.keys)})

    # -- commands that need no play --------------------------------------------------------------

    def open_saves(self) -> None:
        def opened(name: str | None) -> None:
            if name is not None:
                self.open_play(name)

        self.push_screen(views.saves_view(self.session, self.store, self.program), opened)

    def open_options(self) -> None:
        self.push_screen(views.options_view(self.settings), self.apply_settings)

    def open_help(self) -> None:
        self.push_screen(views.help_view(self.settings))

    def open_sources(self) -> None:
        self.push_screen(views.sources_view(self.session or self.program))

    def open_endings(self) -> None:
        self.push_screen(views.endings_view(self.program, self.store))

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """What Ctrl+P lists: the commands of play, by the names they have everywhere."""
        palette = getattr(screen, "palette", None)
        if palette is not None and self.is_open:
            yield from palette()

    @property
    def is_open(self) -> bool:
        """Whether the story has been loaded."""
        return hasattr(self, "program")
