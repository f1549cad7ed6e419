"""Runs the path tests of many files, in one process or several; the order of results never varies."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from pathlib import Path

from coyoacan_game.diagnostics import Diagnostic, Problems
from coyoacan_game.engine import Program
from coyoacan_game.source import SourceFile
from coyoacan_game.walkthroughs.coverage import Coverage, measured, merged
from coyoacan_game.walkthroughs.model import SUFFIX, PathFile
from coyoacan_game.walkthroughs.places import placed
from coyoacan_game.walkthroughs.read import read_path_file
from coyoacan_game.walkthroughs.result import Result
from coyoacan_game.walkthroughs.runner import Runner
from coyoacan_game.walkthroughs.stories import Stories
from coyoacan_game.walkthroughs.watch import Watch, WatchedProgram


@dataclass(frozen=True)
class Wanted:
    """How to run: `story` for paths that name none; `only` are patterns of paths' ids."""

    story: Path | None = None
    accept: bool = False
    coverage: bool = False
    jobs: int = 1
    only: tuple[str, ...] = ()


@dataclass(frozen=True)
class FileResult:
    """One file: its text for excerpts, its paths' results, and what is wrong with the file."""

    source: SourceFile
    results: tuple[Result, ...]
    problems: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True)
class SuiteResult:
    """Everything that was run. `stories` are the files that failures may point into."""

    files: tuple[FileResult, ...]
    coverage: tuple[Coverage, ...] = ()

    @property
    def results(self) -> tuple[Result, ...]:
        return tuple(one for file in self.files for one in file.results)

    @property
    def passed(self) -> bool:
        return all(not file.problems for file in self.files) and all(
            one.passed for one in self.results
        )


def find_files(paths: Sequence[Path]) -> tuple[Path, ...]:
    """The path-test files that are named, or stand below folders that are; in order, each once."""
    found: dict[Path, None] = {}
    for path in paths:
        if path.is_file():
            found[path] = None
            continue
        for root, folders, names in os.walk(path):
            folders[:] = sorted(one for one in folders if not one.startswith("."))
            for name in sorted(names):
                if name.endswith(SUFFIX) and not name.startswith("."):
                    found[Path(root, name)] = None
    return tuple(found)


def run_suite(files: Sequence[Path], wanted: Wanted) -> SuiteResult:
    """Reads and runs every path of these files."""
    problems = [Problems() for _ in files]
    read = [
        read_path_file(path, path.as_posix(), found)
        for path, found in zip(files, problems, strict=True)
    ]
    work = [_selected(file, wanted.only) for file in read if file is not None]
    done, coverage = _run_all(work, wanted)
    results = iter(done)
    slips = Runner(Stories(wanted.story))
    made = []
    for path, file, found in zip(files, read, problems, strict=True):
        source = file.source if file else SourceFile(path.as_posix(), "")
        own = next(results) if file else ()
        wrong = [*found.found, *(slips.slips(file) if file else ())]
        made.append(FileResult(source, own, placed(wrong, (source,))))
    return SuiteResult(tuple(made), coverage)


def _selected(file: PathFile, only: tuple[str, ...]) -> PathFile:
    if not only:
        return file
    return replace(
        file,
        paths=tuple(
            one for one in file.paths if any(fnmatchcase(one.id, pattern) for pattern in only)
        ),
    )


def _run_all(
    work: list[PathFile], wanted: Wanted
) -> tuple[list[tuple[Result, ...]], tuple[Coverage, ...]]:
    """Each file's results, and what they covered together."""
    jobs = max(1, min(wanted.jobs, sum(len(file.paths) for file in work)))
    if jobs == 1:
        return run_files(work, wanted)
    parts = _shared_out(work, jobs)
    # A fresh interpreter for each: what this one has open or holds locked must not be copied.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(jobs, mp_context=context) as pool:
        answers = list(pool.map(run_files, parts, [wanted] * len(parts)))
    results: list[tuple[Result, ...]] = [
        tuple(one for answer in answers for one in answer[0][position])
        for position in range(len(work))
    ]
    return results, merged([answer[1] for answer in answers])


def _shared_out(work: list[PathFile], jobs: int) -> list[list[PathFile]]:
    """The same files for every job, each with its own stretch of their paths."""
    total = sum(len(file.paths) for file in work)
    parts = []
    for job in range(jobs):
        low, high = total * job // jobs, total * (job + 1) // jobs
        part, at = [], 0
        for file in work:
            start, end = max(low - at, 0), max(high - at, 0)
            part.append(replace(file, paths=file.paths[start:end]))
            at += len(file.paths)
        parts.append(part)
    return parts


def run_files(
    work: list[PathFile], wanted: Wanted
) -> tuple[list[tuple[Result, ...]], tuple[Coverage, ...]]:
    """Runs all paths of these files in this process."""
    if not wanted.coverage:
        runner = Runner(Stories(wanted.story), accept=wanted.accept)
        return [runner.run(file) for file in work], ()
    stories = Stories(wanted.story, WatchedProgram)
    watches: dict[Program, Watch] = {}

    def watch(program: Program) -> Watch:
        return watches.setdefault(program, Watch(program))

    runner = Runner(stories, accept=wanted.accept, watcher=watch)
    results = [runner.run(file) for file in work]
    opened = [one for one in stories.opened() if one.program is not None]
    return results, tuple(measured(one, watches) for one in opened)
