"""Path tests that were found and not written: their file, ready to be run, kept and renamed.

Called by `coyoacan explore --suggest-tests` and `coyoacan test --suggest-tests`.
"""

from __future__ import annotations

import os
import re
import textwrap
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from coyoacan_game.story.points import Point
from coyoacan_game.walkthroughs.cover import Chosen, Cover
from coyoacan_game.walkthroughs.model import SUFFIX
from coyoacan_game.walkthroughs.write import path_toml

MARK = "# Suggested by coyoacan"
_WIDTH = 98
_NAMED = 6  # points named above a path; the rest are counted
_LONGEST = 70  # characters of an id, a number behind it included


class Suggested(NamedTuple):
    """The tests of one story. `story` is its folder as seen from the file, None where it is known."""

    cover: Cover
    story: str | None = None


class NotOurs(ValueError):
    """A file that must not be written: it is no file of path tests, or somebody wrote it."""


def ids_of(chosen: Iterable[Chosen], taken: set[str] | None = None) -> Iterator[str]:
    """An id for each test, after the last thing it covers that no other before it does."""
    taken = set() if taken is None else taken
    for one in chosen:
        base = _slug(one.points[-1]) if one.points else "beginning"
        id_ = base
        number = 2
        while id_ in taken:
            id_ = f"{base}_{number}"
            number += 1
        taken.add(id_)
        yield id_


def _slug(point: Point) -> str:
    words = re.sub(r"[^a-z0-9]+", "_", str(point).lower()).strip("_")
    return words[:_LONGEST].rstrip("_")


def suggested_toml(stories: Iterable[Suggested]) -> str:
    """A whole file of path tests."""
    parts = [
        f"{MARK}: run them with `coyoacan test`, keep what is worth it, give them better names.\n"
    ]
    taken: set[str] = set()
    for one in stories:
        for id_, chosen in zip(ids_of(one.cover.chosen, taken), one.cover.chosen, strict=True):
            path = path_toml(
                id_,
                chosen.play.actions,
                ending=chosen.ending,
                story=one.story,
                start=chosen.play.start,
            )
            parts.append(f"{_above(chosen)}\n{path}")
        if one.cover.left:
            why = "Not here, since on every way that was found a counter leaves its range:"
            parts.append(_comment(f"{why} {', '.join(map(str, one.cover.left))}") + "\n")
    return "\n".join(parts)


def _above(chosen: Chosen) -> str:
    moves = len(chosen.play.actions)
    named = [
        str(one) for one in chosen.points[: -_NAMED - 1 : -1]
    ]  # the last ones are what it is for
    if len(chosen.points) > _NAMED:
        named.append(f"and {len(chosen.points) - _NAMED} more")
    return _comment(f"{moves} move{'' if moves == 1 else 's'}: {', '.join(named)}")


def _comment(words: str) -> str:
    return textwrap.fill(
        words,
        _WIDTH,
        initial_indent="# ",
        subsequent_indent="# ",
        break_long_words=False,
        break_on_hyphens=False,
    )


def story_from(file: Path, folder: Path) -> str | None:
    """The story's folder as a path test in a file names it; None where it is found by itself."""
    here, there = file.resolve().parent, folder.resolve()
    if here == there:
        return None
    return Path(os.path.relpath(there, here)).as_posix()


def check_writable(file: Path) -> None:
    """Raises NotOurs before anything is searched for that could not be kept."""
    if not file.name.endswith(SUFFIX):
        raise NotOurs(f'a file of path tests is called SOMETHING{SUFFIX}, and not "{file.name}"')
    if not file.parent.is_dir():
        raise NotOurs(f'there is no folder "{file.parent}"')
    if file.is_dir():
        raise NotOurs(f'"{file}" is a folder')
    if file.exists() and not _is_ours(file):
        raise NotOurs(f'"{file}" holds path tests that somebody wrote; name another file')


def _is_ours(file: Path) -> bool:
    with file.open("rb") as opened:
        return opened.read(len(MARK)) == MARK.encode()
