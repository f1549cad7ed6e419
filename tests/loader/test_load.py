"""A folder of which one file cannot be read: what is said of the others."""

from pathlib import Path

from tests.builders import SMALLEST, problems_in

PEOPLE = """
[character.robins]
name  = "Robins"
role  = "guard"
start = "by_gate"

[character.robins.state.by_gate]
doing = "leans on the jamb
"""
LATER = """
[character.robins.state.away]
doing = "is off duty"
"""


def _codes(folder: Path, people: str) -> set[str]:
    files: dict[str, str | bytes] = {"a.toml": SMALLEST, "b.toml": people, "c.toml": LATER}
    return {one.code for one in problems_in(folder, files)}


def test_what_stands_in_a_file_that_cannot_be_read_is_not_missed_in_another(tmp_path: Path) -> None:
    assert _codes(tmp_path, PEOPLE) == {"COY002"}


def test_what_stands_in_no_file_is_missed(tmp_path: Path) -> None:
    assert _codes(tmp_path, PEOPLE.replace("robins", "cornell")) == {"COY002", "COY104"}
