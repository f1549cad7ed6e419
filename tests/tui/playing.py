"""The real app over a real story, with no window; and what can be read on it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache
from pathlib import Path
from typing import cast

from rich.segment import Segment
from rich.style import Style
from textual.pilot import Pilot

from coyoacan_game.engine import Program
from coyoacan_game.loader import load_story
from coyoacan_game.loader.cover import Cover
from coyoacan_game.saves import SaveStore, Settings
from coyoacan_game.story import Story
from coyoacan_game.tui.app import CoyoacanApp, Opened
from coyoacan_game.tui.screens.game import GameScreen
from coyoacan_game.tui.widgets.choices import Choices
from coyoacan_game.tui.widgets.record import Record
from coyoacan_game.view import date_of

SMALL = Path(__file__).parent.parent / "stories" / "small"
WIDE, USUAL, SMALLEST, LARGEST = (120, 40), (80, 24), (40, 12), (250, 70)
SIZES = (SMALLEST, (40, 70), USUAL, WIDE, (250, 12), LARGEST)

Play = Pilot[None]


@cache
def small_story() -> Story:
    """The small story of all tests, read once."""
    loaded = load_story(SMALL)
    assert loaded.story is not None
    return loaded.story


def cover_of(program: Program) -> Cover:
    """What the title shows of a story."""
    about = program.story.story
    return Cover(about.title, about.subtitle or "", date_of(program))


@asynccontextmanager
async def playing(
    story: Story | None = None,
    size: tuple[int, int] = USUAL,
    *keys: str,
    settings: Settings | None = None,
    new: bool = True,
    store: SaveStore | None = None,
) -> AsyncIterator[Play]:
    """Begins anew and presses these keys; with `new=False` it stops at the title."""
    program, saves = Program(story or small_story()), store or SaveStore.default("tests")
    session = saves.open(program, new=True) if new else None
    opened = Opened(program, saves, settings or Settings(), session)
    app = CoyoacanApp(cover_of(program), opened)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await press(pilot, *keys)
        yield pilot
    app.close_play()


async def press(pilot: Play, *keys: str) -> None:
    """Presses keys one after the other, each answered before the next."""
    for key in keys:
        await pilot.press(key)
        await pilot.pause()


async def settled(pilot: Play) -> None:
    """Until a layout that leads to another layout has been made."""
    for _ in range(3):
        await pilot.pause()


async def resize(pilot: Play, size: tuple[int, int]) -> None:
    await pilot.resize_terminal(*size)
    await settled(pilot)


def app_of(pilot: Play) -> CoyoacanApp:
    return cast("CoyoacanApp", pilot.app)


def game(pilot: Play) -> GameScreen:
    """The page of play, which must be up."""
    screen = pilot.app.screen
    assert isinstance(screen, GameScreen), screen
    return screen


def record(pilot: Play) -> Record:
    return game(pilot).query_one(Record)


def choices(pilot: Play) -> Choices:
    return pilot.app.screen.query_one(Choices)


def record_text(pilot: Play) -> str:
    """All that the record keeps, in sight or not, its lines joined as they are read."""
    return "\n".join(line.content.plain for line in record(pilot).page.lines)


def rows_of(pilot: Play) -> list[list[Segment]]:
    """The screen row by row, as it is drawn. The one place here that needs Textual's compositor."""
    return [list(strip) for strip in pilot.app.screen._compositor.render_strips()]


def screen_lines(pilot: Play) -> list[str]:
    """The screen as one sees it."""
    return ["".join(segment.text for segment in row).rstrip() for row in rows_of(pilot)]


def screen_text(pilot: Play) -> str:
    return "\n".join(screen_lines(pilot))


def style_of(pilot: Play, words: str) -> Style:
    """How words that are drawn in one piece look."""
    segments = (segment for row in rows_of(pilot) for segment in row)
    style = next(segment.style for segment in segments if words in segment.text)
    assert style is not None
    return style


def reversed_text(pilot: Play) -> str:
    """What stands reversed on the screen."""
    return "\n".join(
        segment.text.strip()
        for row in rows_of(pilot)
        for segment in row
        if segment.style is not None and segment.style.reverse
    )
