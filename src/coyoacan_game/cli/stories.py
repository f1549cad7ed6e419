"""From what was typed to a story that can be played, or to a sentence why not.

Called by the commands. Prints problems; decides no exit code but through what it raises.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

import click

import coyoacan_game
from coyoacan_game.report.printable import printable

if TYPE_CHECKING:
    from coyoacan_game.diagnostics import Diagnostic
    from coyoacan_game.engine import Program
    from coyoacan_game.loader import Loaded
    from coyoacan_game.source import SourceFile

NO_STORY = "COY001"


class Unusable(click.ClickException):
    """There is nothing to work on. Exit code 2."""

    exit_code = 2

    def __init__(self, message: str) -> None:
        super().__init__(printable(message))


def packaged_story() -> Path:
    """The folder of *A Raincoat in August*: inside the installed package, or in the checkout."""
    package = Path(coyoacan_game.__file__).resolve().parent
    inside = package / "data" / "scenes"
    if inside.is_dir():
        return inside
    for folder in package.parents:
        if _is_our_checkout(folder) and (folder / "scenes").is_dir():
            return folder / "scenes"
    raise Unusable("this installation has no story in it; name a folder with one")


def _is_our_checkout(folder: Path) -> bool:
    project = folder / "pyproject.toml"
    return project.is_file() and 'name = "coyoacan-game"' in project.read_text("utf-8")


def story_folder(given: str | None, commands: tuple[str, ...] = ()) -> tuple[Path, str]:
    """The folder and how messages name it; raises Unusable where there is no such folder."""
    if given is None:
        folder = packaged_story()
        return folder, _from_here(folder)
    folder = Path(given)
    if folder.is_dir():
        return folder, given
    if folder.exists():
        raise Unusable(f'"{given}" is a file; a story is a folder of .toml files')
    near = get_close_matches(given, commands, n=1)
    hint = f'did you mean the command "{near[0]}"?' if near else _to_begin(given)
    raise Unusable(f'there is no folder "{given}"; {hint}')


def story_here() -> str | None:
    """The working directory, if a story stands in it: who writes one means that one."""
    from coyoacan_game.loader.cover import read_cover

    return "." if read_cover(Path.cwd()).title else None


def _from_here(folder: Path) -> str:
    """A folder below the working directory by its short name."""
    here = Path.cwd()
    return folder.relative_to(here).as_posix() if folder.is_relative_to(here) else str(folder)


def load_checked(folder: Path, shown: str) -> tuple[Loaded, tuple[Diagnostic, ...]]:
    """A folder's story and everything that is wrong with it."""
    from coyoacan_game.checker import check_story
    from coyoacan_game.loader import load_story

    loaded = load_story(folder, shown)
    return loaded, check_story(loaded)


def has_no_story(problems: tuple[Diagnostic, ...]) -> bool:
    """Whether the folder holds no story at all, rather than a wrong one."""
    return any(one.code == NO_STORY for one in problems)


def to_begin(folder: Path, shown: str) -> str:
    """A line about what to do with a folder without a story."""
    inside = shown if not any(folder.iterdir()) else f"{shown.rstrip('/')}/my_story"
    return f"Or, {printable(_to_begin(inside))}\n"


def _to_begin(folder: str) -> str:
    return f"to begin a story of your own there: coyoacan new {folder}"


@dataclass(frozen=True)
class NotPlayable(Exception):
    """A story with errors: what they are, and what to say of them. Printing waits for the terminal."""

    folder: Path
    shown: str
    files: tuple[SourceFile, ...]
    errors: tuple[Diagnostic, ...]

    @property
    def exit_code(self) -> int:
        """2 where there is no story at all, else 1."""
        return 2 if has_no_story(self.errors) else 1

    def print_problems(self) -> None:
        """Says on stderr what is wrong."""
        from coyoacan_game.cli.terminal import colourful
        from coyoacan_game.report import write_lines

        write_lines(sys.stderr, self.errors, self.files, colour=colourful(sys.stderr))
        if has_no_story(self.errors):
            sys.stderr.write(to_begin(self.folder, self.shown))
        else:
            sys.stderr.write("This story cannot be played until its errors are mended.\n")


def made_playable(folder: Path, shown: str) -> Program:
    """A folder's story ready for play; raises NotPlayable."""
    loaded, problems = load_checked(folder, shown)
    from coyoacan_game.diagnostics import Severity

    errors = tuple(one for one in problems if one.severity is Severity.ERROR)
    if errors or loaded.story is None:
        raise NotPlayable(folder, shown, loaded.files, errors)
    from coyoacan_game.engine import Program

    return Program(loaded.story)


def load_playable(given: str | None, commands: tuple[str, ...] = ()) -> tuple[Path, Program]:
    """A story ready for play. Errors are printed to stderr, then the command exits."""
    folder, shown = story_folder(given, commands)
    try:
        return folder, made_playable(folder, shown)
    except NotPlayable as refused:
        refused.print_problems()
        raise click.exceptions.Exit(refused.exit_code) from None
