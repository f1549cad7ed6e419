"""How the settings make the application look and listen: themes, motion, keys, NO_COLOR.

Knows no story and no play. The application is made of it.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from textual.app import App

from coyoacan_game.tui.keys import keymap
from coyoacan_game.tui.themes import DEFAULTS, NAMES, THEMES, known

if TYPE_CHECKING:
    from coyoacan_game.saves import Settings


@runtime_checkable
class Follows(Protocol):
    """A screen that has something of its own to do about new settings."""

    def follow(self, settings: Settings) -> None: ...


class DressedApp(App[None]):
    """An application in one of our themes. Its settings are known once the story is loaded."""

    settings: Settings

    def __init__(self, theme: str | None = None) -> None:
        # With NO_COLOR the screen must not turn colours into greys, which are colours too.
        super().__init__(ansi_color=True if "NO_COLOR" in os.environ else None)
        for one in THEMES:
            self.register_theme(one)
        self.theme = known(theme or NAMES[0])

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return DEFAULTS

    def wear(self, settings: Settings) -> None:
        """Looks and listens as the settings say."""
        self.theme = settings.theme
        self.animation_level = "none" if settings.reduced_motion else "full"
        self.set_keymap({one.name: one.key for one in keymap(settings.keys)})

    def apply_settings(self, settings: Settings | None) -> None:
        """Follows new settings at once and keeps them; None changes nothing."""
        if settings is None or settings == self.settings:
            return
        self.settings = settings
        self.wear(settings)
        for screen in self.screen_stack:
            if isinstance(screen, Follows):
                screen.follow(settings)
        self._keep(settings)

    def _keep(self, settings: Settings) -> None:
        """A disk that refuses is told of."""
        from coyoacan_game.saves import SaveFailed  # noqa: PLC0415 - not before the first screen

        try:
            settings.save()
        except SaveFailed as failed:
            self.notify(str(failed), severity="error", markup=False)
