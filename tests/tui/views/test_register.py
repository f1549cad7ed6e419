"""The view of registers: read in columns, asked line by line, open until something else happens."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.builders import SMALLEST, sound_story
from tests.plain.test_registers import TWO
from tests.tui.playing import (
    Play,
    app_of,
    choices,
    game,
    playing,
    press,
    record_text,
    screen_lines,
    screen_text,
    settled,
    style_of,
)
from tests.tui.views.every_view import asking
from tests.tui.views.stage import SMALLEST as SMALLEST_SCREEN
from tests.tui.views.stage import USUAL, WIDE, answers, program_of, session_of, shown, words_of

from coyoacan_game.engine.beginning import opening
from coyoacan_game.saves import Session
from coyoacan_game.story import Story
from coyoacan_game.tui.screens.register import RegisterView
from coyoacan_game.tui.widgets.ledger import columns_for, in_columns
from coyoacan_game.view import table_card

ON = ("place.gate.exit.room", "scene.room.choice.close", "dossier.office")
INTO_THE_OFFICE = ("3", "3", "1")  # the numbers of the choices that lead there
SIZES = (SMALLEST_SCREEN, (40, 15), USUAL, WIDE)


def view_of(session: Session) -> Callable[[], RegisterView]:
    return lambda: RegisterView(session, asking(session))


def office(folder: Path) -> Session:
    """A play in the second dossier of the long story, where a register lies open."""
    return session_of(folder, *ON, story="long")


def two_registers(folder: Path) -> Story:
    text = SMALLEST.replace("[variable.asked]\nstart = false", "[variable.asked]\nstart = true")
    post = '[table.post.row.parcel]\ncells = ["Monday"]\n'
    return sound_story(folder, text + TWO + post)


@pytest.mark.parametrize("size", SIZES)
async def test_a_line_is_a_line_on_any_screen(size: tuple[int, int], tmp_path: Path) -> None:
    async with shown(view_of(office(tmp_path)), size) as pilot:
        rows = [line.strip() for line in screen_lines(pilot)]
        assert "Day     Name" in rows
        assert "› ? 28 May  Frank Jacson" in rows


async def test_asking_tells_what_came_of_it_and_the_view_stays(tmp_path: Path) -> None:
    session = office(tmp_path)
    async with shown(view_of(session)) as pilot:
        assert "Enter asks about this line." in words_of(pilot, "#reading")
        await pilot.press("enter")
        await pilot.pause()
        assert session.play.last.action == "table.visitors.row.jacson"
        assert answers(pilot) == []
        text = screen_text(pilot)
        assert "• 28 May  Frank Jacson" in text
        assert "29 May  The milkman" in text  # a line that now stands there
        assert "He let himself in." in words_of(pilot, "#reading")
        await pilot.press("enter", "a")
        assert session.play.moves == len(ON) + 1


async def test_a_line_that_can_only_be_read_is_read(tmp_path: Path) -> None:
    session = office(tmp_path)
    session.take("table.visitors.row.jacson")
    async with shown(view_of(session)) as pilot:
        await pilot.press("down")
        await pilot.pause()
        assert "Day: 29 May Name: The milkman The visitors' book" in words_of(pilot, "#reading")
        assert "Enter asks" not in screen_text(pilot)
        assert "a ask" not in screen_lines(pilot)[-1]


async def test_where_there_is_room_for_one_pane_a_line_is_read_before_it_is_asked_about(
    tmp_path: Path,
) -> None:
    session = office(tmp_path)
    async with shown(view_of(session), SMALLEST_SCREEN) as pilot:
        await pilot.press("enter")
        await settled(pilot)
        assert "Name: Frank Jacson" in screen_text(pilot)
        assert session.play.moves == len(ON)
        await pilot.press("enter")
        await settled(pilot)
        assert session.play.moves == len(ON) + 1
        assert "He let himself in." in screen_text(pilot)
        await pilot.press("escape")
        await settled(pilot)
        assert "• 28 May" in screen_text(pilot)


def moves(pilot: Play) -> int:
    session = app_of(pilot).session
    assert session is not None
    return session.play.moves


async def test_a_first_click_reads_and_a_second_asks() -> None:
    story = program_of("brackets").story
    async with playing(story, USUAL, "b", "down") as pilot:
        rows = screen_lines(pilot)
        at = next(number for number, row in enumerate(rows) if "? 1 [b]May[/b]" in row)
        await pilot.click(offset=(10, at))
        await pilot.pause()
        assert "Enter asks about this line." in screen_text(pilot)
        assert moves(pilot) == 0
        await pilot.click(offset=(10, at))
        await pilot.pause()
        assert moves(pilot) == 1
        assert "She [b]came[/b]." in screen_text(pilot)


async def test_the_arrows_go_from_register_to_register(tmp_path: Path) -> None:
    async with playing(two_registers(tmp_path), USUAL, "b") as pilot:
        assert "[The visitors' book] The post" in screen_text(pilot)
        await press(pilot, "right")
        assert " The visitors' book [The post]" in screen_text(pilot)
        assert "›   Monday" in screen_text(pilot)


async def test_it_says_what_it_rests_on(tmp_path: Path) -> None:
    async with playing(two_registers(tmp_path), WIDE, "b") as pilot:
        words = " ".join(screen_text(pilot).split())
        assert "Rests on, documented – A. Writer" in words
        await pilot.press("v")
        words = " ".join(screen_text(pilot).split())
        assert "Rests on book · documented A book was kept." in words
        assert "What stands behind a note may tell more" in words


async def test_where_none_lies_open_it_says_so() -> None:
    async with playing(None, USUAL, "b") as pilot:
        assert "No register lies open here." in screen_text(pilot)
        await press(pilot, "enter", "a", "escape")
        assert game(pilot).session.play.moves == 0


async def test_what_is_asked_stands_in_the_record_when_it_is_closed() -> None:
    story = program_of("long").story
    async with playing(story, USUAL, *INTO_THE_OFFICE) as pilot:
        assert "b register" in screen_lines(pilot)[-1]
        await press(pilot, "b", "enter", "escape")
        assert "› Ask about: 28 May, Frank Jacson" in record_text(pilot)
        assert "▪ Noted: A visitor" in record_text(pilot)
        assert "The Colonel's patience: 2 of 6" in screen_lines(pilot)[0]
        await press(pilot, "u")
        assert "‹ Taken back: Ask about: 28 May" in record_text(pilot)
        assert "The Colonel's patience: 3 of 6" in screen_lines(pilot)[0]


async def test_an_event_that_leads_elsewhere_closes_it(tmp_path: Path) -> None:
    caught = """
