"""From a folder of TOML to a story, or to its problems. The only package that reads scene files."""

from coyoacan_game.loader.collecting import collecting_later
from coyoacan_game.loader.load import Loaded, has_errors, load_story, located

__all__ = ["Loaded", "collecting_later", "has_errors", "load_story", "located"]
