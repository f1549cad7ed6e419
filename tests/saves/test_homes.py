"""Where a player's files are, and that a story finds its own again."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.saves.plays import SMALL, small

from coyoacan_game.saves import SaveStore, Settings, story_key
from coyoacan_game.saves.homes import saves_folder, settings_file


def test_one_folder_can_hold_everything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COYOACAN_HOME", str(tmp_path))
    assert saves_folder() == tmp_path / "saves"
    assert settings_file() == tmp_path / "settings.json"


def test_without_it_they_are_where_the_system_keeps_such_things(own_home: Path) -> None:
    assert saves_folder().is_relative_to(own_home)
    assert settings_file().is_relative_to(own_home)
    assert saves_folder().parts[-2:] == ("coyoacan", "saves")


def test_an_empty_variable_is_none(own_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COYOACAN_HOME", "")
    assert saves_folder().is_relative_to(own_home)


def test_reading_makes_no_folders(own_home: Path) -> None:
    SaveStore.default("the-lamp").slots()
    Settings.load()
    assert list(own_home.rglob("*")) == []


def test_a_story_finds_its_saves_after_it_was_moved(tmp_path: Path) -> None:
    moved = shutil.copytree(SMALL, tmp_path / "elsewhere" / SMALL.name)
    assert story_key(small().story, SMALL) == story_key(small().story, moved)


def test_a_story_finds_its_saves_from_inside_its_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(SMALL)
    assert story_key(small().story, SMALL) == story_key(small().story, Path())


def test_two_stories_in_two_folders_have_two_keys(tmp_path: Path) -> None:
    assert story_key(small().story, SMALL) != story_key(small().story, tmp_path / "other")


def test_a_key_reminds_of_its_title() -> None:
    assert story_key(small().story, SMALL).startswith("the-lamp-in-the-hall-")