[event.caught]
when = "asked.visitors.jacson"
says = "Somebody shuts it."
goto = "street"
"""
    ends = SMALLEST + TWO.replace('when = "asked"', 'when = "not asked"') + caught
    story = sound_story(tmp_path, ends + '[table.post.row.parcel]\ncells = ["Monday"]\n')
    async with playing(story, USUAL, "b", "enter") as pilot:
        assert "Somebody shuts it." in record_text(pilot)
        assert "See the endings found so far" in [row.words for row in choices(pilot).rows]


async def test_words_of_a_register_are_never_markup() -> None:
    async with playing(program_of("brackets").story, WIDE) as pilot:
        await press(pilot, "b")
        assert "? 1 [b]May[/b]  Ana [/i]" in screen_text(pilot)
        await press(pilot, "enter")
        assert "She [b]came[/b]." in screen_text(pilot)
        assert style_of(pilot, "She [b]came[/b].").bold is not True


@pytest.mark.parametrize(
    ("room", "widths"),
    [(30, (6, 12)), (20, (6, 12)), (19, (6, 11)), (14, (6, 6)), (13, (6,)), (4, (4,)), (1, (1,))],
)
def test_columns_stand_side_by_side_as_far_as_there_is_room(
    room: int, widths: tuple[int, ...]
) -> None:
    program = program_of("long")
    card = table_card(program, opening(program, "office").state, "visitors")
    assert columns_for(card, room) == widths
    for row in card.rows:
        assert in_columns(row.cells, widths).cell_length <= room
