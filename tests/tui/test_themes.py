"""The four looks can be read."""

from __future__ import annotations

import pytest
from tests.tui.playing import WIDE, playing, press, reversed_text, screen_text
from textual.color import Color
from textual.theme import Theme

from coyoacan_game.saves import Settings
from coyoacan_game.tui.themes import THEMES

COLOURED = [theme for theme in THEMES if not theme.ansi]
READ = ("text", "text-muted", "old")  # names of what one reads


def contrast(one: str, other: str) -> float:
    """As WCAG 2 defines it: from 1 to 21."""

    def luminance(name: str) -> float:
        def linear(value: int) -> float:
            part = value / 255
            return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

        red, green, blue = Color.parse(name).rgb
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", COLOURED, ids=lambda theme: theme.name)
def test_everything_that_is_read_stands_out_from_the_page(theme: Theme) -> None:
    page = theme.background or ""
    named = [theme.variables[name] for name in READ]
    for colour in (theme.foreground, theme.accent, theme.secondary, theme.error, *named):
        assert contrast(colour or "", page) >= 4.5, colour


@pytest.mark.parametrize("theme", COLOURED, ids=lambda theme: theme.name)
def test_what_cannot_be_done_can_still_be_read(theme: Theme) -> None:
    """It is dim on purpose; three to one is what WCAG asks of parts of a form."""
    assert contrast(theme.variables["text-disabled"], theme.background or "") >= 3


def test_high_contrast_is_high() -> None:
    (theme,) = (one for one in THEMES if one.name == "contrast")
    assert contrast(theme.variables["old"], theme.background or "") >= 7


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
async def test_every_look_shows_a_page_of_play(theme: Theme) -> None:
    settings = Settings().changed(theme=theme.name)
    async with playing(None, WIDE, "1", settings=settings) as pilot:
        assert "Look at the hook." in screen_text(pilot)
        assert "Look at the hook." in reversed_text(pilot)
        await press(pilot, "?", "escape", "q")
