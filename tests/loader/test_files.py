"""Scene files that are right, in `valid`, and files that are wrong, in `invalid`.

Each stands beside the smallest story. A wrong one carries at the end of each line that is to be
named a mark, `# <- COY103`, with as many codes as problems; where a mark would change what is
tested, the line stands in `UNMARKED`.
"""

import re
from pathlib import Path

import pytest
from tests.builders import SMALLEST, problems_in, said

HERE = Path(__file__).parent
VALID = sorted((HERE / "valid").glob("*.toml"))
INVALID = sorted((HERE / "invalid").glob("*.toml"))
UNMARKED = {"two-quotes-of-three": [(3, "COY002")]}


def _marks(path: Path) -> list[tuple[int, str]]:
    lines = path.read_text(encoding="utf-8").split("\n")
    return UNMARKED.get(path.stem) or [
        (number, code)
        for number, line in enumerate(lines, 1)
        for code in re.findall(r"COY\d{3}", line.partition("# <-")[2])
    ]


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.stem)
def test_a_right_file_is_clean(path: Path, tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {"a.toml": SMALLEST, "b.toml": path.read_bytes()}
    assert not said(problems_in(tmp_path, files))


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.stem)
def test_a_wrong_file_is_named_where_it_is_wrong(path: Path, tmp_path: Path) -> None:
    marks = _marks(path)
    assert marks
    found = problems_in(tmp_path, {"a.toml": SMALLEST, "b.toml": path.read_bytes()})
    places = [(one.span and one.span.file, one.span and one.span.line, one.code) for one in found]
    assert [("b.toml", *mark) for mark in marks] == places, said(found)
