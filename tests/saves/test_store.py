"""The saves of one story: which there are, which comes first, beginning anew, deleting."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
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

from coyoacan_game.engine import State
from coyoacan_game.saves import BadName, SaveFailed, SaveStore


def test_at_first_there_are_none(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    assert store.slots() == ()
    assert store.latest() is None


def test_a_list_says_where_a_play_stands(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    before = datetime.now(UTC) - timedelta(seconds=1)
    saved_play(store, 5)
    (found,) = store.slots()
    assert (found.name, found.scene, found.time, found.date) == (
        "autosave",
        "The patio",
        "20:15",
        "Friday 24 May 1940",
    )
    assert (found.moves, found.ended, found.damaged, found.copy) == (5, None, False, False)
    assert before < found.saved_at < datetime.now(UTC) + timedelta(seconds=1)


def test_a_list_says_so_of_a_play_nobody_has_moved_in(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    saved_play(store, 0)
    (found,) = store.slots()
    assert (found.scene, found.time, found.moves) == ("Eight o'clock", "20:00", 0)


def test_a_list_names_the_ending_of_a_play_until_it_is_undone(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    saved_play(store)
    assert [one.ended for one in store.slots()] == ["home"]
    with store.open(small()) as session:
        session.undo()
    assert [one.ended for one in store.slots()] == [None]


def test_the_list_is_read_while_a_play_is_open(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    with store.open(small()) as session:
        for number, action in enumerate(HOMEWARD, start=1):
            session.take(action)
            assert [one.moves for one in store.slots()] == [number]


def test_the_play_played_last_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store, clock = store_in(tmp_path), _clock(monkeypatch)
    for name in ("first", "second", "third"):
        clock()
        saved_play(store, 2, name)
    clock()
    with store.open(small(), "second") as session:
        session.take(HOMEWARD[2])
    assert [one.name for one in store.slots()] == ["second", "third", "first"]
    with store.open(small()) as session:
        assert session.name == "second"


def test_a_named_copy_does_not_come_before_the_play_it_was_made_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, clock = store_in(tmp_path), _clock(monkeypatch)
    with store.open(small()) as session:
        clock()
        session.take(HOMEWARD[0])
        clock()
        session.save_as("in the hall")
    assert [one.name for one in store.slots()] == ["autosave", "in the hall"]


def _clock(monkeypatch: pytest.MonkeyPatch) -> _Clock:
    clock = _Clock()
    monkeypatch.setattr("time.time_ns", lambda: clock.now)
    return clock


class _Clock:
    def __init__(self) -> None:
        self.now = 1_700_000_000_000_000_000

    def __call__(self) -> None:
        self.now += 60_000_000_000


def test_a_play_is_found_under_whatever_name_it_was_given(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    names = [
        "Before the gate",
        "before the gate",
        "¿Quién?",
        "../../etc/passwd",
        "con",
        "a/b",
        "雨",
    ]
    for moves, name in enumerate(names):
        saved_play(store, moves, name)
    assert {one.name: one.moves for one in store.slots()} == {
        name: moves for moves, name in enumerate(names)
    }
    assert all(one.parent == store.folder for one in tmp_path.rglob("*.journal"))
    for moves, name in enumerate(names):
        with store.open(small(), name) as session:
            assert session.play.actions == HOMEWARD[:moves]


def test_a_file_copied_by_hand_is_one_more_save(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    saved_play(store, 4)
    journal_of(store, "Copy of autosave (1)").write_bytes(journal_of(store).read_bytes())
    assert {one.name for one in store.slots()} == {"autosave", "Copy of autosave (1)"}
    with store.open(small(), "Copy of autosave (1)") as session:
        session.take(HOMEWARD[4])
    assert actions_on_disk(store) == HOMEWARD[:4]
    assert actions_on_disk(store, "Copy of autosave (1)") == HOMEWARD[:5]


def test_beginning_anew_keeps_the_old_play_as_a_save_with_its_date(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    saved_play(store, 4)
    with store.open(small(), new=True) as session:
        assert (session.name, session.play.moves) == ("autosave", 0)
        (old,) = [one for one in store.slots() if one.name != "autosave"]
        assert session.notices == (f"The play before this one is kept as “{old.name}”.",)
    with store.open(small(), old.name) as again:
        assert (again.notices, again.play.actions) == ((), HOMEWARD[:4])


def test_beginning_anew_over_and_over_keeps_every_play(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    for moves in range(1, 6):
        with store.open(small(), new=True) as session:
            for action in HOMEWARD[:moves]:
                session.take(action)
    assert sorted(one.moves for one in store.slots()) == [1, 2, 3, 4, 5]


def test_beginning_anew_where_nothing_was_played_keeps_nothing(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    saved_play(store, 0)
    with store.open(small(), new=True) as session:
        assert session.notices == ()
    assert len(store.slots()) == 1


def test_a_deleted_save_is_gone(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    saved_play(store, 4, "Here")
    saved_play(store, 2, "autosave")
    store.delete("Here")
    store.delete("never there")
    assert [one.name for one in store.slots()] == ["autosave"]
    assert aside(store) == []


def test_a_save_that_is_open_is_not_deleted(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    with store.open(small()) as session:
        session.take(HOMEWARD[0])
        with pytest.raises(SaveFailed, match="“autosave” is open"):
            store.delete("autosave")
    assert actions_on_disk(store) == HOMEWARD[:1]


def test_no_play_is_opened_under_no_name(tmp_path: Path) -> None:
    with pytest.raises(BadName, match="at least one letter"):
        store_in(tmp_path).open(small(), " ")


def test_a_state_is_never_read_from_a_file(tmp_path: Path) -> None:
    """A journal holds actions; where they lead is the engine's to say."""
    store = store_in(tmp_path)
    saved_play(store, 5)
    with store.open(small()) as session:
        assert isinstance(session.play.state, State)
        text = journal_of(store).read_text(encoding="utf-8")
        assert str(session.play.state.data) not in text


def test_stories_have_folders_of_their_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COYOACAN_HOME", str(tmp_path))
    one, other = SaveStore.default("one-1"), SaveStore.default("other-2")
    saved_play(one, 3)
    assert one.folder == tmp_path / "saves" / "one-1"
    assert other.slots() == ()
