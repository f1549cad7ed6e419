from pathlib import Path

import pytest
from tests.tui.views.stage import (
    INFORMED,
    SMALLEST,
    USUAL,
    answers,
    program_of,
    session_of,
    shown,
    words_on,
)

from coyoacan_game.engine import Playthrough
from coyoacan_game.saves import Session
from coyoacan_game.tui.screens.transcript import TranscriptView
from coyoacan_game.tui.widgets.roll import Roll
from coyoacan_game.view import transcript

LONG = 2_000  # moves


def long_play(folder: Path) -> Session:
    """A play of two thousand moves; those are not what the disk is tested with here."""
    session = session_of(folder)
    play = Playthrough(program_of("brackets"))
    for action in INFORMED:
        play.take(action)
    for _ in range(LONG - len(INFORMED)):
        play.take("scene.hall.choice.turn_a_page")
    session.play = play
    return session


def roll_of(pilot_screen: object) -> Roll:
    assert isinstance(pilot_screen, TranscriptView)
    return pilot_screen.roll


async def test_it_begins_at_its_end_and_home_leads_to_the_beginning(tmp_path: Path) -> None:
    async with shown(lambda: TranscriptView(session_of(tmp_path, *INFORMED)), SMALLEST) as pilot:
        await pilot.pause()
        assert "▪ Noted: A letter [/i]" in words_on(pilot)
        await pilot.press("home")
        await pilot.pause()
        assert "The [b]hall[/b] [/] ──" in words_on(pilot)
        assert "A door [not a tag], and light." in words_on(pilot)


async def test_quotations_and_items_hang_from_their_marks(tmp_path: Path) -> None:
    async with shown(lambda: TranscriptView(session_of(tmp_path, *INFORMED)), (80, 40)) as pilot:
        await pilot.pause()
        words = words_on(pilot)
        assert "│ Nobody came." in words
        assert "– One thing [a] – another [/a]" in words


async def test_two_thousand_moves_open_with_their_last_stretch_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("coyoacan_game.tui.widgets.roll.PAUSE", 3600)  # no second stretch by itself
    async with shown(lambda: TranscriptView(long_play(tmp_path))) as pilot:
        roll = roll_of(pilot.app.screen)
        assert roll.line_count < 1_000  # of some eight thousand
        assert "Another page [of many]." in words_on(pilot)
        while not roll.unrolled:
            roll.unroll_more()
        await pilot.pause()
        assert roll.line_count > 7_000
        assert roll.scroll_offset.y == roll.max_scroll_y  # what is read has not moved
        await pilot.press("home")
        await pilot.pause()
        assert "The [b]hall[/b] [/] ──" in words_on(pilot)


async def test_a_search_finds_what_is_not_unrolled_yet(tmp_path: Path) -> None:
    async with shown(lambda: TranscriptView(long_play(tmp_path))) as pilot:
        await pilot.press("slash", *"she [sighs]", "enter")
        await pilot.pause()
        words = words_on(pilot)
        assert "┃ She [sighs] and tells you." in words
        assert "1 of 1" in words


async def test_a_search_begins_at_the_last_place_and_goes_round(tmp_path: Path) -> None:
    async with shown(lambda: TranscriptView(session_of(tmp_path, *INFORMED))) as pilot:
        await pilot.pause()
        assert "earlier" not in words_on(pilot)
        await pilot.press("slash", *"NOTED", "enter")
        await pilot.pause()
        assert "4 of 4" in words_on(pilot)
        await pilot.press("n")
        assert "3 of 4" in words_on(pilot)
        await pilot.press("N", "N")
        assert "1 of 4" in words_on(pilot)


async def test_what_is_nowhere_is_said_to_be_nowhere(tmp_path: Path) -> None:
    async with shown(lambda: TranscriptView(session_of(tmp_path, *INFORMED))) as pilot:
        await pilot.pause()
        await pilot.press("slash", *"[/b", "enter")
        assert "2 of 2" in words_on(pilot)
        await pilot.press("slash", "ctrl+u", *"zebra[", "enter")
        assert 'zebra[" is not in the record.' in words_on(pilot)


async def test_it_is_written_to_a_file_whose_path_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    session = session_of(tmp_path / "saves", *INFORMED)
    async with shown(lambda: TranscriptView(session), (120, 24)) as pilot:
        await pilot.press("e", "enter")
        await pilot.pause()
        written = tmp_path / "the-b-case-b-autosave.txt"
        assert f"Written to {written}".replace(" ", "") in words_on(pilot).replace(" ", "")
        expected = transcript(session.program, session.play.turns)
        assert written.read_text(encoding="utf-8") == expected


async def test_no_file_is_ever_written_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mine.txt").write_text("mine")
    async with shown(lambda: TranscriptView(session_of(tmp_path / "saves"))) as pilot:
        await pilot.press("e", "ctrl+u", *"mine.txt", "enter")
        await pilot.pause()
        assert "There is a file of that name already." in words_on(pilot)
        assert (tmp_path / "mine.txt").read_text() == "mine"


async def test_a_folder_that_is_not_there_is_told_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with shown(lambda: TranscriptView(session_of(tmp_path / "saves"))) as pilot:
        await pilot.press("e", "ctrl+u", *"no/such.txt", "enter")
        await pilot.pause()
        assert "It cannot be written there: No such file or directory." in words_on(pilot)
        await pilot.press("escape")
        assert not answers(pilot)
        await pilot.press("escape")
        assert answers(pilot) == [None]


async def test_the_line_one_reads_stays_when_the_terminal_changes(tmp_path: Path) -> None:
    async with shown(lambda: TranscriptView(long_play(tmp_path)), USUAL) as pilot:
        await pilot.press("slash", *"the lock [whole]", "enter")
        await pilot.pause()
        for size in ((40, 12), (250, 70), (60, 20)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert "The lock [whole]" in words_on(pilot), size
