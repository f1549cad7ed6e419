"""Path tests as plays that are known to be possible: what they meet need not be searched for.

Called by `coyoacan explore --tests`. Nothing is judged here; `coyoacan test` does that.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from coyoacan_game.diagnostics import Problems
from coyoacan_game.engine import Action, NotOffered, Program, take
from coyoacan_game.explorer.scouting import Known
from coyoacan_game.walkthroughs.begin import begun, dossier_of
from coyoacan_game.walkthroughs.model import PathTest
from coyoacan_game.walkthroughs.names import Names
from coyoacan_game.walkthroughs.read import read_path_file
from coyoacan_game.walkthroughs.steps import actions_of
from coyoacan_game.walkthroughs.stories import Stories
from coyoacan_game.walkthroughs.suite import find_files


def known_plays(program: Program, folder: Path, paths: Sequence[Path]) -> tuple[Known, ...]:
    """The plays of path tests of the story in a folder, in the order of its dossiers, each once.

    What cannot be played any more is cut off. Where something is given, a play may still come to
    where it can be followed.
    """
    tests = (one for one in _tests(folder, paths) if _is_sound(program, one))
    plays = dict.fromkeys(_play(program, one) for one in tests)
    numbers = {id_: number for number, id_ in enumerate(program.story.dossier)}
    return tuple(sorted(plays, key=lambda one: numbers.get(one.dossier or "", 0)))


def _tests(folder: Path, paths: Sequence[Path]) -> Iterator[PathTest]:
    stories = Stories()
    for path in find_files(paths):
        file = read_path_file(path, path.as_posix(), Problems())
        for one in file.paths if file else ():
            own = stories.folder(file, one) if file else None
            if own is not None and own.resolve() == folder.resolve():
                yield one


def _is_sound(program: Program, test: PathTest) -> bool:
    """Whether a path begins where players may, and its steps mean something."""
    dossier = dossier_of(test)
    if test.start is not None and dossier not in program.story.dossier:
        return False
    problems = Problems()
    Names(program).check(test, "", problems)
    return not problems.found


def _play(program: Program, test: PathTest) -> Known:
    state = begun(program, test.start, test.given).state
    dossier = dossier_of(test)
    first = dossier == next(iter(program.story.dossier), None)
    taken: list[Action] = []
    for step in test.steps:
        for action in actions_of(program, state, step):
            try:
                state = take(program, state, action)
            except NotOffered:
                break
            taken.append(action)
        else:
            continue
        break
    return Known(tuple(taken), None if first else dossier, given=bool(test.given))
