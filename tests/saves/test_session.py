"""A play in a slot: what is returned is on the disk."""

from __future__ import annotations

import os
import random
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
    to_and_fro,
    wander,
)

from coyoacan_game.engine import NotOffered, Playthrough, Program, replay
from coyoacan_game.loader import load_story
from coyoacan_game.saves import BadName, Session


def test_a_move_is_on_the_disk_when_it_is_returned(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    with store.open(small()) as session:
        for number, action in enumerate(HOMEWARD, start=1):
            session.take(action)
            assert actions_on_disk(store) == HOMEWARD[:number]


def test_a_turn_is_what_the_engine_makes_of_it(tmp_path: Path) -> None:
    alone = Playthrough(small())
    with store_in(tmp_path).open(small()) as session:
        for action in HOMEWARD:
            assert alone.take(action) == session.take(action)


def test_an_undo_is_on_the_disk_when_it_is_returned(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    with store.open(small()) as session:
        session.take(HOMEWARD[0])
        session.take(HOMEWARD[1])
        undone = session.undo()
        assert undone is not None
        assert undone.action == HOMEWARD[1]
        assert actions_on_disk(store) == HOMEWARD[:1]


def test_the_disk_has_taken_a_move_when_it_is_returned(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """For a power cut, which no test can make: what the system was told to bring to the disk."""
    store, synced = store_in(tmp_path), dict[int, int]()
    really_sync = os.fsync

    def sync(number: int) -> None:
        really_sync(number)
        synced[os.fstat(number).st_ino] = os.fstat(number).st_size

    monkeypatch.setattr(os, "fsync", sync)
    with store.open(small()) as session:
        assert store.folder.stat().st_ino in synced
        for action in HOMEWARD:
            session.take(action)
            journal = journal_of(store).stat()
            assert synced[journal.st_ino] == journal.st_size


def test_at_the_beginning_there_is_nothing_to_undo(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    with store.open(small()) as session:
        before = journal_of(store).read_bytes()
        assert session.undo() is None
    assert before == journal_of(store).read_bytes()


def test_an_action_that_is_not_offered_changes_nothing(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    with store.open(small()) as session:
        session.take(HOMEWARD[0])
        before = journal_of(store).read_bytes(), session.play.state
        with pytest.raises(NotOffered):
            session.take("scene.hall.choice.leave")
        assert before == (journal_of(store).read_bytes(), session.play.state)


def test_opening_a_play_again_is_to_be_where_it_was(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    for seed in range(20):
        with store.open(small(), f"play {seed}") as session:
            wander(session, random.Random(seed), 30)  # noqa: S311
            left = session.play.actions, session.play.turns
        with store.open(small(), f"play {seed}") as again:
            assert again.notices == ()
            assert left == (again.play.actions, again.play.turns)
            assert replay(small(), left[0]).state == again.play.state


def test_a_play_can_be_undone_to_its_beginning_after_it_was_opened_again(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    saved_play(store)
    with store.open(small()) as session:
        while session.undo():
            pass
    assert actions_on_disk(store) == ()


def test_opening_and_closing_writes_nothing(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    saved_play(store)
    before = journal_of(store).read_bytes()
    with store.open(small()):
        pass
    assert before == journal_of(store).read_bytes()


def test_a_closed_session_takes_no_action(tmp_path: Path) -> None:
    with store_in(tmp_path).open(small()) as session:
        pass
    session.close()
    with pytest.raises(RuntimeError, match="closed"):
        session.take(HOMEWARD[0])


def test_a_move_costs_as_much_at_ten_thousand_as_at_ten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Measured in bytes and in files, because the clock of a shared machine proves nothing."""
    store = store_in(tmp_path)
    with store.open(small()) as session:
        to_and_fro(session, 10)
        early = _size_of_two_moves(session, journal_of(store))
        one_file = journal_of(store).stat().st_ino
        with monkeypatch.context() as quick:
            quick.setattr(os, "fsync", lambda _: None)  # two seconds of waiting
            to_and_fro(session, 10_000)
        late = _size_of_two_moves(session, journal_of(store))
        assert one_file == journal_of(store).stat().st_ino
    assert late - early == 2 * (len("10000") - len("10"))
    assert len(actions_on_disk(store)) == 10_002


def _size_of_two_moves(session: Session, journal: Path) -> int:
    before = journal.stat().st_size
    to_and_fro(session, session.play.moves + 2)
    return journal.stat().st_size - before


def test_a_copy_is_as_the_play_was_and_the_play_goes_on_where_it_is(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    with store.open(small()) as session:
        session.take(HOMEWARD[0])
        made = session.save_as("  In the   hall ")
        session.take(HOMEWARD[1])
    assert (made.name, made.scene, made.moves, made.copy) == ("In the hall", "The hall", 1, True)
    assert actions_on_disk(store) == HOMEWARD[:2]
    with store.open(small(), "In the hall") as copy:
        assert (copy.notices, copy.play.actions) == ((), HOMEWARD[:1])


def test_a_copy_over_another_save_keeps_that_under_its_date(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    saved_play(store, 5, "gate")
    with store.open(small(), "now") as session:
        session.take(HOMEWARD[0])
        assert session.save_as("gate").moves == 1
    kept = [one for one in store.slots() if one.name.startswith("gate, ")]
    assert [one.moves for one in kept] == [5]
    with store.open(small(), kept[0].name) as again:
        assert again.play.actions == HOMEWARD[:5]


def test_a_copy_under_the_plays_own_name_is_the_play(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    with store.open(small()) as session:
        session.take(HOMEWARD[0])
        assert session.save_as("autosave").moves == 1
        session.take(HOMEWARD[1])
    assert len(store.slots()) == 1
    assert actions_on_disk(store) == HOMEWARD[:2]


@pytest.mark.parametrize("name", ["", "   ", "\n", "\u200b", "x" * 81])
def test_a_copy_needs_a_name(tmp_path: Path, name: str) -> None:
    with store_in(tmp_path).open(small()) as session, pytest.raises(BadName, match="name"):
        session.save_as(name)


def test_a_play_whose_file_was_taken_away_is_written_anew(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    with store.open(small()) as session:
        session.take(HOMEWARD[0])
        journal_of(store).unlink()
        session.take(HOMEWARD[1])
        assert actions_on_disk(store) == HOMEWARD[:2]
        session.take(HOMEWARD[2])
    assert actions_on_disk(store) == HOMEWARD[:3]


def test_a_play_whose_file_was_replaced_keeps_both(tmp_path: Path) -> None:
    """As a folder that is synchronised between two machines may do."""
    store = store_in(tmp_path)
    with store.open(small()) as session:
        session.take(HOMEWARD[0])
        (tmp_path / "other").write_bytes(b"from elsewhere")
        (tmp_path / "other").replace(journal_of(store))
        session.take(HOMEWARD[1])
    assert actions_on_disk(store) == HOMEWARD[:2]
    assert [one.read_bytes() for one in aside(store)] == [b"from elsewhere"]


def test_a_look_that_was_begun_is_gone_on_with(tmp_path: Path) -> None:
    story = load_story(Path(__file__).parents[1] / "stories" / "looking").story
    assert story is not None
    program, store = Program(story), store_in(tmp_path)
    road = ["scene.desk.choice.again", "look.quarter.luis", "look.on"]
    with store.open(program) as session:
        for action in road:
            session.take(action)
    with store.open(program) as session:
        assert session.play.state == replay(program, road).state
        session.take("look.on")
