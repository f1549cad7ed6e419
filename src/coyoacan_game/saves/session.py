"""A play that is on the disk after every move. What a face holds while somebody plays."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

from filelock import BaseFileLock

from coyoacan_game.engine import Action, Playthrough, Program, Turn
from coyoacan_game.engine.looking import ON
from coyoacan_game.saves.disk import SaveFailed, keep_aside, reason, write_whole
from coyoacan_game.saves.endings import add_endings, endings_in
from coyoacan_game.saves.journal import JournalFile
from coyoacan_game.saves.lines import START, Move, written
from coyoacan_game.saves.locks import lock_of
from coyoacan_game.saves.names import clean_name
from coyoacan_game.saves.slots import SlotInfo
from coyoacan_game.saves.writing import (
    Kept,
    body_of,
    ending_of,
    header_of,
    hinted,
    now,
    taken,
    undone,
)
from coyoacan_game.view import stops
from coyoacan_game.view.tally import filed_by, tally


class Copies(Protocol):
    """Where a session has its named copies made."""

    @property
    def key(self) -> str: ...

    def write_copy(self, kept: Kept, name: str, own: str) -> SlotInfo: ...


class Session:
    """One play in one slot. Made by `SaveStore.open`; closed by `close` or a `with` statement."""

    def __init__(self, store: Copies, play: Playthrough, name: str, path: Path) -> None:
        self.play = play
        self.name = name
        self.notices: tuple[str, ...] = ()
        self.hints: dict[str, int] = {}  # how many were opened, by finding
        self.tally = ""  # what the last move told of all that is filed
        self._counted = {filed_by(action) for action in play.actions}
        self._store = store
        self._path = path
        self._lock: BaseFileLock | None = None
        self._file: JournalFile | None = None
        self._end = START  # the sum of the last line, written or waiting
        self._waiting = b""  # lines that the disk did not take yet
        self._on = now()
        self._seen = endings_in(path.parent)
        self._spared = False
        self._closed = False

    @property
    def program(self) -> Program:
        return self.play.program

    @property
    def saved(self) -> bool:
        """Whether all moves so far are on the disk."""
        return self._file is not None and not self._waiting

    def take(self, action: Action) -> Turn:
        """Takes an action and saves it. Raises NotOffered, and then nothing has changed.

        Raises SaveFailed, with the turn, when it was taken and could not be saved; every later
        move tries to save all that is missing.
        """
        self._check_open()
        turn = self.play.take(action)
        self._count(action)
        self._on = now()
        self._save(taken(self.play, turn, self.play.moves, self._on), turn)
        self._reached(ending_of(turn), turn)
        return turn

    def undo(self) -> Turn | None:
        """Takes back the last action, gives its turn and saves that; None at the beginning.

        Of a clock that ran, all steps since it last stopped are one action, and the turn the first
        of them. Raises SaveFailed as `take` does.
        """
        self._check_open()
        turn = self.play.undo()
        if turn is None:
            return None
        self._on = now()
        while self._ran_on(turn):
            self._add(undone(self.play, self._on))
            turn = self.play.undo() or turn
        self._save(undone(self.play, self._on), turn)
        return turn

    def _count(self, action: Action) -> None:
        """Says how many are right when a question is filed that was not before, even if that was taken back."""
        id_ = filed_by(action)
        self.tally = ""
        if id_ is not None and id_ not in self._counted:
            self._counted.add(id_)
            self.tally = tally(self.program, self.play.state, id_)

    def _ran_on(self, turn: Turn) -> bool:
        """Whether the clock ran through where the play stands, to a step just taken back."""
        if not turn.action == self.play.last.action == ON:
            return False
        before, last = self.play.latest(2)
        return not stops(self.program, before.state, last)

    def open_hint(self, finding: str) -> None:
        """Opens the next hint of a finding, which is no move and is never taken back.

        Does nothing when all are open. Raises SaveFailed as `take` does.
        """
        self._check_open()
        opened = self.hints.get(finding, 0)
        if opened < len(self.program.story.finding[finding].hints):
            self.hints[finding] = opened + 1
            self._on = now()
            self._save(hinted(self.play, finding, self._on), None)

    def save_as(self, name: str) -> SlotInfo:
        """A copy under a name; play goes on in the present slot. Raises BadName and SaveFailed."""
        self._check_open()
        if self._waiting and clean_name(name) == self.name:
            self._write_or_fail(None)
        return self._store.write_copy(self._kept(), name, self.name)

    def close(self) -> None:
        """Lets other windows have the play. Everything has been saved long since."""
        self._closed = True
        if self._file is not None:
            self._file.close()
            self._file = None
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    # -- for the store -----------------------------------------------------------------------------

    def hold(self, lock: BaseFileLock) -> None:
        """Takes over a lock, to be released on closing."""
        self._lock = lock

    def go_on(self, length: int, end: str) -> None:
        """Writes on in the slot's journal, good for `length` bytes. Raises OSError."""
        self._file = JournalFile(self._path, length)
        self._spared = False
        self._end = end

    def write_anew(self, copy_of: str | None = None) -> None:
        """Puts the whole play in the slot's place and writes on in it. Raises OSError."""
        header, _ = written(header_of(self.play, self._store.key, self.name, copy_of), START)
        body, end = body_of(self._kept())
        write_whole(self._path, header + body)
        self.go_on(len(header) + len(body), end)
        self._waiting = b""

    def count_endings(self, reached: set[str]) -> None:
        """Counts endings as seen that exist in the story. Raises OSError."""
        new = {one for one in reached if one in self.program.story.ending} - self._seen
        if new:
            add_endings(self._path.parent, new)
            self._seen |= new

    # -- saving ------------------------------------------------------------------------------------

    def _check_open(self) -> None:
        if self._closed:
            raise RuntimeError("this session is closed")

    def _kept(self) -> Kept:
        return Kept(self.play, self.hints, self._on)

    def _save(self, move: Move, turn: Turn | None) -> None:
        self._add(move)
        self._write_or_fail(turn)

    def _add(self, move: Move) -> None:
        line, self._end = written(move, self._end)
        self._waiting += line

    def _write_or_fail(self, turn: Turn | None) -> None:
        try:
            self._write_waiting()
        except OSError as error:
            message = (
                f"This move is not saved: {reason(error)}."
                " You can play on; the game tries again with every move."
            )
            raise SaveFailed(message, turn) from error

    def _write_waiting(self) -> None:
        if self._file is None:
            self._recover()
            return
        try:
            self._file.append(self._waiting)
        except FileNotFoundError:
            self._file.close()
            self._file = None
            self._recover()
        else:
            self._waiting = b""

    def _recover(self) -> None:
        """The slot could not be written or was taken away: begins it again, sparing what is there."""
        if self._lock is None:
            self._lock = lock_of(self._path)
            if self._lock is None:
                raise OSError(0, "another window has this play open")
        if self._path.exists() and not self._spared:
            keep_aside(self._path, "before")
            self._spared = True
        self.write_anew()

    def _reached(self, ending: str | None, turn: Turn) -> None:
        if ending is None:
            return
        try:
            self.count_endings({ending})
        except OSError as error:
            message = f"The ending is not counted yet: {reason(error)}."
            raise SaveFailed(message, turn) from error
