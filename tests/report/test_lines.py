"""Problems as lines."""

import io
import re

from coyoacan_game.diagnostics import Diagnostic
from coyoacan_game.report import counted, write_lines
from coyoacan_game.source import SourceFile, Span

GATE = SourceFile("scenes/gate.toml", 'text = "Go."\ngoto = "patoi"\n')
WRONG = Diagnostic(
    "COY101",
    'choice "leave" goes to "patoi", and no scene has that name',
    hint='did you mean "patio"?',
    span=Span("scenes/gate.toml", 2, 8, 2, 15),
)
UNUSED = Diagnostic("COY303", "nothing reads it", span=Span("scenes/gate.toml", 1, 1, 1, 5))


def written(*problems: Diagnostic, colour: bool = False) -> str:
    out = io.StringIO()
    write_lines(out, problems, (GATE,), colour=colour)
    return out.getvalue()


def test_a_problem_is_a_line_an_excerpt_with_carets_and_a_hint() -> None:
    expected = """\
scenes/gate.toml:2:8: error COY101: choice "leave" goes to "patoi", and no scene has that name
    2 | goto = "patoi"
      |        ^^^^^^^
  hint: did you mean "patio"?

1 error.
"""
    assert expected == written(WRONG)


def test_errors_and_warnings_are_counted_apart() -> None:
    assert counted((WRONG, UNUSED, WRONG)) == "2 errors and 1 warning"


def test_a_clean_story_is_said_to_be_clean() -> None:
    assert written() == "no problems.\n"


def test_a_problem_in_no_file_has_no_excerpt() -> None:
    lost = Diagnostic("COY001", "there is no story in this folder")
    assert written(lost) == "error COY001: there is no story in this folder\n\n1 error.\n"


def test_colours_change_nothing_but_the_colour() -> None:
    coloured = written(WRONG, UNUSED, colour=True)
    assert "\x1b[" in coloured
    assert written(WRONG, UNUSED) == re.sub("\x1b\\[[0-9;]*m", "", coloured)


def test_no_text_of_an_author_reaches_the_terminal_as_a_control_sequence() -> None:
    hostile = "\x1b]0;owned\x07\x1b[2J\u202e\r"
    file = SourceFile(f"scenes/{hostile}.toml", f'goto = "{hostile}"\n')
    problem = Diagnostic("COY101", f"no {hostile}", hint=hostile, span=Span(file.name, 1, 8, 1, 12))
    out = io.StringIO()
    write_lines(out, (problem,), (file,), colour=False)
    assert all(char.isprintable() or char == "\n" for char in out.getvalue())
    assert "\\x1b]0;owned" in out.getvalue()
