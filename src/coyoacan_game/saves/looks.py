"""The one setting that is wanted before anything is loaded: which theme the first screen wears."""

from __future__ import annotations

import json
from pathlib import Path

from coyoacan_game.saves.homes import settings_file

_MAXIMUM = 256 * 1024  # bytes, as for the settings themselves


def theme_wanted(path: Path | None = None) -> str | None:
    """The theme the settings file names, whether there is such a theme or not; None for no answer.

    Reads a hint and nothing more: what is wrong with the file is told when it is loaded.
    """
    try:
        with (path or settings_file()).open("rb") as file:
            written = json.loads(file.read(_MAXIMUM))
    except (OSError, ValueError, RecursionError):
        return None
    theme = written.get("theme") if isinstance(written, dict) else None
    return theme if isinstance(theme, str) else None
