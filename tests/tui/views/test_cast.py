from pathlib import Path

from tests.tui.views.stage import SMALLEST, WIDE, session_of, shown, words_on

from coyoacan_game.tui.screens.cast import CastView


async def test_those_in_sight_are_marked_and_placed(tmp_path: Path) -> None:
    async with shown(lambda: CastView(session_of(tmp_path)), WIDE) as pilot:
        words = words_on(pilot).replace("│ ", "")
        assert "R Ana [b]Ruiz[/b] here" in words
        assert "[ Bruno Far in sight" in words
        assert "Here with you, looks [at] you." in words
        await pilot.press("down")
        assert "In sight: The attic [/]." in words_on(pilot)


async def test_who_was_never_met_is_not_listed(tmp_path: Path) -> None:
    async with shown(lambda: CastView(session_of(tmp_path)), WIDE) as pilot:
        assert "2 people, 2 in sight" in words_on(pilot)
        assert "Cora" not in words_on(pilot)


async def test_where_somebody_is_who_cannot_be_seen_is_not_told(tmp_path: Path) -> None:
    session = session_of(tmp_path, "place.hall.exit.attic")
    async with shown(lambda: CastView(session), WIDE) as pilot:
        assert "0 in sight" not in words_on(pilot)
        words = words_on(pilot)
        assert "Not in sight." in words  # Ana is in the hall, which the attic does not see
        assert "The [b]hall[/b]" not in words


async def test_who_was_invented_is_said_and_who_lived(tmp_path: Path) -> None:
    async with shown(lambda: CastView(session_of(tmp_path)), WIDE) as pilot:
        assert "Lived." in words_on(pilot)
        await pilot.press("end")
        assert "Invented for this game." in words_on(pilot)


async def test_what_somebody_is_said_to_be_rests_on_sources_not_on_statements(
    tmp_path: Path,
) -> None:
    async with shown(lambda: CastView(session_of(tmp_path)), WIDE) as pilot:
        words = words_on(pilot)
        assert "Keeps the [u]keys[/u]." in words
        assert "– A. [b]Writer[/b], The Book" in words
        assert "were kept by one person" not in words


async def test_enter_reads_where_there_is_room_for_one_pane(tmp_path: Path) -> None:
    async with shown(lambda: CastView(session_of(tmp_path)), SMALLEST) as pilot:
        await pilot.press("enter")
        assert "Keeps the [u]keys[/u]." in words_on(pilot)
