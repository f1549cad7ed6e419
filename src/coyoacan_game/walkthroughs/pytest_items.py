"""What pytest runs: a collector for a file, an item for a path. Loaded by `pytest_plugin` when needed."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from coyoacan_game.diagnostics import Problems
from coyoacan_game.source import SourceFile
from coyoacan_game.walkthroughs.model import PathFile, PathTest
from coyoacan_game.walkthroughs.places import placed
from coyoacan_game.walkthroughs.pytest_plugin import ACCEPT, STORY
from coyoacan_game.walkthroughs.read import read_path_file
from coyoacan_game.walkthroughs.runner import Runner
from coyoacan_game.walkthroughs.stories import Stories
from coyoacan_game.walkthroughs.words import problem_lines, result_lines

_RUNNER = pytest.StashKey[Runner]()


class PathTestFailed(Exception):
    """What there is to say of a path that failed, as lines."""


class PathTestFile(pytest.File):
    """One `*.path.toml`. A file with a slip in it is an error of collection, as with Python's."""

    def collect(self) -> Iterable[pytest.Item]:
        problems = Problems()
        shown = _shown(self.path)
        file = read_path_file(self.path, shown, problems)
        if problems.found or file is None:
            source = file.source if file else SourceFile(shown, "")
            slips = runner_of(self.config).slips(file) if file else ()
            found = placed([*problems.found, *slips], (source,))
            lines = [line for one in found for line in problem_lines(one, source)]
            raise self.CollectError("\n".join(lines))
        for test in file.paths:
            item: PathTestItem = PathTestItem.from_parent(self, name=test.id, file=file, test=test)
            yield item


class PathTestItem(pytest.Item):
    """One path."""

    def __init__(self, *, file: PathFile, test: PathTest, **given: Any) -> None:
        super().__init__(**given)
        self.file = file
        self.test = test

    def runtest(self) -> None:
        """Walks the path; raises what is to be read where it fails."""
        result = runner_of(self.config).run_one(self.file, self.test)
        if not result.passed:
            raise PathTestFailed("\n".join(result_lines(result, self.file.source)))

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """A failing path in its own words; anything else is a fault of ours, and has a traceback."""
        if isinstance(excinfo.value, PathTestFailed):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """File, line from 0, and the path's id."""
        span = self.file.headers.get(self.test.id)
        return self.path, span.line - 1 if span else None, self.test.id


def runner_of(config: pytest.Config) -> Runner:
    """One runner for the whole run, so that a story is loaded once in each process."""
    runner = config.stash.get(_RUNNER, None)
    if runner is None:
        named = config.getoption(STORY)
        stories = Stories(Path(named) if named else None)
        runner = config.stash[_RUNNER] = Runner(stories, accept=config.getoption(ACCEPT))
    return runner


def _shown(path: Path) -> str:
    """A file as messages name it: from the working directory, if it is below it."""
    shown = os.path.relpath(path)
    return path.as_posix() if shown.startswith("..") else Path(shown).as_posix()
