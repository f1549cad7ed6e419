"""Path tests as plays that are known to be possible: what they meet need not be searched for.

Called by `coyoacan explore --tests`. Nothing is judged here; `coyoacan test` does that.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from coyoacan_game.diagnostics import Problems
from coyoacan_game.engine import Action, NotOffered, Program, opening, take
from coyoacan_game.walkthroughs.begin import dossier_of
from coyoacan_game.walkthroughs.model import PathTest
from coyoacan_game.walkthroughs.plays import Play
from coyoacan_game.walkthroughs.read import read_path_file
from coyoacan_game.walkthroughs.steps import actions_of, misread
from coyoacan_game.walkthroughs.stories import Stories
from coyoacan_game.walkthroughs.suite import find_files


def known_plays(program: Program, folder: Path, paths: Sequence[Path]) -> tuple[Play, ...]:
    """The plays of path tests of the story in a folder that begin as a player may, each once.

    Those with something given are left out, and of the others what cannot be played any more.
    """
    plays = (
        _play(program, one) for one in _tests(folder, paths) if _begins_as_played(program, one)
    )
    return tuple(dict.fromkeys(plays))


def in_order(
    program: Program, plays: Iterable[Play]
) -> list[tuple[str | None, tuple[Action, ...]]]:
    """By the dossiers they begin with, in the author's order: a later one is come to by an earlier."""
    numbers = {id_: number for number, id_ in enumerate(program.story.dossier)}
    named = [(dossier_of(PathTest("", start=one.start)), one.actions) for one in plays]
    return sorted(
        ((None if numbers.get(id_ or "", 0) == 0 else id_, actions) for id_, actions in named),
        key=lambda one: numbers.get(one[0] or "", 0),
    )


def _tests(folder: Path, paths: Sequence[Path]) -> Iterator[PathTest]:
    stories = Stories()
    for path in find_files(paths):
        file = read_path_file(path, path.as_posix(), Problems())
        for one in file.paths if file else ():
            own = stories.folder(file, one) if file else None
            if own is not None and own.resolve() == folder.resolve():
                yield one


def _begins_as_played(program: Program, test: PathTest) -> bool:
    dossier = dossier_of(test)
    if test.given or (test.start is not None and dossier not in program.story.dossier):
        return False
    return all(misread(program, step) is None for step in test.steps)


def _play(program: Program, test: PathTest) -> Play:
    state = opening(program, dossier_of(test)).state
    taken: list[Action] = []
    for step in test.steps:
        for action in actions_of(program, state, step):
            try:
                state = take(program, state, action)
            except NotOffered:
                return Play(tuple(taken), test.start)
            taken.append(action)
    return Play(tuple(taken), test.start)
