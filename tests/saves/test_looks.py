"""Which theme the first screen wears is a hint: it is read from anything and believed by nobody."""

from pathlib import Path

import pytest

from coyoacan_game.saves import Settings
from coyoacan_game.saves.looks import theme_wanted


def test_the_theme_of_saved_settings_is_found_without_loading_them(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    Settings().changed(theme="daylight").save(path)
    assert theme_wanted(path) == "daylight"


@pytest.mark.parametrize("written", ["", "{", "[]", '{"theme": 3}', "[" * 100_000, "\udcff"])
def test_a_file_that_is_no_use_gives_no_theme(tmp_path: Path, written: str) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(written.encode("utf-8", "surrogateescape"))
    assert theme_wanted(path) is None


def test_no_file_gives_no_theme(tmp_path: Path) -> None:
    assert theme_wanted(tmp_path / "none.json") is None
