"""What outlives the program: plays, settings, endings seen. The only package that writes to a player's disk.

A first screen asks only how it is to look (`looks`); the rest is imported when it is asked for.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from coyoacan_game.saves.disk import SaveFailed
    from coyoacan_game.saves.endings import endings_seen
    from coyoacan_game.saves.homes import story_key
    from coyoacan_game.saves.names import AUTOSAVE, BadName
    from coyoacan_game.saves.session import Session
    from coyoacan_game.saves.settings import Settings
    from coyoacan_game.saves.slots import SlotInfo
    from coyoacan_game.saves.store import SaveStore

__all__ = [
    "AUTOSAVE",
    "BadName",
    "SaveFailed",
    "SaveStore",
    "Session",
    "Settings",
    "SlotInfo",
    "endings_seen",
    "story_key",
]
_STANDS_IN = {
    "AUTOSAVE": "names",
    "BadName": "names",
    "SaveFailed": "disk",
    "SaveStore": "store",
    "Session": "session",
    "Settings": "settings",
    "SlotInfo": "slots",
    "endings_seen": "endings",
    "story_key": "homes",
}


def __getattr__(name: str) -> Any:
    if name not in _STANDS_IN:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{_STANDS_IN[name]}"), name)
