"""What a list of saves shows of each, read from the ends of its journal."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from coyoacan_game.saves.journal import glance, read_journal
from coyoacan_game.saves.names import stem_of

ENDING = ".journal"


@dataclass(frozen=True)
class SlotInfo:
    """One save. `scene` and `dossier` are titles, `time` HH:MM, `date` in words, `ended` an ending's id.

    `began` is the id of the dossier that it was begun with, empty from the story's own start.

    `saved_at` is in the time zone of the machine. `damaged`: some of it cannot be read; opening it
    says what.
    """

    name: str
    scene: str
    time: str
    date: str
    moves: int
    saved_at: datetime
    ended: str | None
    damaged: bool = False
    copy: bool = False
    dossier: str = ""
    began: str = ""


def path_of(folder: Path, name: str) -> Path:
    """The file of a save in a story's folder, by its cleaned name."""
    return folder / f"{stem_of(name)}{ENDING}"


def moment(milliseconds: int) -> datetime:
    """Milliseconds since 1970 as a date and time of this machine."""
    return datetime.fromtimestamp(milliseconds / 1000, UTC).astimezone()


def slot_info(path: Path) -> SlotInfo:
    """What a journal says of itself, however damaged. Raises OSError."""
    seen = glance(path)
    if seen is not None:
        header, position, on = seen
        return SlotInfo(
            header.name,
            position.scene,
            position.time,
            position.date or header.date,
            position.moves,
            moment(on),
            position.ended,
            copy=header.copy_of is not None,
            dossier=position.dossier or "",
            began=position.began or "",
        )
    read = read_journal(path)
    at = read.position
    began = read.header.on if read.header else int(path.stat().st_mtime * 1000)
    return SlotInfo(
        read.header.name if read.header else path.stem,
        at.scene if at else "",
        at.time if at else "",
        at.date if at else "",
        at.moves if at else 0,
        moment(read.last.on if read.last else began),
        at.ended if at else None,
        damaged=read.trouble is not None,
        dossier=(at.dossier or "") if at else "",
        began=read.began or "",
    )
