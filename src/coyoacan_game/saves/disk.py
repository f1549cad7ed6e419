"""Writing that is whole or not at all, and putting files aside. Knows nothing of what is written."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from coyoacan_game.engine import Turn

KEPT = ".kept"  # the ending of files put aside: no list shows them, nothing deletes them


class SaveFailed(Exception):
    """The disk did not take it. The message is a sentence for the player, and play can go on.

    `turn` is what was played although it could not be saved, None if it was not about a move.
    """

    def __init__(self, sentence: str, turn: Turn | None = None) -> None:
        self.turn = turn
        super().__init__(sentence)


def reason(error: OSError) -> str:
    """What is wrong with the disk, to stand after a colon."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return "the disk is full"
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        where = f" ({error.filename})" if error.filename else ""
        return f"the game may not write there{where}"
    return error.strerror or str(error)


def sync_folder(folder: Path) -> None:
    """Makes the folder's list of files last through a power cut, where a system can do that."""
    if os.name == "nt":
        return  # folders cannot be opened there, and renaming is written through
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)


def write_whole(path: Path, data: bytes) -> None:
    """Puts a file in its place, complete, or leaves what was there. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    number, temporary = tempfile.mkstemp(prefix=".", suffix=".tmp", dir=path.parent)
    try:
        with os.fdopen(number, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):  # the first error is the one to tell
            Path(temporary).unlink()
        raise
    sync_folder(path.parent)


def keep_aside(path: Path, why: str) -> Path:
    """A second name for a file, which keeps it when the first is given to something else.

    The name says why and when. Raises OSError.
    """
    when = datetime.now(UTC).astimezone().strftime("%Y-%m-%d-%H%M%S")
    for number in range(1, 1000):
        again = "" if number == 1 else f"-{number}"
        aside = path.with_name(f"{path.stem}.{why}-{when}{again}{KEPT}")
        if aside.exists():
            continue
        try:
            os.link(path, aside)
        except FileExistsError:
            continue
        except OSError:  # file systems without second names
            shutil.copyfile(path, aside)
        sync_folder(path.parent)
        return aside
    raise OSError(errno.EEXIST, "too many files were put aside in one second", str(path))


def read_bounded(path: Path, maximum: int) -> tuple[bytes, bool]:
    """At most `maximum` bytes of a file, and whether there are more. Raises OSError."""
    with path.open("rb") as file:
        data = file.read(maximum + 1)
    return data[:maximum], len(data) > maximum
