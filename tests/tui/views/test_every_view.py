import random
from pathlib import Path

import pytest
from tests.tui.playing import reversed_text, screen_lines
from tests.tui.views.every_view import VIEWS, maker
from tests.tui.views.stage import (
    INFORMED,
    SIZES,
    SMALLEST,
    USUAL,
    WIDE,
    Stage,
    answers,
    colours,
    shown,
    words_on,
)
from textual.widgets import Footer

from coyoacan_game.tui.themes import NAMES

CORNERS = ((40, 12), (250, 12), (40, 70), (250, 70))

HEADINGS = {
    "notebook": "Notebook 4 notes",
    "compare": "Compare 4 notes",
    "findings": "Findings 0 filed, 0 confirmed",
    "cast": "Cast 2 people, 2 in sight",
    "register": "Register The [b]book[/b]",
    "map": "Floor plan The [b]hall[/b] · 20:00",
    "transcript": "The record 3 moves",
    "saves": "Saved games 1 save",
    "options": "Options",
    "help": "Help",
    "sources": "Sources and credits 2 sources, 1 read",
    "endings": "Endings 1 of 2 reached",
}
# What can be read at first in each view, however small the screen: brackets are not markup.
FIRST_WORDS = {
    "notebook": "[b]x[/b] [/]",
    "compare": "The lock [whole]",
    "findings": "The [b]door[/b]",
    "cast": "Ana [b]Ruiz[/b]",
    "register": "1 [b]May[/b]",
    "map": "[b]hall",
    "transcript": "Noted: A letter [/i]",
    "saves": "The [b]hall[/b] [/]",
    "options": "Lamplight",
    "help": "Keys",
    "sources": "A. [b]Writer[/b]",
    "endings": "Gone [/b]",
}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", VIEWS)
async def test_shows_its_heading_its_first_words_and_how_to_leave(
    name: str, size: tuple[int, int], tmp_path: Path
) -> None:
    async with shown(maker(name, tmp_path, *INFORMED), size) as pilot:
        await pilot.pause()
        words = words_on(pilot)
        assert HEADINGS[name] in words
        assert FIRST_WORDS[name] in words
        assert "esc close" in screen_lines(pilot)[-1]


@pytest.mark.parametrize("name", VIEWS)
async def test_escape_closes_it_with_nothing(name: str, tmp_path: Path) -> None:
    async with shown(maker(name, tmp_path, *INFORMED)) as pilot:
        await pilot.press("escape")
        assert answers(pilot) == [None]


@pytest.mark.parametrize("name", VIEWS)
async def test_a_click_at_the_foot_closes_it(name: str, tmp_path: Path) -> None:
    async with shown(maker(name, tmp_path, *INFORMED)) as pilot:
        await pilot.click(Footer, offset=(1, 0))
        assert answers(pilot) == [None]


@pytest.mark.parametrize("name", VIEWS)
async def test_stands_in_a_play_in_which_nothing_was_found_yet(name: str, tmp_path: Path) -> None:
    async with shown(maker(name, tmp_path), SMALLEST) as pilot:
        await pilot.press("enter", "down", "pagedown", "up", "pageup", "left", "right")
        assert "esc" in screen_lines(pilot)[-1] or answers(pilot) == [None]


@pytest.mark.parametrize("name", VIEWS)
async def test_follows_the_terminal_through_all_corners(name: str, tmp_path: Path) -> None:
    async with shown(maker(name, tmp_path, *INFORMED)) as pilot:
        for width, height in (*CORNERS, (80, 24)):
            await pilot.resize_terminal(width, height)
            await pilot.pause()
            lines = screen_lines(pilot)
            assert len(lines) == height
            assert "esc close" in lines[-1]


@pytest.mark.parametrize("name", VIEWS)
async def test_survives_any_keys_between_any_sizes(name: str, tmp_path: Path) -> None:
    """Keys that every view knows, and some that only others do, at sizes down to one cell."""
    chance = random.Random(name)  # noqa: S311 - the same keys every time, nothing to keep secret
    keys = [
        "up",
        "down",
        "left",
        "right",
        "enter",
        "space",
        "tab",
        "home",
        "end",
        "pageup",
        "pagedown",
        "1",
        "3",
        "9",
        "slash",
        "k",
        "h",
    ]
    async with shown(maker(name, tmp_path, *INFORMED)) as pilot:
        for _ in range(5):
            await pilot.resize_terminal(chance.choice((1, 7, 40, 79, 130)), chance.randint(1, 40))
            await pilot.press(*chance.choices(keys, k=3))
            if answers(pilot):
                return
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert len(screen_lines(pilot)) == 24


@pytest.mark.parametrize("theme", NAMES)
@pytest.mark.parametrize("name", ["notebook", "findings", "map"])
async def test_stands_in_every_theme(name: str, theme: str, tmp_path: Path) -> None:
    stage = Stage(maker(name, tmp_path, *INFORMED), theme)
    async with stage.run_test(size=WIDE) as pilot:
        await pilot.pause()
        assert FIRST_WORDS[name] in words_on(pilot)


@pytest.mark.parametrize("name", VIEWS)
async def test_draws_no_colour_when_none_is_wanted(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    stage = Stage(maker(name, tmp_path, *INFORMED), ansi_color=True)
    async with stage.run_test(size=USUAL) as pilot:
        await pilot.pause()
        assert FIRST_WORDS[name] in words_on(pilot)
        assert not colours(pilot)


@pytest.mark.parametrize(
    ("name", "row"),
    [
        ("notebook", "T [b]x[/b] [/]"),
        ("compare", "T [b]x[/b] [/]"),
        ("findings", "The [b]door[/b]"),
        ("cast", "R Ana [b]Ruiz[/b] here"),
        ("saves", "autosave being played"),
        ("options", "(•) Lamplight: warm ink on dark"),
        ("sources", "What is invented"),
    ],
)
async def test_the_row_one_stands_on_has_a_caret_and_is_reversed(
    name: str, row: str, tmp_path: Path
) -> None:
    async with shown(maker(name, tmp_path, *INFORMED)) as pilot:
        assert row in " ".join(reversed_text(pilot).split())
        carets = [line for line in screen_lines(pilot) if "›" in line]
        assert row in " ".join(carets[0].split())
