"""Which endings of a story were ever reached, whatever became of the plays that reached them."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from pathlib import Path

from coyoacan_game.saves.disk import read_bounded, sync_folder
from coyoacan_game.saves.homes import saves_folder

FILE = "endings.txt"
_MAXIMUM = 1024 * 1024  # bytes; a story has some dozen endings
_ID = re.compile(r"\w[\w-]{0,79}")


def endings_seen(story_key: str) -> set[str]:
    """The ids of all endings that were reached in a story; empty if that cannot be read."""
    return endings_in(saves_folder() / story_key)


def endings_in(folder: Path) -> set[str]:
    """The same, for the folder of a story's saves."""
    try:
        data, _ = read_bounded(folder / FILE, _MAXIMUM)
    except OSError:
        return set()  # none was reached yet, or nobody can tell: the player loses a count only
    lines = data.decode("utf-8", "replace").split("\n")
    return {line for line in lines if _ID.fullmatch(line)}


def add_endings(folder: Path, reached: Iterable[str]) -> None:
    """Adds those that are not there yet. Two windows can do so at once. Raises OSError."""
    new = sorted(set(reached) - endings_in(folder))
    if not new:
        return
    created = not (folder / FILE).exists()
    mode = os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0)
    number = os.open(folder / FILE, mode, 0o666)
    try:
        # The first line end closes what a dying program may have left half written.
        os.write(number, "".join(f"\n{one}\n" for one in new).encode())
        os.fsync(number)
    finally:
        os.close(number)
    if created:
        sync_folder(folder)
