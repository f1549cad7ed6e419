"""A story's folder as it was in a git revision, taken out into a folder of its own.

git is a program beside us, told what to do by a list of words and never through a shell. What it
gives is an archive that anybody may have committed to: only ordinary files are taken from it, none
outside of the folder, and not more than a story may have.
"""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import tarfile
from pathlib import Path, PurePosixPath

from coyoacan_game.cli.stories import Unusable
from coyoacan_game.loader.discover import MAXIMUM_FILES, MAXIMUM_STORY
from coyoacan_game.report.printable import printable

_SECONDS = 60  # git answers at once, or something is wrong with it


def taken_out(revision: str, story: Path, into: Path) -> Path:
    """Writes the story's folder of a revision below `into`; gives the folder it then stands in.

    Raises Unusable where there is no git, no repository, no such revision, or no such folder in it.
    """
    story = story.resolve()
    top = _repository(story, revision)
    commit = _commit(top, revision)
    inside = story.relative_to(top).as_posix()
    archive = _archive(top, commit, revision, inside)
    try:
        with tarfile.open(fileobj=io.BytesIO(archive), mode="r:") as opened:
            _write(opened, into)
    except tarfile.TarError as error:
        raise Unusable(f'what git keeps of "{revision}" cannot be read: {error}') from None
    return into / inside


def _repository(story: Path, revision: str) -> Path:
    """The top of the repository a story's folder is in, or was in."""
    folder = next(one for one in (story, *story.parents) if one.is_dir())
    answer = _git(folder, "rev-parse", "--show-toplevel")
    if answer is None:
        raise Unusable(
            f'"{revision}" is no folder, and no revision either: "{story}" is in no git repository'
        )
    return Path(os.fsdecode(answer).rstrip("\n")).resolve()


def _commit(top: Path, revision: str) -> str:
    named = f"{revision}^{{commit}}"
    answer = None
    if not revision.startswith("-"):
        answer = _git(top, "rev-parse", "--verify", "--quiet", "--end-of-options", named)
    if answer is None:
        raise Unusable(f'"{printable(revision)}" is neither a folder nor a revision of "{top}"')
    return answer.decode("ascii", "replace").strip()


def _archive(top: Path, commit: str, revision: str, inside: str) -> bytes:
    answer = _git(top, "archive", "--format=tar", commit, "--", inside)
    if answer is None:
        raise Unusable(f'revision "{revision}" has no folder "{inside}"; name the story: STORY')
    return answer


def _write(archive: tarfile.TarFile, into: Path) -> None:
    """The ordinary files of an archive, held to a story's bounds."""
    members = [one for one in archive.getmembers() if one.isreg()]
    if len(members) > MAXIMUM_FILES or sum(one.size for one in members) > MAXIMUM_STORY:
        raise Unusable(f"a story has at most {MAXIMUM_FILES} files of {MAXIMUM_STORY >> 20} MiB")
    hidden = [one for one in members if _is_hidden(one.name)]
    archive.extractall(into, [one for one in members if one not in hidden], filter="data")


def _is_hidden(name: str) -> bool:
    return any(part.startswith(".") for part in PurePosixPath(name).parts)


def _git(folder: Path, *words: str) -> bytes | None:
    """What git answers, None if it refuses. The revision is not asked for its own settings."""
    program = shutil.which("git")
    if program is None:
        raise Unusable("to compare revisions, git has to be installed")
    environment = {
        **os.environ,
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_TERMINAL_PROMPT": "0",
        "LC_ALL": "C",
    }
    try:
        done = subprocess.run(  # noqa: S603 - a list of words, and no shell
            [program, "-C", str(folder), *words],
            capture_output=True,
            check=False,
            env=environment,
            stdin=subprocess.DEVNULL,
            timeout=_SECONDS,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise Unusable(f"git did not answer: {error}") from None
    return done.stdout if done.returncode == 0 else None
