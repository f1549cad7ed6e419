"""Saves of a story of several days, and of plays that began with a dossier."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path

from tests.saves.plays import aside, journal_of, small, store_in

from coyoacan_game.engine import Program
from coyoacan_game.loader import load_story
from coyoacan_game.saves import SaveStore
from coyoacan_game.saves.lines import START, Header, Move, sealed

LONG = Path(__file__).parents[1] / "stories" / "long"
ASK = "table.visitors.row.jacson"


@cache
def long() -> Program:
    """The story of two days and two dossiers."""
    return program_in(LONG)


def program_in(folder: Path) -> Program:
    story = load_story(folder).story
    assert story is not None
    return Program(story)


def without_the_office(folder: Path) -> Program:
    """The long story after its author gave the second dossier another name."""
    copy = shutil.copytree(LONG, folder / "changed")
    text = (copy / "story.toml").read_text(encoding="utf-8")
    (copy / "story.toml").write_text(text.replace("office", "bureau"), encoding="utf-8")
    return program_in(copy)


def begun(store: SaveStore, *actions: str) -> None:
    """Plays the second dossier so far, and leaves."""
    with store.open(long(), dossier="office") as session:
        for action in actions:
            session.take(action)


def test_a_dossier_is_begun_anew_and_what_was_there_is_kept(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    with store.open(long()) as session:
        session.take("wait")
    with store.open(long(), dossier="office") as session:
        assert session.play.dossier == "office"
        assert len(session.notices) == 1
        assert session.notices[0].startswith("The play before this one is kept as “autosave, ")
    assert len(store.slots()) == 2


def test_a_play_goes_on_from_the_dossier_it_began_with(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    begun(store, ASK)
    with store.open(long()) as session:
        assert session.notices == ()
        assert (session.play.dossier, session.play.actions) == ("office", (ASK,))
        session.undo()
        session.undo()
    with store.open(long()) as session:
        assert (session.play.dossier, session.play.moves) == ("office", 0)


def test_copies_know_where_the_play_began(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    begun(store, ASK)
    with store.open(long()) as session:
        session.save_as("by hand")
        with store.open(long(), session.name) as other_window:
            assert other_window.play.dossier == "office"
    for slot in store.slots():
        with store.open(long(), slot.name) as again:
            assert again.play.state == session.play.state


def test_what_is_begun_anew_leaves_a_dated_play_that_knows_it_too(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    begun(store, ASK)
    store.open(long(), new=True).close()
    dated = next(one.name for one in store.slots() if one.moves)
    with store.open(long(), dated) as session:
        assert (session.play.dossier, session.play.moves) == ("office", 1)


def test_a_list_says_the_dossier_the_date_and_the_time(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    begun(store)
    (slot,) = store.slots()
    expected = ("The office", "Tuesday 28 May 1940", "09:00", "The desk")
    assert (slot.dossier, slot.date, slot.time, slot.scene) == expected


def test_a_list_follows_a_play_from_day_to_day(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    with store.open(long()) as session:
        session.take("wait")
        assert [one.date for one in store.slots()] == ["Friday 24 May 1940"]
        session.take("scene.gate.choice.sleep")
        assert [one.date for one in store.slots()] == ["Tuesday 28 May 1940"]
        assert [one.dossier for one in store.slots()] == ["The office"]
        session.undo()
        assert [one.dossier for one in store.slots()] == ["The night"]


def test_a_dossier_that_is_gone_is_named_and_the_whole_play_kept(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    begun(store, ASK)
    before = journal_of(store).read_bytes()
    with store.open(without_the_office(tmp_path)) as session:
        (kept,) = aside(store)
        (notice,) = session.notices
        assert notice == (
            "The save “autosave” began with the dossier “office”, and the story no longer has one of"
            f" that name. The whole play is kept as {kept.name}; this one begins with the first page."
        )
        assert (session.play.dossier, session.play.moves) == (None, 0)
    assert kept.read_bytes() == before


def test_a_second_window_says_so_too_and_touches_nothing(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    begun(store, ASK)
    before = journal_of(store).read_bytes()
    changed = without_the_office(tmp_path)
    with store.open(long()), store.open(changed) as second:
        assert "is kept as autosave.journal" in second.notices[1]
    assert journal_of(store).read_bytes() == before


def test_a_damaged_first_line_does_not_forget_where_a_play_began(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    begun(store, ASK)
    journal = journal_of(store)
    journal.write_bytes(b"damage" + journal.read_bytes()[6:])
    with store.open(long()) as session:
        assert (session.play.dossier, session.play.actions) == ("office", (ASK,))
        assert "only its first line, and no move of it" in session.notices[0]


def test_journals_from_before_there_were_days_are_read_as_ever(tmp_path: Path) -> None:
    """The lines as they were written then, key by key."""
    store = store_in(tmp_path)
    header = {
        "scene": "Eight o'clock",
        "time": "20:00",
        "moves": 0,
        "format": 1,
        "story": "the-lamp",
        "title": "The lamp in the hall",
        "name": "autosave",
        "program": "0.1.0",
        "date": "Friday 24 May 1940",
        "on": 1_700_000_000_000,
    }
    move = {"scene": "The hall", "time": "20:00", "moves": 1}
    move |= {"take": "scene.arrival.choice.step_in", "on": 1_700_000_001_000}
    store.folder.mkdir()
    journal_of(store).write_bytes(sealed(header, START)[0] + sealed(move, START)[0])
    assert [(one.date, one.dossier) for one in store.slots()] == [("Friday 24 May 1940", "")]
    with store.open(small()) as session:
        assert (session.notices, session.play.moves) == ((), 1)


def test_a_story_without_dossiers_writes_no_word_of_them(tmp_path: Path) -> None:
    """So that its lines are no longer than they were."""
    store = store_in(tmp_path)
    with store.open(small()) as session:
        session.take("scene.arrival.choice.step_in")
    assert b"began" not in journal_of(store).read_bytes()
    assert b"dossier" not in journal_of(store).read_bytes()
    assert {"began", "dossier"} <= set(Header.model_fields) & set(Move.model_fields)
