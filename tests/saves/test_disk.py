"""Disks that are full, folders that cannot be written, and playing on all the same."""

from __future__ import annotations

import errno
import os
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from tests.saves.plays import (
    HOMEWARD,
    actions_on_disk,
    aside,
    journal_of,
    saved_play,
    small,
    store_in,
)

from coyoacan_game.saves import SaveFailed, Session
from coyoacan_game.saves.disk import keep_aside, reason, write_whole


@contextmanager
def no_file_longer_than(size: int) -> Iterator[None]:
    """The system itself refuses to write beyond: it writes what fits, then fails."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def refused(session: Session, action: str) -> SaveFailed:
    with pytest.raises(SaveFailed) as failed:
        session.take(action)
    return failed.value


@pytest.mark.parametrize("room", [0, 1, 40, 120])
def test_on_a_full_disk_a_move_is_played_and_said_not_to_be_saved(
    tmp_path: Path, room: int
) -> None:
    store = store_in(tmp_path)
    with store.open(small()) as session:
        session.take(HOMEWARD[0])
        with no_file_longer_than(journal_of(store).stat().st_size + room):
            failed = refused(session, HOMEWARD[1])
            assert failed.turn == session.play.last
            assert (session.saved, session.play.actions) == (False, HOMEWARD[:2])
            assert str(failed).startswith("This move is not saved: ")
            assert str(failed).endswith("the game tries again with every move.")
            refused(session, HOMEWARD[2])
            assert actions_on_disk(store) == HOMEWARD[:1]
        session.take(HOMEWARD[3])
        assert session.saved
    assert actions_on_disk(store) == HOMEWARD[:4]
    with store.open(small()) as again:
        assert (again.notices, again.play.actions) == ((), HOMEWARD[:4])


def test_what_a_full_disk_left_half_written_is_no_damage(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    with store.open(small()) as session:
        session.take(HOMEWARD[0])
        with no_file_longer_than(journal_of(store).stat().st_size + 60):
            refused(session, HOMEWARD[1])
    with store.open(small()) as again:
        assert (again.notices, again.play.actions) == ((), HOMEWARD[:1])


def test_an_undo_that_is_not_saved_is_saved_with_the_next_move(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    with store.open(small()) as session:
        session.take(HOMEWARD[0])
        session.take(HOMEWARD[1])
        with no_file_longer_than(journal_of(store).stat().st_size + 10):
            with pytest.raises(SaveFailed) as failed:
                session.undo()
            assert failed.value.turn is not None
            assert failed.value.turn.action == HOMEWARD[1]
        session.take("wait")
    assert actions_on_disk(store) == (HOMEWARD[0], "wait")


def test_a_full_disk_at_the_beginning_is_told_and_the_play_is_saved_later(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    with no_file_longer_than(50):
        session = store.open(small())
        assert [one[:28] for one in session.notices] == ["Nothing can be saved now: Fi"]
        refused(session, HOMEWARD[0])
        refused(session, HOMEWARD[1])
    session.take(HOMEWARD[2])
    session.close()
    assert actions_on_disk(store) == HOMEWARD[:3]
    assert [one.name for one in store.folder.iterdir() if one.suffix == ".tmp"] == []


def test_a_full_disk_when_beginning_anew_leaves_the_old_play(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    saved_play(store, 4)
    before = journal_of(store).read_bytes()
    with no_file_longer_than(100), store.open(small(), new=True) as session:
        assert "Nothing can be saved now" in session.notices[0]
        refused(session, HOMEWARD[0])
        refused(session, HOMEWARD[1])
        assert before == journal_of(store).read_bytes()
    assert {one.read_bytes() for one in aside(store)} <= {before}


def test_a_copy_that_does_not_fit_is_said_not_to_be_saved(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    with store.open(small()) as session:
        session.take(HOMEWARD[0])
        with no_file_longer_than(100), pytest.raises(SaveFailed, match="No copy was saved: "):
            session.save_as("copy")
        session.take(HOMEWARD[1])
    assert [one.name for one in store.slots()] == ["autosave"]


def test_where_no_folder_can_be_made_one_can_play(tmp_path: Path) -> None:
    """A file stands in the folder's place: refused to every user, also to the one who may all."""
    (tmp_path / "the-lamp").write_text("in the way")
    store = store_in(tmp_path)
    assert store.slots() == ()
    with store.open(small()) as session:
        assert "Nothing can be saved now" in session.notices[0]
        for action in HOMEWARD:
            assert refused(session, action).turn == session.play.last
        with pytest.raises(SaveFailed, match="No copy was saved"):
            session.save_as("copy")
        (tmp_path / "the-lamp").unlink()
        session.undo()
    assert actions_on_disk(store) == HOMEWARD[:-1]


