"""Hints that were opened are kept with the play."""

from __future__ import annotations

from errno import ENOSPC
from pathlib import Path
from unittest.mock import Mock

import pytest
from tests.saves.plays import HOMEWARD, actions_on_disk, saved_play, small, store_in

from coyoacan_game.saves import SaveFailed, Session
from coyoacan_game.saves.journal import JournalFile
from coyoacan_game.saves.lines import sealed


def asked(session: Session, *findings: str) -> None:
    """Opens a hint of each."""
    for finding in findings:
        session.open_hint(finding)


def test_hints_are_remembered_when_the_play_is_opened_again(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    with store.open(small()) as session:
        asked(session, "who", "who", "why")
        session.take(HOMEWARD[0])
    with store.open(small()) as session:
        assert session.hints == {"who": 2, "why": 1}
        assert session.play.actions == HOMEWARD[:1]


def test_there_are_no_more_than_the_finding_has(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    with store.open(small()) as session:
        asked(session, *["who"] * 5)
        assert session.hints == {"who": 3}
    written = (store.folder / "autosave.journal").read_bytes()
    assert written.count(b'"hint":"who"') == 3


def test_undo_takes_back_moves_and_no_hints(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    saved_play(store, 1)
    with store.open(small()) as session:
        asked(session, "who")
        session.undo()
        assert session.undo() is None
        assert session.hints == {"who": 1}
    with store.open(small()) as session:
        assert (session.play.moves, session.hints) == (0, {"who": 1})


def test_copies_and_second_windows_have_the_hints(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    with store.open(small()) as session:
        asked(session, "who", "why")
        session.save_as("by hand")
        with store.open(small()) as other_window:
            assert other_window.hints == {"who": 1, "why": 1}
    for slot in store.slots():
        with store.open(small(), slot.name) as again:
            assert again.hints == {"who": 1, "why": 1}


def test_a_play_begun_anew_has_no_hints_and_the_one_before_it_keeps_them(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    with store.open(small()) as session:
        session.take(HOMEWARD[0])
        asked(session, "who")
    with store.open(small(), new=True) as session:
        assert session.hints == {}
    dated = next(one.name for one in store.slots() if one.moves)
    with store.open(small(), dated) as session:
        assert session.hints == {"who": 1}


def test_hints_of_findings_the_story_has_no_more_are_forgotten(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    with store.open(small()) as session:
        asked(session, "who")
    journal = store.folder / "autosave.journal"
    first, second, *_ = journal.read_bytes().splitlines(keepends=True)
    end = second[-19:-3].decode()
    other = {"scene": "Eight o'clock", "time": "20:00", "hint": "whoever", "on": 1}
    journal.write_bytes(first + second + sealed(other, end)[0])
    with store.open(small()) as session:
        assert (session.hints, session.notices) == ({"who": 1}, ())


def test_a_hint_the_disk_refuses_is_open_all_the_same_and_saved_with_the_next_move(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refuse = Mock(side_effect=OSError(ENOSPC, "No space left on device"))
    store = store_in(tmp_path)
    with store.open(small()) as session:
        with monkeypatch.context() as full:
            full.setattr(JournalFile, "append", refuse)
            with pytest.raises(SaveFailed, match="the disk is full"):
                session.open_hint("who")
        assert session.hints == {"who": 1}
        session.take(HOMEWARD[0])
        assert session.saved
    assert actions_on_disk(store) == HOMEWARD[:1]
    with store.open(small()) as session:
        assert session.hints == {"who": 1}
