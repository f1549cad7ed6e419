"""Endings are counted once reached, whatever becomes of the play."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from tests.saves.plays import HOMEWARD, saved_play, small

from coyoacan_game.saves import SaveStore, endings_seen
from coyoacan_game.saves.endings import add_endings, endings_in


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SaveStore:
    """One in the player's own folder."""
    monkeypatch.setenv("COYOACAN_HOME", str(tmp_path))
    return SaveStore.default("the-lamp")


def test_at_first_none_was_seen(store: SaveStore) -> None:
    assert endings_seen(store.key) == set()


def test_an_ending_is_seen_when_it_is_reached(store: SaveStore) -> None:
    saved_play(store, 7)
    assert endings_seen(store.key) == set()
    with store.open(small()) as session:
        session.take(HOMEWARD[7])
        assert endings_seen(store.key) == {"home"}


def test_an_ending_stays_seen_when_the_move_is_taken_back_and_the_play_deleted(
    store: SaveStore,
) -> None:
    saved_play(store)
    with store.open(small()) as session:
        session.undo()
    store.delete("autosave")
    assert endings_seen(store.key) == {"home"}


def test_an_ending_that_a_dying_program_did_not_count_is_counted_later(store: SaveStore) -> None:
    saved_play(store)
    with store.open(small()) as session:
        session.undo()
    (store.folder / "endings.txt").unlink()
    with store.open(small()):
        assert endings_seen(store.key) == {"home"}


def test_a_list_that_was_damaged_loses_no_other_ending(tmp_path: Path) -> None:
    (tmp_path / "endings.txt").write_bytes(b"\nhome\n\xff\x00\n\n../..\nkno")
    add_endings(tmp_path, {"known"})
    assert endings_in(tmp_path) == {"home", "kno", "known"}


def test_two_windows_can_add_at_once(tmp_path: Path) -> None:
    ids = [f"ending_{number}" for number in range(40)]
    with ThreadPoolExecutor(4) as windows:
        list(windows.map(lambda one: add_endings(tmp_path, {one}), ids))
    assert endings_in(tmp_path) == set(ids)


def test_an_ending_is_written_once(tmp_path: Path) -> None:
    for _ in range(3):
        add_endings(tmp_path, {"home"})
    assert (tmp_path / "endings.txt").read_text().split() == ["home"]


def test_a_list_without_end_is_read_so_far(tmp_path: Path) -> None:
    with (tmp_path / "endings.txt").open("wb") as file:
        file.write(b"home\n")
        file.truncate(2**32)
    assert endings_in(tmp_path) == {"home"}


def test_only_endings_of_the_story_are_counted(store: SaveStore) -> None:
    """A save is a file that anybody may have written."""
    with store.open(small()) as session:
        session.count_endings({"home", "a bad one"})
    assert endings_seen(store.key) == {"home"}
