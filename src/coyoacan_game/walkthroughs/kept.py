"""What becomes of path tests and saves when one story takes the place of another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from coyoacan_game.diagnostics import Problems
from coyoacan_game.engine import Playthrough, Program, ending
from coyoacan_game.saves.restore import restore
from coyoacan_game.view import known_notes, place_of
from coyoacan_game.walkthroughs.changes import Loss, PathChange
from coyoacan_game.walkthroughs.model import PathFile, PathTest
from coyoacan_game.walkthroughs.plays import Play
from coyoacan_game.walkthroughs.read import read_path_file
from coyoacan_game.walkthroughs.result import Result
from coyoacan_game.walkthroughs.runner import Runner
from coyoacan_game.walkthroughs.stories import Stories
from coyoacan_game.walkthroughs.suite import find_files

# -- path tests ------------------------------------------------------------------------------------


def path_files_in(paths: Iterable[Path], home: Path | None = None) -> dict[str, PathFile]:
    """The files of path tests there, by the name they have below the folder they were found in.

    With a `home`, without the tests that name another folder as their story. What cannot be read is
    left out: it passes in neither story.
    """
    found: dict[str, PathFile] = {}
    for path in paths:
        for file in find_files([path]):
            name = file.relative_to(path).as_posix() if path.is_dir() else file.name
            read = read_path_file(file, name, Problems())
            if read is not None:
                own = tuple(one for one in read.paths if _is_at_home(read, one, home))
                found.setdefault(name, replace(read, paths=own))
    return found


def _is_at_home(file: PathFile, test: PathTest, home: Path | None) -> bool:
    if home is None or test.story is None:
        return True
    return (file.folder / test.story).resolve() == home.resolve()


def merged_files(old: dict[str, PathFile], new: dict[str, PathFile]) -> list[PathFile]:
    """Every test as the old story's folder has it, and what only the new one's has."""
    files: list[PathFile] = []
    for name in dict.fromkeys((*old, *new)):
        one, other = old.get(name), new.get(name)
        if one is not None:
            files.append(one)
        if other is not None:
            had = {test.id for test in one.paths} if one else set()
            files.append(replace(other, paths=tuple(t for t in other.paths if t.id not in had)))
    return files


def walked(files: Iterable[PathFile], folder: Path) -> list[tuple[str, PathTest, Result]]:
    """What comes of tests in one story, whichever they name."""
    runner = Runner(Stories(folder))
    return [
        (file.source.name, test, runner.run_one(file, replace(test, story=None)))
        for file in files
        for test in file.paths
    ]


def changed_paths(
    old: Sequence[tuple[str, PathTest, Result]], new: Sequence[tuple[str, PathTest, Result]]
) -> tuple[PathChange, ...]:
    """Those that pass in one of the stories only."""
    found = []
    for (file, test, before), (_, _, after) in zip(old, new, strict=True):
        if before.passed != after.passed:
            wrong = after if before.passed else before
            found.append(PathChange(file, test.id, before.passed, _first_wrong(wrong)))
    return tuple(found)


def _first_wrong(result: Result) -> str:
    if result.problems:
        return result.problems[0].message
    return result.failures[0].message if result.failures else ""


# -- saves -----------------------------------------------------------------------------------------


def losses(old: Program, new: Program, plays: Iterable[Play]) -> tuple[Loss, ...]:
    """What saves of these plays lose in the new story, each kind of loss with its shortest play."""
    found: dict[tuple[str, str], Loss] = {}
    for play in dict.fromkeys(plays):
        loss = _loss(old, new, play)
        if loss is not None:
            key = (loss.how, loss.what)
            had = found.get(key)
            if had is None or len(loss.path) < len(had.path):
                found[key] = loss
    return tuple(sorted(found.values(), key=lambda one: (one.how, len(one.path), one.what)))


def _loss(old: Program, new: Program, play: Play) -> Loss | None:
    """The first thing that a save of a play loses, as opening it finds out."""
    dossier = play.start.removeprefix("dossier.") if play.start else None
    restored = restore(new, play.actions, dossier)
    if restored.gone is not None:
        return Loss("began", restored.gone, (), play.start)
    if restored.unfit is not None:
        path = play.actions[: restored.play.moves + 1]
        return Loss("breaks", restored.unfit, path, play.start)
    before = Playthrough(old, dossier)
    after = Playthrough(new, dossier)
    for number, action in enumerate(("", *play.actions)):
        if action:
            before.take(action)
            after.take(action)
        path = play.actions[:number]
        if _stands(before) != _stands(after):
            scene = old.scenes[before.state.scene]
            return Loss("elsewhere", f"scene.{scene}", path, play.start)
        kept = known_notes(new, after.state)
        gone = [one for one in known_notes(old, before.state) if one not in kept]
        if gone:
            return Loss("forgets", f"note.{gone[0]}", path, play.start)
    return None


def _stands(play: Playthrough) -> tuple[object, ...]:
    """Where a play is, by names: scene, hour, place, ending."""
    program, state = play.program, play.state
    return (
        program.scenes[state.scene],
        state.time,
        place_of(program, state),
        ending(program, state),
    )
