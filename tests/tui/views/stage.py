"""A bare stage on which one view stands, and plays to show in it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from textual.app import App
from textual.screen import Screen

import coyoacan_game.tui
from coyoacan_game.tui.themes import DEFAULTS, THEMES

SHEETS = Path(coyoacan_game.tui.__file__).parent
SMALL = Path(__file__).parents[2] / "stories" / "small"
SIZES = ((120, 40), (80, 24), (40, 12))
NOTHING = object()


class Stage(App[None]):
    """Shows one view and keeps what it was dismissed with in `answer`."""

    CSS_PATH = [SHEETS / "views.tcss"]  # noqa: RUF012 - as Textual types it

    def __init__(self, make: Callable[[], Screen[Any]], theme: str = "lamplight") -> None:
        super().__init__()
        self.make = make
        self.answer: object = NOTHING
        for one in THEMES:
            self.register_theme(one)
        self.theme = theme

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return DEFAULTS

    async def on_mount(self) -> None:
        await self.push_screen(self.make(), self._answered)

    def _answered(self, answer: object) -> None:
        self.answer = answer
