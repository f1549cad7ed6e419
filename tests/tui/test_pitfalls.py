"""What is known to go wrong with Textual, one test or more for each."""

from __future__ import annotations

import os
import pty
import random
import re
import select
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.builders import sound_story
from tests.tui.playing import (
    LARGEST,
    SIZES,
    SMALL,
    SMALLEST,
    USUAL,
    WIDE,
    app_of,
    choices,
    game,
    playing,
    press,
    record,
    record_text,
    resize,
    reversed_text,
    screen_text,
)
from textual import events
from textual.geometry import Offset
from textual.selection import Selection
from textual.widget import Widget

from coyoacan_game.saves import Settings
from coyoacan_game.tui.widgets.choices import Choices
from coyoacan_game.tui.widgets.page import KEPT
from coyoacan_game.tui.widgets.record import Record

BRACKETS = '''
[story]
title = "[b]A[/b] [/] story"
subtitle = "[red]of brackets[/]"
start = "hall"

[place.hall]
name = "[He pauses] hall"
label = "[x]"
map = { row = 0, column = 0, width = 30, height = 5 }

[character.ana]
name = "Ana [/b]"
role = "visitor"
mark = "["
start = "here"
invented = true

[character.ana.state.here]
at = "hall"
doing = "waits"

[scene.hall]
title = "[/title] hall"
text = """
[He pauses] Well? [/b] $accent [@click=app.quit]quit[/] \\\\\\\\[

> [i]quoted[/i]
"""
place = "hall"
picture = "brackets"

[scene.hall.choice.ask]
text = "Ask [/] her [b]."
says = "[link=x]no[/link]"
learn = ["bracket"]
set = { asked = true }

[scene.hall.choice.closed]
text = "Go [out]."
when = "asked"
unless_shown = "[/] not yet [x]"
goto = "end"

[scene.end]
title = "End"
text = "."

[variable.asked]
start = false

[note.bracket]
kind = "evidence"
title = "A [bold]bracket[/bold] [/"
text = "It is."
invented = true

[picture.brackets]
art = "[/x] [b]"
says = "[Two] brackets."

[ending.end]
title = "[/end]"
when = "scene == 'end'"
text = "[/b] over"
'''


async def test_1_brackets_of_a_story_stay_brackets(tmp_path: Path) -> None:
    story = sound_story(tmp_path, BRACKETS)
    async with playing(story, WIDE) as pilot:
        for words in (
            "[He pauses] Well? [/b] $accent [@click=app.quit]quit[/] \\[",
            "│ [i]quoted[/i]",
            "[/title] hall",
            "[/x] [b]",
            "Ask [/] her [b].",
            "Go [out]. – [/] not yet [x]",
            "[ Ana [/b]",
        ):
            assert words in screen_text(pilot)
        await press(pilot, "1")
        assert "› Ask [/] her [b]." in screen_text(pilot)
        assert "[link=x]no[/link]" in screen_text(pilot)
        assert "▪ Noted: A [bold]bracket[/bold] [/" in screen_text(pilot)
        await press(pilot, "ctrl+p", "escape")
        await press(pilot, "2")
        assert "[/end]" in screen_text(pilot)
        assert "[/b] over" in screen_text(pilot)


async def test_1_brackets_of_a_story_stay_brackets_on_the_title(tmp_path: Path) -> None:
    story = sound_story(tmp_path, BRACKETS)
    async with playing(story):
        pass
    async with playing(story, new=False) as pilot:
        assert "[B]A[/B] [/] STORY" in screen_text(pilot)
        assert "[red]of brackets[/]" in screen_text(pilot)
        assert "Continue  [/title] hall" in screen_text(pilot)
        await press(pilot, "ctrl+p", "escape")
        pilot.app.notify("[/b]", markup=False)


CORNERS = [(1, 1), (2, 2), (1, 70), (250, 1), (10, 3), (99, 12), (100, 12), *SIZES]


@pytest.mark.parametrize("size", CORNERS)
async def test_2_no_size_is_too_small_to_begin_with(size: tuple[int, int]) -> None:
    async with playing(None, size, "1", "1", "u", "pagedown", "down", "enter") as pilot:
        assert game(pilot).session.play.moves == 2
    async with playing(None, size, new=False) as pilot:
        assert choices(pilot).rows


