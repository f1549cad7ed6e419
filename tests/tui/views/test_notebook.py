from pathlib import Path

from tests.tui.views.stage import (
    INFORMED,
    SMALLEST,
    USUAL,
    WIDE,
    answers,
    session_of,
    shown,
    words_on,
)

from coyoacan_game.tui.screens.compare import CompareView
from coyoacan_game.tui.screens.notebook import NotebookView
from coyoacan_game.tui.widgets.chips import Chips
from coyoacan_game.tui.widgets.picker import Picker

COMPARED = (*INFORMED, "comparison.said_and_seen")


async def test_a_note_opens_to_its_witness_its_standing_and_its_sources(tmp_path: Path) -> None:
    async with shown(lambda: NotebookView(session_of(tmp_path, *INFORMED)), WIDE) as pilot:
        words = words_on(pilot).replace("│ ", "")
        assert "Testimony · disputed between sources" in words
        assert "As told by Ana [b]Ruiz[/b]" in words
        assert "Rests on, disputed between sources" in words
        assert "– Nobody [not read for this game]" in words
        assert "keys[/b] were kept" not in words


async def test_v_opens_what_stands_in_the_sources_with_a_warning_and_closes_it(
    tmp_path: Path,
) -> None:
    async with shown(lambda: NotebookView(session_of(tmp_path, *INFORMED)), WIDE) as pilot:
        await pilot.press("v")
        words = words_on(pilot).replace("│ ", "")
        assert "What stands behind a note may tell more than you have come upon." in words
        assert "keys-kept · disputed between sources" in words
        assert "The [b]keys[/b] were kept by one person." in words
        assert "– Nobody, A rumour [/] [not read for this game]" in words
        await pilot.press("v")
        assert "keys[/b] were kept" not in words_on(pilot)


async def test_v_shows_the_note_where_the_list_hides_it(tmp_path: Path) -> None:
    async with shown(lambda: NotebookView(session_of(tmp_path, *INFORMED)), SMALLEST) as pilot:
        await pilot.press("v")
        assert "What stands behind a note may tell" in words_on(pilot)


async def test_where_all_is_invented_there_is_nothing_to_open(tmp_path: Path) -> None:
    session = session_of(tmp_path, "scene.hall.choice.read")
    async with shown(lambda: NotebookView(session), WIDE) as pilot:
        assert "in full" not in words_on(pilot)


async def test_an_invented_note_says_so(tmp_path: Path) -> None:
    session = session_of(tmp_path, "scene.hall.choice.read")
    async with shown(lambda: NotebookView(session)) as pilot:
        assert "Document · invented for this game" in words_on(pilot)


async def test_an_empty_notebook_says_what_it_is_for(tmp_path: Path) -> None:
    async with shown(lambda: NotebookView(session_of(tmp_path)), SMALLEST) as pilot:
        assert "The notebook is empty." in words_on(pilot)
        await pilot.press("enter", "k")
        await pilot.pause()
        assert isinstance(pilot.app.screen, NotebookView)


async def test_the_right_arrow_goes_from_kind_to_kind(tmp_path: Path) -> None:
    async with shown(lambda: NotebookView(session_of(tmp_path, *INFORMED)), SMALLEST) as pilot:
        await pilot.press("right")
        assert "[Evidence]" in words_on(pilot)
        assert pilot.app.screen.query_one(Picker).keys == ("lock", "scratch")
        await pilot.press("left", "left")
        assert "1 of 4" in words_on(pilot)
        assert pilot.app.screen.query_one(Picker).keys == ("letter",)


async def test_a_click_on_a_kind_filters(tmp_path: Path) -> None:
    async with shown(lambda: NotebookView(session_of(tmp_path, *INFORMED))) as pilot:
        await pilot.click(Chips, offset=(18, 0))
        assert pilot.app.screen.query_one(Picker).keys == ("ana_said",)


async def test_words_after_a_slash_filter_and_escape_takes_them_away_first(tmp_path: Path) -> None:
    async with shown(lambda: NotebookView(session_of(tmp_path, *INFORMED))) as pilot:
        await pilot.press("slash", *"unsig", "enter")
        assert pilot.app.screen.query_one(Picker).keys == ("letter",)
        await pilot.press("escape")
        assert not answers(pilot)
        assert len(pilot.app.screen.query_one(Picker).keys) == 4
        await pilot.press("escape")
        assert answers(pilot) == [None]


async def test_words_that_no_note_has_leave_a_sentence(tmp_path: Path) -> None:
    async with shown(lambda: NotebookView(session_of(tmp_path, *INFORMED))) as pilot:
        await pilot.press("slash", *"zz [/]")
        assert "No note fits." in words_on(pilot)
        assert "0 of 4" in words_on(pilot)


async def test_notes_that_were_compared_are_marked_and_say_with_what(tmp_path: Path) -> None:
    async with shown(lambda: NotebookView(session_of(tmp_path, *COMPARED)), WIDE) as pilot:
        words = words_on(pilot).replace("│ ", "")
        assert "T [b]x[/b] [/] ⇆" in words
        assert "E The lock [whole] ⇆" in words
        assert "D A letter [/i] ⇆" not in words
        assert "– The lock [whole]: They contradict each other." in words


async def test_what_fits_together_is_not_given_away(tmp_path: Path) -> None:
    async with shown(lambda: NotebookView(session_of(tmp_path, *INFORMED)), WIDE) as pilot:
        assert "⇆" not in words_on(pilot)
        assert "Laid side by side" not in words_on(pilot)


async def test_k_begins_a_comparison_with_this_note_and_hands_its_action_on(tmp_path: Path) -> None:
    async with shown(lambda: NotebookView(session_of(tmp_path, *INFORMED))) as pilot:
        await pilot.press("down", "k")
        await pilot.pause()
        assert isinstance(pilot.app.screen, CompareView)
        assert pilot.app.screen.picked == ["lock"]
        await pilot.press("home", "enter", "enter")
        await pilot.pause()
        assert answers(pilot) == ["comparison.said_and_seen"]


async def test_where_there_is_room_for_one_pane_enter_reads_and_escape_goes_back(
    tmp_path: Path,
) -> None:
    async with shown(lambda: NotebookView(session_of(tmp_path, *INFORMED)), SMALLEST) as pilot:
        assert "As told by" not in words_on(pilot)
        await pilot.press("enter")
        assert "As told by" in words_on(pilot)
        assert "A letter" not in words_on(pilot)
        await pilot.press("escape")
        assert "A letter" in words_on(pilot)
        await pilot.press("escape")
        assert answers(pilot) == [None]


async def test_paging_scrolls_the_note_and_the_caret_stays(tmp_path: Path) -> None:
    async with shown(lambda: NotebookView(session_of(tmp_path, *INFORMED)), (80, 11)) as pilot:
        reading = pilot.app.screen.query_one("#reading")
        await pilot.press("pagedown")
        assert reading.scroll_offset.y > 0
        await pilot.press("pageup")
        assert reading.scroll_offset.y == 0
        assert pilot.app.screen.query_one(Picker).key == "ana_said"


async def test_another_note_is_read_from_its_beginning(tmp_path: Path) -> None:
    async with shown(lambda: NotebookView(session_of(tmp_path, *INFORMED)), USUAL) as pilot:
        await pilot.press("pagedown", "down")
        await pilot.pause()
        assert pilot.app.screen.query_one("#reading").scroll_offset.y == 0
        assert "No scratch on it." in words_on(pilot)
