"""Problems as lines. The first line of each stands alone, so that an editor can jump to it.

    scenes/gate.toml:18:8: error COY101: choice "look" goes to "patoi", and no scene has that name
       18 | goto = "patoi"
          |        ^^^^^^^
      hint: did you mean "patio"?

Called by the command line, for `check` and for a story that `play` refuses.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from coyoacan_game.diagnostics import Diagnostic, Severity
from coyoacan_game.report.printable import printable
from coyoacan_game.source import SourceFile, excerpt

_BOLD, _RED, _YELLOW, _CYAN = "1", "1;31", "1;33", "36"
_COLOURS = {Severity.ERROR: _RED, Severity.WARNING: _YELLOW}


def write_lines(
    out: TextIO, problems: tuple[Diagnostic, ...], files: Iterable[SourceFile], *, colour: bool
) -> None:
    """Writes every problem with its excerpt and hint, and a count at the end."""
    by_name = {file.name: file for file in files}
    for one in problems:
        file = by_name.get(one.span.file) if one.span else None
        out.writelines(line + "\n" for line in _lines(one, file, colour=colour))
    if problems:
        out.write("\n")
    out.write(counted(problems) + ".\n")


def counted(problems: tuple[Diagnostic, ...]) -> str:
    """How many problems of which severity, in words."""
    errors = sum(one.severity is Severity.ERROR for one in problems)
    warnings = len(problems) - errors
    parts = [_number(errors, "error")] if errors else []
    parts += [_number(warnings, "warning")] if warnings else []
    return " and ".join(parts) or "no problems"


def _number(count: int, word: str) -> str:
    return f"{count} {word}" if count == 1 else f"{count} {word}s"


def _lines(one: Diagnostic, file: SourceFile | None, *, colour: bool) -> Iterable[str]:
    place = f"{printable(str(one.span))}: " if one.span else ""
    severity = f"{one.severity.value} {one.code}:"
    if colour:
        place = _coloured(place, _BOLD)
        severity = _coloured(severity, _COLOURS[one.severity])
    yield f"{place}{severity} {printable(one.message)}"
    if file and one.span and file.text:
        quoted, carets = excerpt(file, one.span).split("\n")
        yield quoted
        yield _coloured(carets, _COLOURS[one.severity]) if colour else carets
    if one.hint:
        hint = f"hint: {printable(one.hint)}"
        yield "  " + (_coloured(hint, _CYAN) if colour else hint)


def _coloured(text: str, code: str) -> str:
    return f"\x1b[{code}m{text}\x1b[0m"
