"""A bare stage on which one view stands, plays to show in it, and what one reads there."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import cache
from pathlib import Path
from typing import Any

from tests.tui.playing import screen_text
from textual.app import App
from textual.pilot import Pilot
from textual.screen import Screen

import coyoacan_game.tui
from coyoacan_game.engine import Program
from coyoacan_game.loader import load_story
from coyoacan_game.saves import SaveStore, Session
from coyoacan_game.tui.themes import DEFAULTS, THEMES

SHEETS = Path(coyoacan_game.tui.__file__).parent
STORIES = Path(__file__).parents[2] / "stories"
WIDE, USUAL, SMALLEST = (120, 40), (80, 24), (40, 12)
SIZES = (WIDE, USUAL, SMALLEST)

# What is learnt and done in the story of the brackets before most tests begin.
INFORMED = (
    "scene.hall.choice.ask_ana",
    "scene.hall.choice.look",
    "scene.hall.choice.read",
)


class Stage(App[None]):
    """Shows one view and keeps what it was dismissed with in `answers`."""

    CSS_PATH = [SHEETS / "coyoacan.tcss", SHEETS / "views.tcss"]  # noqa: RUF012 - as Textual types it

    def __init__(
        self,
        make: Callable[[], Screen[Any]],
        theme: str = "lamplight",
        *,
        ansi_color: bool | None = None,
    ) -> None:
        super().__init__(ansi_color=ansi_color)
        self.make = make
        self.answers: list[object] = []
        for one in THEMES:
            self.register_theme(one)
        self.theme = theme

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return DEFAULTS

    async def on_mount(self) -> None:
        await self.push_screen(self.make(), self.answers.append)


@asynccontextmanager
async def shown(
    make: Callable[[], Screen[Any]], size: tuple[int, int] = USUAL
) -> AsyncIterator[Pilot[None]]:
    """A view on the stage, laid out and ready for keys."""
    stage = Stage(make)
    async with stage.run_test(size=size) as pilot:
        await pilot.pause()
        yield pilot


def answers(pilot: Pilot[None]) -> list[object]:
    """What the view was dismissed with: nothing while it stands."""
    assert isinstance(pilot.app, Stage)
    return pilot.app.answers


def words_of(pilot: Pilot[None], selector: str) -> str:
    """The words within one part of the screen."""
    part = pilot.app.screen.query_one(selector).region
    rows = screen_text(pilot).split("\n")[part.y : part.bottom]
    return " ".join(" ".join(row[part.x : part.right] for row in rows).split())


def words_on(pilot: Pilot[None]) -> str:
    """The words on the screen, runs of blanks and line ends as one blank."""
    return " ".join(screen_text(pilot).split())


@cache
def program_of(name: str) -> Program:
    """A story of the tests, made ready once."""
    story = load_story(STORIES / name).story
    assert story is not None
    return Program(story)


def session_of(folder: Path, *actions: str, story: str = "brackets") -> Session:
    """A play of a story in which these actions were taken."""
    session = SaveStore(folder / story).open(program_of(story), new=True)
    for action in actions:
        session.take(action)
    return session


def colours(pilot: Pilot[None]) -> set[str]:
    """Every colour on the screen that is not the terminal's own."""
    strips = pilot.app.screen._compositor.render_strips()
    styles = {segment.style for strip in strips for segment in strip if segment.style}
    found = {colour for style in styles for colour in (style.color, style.bgcolor) if colour}
    return {colour.name for colour in found if not colour.is_default}
