"""How a play is opened or copied: every decision about whose file is whose. Called by the store.

Whatever is given to something else is first kept under another name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from filelock import BaseFileLock

from coyoacan_game.engine import Playthrough, Program
from coyoacan_game.saves.disk import keep_aside, reason, write_whole
from coyoacan_game.saves.journal import Reading, read_journal
from coyoacan_game.saves.lines import START, Header, written
from coyoacan_game.saves.locks import lock_of
from coyoacan_game.saves.names import MAXIMUM_NAME
from coyoacan_game.saves.restore import (
    Restored,
    notice_of_change,
    notice_of_drift,
    notice_of_trouble,
    restore,
)
from coyoacan_game.saves.session import Copies, Session
from coyoacan_game.saves.slots import SlotInfo, moment, path_of, slot_info
from coyoacan_game.saves.writing import Kept, body_of, ending_of, header_of

_MARK = 24  # characters that a date or a number may add to a name


class Store(Copies, Protocol):
    """What is needed of the store."""

    @property
    def folder(self) -> Path: ...


@dataclass(frozen=True)
class Wanted:
    """Which play is to be opened: the one in the slot, or a `new` one, perhaps of a dossier."""

    program: Program
    name: str
    new: bool
    dossier: str | None = None

    def from_(self, read: Reading | None) -> Restored:
        """The play as a face gets it."""
        if self.new or read is None:
            return restore(self.program, (), self.dossier)
        return restore(self.program, read.actions, read.began)

    def hints(self, read: Reading | None) -> dict[str, int]:
        """How many hints were opened in the play, by finding; of those the story still has."""
        if self.new or read is None:
            return {}
        findings = self.program.story.finding
        opened = Counter(one for one in read.hints if one in findings)
        return {one: min(count, len(findings[one].hints)) for one, count in opened.items()}


def open_play(store: Store, wanted: Wanted, path: Path) -> Session:
    """A session over a slot; never raises for the disk or for what stands in the file."""
    try:
        lock = lock_of(path)
    except OSError as error:
        return _without_lock(store, wanted, path, error)
    if lock is None:
        return _as_copy(store, wanted, path)
    try:
        return _in_slot(store, wanted, path, lock)
    except BaseException:
        lock.release()
        raise


def _in_slot(store: Store, wanted: Wanted, path: Path, lock: BaseFileLock) -> Session:
    read, unreadable = _read(path)
    restored = wanted.from_(read)
    session = Session(store, restored.play, wanted.name, path)
    session.hints = wanted.hints(read)
    session.hold(lock)
    notices: list[str] = []
    try:
        if unreadable:
            raise unreadable
        if wanted.new or read is None:
            if read is not None:
                notices += _set_by(store, wanted.program, path, read, wanted.name)
            session.write_anew()
        else:
            notices += _go_on(session, restored, read, path)
    except OSError as error:
        notices.append(_not_saving(error))
    session.notices = (*notices, *_count(session, read))
    return session


def _go_on(session: Session, restored: Restored, read: Reading, path: Path) -> list[str]:
    """Writes on where the journal ends, or in a new one after keeping one that is not sound."""
    if read.trouble is None and not restored.changed:
        session.go_on(read.length, read.end)
        drift = notice_of_drift(restored, read)
        return [drift] if drift else []
    aside = keep_aside(path, read.trouble or "changed")
    session.write_anew()
    notices = [notice_of_trouble(read, session.name, aside)] if read.trouble else []
    if restored.changed:
        notices.append(notice_of_change(restored, session.name, aside))
    return notices


def _as_copy(store: Store, wanted: Wanted, path: Path) -> Session:
    """Another window has the slot: the same play, or a new one, under the next free name."""
    name = wanted.name
    read, unreadable = _read(path)
    restored = wanted.from_(read)
    try:
        free, slot, lock = _free(store, name, first=2)
    except OSError as error:
        return _without_lock(store, wanted, path, error)
    session = Session(store, restored.play, free, slot)
    session.hints = wanted.hints(read)
    session.hold(lock)
    notice = f"“{name}” is open in another window. This is a copy of it, “{free}”."
    if wanted.new or read is None:
        notice = f"“{name}” is open in another window. This play is “{free}”."
    notices = [notice]
    if restored.changed:
        notices.append(notice_of_change(restored, name, path))
    try:
        if unreadable and not wanted.new:
            raise unreadable
        session.write_anew(copy_of=name)
    except OSError as error:
        notices.append(_not_saving(error))
    session.notices = tuple(notices)
    return session


def _without_lock(store: Store, wanted: Wanted, path: Path, error: OSError) -> Session:
    """The folder cannot be written: the play as far as it can be read, and nothing is saved."""
    read, _ = _read(path)
    restored = wanted.from_(read)
    session = Session(store, restored.play, wanted.name, path)
    session.hints = wanted.hints(read)
    session.notices = (_not_saving(error),)
    if restored.changed:
        session.notices += (notice_of_change(restored, wanted.name, path),)
    return session


def copy_play(store: Store, kept: Kept, name: str, own: str) -> SlotInfo:
    """A play under another name; what had that name is kept under a dated one. Raises OSError."""
    path = path_of(store.folder, name)
    if name == own:
        return slot_info(path)
    lock = lock_of(path)
    if lock is None:
        name, path, lock = _free(store, name, first=2)
    try:
        read, unreadable = _read(path)
        if unreadable:
            raise unreadable
        if read is not None:
            _set_by(store, kept.play.program, path, read, name)
        header, _ = written(header_of(kept.play, store.key, name, copy_of=own), START)
        write_whole(path, header + body_of(kept)[0])
        return slot_info(path)
    finally:
        lock.release()


def _set_by(store: Store, program: Program, path: Path, read: Reading, name: str) -> list[str]:
    """Keeps a play whose place another takes: as a save with its date. Raises OSError."""
    notices = []
    if read.trouble is not None:
        notices.append(notice_of_trouble(read, name, keep_aside(path, read.trouble)))
    if read.last is not None:
        when = moment(read.last.on).strftime("%Y-%m-%d %H.%M")
        dated, slot, lock = _free(store, f"{name[: MAXIMUM_NAME - _MARK]}, {when}", first=1)
        try:
            header = read.header or header_of(Playthrough(program), store.key, name)
            known = {"name": dated, "began": read.began}
            _write(slot, header.model_copy(update=known), read.body)
        finally:
            lock.release()
        notices.append(f"The play before this one is kept as “{dated}”.")
    return notices


def _write(path: Path, header: Header, body: bytes) -> None:
    write_whole(path, written(header, START)[0] + body)


def _free(store: Store, name: str, first: int) -> tuple[str, Path, BaseFileLock]:
    """A name that nobody uses, its file and its lock, held. Raises OSError."""
    for candidate in _numbered(name, first):
        path = path_of(store.folder, candidate)
        if path.exists():
            continue
        lock = lock_of(path)
        if lock is None:
            continue
        if not path.exists():
            return candidate, path, lock
        lock.release()
    raise OSError(0, "there are too many saves of that name")


def _numbered(name: str, first: int) -> Iterator[str]:
    for number in range(first, 10_000):
        yield name if number == 1 else f"{name[: MAXIMUM_NAME - 5]} {number}"


def _read(path: Path) -> tuple[Reading | None, OSError | None]:
    """A journal, None if there is none, or why it cannot be read."""
    try:
        return read_journal(path), None
    except FileNotFoundError:
        return None, None
    except OSError as error:
        return None, error


def _count(session: Session, read: Reading | None) -> list[str]:
    """Counts the endings that this play has reached: a program can die between move and count."""
    reached = set(read.reached) if read else set()
    now = ending_of(session.play.last)
    try:
        session.count_endings(reached | {now} if now else reached)
    except OSError as error:
        return [f"The endings you have seen cannot be counted: {reason(error)}."]
    return []


def _not_saving(error: OSError) -> str:
    return f"Nothing can be saved now: {reason(error)}. You can play; the game tries again with every move."
