"""The page on path tests says what is so: its keys are the code's, and its examples run as shown."""

import re
from io import StringIO
from pathlib import Path

import pytest
from tests.docs.pages import DOCS, blocks

from coyoacan_game.cli.commands import coyoacan
from coyoacan_game.report.paths_text import write_paths
from coyoacan_game.story.clauses import NEGATED
from coyoacan_game.walkthroughs.model import EXPECT, GIVEN, KEYS
from coyoacan_game.walkthroughs.suite import Wanted, run_suite

PAGE = (DOCS / "path-tests.md").read_text(encoding="utf-8")
EXAMPLES = [content for language, content, _ in blocks(PAGE) if language == "toml"]
SHOWN = [content for language, content, _ in blocks(PAGE) if language == "text"]


def smallest_story() -> str:
    page = (DOCS / "scene-format.md").read_text(encoding="utf-8")
    return next(content for language, content, _ in blocks(page) if "[scene.gate]" in content)


def told(folder: Path, example: str, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(folder)
    Path("story.toml").write_text(smallest_story(), encoding="utf-8")
    Path("gate.path.toml").write_text(example, encoding="utf-8")
    out = StringIO()
    write_paths(out, run_suite([Path("gate.path.toml")], Wanted()))
    return out.getvalue()


@pytest.mark.parametrize("example", EXAMPLES[:-1])
def test_the_examples_pass(example: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert told(tmp_path, example, monkeypatch) == "1 path, all passed.\n"


def test_the_failing_example_fails_as_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert SHOWN[1] == told(tmp_path, EXAMPLES[-1], monkeypatch)


def section(title: str) -> str:
    return next(one for one in PAGE.split("\n## ") if one.startswith(title))


def test_the_table_of_keys_is_the_models() -> None:
    rows = [line for line in section("Keys of").split("\n") if line.startswith("| `")]
    named = [key for row in rows for key in re.findall(r"`(\w+)`", row.split("|")[1])]
    assert sorted(KEYS) == sorted(named)


def test_the_table_of_what_is_given_and_expected_is_the_models() -> None:
    rows = [
        line.split("|") for line in section("What is given").split("\n") if line.startswith("| `")
    ]
    given = {key for row in rows if row[2].strip() in ("yes", "in full") for key in keys_in(row)}
    expect = {key for row in rows if row[3].strip() == "yes" for key in keys_in(row)}
    assert set(GIVEN) == given
    assert {key for key in EXPECT if not key.startswith(NEGATED)} == {
        key for key in expect if not key.startswith(NEGATED)
    }


def keys_in(row: list[str]) -> list[str]:
    return re.findall(r"`(\w+)`", row[1])


def test_the_options_are_the_commands() -> None:
    shown = set(re.findall(r"^  (--[\w-]+)", section("Running them"), re.MULTILINE))
    have = {name for one in coyoacan.commands["test"].params for name in one.opts}
    assert shown | {"--story", "paths"} == have
