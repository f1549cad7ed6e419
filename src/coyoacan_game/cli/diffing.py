"""`coyoacan diff`: what is different for a player between two folders or revisions of a story.

OLD and NEW are folders where there are such folders, else revisions of git; of a revision the story
is the folder STORY, else the folder that the other side names, else the game's own.
"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from coyoacan_game.cli.stories import NotPlayable, Unusable, load_checked, story_folder

if TYPE_CHECKING:
    from coyoacan_game.walkthroughs.compared import Version

EXIT_CODES = {"same": 0, "different": 1, "open": 3}


@dataclass(frozen=True)
class Wanted:
    """What to compare, and how. `story` is where it stands in a revision."""

    old: str
    new: str
    story: str | None = None
    tests: tuple[str, ...] = ()
    begin: str | None = None
    seconds: float = 60.0


def compare_versions(wanted: Wanted, *, form: str, out: TextIO) -> int:
    """0 if nothing differs for a player, 1 if anything does, 3 where that is not decided."""
    from coyoacan_game.walkthroughs.compared import changes_between

    tests = [Path(one) for one in wanted.tests]
    missing = [one for one in tests if not one.exists()]
    if missing:
        raise Unusable(f'there is no file or folder "{missing[0]}"')
    with tempfile.TemporaryDirectory(prefix="coyoacan-") as folder:
        home = _home(wanted)
        old = _version(wanted.old, home, Path(folder, "old"))
        new = _version(wanted.new, home, Path(folder, "new"))
        _check_beginning(wanted.begin, old, new)
        found = changes_between(
            old,
            new,
            tests=tests,
            begin=wanted.begin,
            seconds=wanted.seconds,
        )
    if form == "json":
        from coyoacan_game.report.changes_json import write_changes_json

        write_changes_json(out, found, old=wanted.old, new=wanted.new)
    else:
        from coyoacan_game.report.changes_text import write_changes

        write_changes(out, found, old=wanted.old, new=wanted.new)
    return EXIT_CODES[found.verdict]


def _home(wanted: Wanted) -> Path | None:
    """The story's folder where a revision is asked for it; None if both sides are folders."""
    sides = (wanted.old, wanted.new)
    if all(Path(one).is_dir() for one in sides):
        return None
    if wanted.story is not None:
        return Path(wanted.story)
    named = next((one for one in sides if Path(one).is_dir()), None)
    return Path(named) if named is not None else story_folder(None)[0]


def _version(given: str, home: Path | None, into: Path) -> Version:
    """The story of one side; raises where there is none, or it has errors."""
    from coyoacan_game.cli.revisions import taken_out
    from coyoacan_game.diagnostics import Severity
    from coyoacan_game.walkthroughs.compared import Version

    folder = Path(given)
    if not folder.is_dir():
        folder = taken_out(given, home or folder, into)
    if not folder.is_dir():
        raise Unusable(f'"{given}" holds no story')
    loaded, problems = load_checked(folder, given)
    errors = tuple(one for one in problems if one.severity is Severity.ERROR)
    if errors or loaded.story is None:
        NotPlayable(folder, given, loaded.files, errors).print_problems()
        raise click.exceptions.Exit(2)
    prefix = f"{given.rstrip('/')}/"
    texts = {one.name.removeprefix(prefix): one.text for one in loaded.files}
    return Version(folder, loaded.story, texts)


def _check_beginning(begin: str | None, *versions: Version) -> None:
    if begin is None:
        return
    kind, _, id_ = begin.partition(".")
    for one in versions:
        if kind not in ("scene", "dossier") or id_ not in getattr(one.story, kind):
            raise Unusable(f'"{begin}" is neither scene.ID nor dossier.ID of both stories')
