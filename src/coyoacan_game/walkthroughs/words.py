"""A result in words, line by line: what the command prints and what pytest shows. Prints nothing.

paths/gate.path.toml:6:26: failed: path "the_bolt": step 2, "ask_robins", cannot be taken: ...
    6 | steps = ["look_at_bolt", "ask_robins"]
      |                          ^^^^^^^^^^^^
  stands in   scene "gate" (The garage doors), place "gate", 05:10
  because     here.robins is false (robins is at 'patio', you are at 'gate')
  in          when = here.robins and patience > 0
              scenes/gate.toml:18:8, scene.gate.choice.ask_robins.when
  on offer    look_at_bolt: Look at the bolt.
  hint        after "go patio" it could be taken
"""

from __future__ import annotations

from collections.abc import Iterator

from coyoacan_game.diagnostics import Diagnostic
from coyoacan_game.source import SourceFile, Span, excerpt
from coyoacan_game.walkthroughs.result import Failure, Guard, Result

_LABEL = 12  # characters, the longest label and two spaces


def result_lines(result: Result, source: SourceFile) -> Iterator[str]:
    """Everything that is wrong with a path; nothing for one that passed."""
    for problem in result.problems:
        yield from problem_lines(problem, source)
    for failure in result.failures:
        yield from failure_lines(result.id, failure, source)


def problem_lines(problem: Diagnostic, source: SourceFile) -> Iterator[str]:
    """A problem of how a path is written, with the line it stands in."""
    yield f"{_place(problem.span)}{problem.severity.value} {problem.code}: {problem.message}"
    yield from _excerpt(problem.span, source)
    if problem.hint:
        yield f"  hint: {problem.hint}"


def failure_lines(id_: str, failure: Failure, source: SourceFile) -> Iterator[str]:
    """One failure: the first line stands alone, so that an editor can jump to it."""
    yield f'{_place(failure.span)}failed: path "{id_}": {failure.message}'
    yield from _excerpt(failure.span, source)
    yield from _labelled("stands in", (failure.where,) if failure.where else ())
    yield from _labelled("because", failure.because)
    if failure.guard is not None and failure.guard.address[0] != "path":
        yield from _labelled("in", tuple(_guard(failure.guard)))
    yield from _labelled("on offer", failure.offered)
    yield from (f"  {line}" for line in failure.lines)
    yield from _labelled("hint", (failure.hint,) if failure.hint else ())


def _place(span: Span | None) -> str:
    return f"{span}: " if span else ""


def _excerpt(span: Span | None, source: SourceFile) -> Iterator[str]:
    if span is not None and source.text:
        yield from excerpt(source, span).split("\n")


def _guard(guard: Guard) -> Iterator[str]:
    yield f"when = {guard.text}"
    address = ".".join(map(str, guard.address))
    yield f"{guard.span}, {address}" if guard.span else address


def _labelled(label: str, lines: tuple[str, ...]) -> Iterator[str]:
    for position, line in enumerate(lines):
        yield f"  {label if position == 0 else '':{_LABEL}}{line}"
