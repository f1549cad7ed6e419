"""Which folders are the player's, and under which key a story's saves are found again."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

from platformdirs import user_config_path, user_data_path

from coyoacan_game.saves.names import slug

if TYPE_CHECKING:  # the first screen asks where the settings are before there is a story
    from coyoacan_game.story.models import Story

HOME = "COYOACAN_HOME"  # one folder for everything, in place of the system's own


def saves_folder() -> Path:
    """Where all stories' saves are kept."""
    home = os.environ.get(HOME)
    return (Path(home) if home else user_data_path("coyoacan", appauthor=False)) / "saves"


def settings_file() -> Path:
    """Where the player's settings are kept."""
    home = os.environ.get(HOME)
    folder = Path(home) if home else user_config_path("coyoacan", appauthor=False)
    return folder / "settings.json"


def story_key(story: Story, folder: Path) -> str:
    """The name of a story's folder of saves: from its title and the last part of its folder.

    Not from the whole path, so that saves are found again after the story was moved or the game
    was installed anew; not from the contents, so that they outlive a corrected comma.
    """
    title = story.story.title
    known_by = f"{title}\n{folder.resolve().name}"
    return f"{slug(title)}-{hashlib.sha256(known_by.encode()).hexdigest()[:8]}"
