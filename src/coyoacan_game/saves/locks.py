"""One window to a play. A lock dies with its program, however that dies."""

from __future__ import annotations

from pathlib import Path

from filelock import BaseFileLock, FileLock, Timeout

LOCKS = ".locks"  # beside the saves and out of sight; removing a lock file could let two in


def lock_of(path: Path) -> BaseFileLock | None:
    """The lock of a slot, held; None if another window has it. Raises OSError."""
    folder = path.parent / LOCKS
    folder.mkdir(parents=True, exist_ok=True)
    lock = FileLock(folder / f"{path.stem}.lock", timeout=0, thread_local=False)
    try:
        lock.acquire()
    except Timeout:
        return None
    return lock