@pytest.mark.parametrize("seed", [1, 2])
async def test_2_any_sequence_of_sizes_is_lived_through(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - sizes of windows, no secret
    async with playing(None, USUAL, "1") as pilot:
        for _ in range(10):
            size = (chance.randint(1, 250), chance.randint(1, 70))
            await resize(pilot, size)
            await press(pilot, chance.choice(["1", "u", "pageup", "pagedown", "down", "end"]))
        await resize(pilot, WIDE)
        assert "@ you" in screen_text(pilot)


async def test_3_the_record_wraps_again_with_the_window() -> None:
    async with playing(None, LARGEST, "1") as pilot:
        words = record_text(pilot).split()
        for size in (SMALLEST, WIDE, (60, 20), LARGEST):
            await resize(pilot, size)
            page = record(pilot).page
            assert max(line.content.cell_length for line in page.lines) <= page.width
            assert page.width <= size[0]
            now = [word for word in record_text(pilot).split() if "─" not in word]
            assert now == [word for word in words if "─" not in word]


async def test_3_a_reader_who_has_scrolled_back_is_left_there() -> None:
    async with playing(None, USUAL, "1", "1", "u", "1") as pilot:
        await press(pilot, "home")
        await resize(pilot, (60, 20))
        assert "Eight o'clock" in screen_text(pilot)


async def test_4_a_long_play_keeps_no_more_than_the_newest_pieces() -> None:
    async with playing(None, USUAL, "1") as pilot:
        screen = game(pilot)
        for _ in range(KEPT):
            screen.perform("scene.hall.choice.open_door")
            screen.perform("scene.hall.choice.shut_door")
        await pilot.pause()
        page = record(pilot).page
        assert len(page.entries) == KEPT
        before = page.lines[-40:]
        screen.perform("scene.hall.choice.open_door")
        after = page.lines[-44:-4]
        assert all(one is other for one, other in zip(before, after, strict=True))
        assert len(record(pilot).children) == 0
        assert screen.session.play.moves == 2 * KEPT + 2


async def test_5_the_typewriter_changes_no_layout_and_any_key_completes_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # A clock that never ticks: on a slow machine the real one would have typed everything by now.
    monkeypatch.setattr("coyoacan_game.tui.widgets.record.TICK", 3600.0)
    settings = Settings().changed(typewriter=True)
    async with playing(None, LARGEST, settings=settings) as pilot:
        await pilot.press("1")
        column = record(pilot)
        assert column.typing
        height = column.virtual_size
        assert "Step over" not in screen_text(pilot)
        for _ in range(4):
            column.stroke()
        await pilot.pause()
        assert "Step over" in screen_text(pilot)
        assert "Mind the glass." not in screen_text(pilot)
        assert column.virtual_size == height
        await press(pilot, "2")
        assert not record(pilot).typing
        assert game(pilot).session.play.moves == 1  # the key did nothing else
        assert "Mind the glass." in screen_text(pilot)
        assert column.virtual_size == height


async def test_5_the_typewriter_comes_to_an_end_by_itself() -> None:
    settings = Settings().changed(typewriter=True)
    async with playing(None, LARGEST, settings=settings) as pilot:
        await press(pilot, "1")
        for _ in range(2_000):  # it runs by the clock, and a busy machine is slow
            if not record(pilot).typing:
                break
            await pilot.pause(0.05)
        assert not record(pilot).typing
        assert "Mind the glass." in screen_text(pilot)


async def test_5_reduced_motion_means_no_typewriter() -> None:
    settings = Settings().changed(typewriter=True, reduced_motion=True)
    async with playing(None, USUAL, "1", settings=settings) as pilot:
        assert not record(pilot).typing
        assert app_of(pilot).animation_level == "none"


def bytes_of_a_short_play(home: Path, **environment: str) -> str:
    """What the game writes to a real terminal: the title, a page of play, leaving."""
    program = (
        "import sys; from pathlib import Path\n"
        "from coyoacan_game.loader import load_story\n"
        "from coyoacan_game.loader.cover import read_cover\n"
        "from coyoacan_game.engine import Program\n"
        "from coyoacan_game.saves import SaveStore, Settings\n"
        "from coyoacan_game.tui import Opened, run\n"
        f"folder, home = Path({str(SMALL)!r}), Path({str(home)!r})\n"
        "program = lambda: Program(load_story(folder).story)\n"
        "load = lambda: Opened(program(), SaveStore(home), Settings(), None)\n"
        "sys.exit(run(read_cover(folder), load))\n"
    )
    ours, theirs = pty.openpty()
    child = subprocess.Popen(
        [sys.executable, "-c", program],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env=os.environ | {"COLORTERM": "truecolor", "COLUMNS": "80", "LINES": "24"} | environment,
    )
    os.close(theirs)
    seen = b""
    # What is waited for, and what is typed then.
    script = [("New investigation", b"1"), ("Step over", b"1"), ("Look at the hook", b"q")]
    until = time.monotonic() + 30
    while time.monotonic() < until:
        ready, _, _ = select.select([ours], [], [], 0.2)
        try:
            new = os.read(ours, 65536) if ready else b""
        except OSError:  # the other end has gone
            break
        seen += new
        if script and script[0][0] in seen.decode(errors="replace"):
            os.write(ours, script.pop(0)[1])
        if not new and child.poll() is not None:
            break
    os.close(ours)
    assert child.wait(timeout=10) == 0, seen.decode(errors="replace")
    return seen.decode(errors="replace")


SGR = re.compile(r"\x1b\[([0-9;:]*)m")
# Everything but colours: bold, dim, italic, underline, reverse, their ends, and the terminal's own.
NO_COLOUR = {"", "0", "1", "2", "3", "4", "7", "22", "23", "24", "27", "39", "49"}


def test_6_no_color_means_none(tmp_path: Path) -> None:
    written = bytes_of_a_short_play(tmp_path, NO_COLOR="1")
    codes = {code for found in SGR.findall(written) for code in found.split(";")}
    assert codes <= NO_COLOUR
    assert "7" in codes  # what is chosen is reversed


async def test_6_what_is_highlighted_has_a_caret_and_is_reversed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for no_color in (False, True):
        if no_color:
            monkeypatch.setenv("NO_COLOR", "1")
        async with playing(None, USUAL, "1", "down") as pilot:
            number = choices(pilot).numbers["scene.hall.choice.open_door"]
            assert f"› {number}   Open the street door." in screen_text(pilot)
            assert reversed_text(pilot) == "Open the street door."


async def test_7_the_focus_is_on_the_choices_and_stays_there() -> None:
    async with playing(None, SMALLEST, "1") as pilot:
        assert pilot.app.focused is choices(pilot)
        await press(pilot, "pageup", "pagedown", "home", "end", "tab", "shift+tab")
        assert pilot.app.focused is choices(pilot)
        await press(pilot, "?", "escape")
        assert pilot.app.focused is choices(pilot)


async def test_7_paging_scrolls_the_text_and_not_the_choices() -> None:
    async with playing(None, SMALLEST, "1") as pilot:
        before = record(pilot).scroll_offset.y
        highlighted = choices(pilot).highlighted
        assert "lines more" in screen_text(pilot)
        await press(pilot, "pagedown")
        assert record(pilot).scroll_offset.y > before
        assert choices(pilot).highlighted is highlighted
        await press(pilot, "home")
        assert record(pilot).scroll_offset.y == 0


@pytest.mark.parametrize("over", [Record, Choices])
async def test_7_the_wheel_reads_wherever_the_mouse_is(over: type[Record | Choices]) -> None:
    async with playing(None, SMALLEST, "2") as pilot:
        widget = pilot.app.screen.query_one(over)
        before = record(pilot).scroll_offset.y
        await wheel(widget, events.MouseScrollDown)
        await pilot.pause()
        assert record(pilot).scroll_offset.y > before
        await wheel(widget, events.MouseScrollUp)
        await pilot.pause()
        assert record(pilot).scroll_offset.y == before
        assert pilot.app.focused is choices(pilot)


async def wheel(widget: Widget, event: type[events.MouseEvent]) -> None:
    """One notch of the wheel over a widget."""
    x, y = widget.region.offset
    widget.post_message(event(widget, x, y, 0, 0, 0, False, False, False))


def test_8_the_views_are_imported_when_they_are_opened() -> None:
    program = (
        "import sys, coyoacan_game.tui\n"
        "print([name for name in sys.modules if name.startswith('coyoacan_game.tui.screens.')])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60
    )
    loaded = {name.rpartition(".")[2] for name in re.findall(r"'([^']+)'", done.stdout)}
    assert loaded == {"title", "confirm"}


async def test_9_what_the_mouse_marks_can_be_had_without_a_clipboard() -> None:
    async with playing(None, USUAL, "1") as pilot:
        lines = record(pilot).page.lines
        at = next(y for y, line in enumerate(lines) if "narrow hall" in line.content.plain)
        at += record(pilot).virtual_size.height - len(lines)
        marked = Selection(Offset(2, at), Offset(8, at))
        assert record(pilot).get_selection(marked) == ("narrow", "\n")
