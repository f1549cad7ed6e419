"""The page on exploring says what is so: its properties are answered as shown, its options are the command's."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.docs.pages import DOCS, blocks
from tests.docs.test_path_tests import smallest_story

from coyoacan_game.cli.commands import coyoacan

PAGE = (DOCS / "explore.md").read_text(encoding="utf-8")
PROPERTIES = next(content for language, content, _ in blocks(PAGE) if language == "toml")
SHOWN = next(content for _, content, _ in blocks(PAGE) if "explore --only" in content)


def without_seconds(text: str) -> str:
    return re.sub(r"in \d+\.\d s", "in a while", text)


def test_the_properties_are_answered_as_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("story.toml").write_text(smallest_story(), encoding="utf-8")
    Path("said.toml").write_text(PROPERTIES, encoding="utf-8")
    command, _, told = SHOWN.partition("\n")
    words = command.removeprefix("$ coyoacan ").split()
    done = CliRunner().invoke(coyoacan, [words[0], ".", *words[1:]], standalone_mode=False)
    assert without_seconds(done.stdout) == without_seconds(told)


def test_the_options_are_the_commands() -> None:
    shown = set(re.findall(r"`(--[\w-]+)", PAGE.split("| exit code")[0]))
    have = {name for one in coyoacan.commands["explore"].params for name in one.opts}
    assert shown == have - {"story"}
