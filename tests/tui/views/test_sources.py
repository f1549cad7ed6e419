from pathlib import Path

from tests.tui.playing import screen_text
from tests.tui.views.stage import INFORMED, WIDE, program_of, session_of, shown, words_on

from coyoacan_game.tui.screens.sources import SourcesView
from coyoacan_game.tui.widgets.picker import Picker


async def test_a_source_tells_what_was_read_and_what_found_so_far_rests_on_it(
    tmp_path: Path,
) -> None:
    async with shown(lambda: SourcesView(session_of(tmp_path, *INFORMED)), WIDE) as pilot:
        pilot.app.screen.query_one(Picker).go_to("source:book")
        await pilot.pause()
        words = words_on(pilot)
        assert "Memoir · 1941" in words
        assert "Read for this game: chapter one." in words
        assert "https://example.org/[x]" in words
        assert "3 facts rest on it; you have come upon 2." in words
        assert "– The lock [whole]" in words
        assert "The lock was whole." not in words
        await pilot.press("v")
        words = words_on(pilot)
        assert "What stands behind a note may tell more" in words
        assert "The lock was whole." in words


async def test_a_source_that_was_not_read_says_so(tmp_path: Path) -> None:
    async with shown(lambda: SourcesView(session_of(tmp_path)), WIDE) as pilot:
        await pilot.press("end")
        assert "Not read for this game: what rests on it is from memory" in words_on(pilot)
        assert "Nobody, not read" in words_on(pilot)


async def test_what_was_not_found_is_counted_and_not_told(tmp_path: Path) -> None:
    for made in (lambda: SourcesView(session_of(tmp_path, *INFORMED)), _without_a_play):
        async with shown(made, (120, 60)) as pilot:
            seen = ""
            picker = pilot.app.screen.query_one(Picker)
            for key in picker.keys:
                picker.go_to(key)
                await pilot.pause()
                seen += screen_text(pilot)
        assert "facts rest on it" in seen
        for secret in ("secret", "nobody finds", "earned", "Hidden"):
            assert secret not in seen


def _without_a_play() -> SourcesView:
    return SourcesView(program_of("brackets"))


async def test_without_a_play_nothing_counts_as_found() -> None:
    async with shown(_without_a_play, WIDE) as pilot:
        pilot.app.screen.query_one(Picker).go_to("source:book")
        await pilot.pause()
        assert "3 facts rest on it." in words_on(pilot)
        assert "The lock was whole." not in words_on(pilot)


async def test_what_is_invented_is_listed_item_by_item(tmp_path: Path) -> None:
    async with shown(lambda: SourcesView(session_of(tmp_path, *INFORMED)), WIDE) as pilot:
        words = words_on(pilot)
        assert "– Bruno Far, visitor" in words
        assert "Ana" not in words
        assert "– A scratch beside the lock" in words
        assert "– A letter [/i]" in words
        assert "2 invented notes not found yet." in words


async def test_the_credits_name_authors_and_licences(tmp_path: Path) -> None:
    async with shown(lambda: SourcesView(session_of(tmp_path)), WIDE) as pilot:
        await pilot.press("down")
        words = words_on(pilot)
        assert "The [b]case[/b]" in words
        assert "– The game's [i]tests[/i]" in words
        assert "CC-BY-4.0 [/x]" in words
