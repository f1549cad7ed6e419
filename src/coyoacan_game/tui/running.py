"""The screen from its first line to the player's own terminal again. Called by the command line."""

from __future__ import annotations

from collections.abc import Callable

from coyoacan_game.loader.cover import Cover
from coyoacan_game.tui.app import CoyoacanApp, Opened


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
