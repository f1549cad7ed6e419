"""Problems as JSON."""

import io
import json
from typing import Any

from coyoacan_game.diagnostics import Diagnostic, Spot
from coyoacan_game.report import write_json
from coyoacan_game.source import Span

WRONG = Diagnostic(
    "COY101",
    "no scene has the name “patoi\x1b”",
    Spot(("scene", "gate", "choice", "leave", "goto")),
    None,
    Span("scenes/gate.toml", 2, 8, 2, 15),
)


def document(*problems: Diagnostic) -> Any:
    out = io.StringIO()
    write_json(out, problems, story="scenes", files=3)
    return json.loads(out.getvalue())


def test_a_problem_is_an_object_with_its_place_and_address() -> None:
    expected = {
        "code": "COY101",
        "severity": "error",
        "title": "a name that nothing declares",
        "message": "no scene has the name “patoi\x1b”",
        "hint": None,
        "address": "scene.gate.choice.leave.goto",
        "file": "scenes/gate.toml",
        "line": 2,
        "column": 8,
        "end_line": 2,
        "end_column": 15,
    }
    assert [expected] == document(WRONG)["problems"]


def test_the_whole_counts_files_errors_and_warnings() -> None:
    warning = Diagnostic("COY303", "nothing reads it")
    whole = document(WRONG, warning)
    del whole["problems"]
    expected = {"format": 1, "story": "scenes", "files": 3, "errors": 1, "warnings": 1}
    assert expected == whole


def test_what_is_written_is_ascii_and_safe_for_a_terminal() -> None:
    out = io.StringIO()
    write_json(out, (WRONG,), story="scenes/\x1b", files=1)
    assert all(char == "\n" or " " <= char <= "~" for char in out.getvalue())
