"""From a folder of TOML to a story, or to its problems. The only package that reads scene files.

A cover is wanted before the rest of the loader, which brings pydantic with it, so that is imported
only when it is asked for.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from coyoacan_game.loader.load import Loaded, has_errors, load_story, located

__all__ = ["Loaded", "has_errors", "load_story", "located"]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(name)
    from coyoacan_game.loader import load

    return getattr(load, name)
