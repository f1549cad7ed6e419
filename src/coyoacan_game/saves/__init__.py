"""What outlives the program: plays, settings, endings seen. The only package that writes to a player's disk."""

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
