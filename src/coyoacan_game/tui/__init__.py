"""The game on a screen. The only package that knows Textual; no rule of play is decided here."""

from coyoacan_game.tui.app import Opened
from coyoacan_game.tui.running import run

__all__ = ["Opened", "run"]
