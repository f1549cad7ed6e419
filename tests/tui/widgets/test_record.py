"""The reading column: what is bright, what is dim, what the mouse marks."""

from tests.tui.playing import USUAL, WIDE, Play, playing, press, record, screen_lines, style_of
from textual.color import Color


def colour_of(pilot: Play, words: str) -> Color:
    """The colour in which words stand on the screen."""
    colour = style_of(pilot, words).color
    assert colour is not None
    return Color.from_rich_color(colour)


async def test_the_newest_turn_is_bright_and_older_ones_are_dimmed() -> None:
    async with playing(None, WIDE, "1") as pilot:
        bright = colour_of(pilot, "There is nobody else.")
        await press(pilot, "1")
        dimmed = colour_of(pilot, "There is nobody else.")
        assert dimmed.brightness < bright.brightness
        assert colour_of(pilot, "It is not bent.") == bright


async def test_what_the_player_did_has_a_colour_of_its_own() -> None:
    async with playing(None, WIDE, "1", "1") as pilot:
        echo = colour_of(pilot, "Look at the hook.")
        assert echo != colour_of(pilot, "It is not bent.")


async def test_the_mouse_marks_what_it_is_drawn_over() -> None:
    async with playing(None, USUAL, "1", "1") as pilot:
        lines = screen_lines(pilot)
        row = next(y for y, line in enumerate(lines) if "It is not bent." in line)
        left = lines[row].index("not")
        await pilot.mouse_down(offset=(left, row))
        await pilot.hover(offset=(left + 7, row))
        await pilot.mouse_up(offset=(left + 7, row))
        assert pilot.app.screen.get_selected_text() == "not bent"


async def test_a_long_turn_is_read_from_its_beginning() -> None:
    async with playing(None, (40, 16), "1") as pilot:
        assert screen_lines(pilot)[1].strip() == "› Step over the glass."
        assert record(pilot).below > 0


async def test_a_short_record_stands_next_to_the_choices() -> None:
    async with playing(None, (80, 60)) as pilot:
        lines = screen_lines(pilot)
        last = max(y for y, line in enumerate(lines) if "Noted: Glass" in line)
        rule = min(y for y, line in enumerate(lines) if line.strip().startswith("─────"))
        assert rule - last == 2
