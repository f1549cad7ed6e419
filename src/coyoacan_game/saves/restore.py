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
    """A play as far as its actions fit the story; `unfit` is the first that does not."""

    play: Playthrough
    unfit: str | None
    moves: int


def restore(program: Program, actions: Sequence[str]) -> Restored:
    """Takes the actions again, up to the first that the story no longer offers."""
    play = Playthrough(program)
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
    return (
        f"The story has changed since “{name}” was saved: move {restored.play.moves + 1} of"
        f" {restored.moves} ({printable(restored.unfit or '')}) can no longer be made. You are where you were"
        f" before it; the whole play is kept as {aside.name}."
    )


def notice_of_drift(restored: Restored, read: Reading) -> str | None:
    """A sentence about a play that fits and has led elsewhere than it did, or None."""
    play, at = restored.play, read.position
    scene, time = scene_title(play.program, play.state), time_of(play.program, play.state)
    if at is None or restored.unfit or (at.scene, at.time) == (scene, time):
        return None
    when = f", {time}" if time else ""
    return f"The story has changed since this was saved. You are now here: {scene}{when}."
