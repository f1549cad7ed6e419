"""What writers of prose get wrong in TOML most often is met with a hint."""

from pathlib import Path

import pytest
from tests.builders import problems_in


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("once = True", "write true or false"),
        ("once = yes", "write true or false"),
        ("title = \u201cThe railcar\u201d", 'write straight quotes, "like this"'),
        ('text = "He says "no"."', "a text with quotes inside stands between ''' and '''"),
        ("text = 'It's warm.'", "a text with an apostrophe stands between double quotes"),
        ("title = The railcar", 'a text stands in quotes, "like this"'),
        ('title: "x"', 'write "=" between a key and its value'),
        ("// note", "a comment begins with #"),
        ("[scene.vag\u00f3n]", "an id has small letters a to z, digits and _"),
        ("[scene.early train]", "an id has no spaces: write _ for one"),
    ],
)
def test_a_slip_is_told_what_to_write(tmp_path: Path, line: str, hint: str) -> None:
    found = problems_in(tmp_path, f"[scene.gate]\n{line}\n")
    told = [one for one in found if one.code == "COY002"]
    assert [(one.span.line if one.span else 0, one.hint) for one in told] == [(2, hint)]


def test_a_line_that_explains_nothing_gives_no_guess(tmp_path: Path) -> None:
    told = problems_in(tmp_path, "[scene.gate]\n= 3\n")
    assert [one.hint for one in told if one.code == "COY002"] == [None]
