"""From a journal back to a play, and what the player has to be told about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from coyoacan_game.engine import NotOffered, Playthrough, Program
from coyoacan_game.saves.journal import Reading
from coyoacan_game.saves.names import printable
from coyoacan_game.saves.writing import scene_title
from coyoacan_game.view import time_of


@dataclass(frozen=True)
class Restored:
    """A play as far as its actions fit the story; `unfit` is the first that does not.

    `gone` is the dossier it began with, where the story no longer has that: then none was tried.
    """

    play: Playthrough
    unfit: str | None
    moves: int
    gone: str | None = None

    @property
    def changed(self) -> bool:
        """Whether the story is so much another that some of the play is left out."""
        return self.unfit is not None or self.gone is not None


def restore(program: Program, actions: Sequence[str], dossier: str | None = None) -> Restored:
    """Takes the actions again from where they began, up to the first that is no longer offered."""
    if dossier is not None and dossier not in program.story.dossier:
        return Restored(Playthrough(program), None, len(actions), gone=dossier)
    play = Playthrough(program, dossier)
    for action in actions:
        try:
            play.take(action)
        except NotOffered:
            return Restored(play, action, len(actions))
    return Restored(play, None, len(actions))


def notice_of_trouble(read: Reading, name: str, aside: Path) -> str:
    """A sentence about a journal that could not be read to its end."""
    if read.trouble == "newer":
        return (
            f"The save “{name}” was written by a newer version of the game. It is kept, untouched,"
            f" as {aside.name}, and a new play begins."
        )
    left = f"the first {len(read.actions)} moves are whole" if read.actions else "no move is whole"
    if read.line == 1 and read.last:
        left = "only its first line, and no move of it"
    return (
        f"The save “{name}” is damaged from line {read.line} on: {left}."
        f" The damaged file is kept as {aside.name}."
    )


def notice_of_change(restored: Restored, name: str, aside: Path) -> str:
    """A sentence about a play that no longer fits the story."""
    if restored.gone is not None:
        return (
            f"The save “{name}” began with the dossier “{printable(restored.gone)}”, and the story no"
            f" longer has one of that name. The whole play is kept as {aside.name}; this one begins"
            " with the first page."
        )
    return (
        f"The story has changed since “{name}” was saved: move {restored.play.moves + 1} of"
        f" {restored.moves} ({printable(restored.unfit or '')}) can no longer be made. You are where you were"
        f" before it; the whole play is kept as {aside.name}."
    )


def notice_of_drift(restored: Restored, read: Reading) -> str | None:
    """A sentence about a play that fits and has led elsewhere than it did, or None."""
    play, at = restored.play, read.position
    scene, time = scene_title(play.program, play.state), time_of(play.program, play.state)
    if at is None or restored.changed or (at.scene, at.time) == (scene, time):
        return None
    when = f", {time}" if time else ""
    return f"The story has changed since this was saved. You are now here: {scene}{when}."
