"""What is kept: named saves, a new play, the transcript."""

from __future__ import annotations

import os
from pathlib import Path

from coyoacan_game.plain.sitting import Sitting, numbered
from coyoacan_game.plain.standing import tell_standing
from coyoacan_game.saves import BadName, SaveFailed, Session, SlotInfo
from coyoacan_game.view import transcript


def save_as(sitting: Sitting, arguments: tuple[str, ...]) -> bool:
    """`s NAME`: a copy under a name; play goes on where it was."""
    name = " ".join(arguments)
    if not name:
        sitting.lines.block(
            "Every move is saved already. To keep a copy, name it: “s before the raid”."
        )
        return False
    try:
        kept = sitting.session.save_as(name)
    except (SaveFailed, BadName) as failed:
        sitting.lines.block(str(failed))
        return False
    sitting.lines.block(
        f"A copy is kept as “{kept.name}”. Play goes on in “{sitting.session.name}”."
    )
    return False


def load_save(sitting: Sitting, arguments: tuple[str, ...]) -> bool:
    """`l` lists the saved plays, `l 2` or `l NAME` goes on with one."""
    try:
        slots = sitting.store.slots()
    except SaveFailed as failed:
        sitting.lines.block(str(failed))
        return False
    if not arguments:
        for number, slot in enumerate(slots, 1):
            sitting.lines.say(f"{number}. {_described(slot)}", "   ")
        sitting.lines.block("\nType “l 1” to go on with one." if slots else "Nothing is saved yet.")
        return False
    typed = " ".join(arguments)
    name = numbered(typed, tuple(slot.name for slot in slots))
    if name is None:
        sitting.lines.block(f"There is no save “{typed}”. Type l for the list.")
        return False
    _switch(sitting, name)
    return True


def _described(slot: SlotInfo) -> str:
    parts = [slot.name, slot.dossier, slot.scene, slot.time, slot.date, f"moves: {slot.moves}"]
    if slot.ended:
        parts.append(f"ended: {slot.ended}")
    saved = f"saved {slot.saved_at:%Y-%m-%d %H:%M}"
    return ", ".join(part for part in (*parts, saved) if part)


def new_play(sitting: Sitting, _arguments: tuple[str, ...]) -> bool:
    """`new`: the same story from its beginning; the store keeps the play so far aside."""
    begin_anew(sitting, None)
    return True


def begin_anew(sitting: Sitting, dossier: str | None) -> None:
    """Begins anew, perhaps with a dossier, under the name of the present play."""
    name = sitting.session.name
    sitting.session.close()
    _go_on_in(sitting, sitting.store.open(sitting.program, name, new=True, dossier=dossier))


def _switch(sitting: Sitting, name: str) -> None:
    if name == sitting.session.name:
        sitting.lines.block(f"You are in “{name}” already.")
        return
    left = sitting.session
    _go_on_in(sitting, sitting.store.open(sitting.program, name=name))
    left.close()


def _go_on_in(sitting: Sitting, session: Session) -> None:
    sitting.session = session
    tell_standing(sitting)


def show_transcript(sitting: Sitting, arguments: tuple[str, ...]) -> bool:
    """`t` reads the record so far, `t FILE` writes it."""
    text = transcript(sitting.program, sitting.play.turns)
    if not arguments:
        sitting.lines.block(text)
        return False
    path = Path(os.path.expanduser(" ".join(arguments)))  # noqa: PTH111 - Path's own raises
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        sitting.lines.block(f"“{path}” exists already; name another file.")
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "that is no name for a file"
        sitting.lines.block(f"The record could not be written to “{path}”: {reason}.")
    else:
        sitting.lines.block(f"The record so far is in “{path}”.")
    return False
