"""The application: which screen is up, and what the settings make of all of them.

Decides nothing about play and draws nothing. `run` is called by the command line.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import Any

from textual.app import App, SystemCommand
from textual.screen import Screen

from coyoacan_game.engine import Program
from coyoacan_game.saves import BadName, SaveFailed, SaveStore, Session, Settings
from coyoacan_game.tui import views
from coyoacan_game.tui.keys import keymap
from coyoacan_game.tui.screens.game import GameScreen
from coyoacan_game.tui.screens.title import TitleScreen
from coyoacan_game.tui.themes import DEFAULTS, THEMES


def run(
    program: Program,
    store: SaveStore,
    settings: Settings,
    name: str | None = None,
    *,
    new: bool = False,
) -> int:
    """Plays until the player leaves; the exit code. With a name or `new`, without the title.

    Raises BadName, before there is a screen.
    """
    session = store.open(program, name, new=new) if name is not None or new else None
    app = CoyoacanApp(program, store, settings, session)
    try:
        app.run()
    finally:
        app.close_play()
    return app.return_code or 0


class CoyoacanApp(App[None]):
    """One story, one store of saves, at most one play at a time."""

    CSS_PATH = ["coyoacan.tcss", "views.tcss"]  # noqa: RUF012 - as Textual types it
    AUTO_FOCUS = None

    def __init__(
        self,
        program: Program,
        store: SaveStore,
        settings: Settings,
        session: Session | None = None,
    ) -> None:
        # With NO_COLOR the screen must not turn colours into greys, which are colours too.
        super().__init__(ansi_color=True if "NO_COLOR" in os.environ else None)
        self.title = program.story.story.title
        self.program, self.store, self.settings = program, store, settings
        self.session = session
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = settings.theme
        self._follow_settings()

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return DEFAULTS

    def get_default_screen(self) -> Screen[Any]:
        return TitleScreen(self.program, self.store)

    def on_mount(self) -> None:
        if self.session is not None:
            self.push_screen(GameScreen(self.session, self.settings))

    # -- plays -----------------------------------------------------------------------------------

    def open_play(self, name: str | None = None, *, new: bool = False) -> None:
        """Opens a save, or the last one, or begins anew; a disk that refuses is told of."""
        self.close_play()
        try:
            self.session = self.store.open(self.program, name, new=new)
        except (BadName, SaveFailed) as failed:
            self.notify(str(failed), severity="error", markup=False)
            return
        self.push_screen(GameScreen(self.session, self.settings))

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
        if isinstance(screen, GameScreen | TitleScreen):
            yield from screen.palette()
