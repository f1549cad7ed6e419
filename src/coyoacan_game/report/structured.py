"""Problems as JSON, for programs. One object, ASCII only, its shape kept by `format`.

    {
      "format": 1,
      "story": "scenes",            the folder as it was given
      "files": 12,                  how many scene files were read
      "errors": 1,
      "warnings": 0,
      "problems": [
        {
          "code": "COY101",
          "severity": "error",      or "warning"
          "title": "a name that nothing declares",
          "message": "...",
          "hint": null,             or a sentence
          "address": "scene.gate.choice.look.goto",   or null
          "file": "scenes/gate.toml",
          "line": 18, "column": 8,           from 1, in characters
          "end_line": 18, "end_column": 15   exclusive
        }
      ]
    }

A later `format` may add keys; a key never changes its meaning. Called by `coyoacan check`.
"""

from __future__ import annotations

import json
from typing import TextIO

from coyoacan_game.diagnostics import CATALOGUE, Diagnostic, Severity

FORMAT = 1


def write_json(out: TextIO, problems: tuple[Diagnostic, ...], *, story: str, files: int) -> None:
    """Writes all problems as one JSON object and a line end."""
    errors = sum(one.severity is Severity.ERROR for one in problems)
    document = {
        "format": FORMAT,
        "story": story,
        "files": files,
        "errors": errors,
        "warnings": len(problems) - errors,
        "problems": [_entry(one) for one in problems],
    }
    json.dump(document, out, indent=2)
    out.write("\n")


def _entry(one: Diagnostic) -> dict[str, str | int | None]:
    span = one.span
    return {
        "code": one.code,
        "severity": one.severity.value,
        "title": CATALOGUE[one.code].title,
        "message": one.message,
        "hint": one.hint,
        "address": ".".join(map(str, one.spot.path)) if one.spot else None,
        "file": span.file if span else None,
        "line": span.line if span else None,
        "column": span.column if span else None,
        "end_line": span.end_line if span else None,
        "end_column": span.end_column if span else None,
    }