def test_where_the_locks_cannot_be_made_the_saved_play_goes_on_unsaved(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    saved_play(store, 4)
    before = journal_of(store).read_bytes()
    for lock in (store.folder / ".locks").iterdir():
        lock.unlink()
    (store.folder / ".locks").rmdir()
    (store.folder / ".locks").write_text("in the way")
    with store.open(small()) as session:
        assert session.play.actions == HOMEWARD[:4]
        refused(session, HOMEWARD[4])
        assert before == journal_of(store).read_bytes()
        (store.folder / ".locks").unlink()
        session.take(HOMEWARD[5])
        assert session.saved
    assert actions_on_disk(store) == HOMEWARD[:6]
    assert [one.read_bytes() for one in aside(store)] == [before]


def test_a_folder_that_cannot_even_be_asked_for_is_told_of(tmp_path: Path) -> None:
    """Its name is too long for any file system: again, refused to every user."""
    store = store_in(tmp_path / ("x" * 300))
    with pytest.raises(SaveFailed, match="Your saves cannot be listed: "):
        store.slots()
    with pytest.raises(SaveFailed, match="“autosave” is not deleted: "):
        store.delete("autosave")
    with store.open(small()) as session:
        assert "Nothing can be saved now" in session.notices[0]
        assert refused(session, HOMEWARD[0]).turn == session.play.last


def test_a_folder_in_a_saves_place_is_told_and_left(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    journal_of(store).mkdir(parents=True)
    assert store.slots() == ()
    with store.open(small()) as session:
        assert "Nothing can be saved now" in session.notices[0]
        refused(session, HOMEWARD[0])
    assert journal_of(store).is_dir()


def test_a_save_in_no_folder_cannot_be_deleted(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    journal_of(store).mkdir(parents=True)
    with pytest.raises(SaveFailed, match="“autosave” is not deleted: "):
        store.delete("autosave")


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EDQUOT, "the disk is full"),
        (errno.EACCES, "the game may not write there (/saves/one)"),
        (errno.EROFS, "the game may not write there (/saves/one)"),
        (errno.EIO, os.strerror(errno.EIO)),
    ],
)
def test_the_reason_is_said_in_words(number: int, words: str) -> None:
    assert words == reason(OSError(number, os.strerror(number), "/saves/one"))


def test_a_file_is_replaced_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "file"
    write_whole(path, b"before")
    with no_file_longer_than(3), pytest.raises(OSError, match="File too large"):
        write_whole(path, b"after all")
    assert path.read_bytes() == b"before"
    assert list(path.parent.iterdir()) == [path]


def test_what_is_put_aside_in_one_second_has_names_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "autosave.journal"
    names = set()
    for number in range(5):
        write_whole(path, bytes([number]))
        names.add(keep_aside(path, "damaged"))
    assert len(names) == 5
    assert {one.read_bytes() for one in names} == {bytes([number]) for number in range(5)}


def test_what_is_put_aside_does_not_change_with_the_save(tmp_path: Path) -> None:
    path = tmp_path / "autosave.journal"
    write_whole(path, b"before")
    kept = keep_aside(path, "damaged")
    write_whole(path, b"after")
    assert (kept.read_bytes(), path.read_bytes()) == (b"before", b"after")


def test_without_second_names_a_file_put_aside_is_copied(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on a memory stick."""

    def no_links(*_: object) -> None:
        raise OSError(errno.EPERM, "not here")

    monkeypatch.setattr(os, "link", no_links)
    path = tmp_path / "autosave.journal"
    write_whole(path, b"before")
    assert keep_aside(path, "damaged").read_bytes() == b"before"
