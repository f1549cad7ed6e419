"""Settings: kept, bounded, and readable again after a slip of the hand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.saves.test_disk import no_file_longer_than

from coyoacan_game.saves import SaveFailed, Settings


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the settings are."""
    monkeypatch.setenv("COYOACAN_HOME", str(tmp_path / "home"))
    (tmp_path / "home").mkdir()
    return tmp_path / "home" / "settings.json"


def test_who_never_chose_has_settings(file: Path) -> None:
    settings = Settings.load()
    assert (settings, settings.notices) == (Settings(), ())
    assert not file.exists()


def test_what_is_saved_is_there_again(file: Path) -> None:
    chosen = Settings().changed(
        column=80, theme="contrast", typewriter=True, reduced_motion=True, keys={"undo": "z"}
    )
    chosen.save()
    assert (chosen, ()) == (Settings.load(), Settings.load().notices)
    assert file.exists()


def test_settings_are_saved_where_there_was_no_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COYOACAN_HOME", str(tmp_path / "not" / "yet"))
    Settings(column=60).save()
    assert Settings.load().column == 60


@pytest.mark.parametrize(
    "wrong",
    [{"column": 59}, {"column": 85}, {"theme": "neon"}, {"typewriter": "yes"}, {"colour": 1}],
)
def test_settings_cannot_be_what_they_cannot_be(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=next(iter(wrong))):
        Settings().changed(**wrong)


def test_a_wrong_value_is_told_and_the_others_hold(file: Path) -> None:
    file.write_text('{"column": 500, "theme": "daylight"}')
    settings = Settings.load()
    assert (settings.column, settings.theme) == (72, "daylight")
    assert settings.notices == (
        "The setting “column” cannot have the value it has; it is passed over.",
    )


def test_an_unknown_key_is_told_with_the_nearest_and_stays_in_the_file(file: Path) -> None:
    file.write_text('{"colunm": 80, "typewriter": true}')
    settings = Settings.load()
    assert settings.typewriter
    assert settings.notices == (
        "There is no setting “colunm”; it is passed over. Did you mean “column”?",
    )
    settings.changed(column=66).save()
    assert json.loads(file.read_text())["colunm"] == 80
    assert Settings.load().column == 66


@pytest.mark.parametrize(
    "data", [b"", b"\xff\xfe", b"[]", b"null", b"{", b"[" * 100_000, b'{"a":1}' + b" " * 300_000]
)
def test_a_damaged_file_is_kept_aside_and_told(file: Path, data: bytes) -> None:
    file.write_bytes(data)
    settings = Settings.load()
    assert settings == Settings()
    (kept,) = file.parent.glob("*.kept")
    assert settings.notices == (
        f"Your settings were damaged. They are kept as {kept.name}, and the game begins with its own.",
    )
    assert kept.read_bytes() == data
    assert Settings.load().notices == ()


def test_a_file_damaged_while_playing_is_kept_when_settings_are_saved(file: Path) -> None:
    settings = Settings.load()
    file.write_bytes(b"{ half")
    settings.save()
    assert [one.read_bytes() for one in file.parent.glob("*.kept")] == [b"{ half"]
    assert Settings.load() == settings


def test_a_file_that_cannot_be_read_is_told(file: Path) -> None:
    file.mkdir()
    settings = Settings.load()
    assert settings == Settings()
    assert settings.notices[0].startswith("Your settings cannot be read: ")


def test_settings_that_cannot_be_saved_say_why(file: Path) -> None:
    Settings(column=60).save()
    with no_file_longer_than(5), pytest.raises(SaveFailed, match="Your settings are not saved: "):
        Settings(column=84).save()
    assert Settings.load().column == 60
    assert list(file.parent.iterdir()) == [file]


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)
keys = st.sampled_from(["column", "theme", "typewriter", "reduced_motion", "keys"]) | st.text()


@given(st.dictionaries(keys, values))
def test_whatever_stands_in_the_file_there_are_settings(
    tmp_path_factory: pytest.TempPathFactory, written: dict[str, object]
) -> None:
    path = tmp_path_factory.mktemp("settings") / "settings.json"
    path.write_text(json.dumps(written))
    settings = Settings.load(path)
    assert 60 <= settings.column <= 84
    assert all(one.isprintable() for one in settings.notices)
    settings.save(path)
    assert Settings.load(path) == settings


@given(st.binary(max_size=200))
def test_whatever_bytes_are_in_the_file_there_are_settings(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    path = tmp_path_factory.mktemp("settings") / "settings.json"
    path.write_bytes(data)
    assert 60 <= Settings.load(path).column <= 84
