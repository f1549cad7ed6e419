"""A story's saves as a face sees them: listing, opening, copying, deleting."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from coyoacan_game.engine import Program
from coyoacan_game.saves.disk import SaveFailed, reason, sync_folder
from coyoacan_game.saves.homes import saves_folder
from coyoacan_game.saves.lines import clipped
from coyoacan_game.saves.locks import lock_of
from coyoacan_game.saves.names import AUTOSAVE, clean_name, name_of
from coyoacan_game.saves.opening import Wanted, copy_play, open_play
from coyoacan_game.saves.session import Session
from coyoacan_game.saves.slots import ENDING, SlotInfo, path_of, slot_info
from coyoacan_game.saves.writing import Kept


@dataclass(frozen=True)
class SaveStore:
    """The folder of one story's saves. Several windows may have one each."""

    folder: Path

    @classmethod
    def default(cls, story_key: str) -> SaveStore:
        """In the player's own folder."""
        return cls(saves_folder() / story_key)

    @property
    def key(self) -> str:
        return self.folder.name

    # -- what there is -------------------------------------------------------------------------

    def slots(self) -> tuple[SlotInfo, ...]:
        """All saves, the last played first; of two alike the copy comes second.

        What cannot be read at all is left out. Raises SaveFailed if the folder cannot be.
        """
        try:
            found = [info for _, info in self._found()]
        except OSError as error:
            raise SaveFailed(f"Your saves cannot be listed: {reason(error)}.") from error
        return tuple(sorted(found, key=lambda one: (one.saved_at, not one.copy), reverse=True))

    def latest(self) -> SlotInfo | None:
        """The save played last."""
        return next(iter(self.slots()), None)

    def _found(self) -> Iterator[tuple[Path, SlotInfo]]:
        """Each file with the name by which `open` finds it again."""
        if not self.folder.is_dir():
            return
        for path in sorted(self.folder.glob(f"*{ENDING}")):
            try:
                info = slot_info(path)
            except OSError:
                continue  # deleted by another window a moment ago, or not ours to read
            if path_of(self.folder, info.name) != path:  # somebody copied the file
                info = replace(info, name=name_of(path.stem))
            yield path, info

    def _find(self, name: str) -> Path:
        """The file of a save, by the name it is listed under; where it would be if there is none."""
        path = path_of(self.folder, name)
        try:
            if path.exists():
                return path
            return next((one for one, info in self._found() if info.name == name), path)
        except OSError:
            return path  # using it will meet the same trouble, and can tell of it

    # -- what to do with it --------------------------------------------------------------------

    def open(
        self,
        program: Program,
        name: str | None = None,
        new: bool = False,
        dossier: str | None = None,
    ) -> Session:
        """Goes on with a save, by default the last played, or begins it anew.

        With a dossier of the story it begins anew, and with that.
        Raises BadName, and nothing else: what is damaged, locked, newer, or cannot be written is
        told in the session's notices. A play that is begun anew is first kept under a dated name.
        """
        new = new or dossier is not None
        if name is None:
            name = AUTOSAVE if new else self._latest_name()
        name = clean_name(name)
        return open_play(self, Wanted(program, name, new, dossier), self._find(name))

    def open_dossier(self, program: Program, dossier: str, name: str | None = None) -> Session:
        """Goes on with the play, last played or of that name, that stands in a dossier.

        Begins with the dossier where there is none. Raises as `open` does.
        """
        found = self._standing_in(program, dossier, clean_name(name) if name else None)
        if found is not None:
            return self.open(program, found)
        return self.open(program, name, new=True, dossier=dossier)

    def _standing_in(self, program: Program, dossier: str, name: str | None) -> str | None:
        title = clipped(program.story.dossier[dossier].title)
        try:
            slots = self.slots()
        except SaveFailed:
            return None  # opening one will meet the same trouble, and can tell of it
        standing = (one for one in slots if _is_in(one, dossier, title))
        return next((one.name for one in standing if name in (None, one.name)), None)

    def write_copy(self, kept: Kept, name: str, own: str) -> SlotInfo:
        """Saves a play under another name; see `Session.save_as`. Raises BadName, SaveFailed."""
        try:
            return copy_play(self, kept, clean_name(name), own)
        except OSError as error:
            raise SaveFailed(f"No copy was saved: {reason(error)}.") from error

    def delete(self, name: str) -> None:
        """Deletes a save for good; one that is not there is as deleted. Raises SaveFailed."""
        path = self._find(clean_name(name))
        try:
            if not path.exists():
                return
            lock = lock_of(path)
            if lock is None:
                raise SaveFailed(f"“{name}” is open, here or in another window.")
            try:
                path.unlink(missing_ok=True)
                sync_folder(self.folder)
            finally:
                lock.release()
        except OSError as error:
            raise SaveFailed(f"“{name}” is not deleted: {reason(error)}.") from error

    def _latest_name(self) -> str:
        try:
            found = self.latest()
        except SaveFailed:
            return AUTOSAVE  # opening it will meet the same trouble, and can tell of it
        return found.name if found else AUTOSAVE


def _is_in(slot: SlotInfo, dossier: str, title: str) -> bool:
    """Whether a save stands in a dossier; without days it is only known where the play began."""
    return slot.dossier == title if slot.dossier else slot.began == dossier
