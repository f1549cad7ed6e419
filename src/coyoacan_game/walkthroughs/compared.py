"""Two versions of a story held against each other: what players reach, path tests, saves.

Called by `coyoacan diff`. `comparing` does the searching, `kept` tests and saves.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from coyoacan_game.story import Story
from coyoacan_game.walkthroughs.changes import SAME_FILES, Changes, Saves
from coyoacan_game.walkthroughs.comparing import Comparing
from coyoacan_game.walkthroughs.kept import (
    changed_paths,
    losses,
    merged_files,
    path_files_in,
    walked,
)
from coyoacan_game.walkthroughs.missing import beginnings
from coyoacan_game.walkthroughs.model import PathFile, PathTest
from coyoacan_game.walkthroughs.plays import Play
from coyoacan_game.walkthroughs.result import Result
from coyoacan_game.walkthroughs.sides import Side


@dataclass(frozen=True)
class Version:
    """A story where it was found. `files` are its texts by the names they have in its folder."""

    folder: Path
    story: Story
    files: dict[str, str]


Walked = list[tuple[str, PathTest, Result]]


def changes_between(
    old: Version,
    new: Version,
    *,
    tests: Sequence[Path] = (),
    begin: str | None = None,
    seconds: float = 60.0,
) -> Changes:
    """Everything that is different for a player, as far as the seconds allow.

    `tests` are files and folders of path tests beside those of the stories, whatever story they name.
    """
    if old.files == new.files:
        return SAME_FILES
    begun = time.monotonic()
    files = _tests(old, new, tests)
    before, after = walked(files, old.folder), walked(files, new.folder)
    sides = Side(old.story, begin), Side(new.story, begin)
    comparing = Comparing(*sides, seconds)
    plays = comparing.part()
    known = _plays(before)
    if plays != "same":
        comparing.learn_from(one.actions for one in known if one.start == begin)
        comparing.learn_from(one.actions for one in comparing.witnesses if one.start == begin)
    softlocks_known = comparing.lost()
    comparing.decide()
    differences, open_, asked = comparing.differences()
    return Changes(
        words_only=not comparing.partings.changed,
        rules=comparing.partings.changed,
        plays=plays,
        differences=differences,
        stuck=comparing.stuck,
        tests=changed_paths(before, after),
        tests_walked=len(before),
        saves=_saves(comparing, known),
        undecided=open_ if softlocks_known else ("softlock", *open_),
        asked=asked,
        seconds=time.monotonic() - begun,
    )


def _tests(old: Version, new: Version, tests: Sequence[Path]) -> list[PathFile]:
    own = merged_files(
        path_files_in([old.folder], old.folder), path_files_in([new.folder], new.folder)
    )
    return [*own, *path_files_in(tests).values()]


def _plays(walked: Walked) -> list[Play]:
    """What path tests did in the old story, as far as a player could do it too.

    A test of another story names what this one does not have.
    """
    played = [
        (test, result) for _, test, result in walked if not test.given and not result.problems
    ]
    plays = [
        Play(result.actions, test.start)
        for test, result in played
        if test.start is None or test.start.startswith("dossier.")
    ]
    return list(dict.fromkeys(plays))


def _saves(comparing: Comparing, known: Sequence[Play]) -> Saves:
    """A save can have been made at any move of any play; those that are known are tried."""
    answer = comparing.keeps_saves()
    old, new = comparing.old, comparing.new
    gone = [one for one in beginnings(old.program.story) if one is not None]
    begun = [one for one in gone if one.removeprefix("dossier.") not in new.program.story.dossier]
    plays = [Play((), one) for one in begun]
    if answer != "same":
        plays += [*comparing.witnesses, *known]
        if old.begin is None or old.begin.startswith("dossier."):
            answers = old.answers.values()
            plays += [Play(one.path, old.begin) for one in answers if one.path is not None]
    lost = losses(old.program, new.program, plays)
    return Saves("different" if lost else answer, lost, len(set(plays)))
