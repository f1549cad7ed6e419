from pathlib import Path

import pytest
from tests.tui.views.stage import (
    INFORMED,
    SIZES,
    SMALLEST,
    WIDE,
    answers,
    program_of,
    session_of,
    shown,
    words_of,
    words_on,
)

from coyoacan_game.saves import SaveFailed, SaveStore, SlotInfo
from coyoacan_game.tui.screens.confirm import Confirm
from coyoacan_game.tui.screens.saves import SavesView
from coyoacan_game.tui.widgets.picker import Picker

PROGRAM = program_of("brackets")


def store_of(folder: Path) -> SaveStore:
    return SaveStore(folder / "brackets")


@pytest.mark.parametrize("size", SIZES)
async def test_a_save_is_opened_by_its_name(size: tuple[int, int], tmp_path: Path) -> None:
    session = session_of(tmp_path, *INFORMED)
    session.save_as("[b]x[/b] [/]")
    session.take("scene.hall.choice.go")
    async with shown(lambda: SavesView(session, store_of(tmp_path), PROGRAM), size) as pilot:
        words = words_of(pilot, "#list")
        assert "[b]x[/b] [/]" in words
        assert "20:00 · The [b]hall[/b] [/]" in words
        assert "autosave being played" in words
        await pilot.press("end", "enter")
        await pilot.press(
            *(["enter"] if not answers(pilot) else [])
        )  # read first where it is small
        assert answers(pilot) == ["[b]x[/b] [/]"]


async def test_a_save_tells_its_place_its_time_its_moves_and_its_end(tmp_path: Path) -> None:
    session = session_of(tmp_path, *INFORMED, "scene.hall.choice.go")
    async with shown(lambda: SavesView(session, store_of(tmp_path), PROGRAM), WIDE) as pilot:
        words = words_on(pilot)
        assert "4 moves" in words
        assert "Friday 24 May 1940, 20:00" in words
        assert "Ended: Gone [/b]" in words
        assert "Saved on" in words


async def test_opening_what_is_being_played_changes_nothing(tmp_path: Path) -> None:
    session = session_of(tmp_path)
    async with shown(lambda: SavesView(session, store_of(tmp_path), PROGRAM)) as pilot:
        await pilot.press("enter")
        assert answers(pilot) == [None]


async def test_this_play_is_kept_under_a_name(tmp_path: Path) -> None:
    session = session_of(tmp_path, *INFORMED)
    async with shown(lambda: SavesView(session, store_of(tmp_path), PROGRAM), WIDE) as pilot:
        await pilot.press("w", *"Noon [/]", "enter")
        await pilot.pause()
        assert "Kept as Noon [/]. Play goes on where it was." in words_on(pilot)
        assert {slot.name for slot in store_of(tmp_path).slots()} == {"autosave", "Noon [/]"}
        assert not answers(pilot)


async def test_a_name_that_cannot_be_is_refused_in_its_own_words(tmp_path: Path) -> None:
    session = session_of(tmp_path)
    async with shown(lambda: SavesView(session, store_of(tmp_path), PROGRAM)) as pilot:
        await pilot.press("w", "space", "enter")
        assert "A save needs a name of at least one letter." in words_on(pilot)
        await pilot.press("escape", "escape")
        assert answers(pilot) == [None]


@pytest.mark.parametrize(("keys", "kept"), [(("y",), False), (("n",), True), (("enter",), True)])
async def test_deleting_is_asked_about(keys: tuple[str, ...], kept: bool, tmp_path: Path) -> None:
    session = session_of(tmp_path, *INFORMED)
    session.save_as("[/] old")
    async with shown(lambda: SavesView(session, store_of(tmp_path), PROGRAM), WIDE) as pilot:
        pilot.app.screen.query_one(Picker).go_to("[/] old")
        await pilot.press("d")
        await pilot.pause()
        assert isinstance(pilot.app.screen, Confirm)
        assert "Delete [/] old, 3 moves? It cannot be brought back." in words_of(
            pilot, "Confirm Static"
        )
        await pilot.press(*keys)
        await pilot.pause()
        assert ("[/] old is deleted." in words_on(pilot)) is not kept
        assert ("[/] old" in {slot.name for slot in store_of(tmp_path).slots()}) is kept


async def test_what_is_being_played_cannot_be_deleted(tmp_path: Path) -> None:
    session = session_of(tmp_path)
    async with shown(lambda: SavesView(session, store_of(tmp_path), PROGRAM)) as pilot:
        assert "delete" not in words_on(pilot)
        await pilot.press("d", "d", "y")
        assert [slot.name for slot in store_of(tmp_path).slots()] == ["autosave"]


async def test_without_a_play_there_is_nothing_to_keep(tmp_path: Path) -> None:
    session_of(tmp_path, *INFORMED).close()
    async with shown(lambda: SavesView(None, store_of(tmp_path), PROGRAM)) as pilot:
        assert "save as" not in words_on(pilot)
        await pilot.press("w", "enter")
        assert answers(pilot) == ["autosave"]


async def test_no_saves_are_a_sentence(tmp_path: Path) -> None:
    async with shown(lambda: SavesView(None, store_of(tmp_path), PROGRAM), SMALLEST) as pilot:
        assert "There are no saved games yet." in words_on(pilot)
        await pilot.press("enter", "d", "w")
        assert not answers(pilot)


class Unlisted(SaveStore):
    """A folder that the system will not list."""

    def slots(self) -> tuple[SlotInfo, ...]:
        raise SaveFailed("Your saves cannot be listed: the disk is gone.")


async def test_a_folder_that_cannot_be_listed_is_told_of(tmp_path: Path) -> None:
    async with shown(lambda: SavesView(None, Unlisted(tmp_path), PROGRAM)) as pilot:
        assert "Your saves cannot be listed: the disk is gone." in words_on(pilot)
