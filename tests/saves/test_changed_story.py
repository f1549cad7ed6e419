"""Saves of a story that has changed since."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.saves.plays import (
    HOMEWARD,
    SMALL,
    actions_on_disk,
    aside,
    journal_of,
    saved_play,
    small,
    store_in,
)

from coyoacan_game.engine import Program
from coyoacan_game.loader import load_story

# The gardener is not to be asked any more.
NO_MORE = ("here.gardener and patience > 0", "here.gardener and patience > 3")


def changed(folder: Path, old: str, new: str) -> Program:
    """The small story with one text in it replaced."""
    copy = shutil.copytree(SMALL, folder / "changed")
    text = (copy / "story.toml").read_text(encoding="utf-8")
    assert text.count(old) == 1
    (copy / "story.toml").write_text(text.replace(old, new), encoding="utf-8")
    story = load_story(copy).story
    assert story is not None
    return Program(story)


def test_a_corrected_text_changes_nothing(tmp_path: Path) -> None:
    program = changed(tmp_path, "It is not bent.", "It is not bent at all.")
    store = store_in(tmp_path)
    saved_play(store)
    with store.open(program) as session:
        assert (session.notices, session.play.actions) == ((), HOMEWARD)


def test_a_move_that_is_gone_is_named_and_the_whole_play_kept(tmp_path: Path) -> None:
    program = changed(tmp_path, *NO_MORE)
    store = store_in(tmp_path)
    saved_play(store)
    before = journal_of(store).read_bytes()
    with store.open(program) as session:
        (kept,) = aside(store)
        (notice,) = session.notices
        assert notice == (
            "The story has changed since “autosave” was saved: move 5 of 8"
            " (scene.patio.choice.ask_gardener) can no longer be made. You are where you were"
            f" before it; the whole play is kept as {kept.name}."
        )
        assert kept.name.startswith("autosave.changed-")
        assert kept.read_bytes() == before
        assert session.play.actions == HOMEWARD[:4]
        session.take("wait")
    with store.open(program) as again:
        assert again.notices == ()
        assert again.play.actions == (*HOMEWARD[:4], "wait")


def test_a_move_that_is_gone_and_had_been_taken_back_matters_to_nobody(tmp_path: Path) -> None:
    program = changed(tmp_path, "[scene.hall.choice.look_at_hook]", "[scene.hall.choice.look]")
    store = store_in(tmp_path)
    with store.open(small()) as session:
        session.take(HOMEWARD[0])
        session.take(HOMEWARD[1])
        session.undo()
        session.take("scene.hall.choice.open_door")
    with store.open(program) as again:
        assert again.notices == ()
        assert again.play.actions == (HOMEWARD[0], "scene.hall.choice.open_door")


def test_a_play_that_fits_and_leads_elsewhere_is_told_of(tmp_path: Path) -> None:
    program = changed(tmp_path, "walk = 5", "walk = 10")
    store = store_in(tmp_path)
    saved_play(store, 4)
    with store.open(program) as session:
        assert session.play.actions == HOMEWARD[:4]
        assert session.notices == (
            "The story has changed since this was saved. You are now here: The patio, 20:15.",
        )
    assert aside(store) == []


def test_a_copy_for_a_second_window_says_so_too(tmp_path: Path) -> None:
    program = changed(tmp_path, *NO_MORE)
    store = store_in(tmp_path)
    saved_play(store)
    with store.open(small()), store.open(program) as second:
        assert second.play.actions == HOMEWARD[:4]
        assert len(second.notices) == 2
    assert actions_on_disk(store) == HOMEWARD


@pytest.mark.parametrize("count", [0, 3])
def test_a_damaged_play_of_a_changed_story_is_told_of_both_and_kept_once(
    tmp_path: Path, count: int
) -> None:
    program = changed(tmp_path, "[scene.arrival.choice.step_in]", "[scene.arrival.choice.enter]")
    store = store_in(tmp_path)
    saved_play(store, count)
    with journal_of(store).open("ab") as file:
        file.write(b"damage\n")
    with store.open(program) as session:
        assert len(session.notices) == 1 + bool(count)
    assert len(aside(store)) == 1
