"""Which story a path walks in, and that story made ready: loaded, checked, compiled, once each."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from coyoacan_game.checker import check_story
from coyoacan_game.diagnostics import Diagnostic, Severity
from coyoacan_game.engine import Program
from coyoacan_game.loader import Loaded, load_story
from coyoacan_game.story import Story
from coyoacan_game.walkthroughs.model import SUFFIX, PathFile, PathTest

_HOLDS_A_STORY = re.compile(r"^\s*\[\s*story\s*\]", re.MULTILINE)


@dataclass(frozen=True)
class Opened:
    """A story's folder, its files, and the program; None where the story has errors."""

    folder: Path
    shown: str
    loaded: Loaded
    program: Program | None
    errors: tuple[Diagnostic, ...]


class Stories:
    """The stories of one run. `make` compiles them: `Program`, or one that watches."""

    def __init__(
        self, named: Path | None = None, make: Callable[[Story], Program] = Program
    ) -> None:
        self.named = named
        self._make = make
        self._opened: dict[Path, Opened] = {}
        self._holds: dict[Path, bool] = {}
        self._asked: dict[tuple[Path, str | None], Opened | None] = {}

    def opened(self) -> tuple[Opened, ...]:
        """Every story that was asked for, in that order."""
        return tuple(self._opened.values())

    def of(self, file: PathFile, test: PathTest) -> Opened | None:
        """The story of a path, or None where no folder around it holds one."""
        key = (file.folder, test.story)
        if key not in self._asked:
            folder = self.folder(file, test)
            self._asked[key] = None if folder is None else self._open(folder)
        return self._asked[key]

    def folder(self, file: PathFile, test: PathTest) -> Path | None:
        """What the path names, else what the command names, else the nearest folder around it."""
        if test.story is not None:
            return file.folder / test.story
        if self.named is not None:
            return self.named
        here = file.folder.resolve()
        return next((one for one in (here, *here.parents) if self._holds_a_story(one)), None)

    def _holds_a_story(self, folder: Path) -> bool:
        known = self._holds.get(folder)
        if known is None:
            known = self._holds[folder] = any(
                _HOLDS_A_STORY.search(one.read_text("utf-8", errors="replace"))
                for one in sorted(folder.glob("*.toml"))
                if not one.name.endswith(SUFFIX) and one.is_file()
            )
        return known

    def _open(self, folder: Path) -> Opened:
        key = folder.resolve()
        found = self._opened.get(key)
        if found is None:
            shown = _from_here(key)
            loaded = load_story(folder, shown)
            problems = check_story(loaded)
            errors = tuple(one for one in problems if one.severity is Severity.ERROR)
            program = None
            if loaded.story is not None and not errors:
                program = self._make(loaded.story)
            found = self._opened[key] = Opened(folder, shown, loaded, program, errors)
        return found


def _from_here(folder: Path) -> str:
    """A folder as messages name it: from the working directory where that is short."""
    shown = os.path.relpath(folder)
    return Path(shown if shown.count("..") <= 2 else folder).as_posix()
