"""`coyoacan test`: finds path tests, runs them, prints what came of it, gives the exit code."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from coyoacan_game.cli.stories import Unusable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from coyoacan_game.cli.suggesting import Suggesting
    from coyoacan_game.walkthroughs.missing import Missing
    from coyoacan_game.walkthroughs.suite import SuiteResult, Wanted

_OF_COVERAGE = ("cobertura", "lcov")


class Streams:
    """Where results go, and where what must not stand among them goes."""

    def __init__(self, out: TextIO, err: TextIO) -> None:
        self.out = out
        self.err = err


def run_paths(
    given: tuple[str, ...],
    wanted: Wanted,
    *,
    form: str,
    fail_under: float | None,
    streams: Streams,
    suggesting: Suggesting | None = None,
) -> int:
    """0 if every path passed and enough was covered, else 1; Unusable where there is nothing to run."""
    from coyoacan_game.walkthroughs.suite import find_files, run_suite

    if form == "junit" and wanted.coverage:
        raise click.UsageError("junit has no room for coverage; take cobertura, or run twice")
    if suggesting is not None:
        suggesting.check(form, ("text", "json"))
    missing = [one for one in given if not Path(one).exists()]
    if missing:
        raise Unusable(f'there is no file or folder "{missing[0]}"')
    files = find_files([Path(one) for one in given or (".",)])
    if not files:
        where = ", ".join(f'"{one}"' for one in given) or "this folder"
        raise Unusable(f"there are no path tests (*.path.toml) in {where}")
    if wanted.story is not None and not wanted.story.is_dir():
        raise Unusable(f'there is no folder "{wanted.story}"')
    suite = run_suite(files, wanted)
    if not suite.results and all(not one.problems for one in suite.files):
        raise Unusable("no path has such an id" if wanted.only else "these files hold no paths")
    answers = suggesting.missing(suite.coverage) if suggesting else None
    _write(suite, form, streams, coverage=wanted.coverage, answers=answers)
    if suggesting and suggesting.file is not None:
        suggesting.save(streams.err)
    enough = _enough(suite, fail_under, streams.err)
    return 0 if suite.passed and enough else 1


def wanted_of(  # noqa: PLR0913 - one for each option of the command
    *,
    story: str | None,
    accept: bool,
    coverage: bool,
    jobs: int,
    only: tuple[str, ...],
    form: str,
    fail_under: float | None,
    suggest: bool = False,
) -> Wanted:
    """The options as the suite takes them; what speaks of coverage asks for it."""
    from coyoacan_game.walkthroughs.suite import Wanted

    return Wanted(
        Path(story) if story else None,
        accept=accept,
        coverage=coverage or suggest or form in _OF_COVERAGE or fail_under is not None,
        jobs=jobs,
        only=only,
    )


def _write(
    suite: SuiteResult,
    form: str,
    streams: Streams,
    *,
    coverage: bool,
    answers: Mapping[str, Sequence[Missing]] | None,
) -> None:
    from coyoacan_game.report.paths_text import write_paths

    out = streams.out
    if form == "json":
        from coyoacan_game.report.paths_json import write_paths_json

        write_paths_json(out, suite, coverage=coverage, missing=answers)
    elif form == "junit":
        from coyoacan_game.report.junit import write_junit

        write_junit(out, suite)
    elif form in _OF_COVERAGE:
        from coyoacan_game.report.cobertura import write_cobertura
        from coyoacan_game.report.lcov import write_lcov

        (write_cobertura if form == "cobertura" else write_lcov)(out, suite.coverage)
        write_paths(streams.err, suite)
    else:
        from coyoacan_game.report.coverage_text import write_coverage

        write_paths(out, suite)
        for one in suite.coverage:
            out.write("\n")
            write_coverage(out, one, (answers or {}).get(one.story, ()))


def _enough(suite: SuiteResult, fail_under: float | None, err: TextIO) -> bool:
    """Whether each story is covered to the bar; says of those below it by how much they miss it."""
    from coyoacan_game.report.coverage_text import percent
    from coyoacan_game.report.printable import printable

    below = [one for one in suite.coverage if one.total.percent < (fail_under or 0.0)]
    for one in below:
        err.write(f"{printable(one.story)} is covered to {percent(one.total)}, ")
        err.write(f"and {fail_under:g} % were asked for.\n")
    return not below
