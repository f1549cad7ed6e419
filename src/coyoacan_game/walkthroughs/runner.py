"""One path of one file, from its words to a result with every place known. Called by suite and pytest."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from time import perf_counter

from coyoacan_game.diagnostics import Diagnostic, Problems, Spot
from coyoacan_game.engine import Program
from coyoacan_game.source import SourceFile
from coyoacan_game.walkthroughs.golden import held_against_golden
from coyoacan_game.walkthroughs.model import PathFile, PathTest
from coyoacan_game.walkthroughs.names import Names
from coyoacan_game.walkthroughs.places import Places, placed
from coyoacan_game.walkthroughs.result import Failure, Result
from coyoacan_game.walkthroughs.run import Observer, Walker
from coyoacan_game.walkthroughs.stories import Opened, Stories

_SHOWN_ERRORS = 3  # of a story that cannot be walked; `check` lists them all


class Runner:
    """Runs paths; keeps one walker for each story. `watcher` gives a story's observer, if any."""

    def __init__(
        self,
        stories: Stories,
        *,
        accept: bool = False,
        watcher: Callable[[Program], Observer] | None = None,
    ) -> None:
        self._stories = stories
        self._accept = accept
        self._watcher = watcher
        self._walkers: dict[str, Walker] = {}
        self._checkers: dict[Program, Names] = {}

    def run(self, file: PathFile) -> tuple[Result, ...]:
        """The results of a file's paths, in order."""
        return tuple(self.run_one(file, test) for test in file.paths)

    def slips(self, file: PathFile) -> tuple[Diagnostic, ...]:
        """What is wrong with the names in paths that cannot be walked, beside why they cannot."""
        problems = Problems()
        for test in file.unsound:
            opened = self._stories.of(file, test)
            if opened is not None and opened.program is not None:
                self._checker(opened.program).check(test, file.source.name, problems)
        return tuple(problems.found)

    def run_one(self, file: PathFile, test: PathTest) -> Result:
        """The result of one path."""
        started = perf_counter()
        result = self._result(file, test)
        return replace(result, span=file.headers.get(test.id), seconds=perf_counter() - started)

    def _result(self, file: PathFile, test: PathTest) -> Result:
        problems = Problems()
        opened = self._stories.of(file, test)
        if opened is None or opened.program is None:
            _refuse(opened, test, file.source.name, problems)
        else:
            self._checker(opened.program).check(test, file.source.name, problems)
        if opened is None or problems.found:
            return Result(test.id, problems=placed(problems.found, (file.source,)))
        result = self._walker(opened).walk(test)
        result = held_against_golden(file, test, result, accept=self._accept)
        return _located(result, file.source, opened)

    def _checker(self, program: Program) -> Names:
        checker = self._checkers.get(program)
        if checker is None:
            checker = self._checkers[program] = Names(program)
        return checker

    def _walker(self, opened: Opened) -> Walker:
        walker = self._walkers.get(opened.shown)
        if walker is None:
            if opened.program is None:
                raise ValueError(f"{opened.shown} has errors and cannot be walked")
            observer = self._watcher(opened.program) if self._watcher else None
            walker = self._walkers[opened.shown] = Walker(opened.program, observer)
        return walker


def _refuse(opened: Opened | None, test: PathTest, file: str, problems: Problems) -> None:
    """Says why a path has no story to walk in."""
    named = test.story is not None
    spot = Spot(test.at("story") if named else test.at(), "value" if named else "key", file=file)
    if opened is None:
        advice = 'put it beside a story, or name one: story = "../scenes"'
        problems.add("COY502", "no folder around this file holds a story", spot, advice)
        return
    if not opened.folder.is_dir():
        problems.add("COY502", f'there is no folder "{test.story or opened.shown}"', spot)
        return
    count = len(opened.errors)
    shown = [f"{one.span}: {one.code} {one.message}" for one in opened.errors[:_SHOWN_ERRORS]]
    errors = "an error" if count == 1 else f"{count} errors"
    message = f'its story, "{opened.shown}", has {errors}: {"; ".join(shown)}'
    hint = f"coyoacan check {opened.shown} lists them all" if count > _SHOWN_ERRORS else None
    problems.add("COY502", message, spot, hint)


def _located(result: Result, source: SourceFile, opened: Opened) -> Result:
    """The result with the places of its failures: in the path's file, and in the story's."""
    if not result.failures:
        return result
    here = Places((source,))
    story: Places | None = None
    failures: list[Failure] = []
    for one in result.failures:
        guard = one.guard
        if guard is not None and guard.address[0] != "path":
            story = story or Places(opened.loaded.files)
            guard = replace(guard, span=story.span(Spot(guard.address)))
        failures.append(replace(one, span=here.span(Spot(one.address)), guard=guard))
    return replace(result, failures=tuple(failures))
