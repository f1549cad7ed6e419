"""What came of path tests, and what they covered, as JSON. ASCII only, its shape kept by `format`.

    {
      "format": 1,
      "passed": false,
      "paths": 12, "failed": 1,
      "files": [
        {
          "file": "tests/paths/gate.path.toml",
          "problems": [PROBLEM...],        of the file as a whole
          "paths": [
            {
              "id": "the_bolt", "line": 4, "passed": false, "seconds": 0.001,
              "actions": ["scene.gate.choice.look_at_bolt"],    what was taken, as addresses
              "accepted": null,            or the golden file that was written
              "problems": [PROBLEM...],
              "failures": [
                {
                  "kind": "step",          expect, sees, never_sees, golden, fault
                  "message": "...", "file": "...", "line": 6, "column": 26,
                  "where": "...", "because": ["..."], "offered": ["..."], "lines": [],
                  "guard": null,           or {"text", "address", "file", "line", "column"}
                  "hint": null
                }
              ]
            }
          ]
        }
      ],
      "coverage": [                        with --coverage only
        {
          "story": "scenes",
          "covered": 310, "total": 400,
          "kinds": {"scene": {"covered": 40, "total": 41}},
          "files": {"scenes/gate.toml": [{"kind", "address", "line", "hits"}]},
          "uncovered": ["scene.attic"],
          "missing": [                     with --suggest-tests only
            {
              "address": "scene.attic",
              "answer": "found",           impossible (proven), open (not decided)
              "start": null,               or where it begins, as in a path test
              "steps": ["go attic"],       of a shortest path that covers it, or null
              "actions": ["place.hall.exit.attic"]
            }
          ]
        }
      ]
    }

PROBLEM is {"code", "message", "hint", "file", "line", "column"}. A later `format` may add keys; a
key never changes its meaning.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, TextIO

from coyoacan_game.diagnostics import Diagnostic
from coyoacan_game.source import Span
from coyoacan_game.walkthroughs.coverage import Coverage, Tally, uncovered
from coyoacan_game.walkthroughs.missing import Missing
from coyoacan_game.walkthroughs.result import Failure, Result
from coyoacan_game.walkthroughs.steps import step_of
from coyoacan_game.walkthroughs.suite import FileResult, SuiteResult

FORMAT = 1


def write_paths_json(
    out: TextIO,
    suite: SuiteResult,
    *,
    coverage: bool,
    missing: Mapping[str, Sequence[Missing]] | None = None,
) -> None:
    """Writes one JSON object and a line end. `missing` has, by story, what was not covered."""
    results = suite.results
    document: dict[str, Any] = {
        "format": FORMAT,
        "passed": suite.passed,
        "paths": len(results),
        "failed": sum(not one.passed for one in results),
        "files": [_file(one) for one in suite.files],
    }
    if coverage:
        document["coverage"] = [_coverage(one) for one in suite.coverage]
        for one in document["coverage"] if missing is not None else ():
            one["missing"] = [_missing(each) for each in (missing or {})[one["story"]]]
    json.dump(document, out, indent=2)
    out.write("\n")


def _file(file: FileResult) -> dict[str, Any]:
    return {
        "file": file.source.name,
        "problems": [_problem(one) for one in file.problems],
        "paths": [_path(one) for one in file.results],
    }


def _path(result: Result) -> dict[str, Any]:
    return {
        "id": result.id,
        "line": result.span.line if result.span else None,
        "passed": result.passed,
        "seconds": round(result.seconds, 6),
        "actions": list(result.actions),
        "accepted": result.accepted,
        "problems": [_problem(one) for one in result.problems],
        "failures": [_failure(one) for one in result.failures],
    }


def _problem(one: Diagnostic) -> dict[str, Any]:
    return {"code": one.code, "message": one.message, "hint": one.hint, **_place(one.span)}


def _failure(one: Failure) -> dict[str, Any]:
    guard = one.guard
    return {
        "kind": one.kind,
        "message": one.message,
        **_place(one.span),
        "where": one.where,
        "because": list(one.because),
        "offered": list(one.offered),
        "lines": list(one.lines),
        "guard": guard
        and {
            "text": guard.text,
            "address": ".".join(map(str, guard.address)),
            **_place(guard.span),
        },
        "hint": one.hint,
    }


def _place(span: Span | None) -> dict[str, Any]:
    return {
        "file": span.file if span else None,
        "line": span.line if span else None,
        "column": span.column if span else None,
    }


def _tally(tally: Tally) -> dict[str, int]:
    return {"covered": tally.covered, "total": tally.total}


def _missing(one: Missing) -> dict[str, Any]:
    play = one.play
    return {
        "address": str(one.point),
        "answer": one.answer,
        "start": play.start if play else None,
        "steps": [step_of(action) for action in play.actions] if play else None,
        "actions": list(play.actions) if play else None,
    }


def _coverage(coverage: Coverage) -> dict[str, Any]:
    return {
        "story": coverage.story,
        **_tally(coverage.total),
        "kinds": {kind: _tally(one) for kind, one in coverage.by_kind().items()},
        "files": {
            file: [
                {
                    "kind": one.point.kind,
                    "address": str(one.point),
                    "line": one.span.line if one.span else None,
                    "hits": one.hits,
                }
                for one in entries
            ]
            for file, entries in coverage.by_file().items()
        },
        "uncovered": list(uncovered(coverage)),
    }
