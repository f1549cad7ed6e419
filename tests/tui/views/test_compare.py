from functools import partial
from pathlib import Path

import pytest
from tests.tui.playing import screen_lines
from tests.tui.views.stage import (
    INFORMED,
    SIZES,
    SMALLEST,
    USUAL,
    WIDE,
    answers,
    session_of,
    shown,
    words_on,
)

from coyoacan_game.tui.screens.compare import CompareView
from coyoacan_game.tui.widgets.desk import Desk
from coyoacan_game.tui.widgets.picker import Picker
from coyoacan_game.view.words import NOTHING_TO_DO

# The notes as they are numbered: ana_said, lock, scratch, letter.
MADE = "comparison.said_and_seen"


@pytest.mark.parametrize("size", SIZES)
async def test_two_notes_are_picked_by_digits_and_compared(
    size: tuple[int, int], tmp_path: Path
) -> None:
    async with shown(lambda: CompareView(session_of(tmp_path, *INFORMED)), size) as pilot:
        await pilot.press("1", "2")
        words = words_on(pilot)
        assert "Side by side:" in words
        assert "[b]x[/b] [/]" in words
        assert "The lock [whole]" in words
        await pilot.press("1")
        assert answers(pilot) == [MADE]


async def test_the_order_of_the_two_does_not_matter(tmp_path: Path) -> None:
    async with shown(lambda: CompareView(session_of(tmp_path, *INFORMED))) as pilot:
        await pilot.press("down", "enter", "up", "enter", "enter")
        assert answers(pilot) == [MADE]


async def test_two_notes_are_picked_and_compared_with_the_mouse(tmp_path: Path) -> None:
    async with shown(lambda: CompareView(session_of(tmp_path, *INFORMED)), WIDE) as pilot:
        await pilot.click("#list", offset=(8, 1))
        await pilot.click("#list", offset=(8, 0))
        await pilot.click("#answers", offset=(6, 0))
        assert answers(pilot) == [MADE]


async def test_two_that_have_nothing_to_do_are_said_so_in_place(tmp_path: Path) -> None:
    desk = Desk()
    session = session_of(tmp_path, *INFORMED)
    async with shown(lambda: CompareView(session, desk=desk)) as pilot:
        await pilot.press("1", "3", "1")
        assert not answers(pilot)
        assert NOTHING_TO_DO in words_on(pilot)
        await pilot.press("1")  # take two others
        assert "Pick a note, then another to lay beside it." in words_on(pilot)
        await pilot.press("1", "3")
        assert "You have laid these two side by side before." in words_on(pilot)


async def test_nothing_tells_beforehand_which_two_are_worth_it(tmp_path: Path) -> None:
    """All that is not the notes themselves is alike for two that fit and two that do not."""

    def around(lines: list[str]) -> list[str]:
        return [*lines[:5], *lines[-5:]]

    seen = []
    for other in ("2", "3"):
        session = session_of(tmp_path / other, *INFORMED)
        async with shown(partial(CompareView, session), USUAL) as pilot:
            await pilot.press("1", other)
            seen.append(around(screen_lines(pilot)))
    assert seen[0] == seen[1]


async def test_two_that_only_fit_later_have_nothing_to_do_with_each_other_yet(
    tmp_path: Path,
) -> None:
    session = session_of(tmp_path, *INFORMED)
    async with shown(lambda: CompareView(session)) as pilot:
        await pilot.press("2", "4", "1")
        assert NOTHING_TO_DO in words_on(pilot)
        assert not answers(pilot)
    session.take(MADE)
    async with shown(lambda: CompareView(session)) as pilot:
        await pilot.press("2", "4", "1")
        assert answers(pilot) == ["comparison.letter_and_lock"]


async def test_what_was_compared_is_listed_with_its_result(tmp_path: Path) -> None:
    session = session_of(tmp_path, *INFORMED, MADE)
    async with shown(lambda: CompareView(session), WIDE) as pilot:
        words = words_on(pilot).replace("│ ", "")
        assert "Laid side by side so far" in words
        assert "[b]x[/b] [/] / The lock [whole]: They contradict each other." in words
        assert "letter [/i] /" not in words


async def test_what_was_compared_before_gives_its_result_again(tmp_path: Path) -> None:
    session = session_of(tmp_path, *INFORMED, MADE)
    async with shown(lambda: CompareView(session)) as pilot:
        await pilot.press("1", "2", "1")
        assert not answers(pilot)
        assert "side by side before. They contradict each other." in words_on(pilot)


async def test_backspace_takes_the_last_one_back_and_escape_does_too(tmp_path: Path) -> None:
    async with shown(lambda: CompareView(session_of(tmp_path, *INFORMED))) as pilot:
        view = pilot.app.screen
        assert isinstance(view, CompareView)
        await pilot.press("1", "2", "backspace")
        assert view.picked == ["ana_said"]
        await pilot.press("3", "escape")
        assert view.picked == ["ana_said"]
        await pilot.press("escape")
        assert answers(pilot) == [None]


async def test_a_note_cannot_be_laid_beside_itself(tmp_path: Path) -> None:
    async with shown(lambda: CompareView(session_of(tmp_path, *INFORMED))) as pilot:
        view = pilot.app.screen
        assert isinstance(view, CompareView)
        await pilot.press("1", "1")
        assert view.picked == []


async def test_a_filter_does_not_change_what_was_picked(tmp_path: Path) -> None:
    async with shown(lambda: CompareView(session_of(tmp_path, *INFORMED))) as pilot:
        await pilot.press("1", "right", "1", "1")
        assert answers(pilot) == [MADE]


async def test_both_notes_scroll_by_page_where_they_are_too_long(tmp_path: Path) -> None:
    async with shown(lambda: CompareView(session_of(tmp_path, *INFORMED)), SMALLEST) as pilot:
        await pilot.press("1", "2", "pagedown")
        assert pilot.app.screen.query_one("#one").scroll_offset.y > 0
        assert pilot.app.screen.query_one("#other").scroll_offset.y > 0
        assert pilot.app.screen.query_one("#answers", Picker).has_focus
