"""What came of path tests, as lines: every failure, then how many. Called by `coyoacan test`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from coyoacan_game.report.printable import printable
from coyoacan_game.walkthroughs.suite import SuiteResult
from coyoacan_game.walkthroughs.words import problem_lines, result_lines


def write_paths(out: TextIO, suite: SuiteResult) -> None:
    """Writes every failure of every path, what was accepted, and a count."""
    for file in suite.files:
        for problem in file.problems:
            _write(out, problem_lines(problem, file.source))
        for result in file.results:
            if not result.passed:
                _write(out, result_lines(result, file.source))
    for result in suite.results:
        if result.accepted:
            out.write(f"accepted: {printable(result.accepted)}\n")
    out.write(f"{counted_paths(suite)}.\n")


def _write(out: TextIO, lines: Iterable[str]) -> None:
    out.writelines(printable(line) + "\n" for line in lines)
    out.write("\n")


def counted_paths(suite: SuiteResult) -> str:
    """`12 paths, 2 failed, 1 problem`, in words."""
    results = suite.results
    failed = sum(not one.passed for one in results)
    problems = sum(len(file.problems) for file in suite.files)
    parts = [_number(len(results), "path")]
    parts.append(f"{failed} failed" if failed else "all passed")
    if not results:
        parts = ["no paths"]
    if problems:
        parts.append(_number(problems, "problem"))
    return ", ".join(parts)


def _number(count: int, word: str) -> str:
    return f"{count} {word}" if count == 1 else f"{count} {word}s"
