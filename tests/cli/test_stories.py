"""Where the game's own story is found."""

from pathlib import Path

import pytest

import coyoacan_game
from coyoacan_game.cli.stories import Unusable, packaged_story


def package_in(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the package as an installation might have it, without its modules."""
    package = folder / "src" / "coyoacan_game"
    package.mkdir(parents=True)
    monkeypatch.setattr(coyoacan_game, "__file__", str(package / "__init__.py"))
    return package


def test_an_installed_game_has_its_story_inside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = package_in(tmp_path, monkeypatch)
    (package / "data" / "scenes").mkdir(parents=True)
    assert package / "data" / "scenes" == packaged_story()


def test_a_checkout_has_it_at_the_top(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package_in(tmp_path, monkeypatch)
    (tmp_path / "pyproject.toml").write_text('name = "coyoacan-game"\n', "utf-8")
    (tmp_path / "scenes").mkdir()
    assert tmp_path / "scenes" == packaged_story()


def test_somebody_else_s_project_is_not_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package_in(tmp_path, monkeypatch)
    (tmp_path / "pyproject.toml").write_text('name = "another"\n', "utf-8")
    (tmp_path / "scenes").mkdir()
    with pytest.raises(Unusable, match="no story in it"):
        packaged_story()


def test_this_checkout_has_a_story() -> None:
    assert (packaged_story() / "story.toml").is_file()
