"""`coyoacan explore` and the author's properties: told in their places, counted, asked alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click import ClickException
from click.testing import CliRunner
from tests.builders import story_with_paths

from coyoacan_game.cli.commands import coyoacan

ROOT = Path(__file__).parent.parent.parent
PROPERTIES = """
[property.c_is_seen]
sometimes = "scene == 'c'"

[property.b_first]
before = ["visited.b", "scene == 'c'"]

[property.always_out]
always_can = "scene == 'end'"
from = "scene.b"
"""


def explore(folder: Path, *options: str) -> tuple[int, str]:
    """The exit code and what was printed, errors included."""
    done = CliRunner().invoke(coyoacan, ["explore", str(folder), *options], standalone_mode=False)
    if isinstance(done.exception, ClickException):
        return done.exception.exit_code, done.exception.format_message()
    return done.return_value, done.stdout


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A story of two ways, and its properties in a file of their own."""
    (tmp_path / "story.toml").write_text(story_with_paths("a b c end", "a c"), encoding="utf-8")
    (tmp_path / "said.toml").write_text(PROPERTIES, encoding="utf-8")
    return tmp_path


def test_each_property_is_told_in_its_place_with_its_play(folder: Path) -> None:
    code, printed = explore(folder)
    assert code == 1
    assert "\n".join(line for line in printed.splitlines() if ": no " not in line).endswith(
        f"""\
{folder}/said.toml:2:11: found: property.c_is_seen: sometimes: scene == 'c'
      1 To c.  (scene.a.choice.to_c)
{folder}/said.toml:5:11: refuted: property.b_first: visited.b before scene == 'c'
    this play goes against it
      1 To c.  (scene.a.choice.to_c)
{folder}/said.toml:8:11: proven: property.always_out: always_can: scene == 'end'
"""
        + printed.splitlines()[-1]
    )
    assert printed.splitlines()[-1].startswith("refuted, in ")


def test_some_can_be_asked_alone(folder: Path) -> None:
    code, printed = explore(folder, "--only", "property.always_out", "--only", "property.c_is_seen")
    assert code == 0
    assert [line.split(": ")[1] for line in printed.splitlines() if "said.toml" in line] == [
        "proven",
        "found",
    ]
    assert "scenes can be reached" not in printed


def test_the_document_of_what_was_asked_alone_is_the_schema_s(folder: Path) -> None:
    schema = json.loads((ROOT / "docs" / "explore.schema.json").read_text("utf-8"))
    code, printed = explore(folder, "--only", "property.b_first", "--format", "json")
    document = json.loads(printed)
    assert (code, document["verdict"], document["exhausted"]) == (1, "refuted", True)
    assert set(document) == set(schema["required"])
    assert document["only"] == ["property.b_first"]
    assert document["properties"] == {
        "property.b_first": {
            "says": "visited.b before scene == 'c'",
            "answer": "refuted",
            "path": ["scene.a.choice.to_c"],
        }
    }


def test_from_elsewhere_only_what_begins_there_is_asked(folder: Path) -> None:
    code, printed = explore(folder, "--from", "scene.b", "--format", "json")
    assert code == 0
    assert list(json.loads(printed)["properties"]) == ["property.always_out"]


def test_out_of_time_a_property_is_open(folder: Path) -> None:
    code, printed = explore(folder, "--only", "property.b_first", "--seconds", "0")
    assert code == 3
    assert "not decided within these bounds: property.b_first" in printed


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (
            ("--only", "property.b_frist"),
            '"property.b_frist" is no property of this story; did you mean "property.b_first"?',
        ),
        (
            ("--only", "b_first"),
            '"b_first" is no property of this story; did you mean "property.b_first"?',
        ),
        (
            ("--only", "property.b_first", "--from", "scene.b"),
            "--from and --only do not go together: a property says where it begins",
        ),
    ],
)
def test_what_cannot_be_asked_is_refused(folder: Path, options: tuple[str, ...], said: str) -> None:
    assert explore(folder, *options) == (2, said)
