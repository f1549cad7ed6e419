"""From a play to the lines of its journal."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Any, NamedTuple

from coyoacan_game import __version__
from coyoacan_game.engine import Playthrough, Program, State, Turn, ending
from coyoacan_game.engine.record import Ended
from coyoacan_game.saves.lines import FORMAT, START, Header, Move, clipped, written
from coyoacan_game.view import date_of, dossier_now, time_of


class Kept(NamedTuple):
    """What a journal keeps of a play: the play, how many hints of which finding, and since when."""

    play: Playthrough
    hints: Mapping[str, int]
    on: int


def now() -> int:
    """Milliseconds since 1970: for the list of saves, never for the play."""
    return time.time_ns() // 1_000_000


def scene_title(program: Program, state: State) -> str:
    """The title of the scene a state is in, as a list shows it."""
    return clipped(program.story.scene[program.scenes[state.scene]].title)


def ending_of(turn: Turn) -> str | None:
    """The ending that a turn reached, or None."""
    return next((one.ending for one in turn.entries if isinstance(one, Ended)), None)


def header_of(play: Playthrough, story: str, name: str, copy_of: str | None = None) -> Header:
    """The first line of a play's journal."""
    program, state = play.program, play.state
    return Header(
        format=FORMAT,
        story=story,
        title=program.story.story.title,
        name=name,
        program=__version__,
        on=now(),
        copy_of=copy_of,
        ended=ending(program, state),
        **_standing(play, state),
    )


def taken(play: Playthrough, turn: Turn, moves: int, on: int) -> Move:
    """The line of an action that was taken."""
    at = _standing(play, turn.state)
    return Move(take=turn.action, on=on, moves=moves, ended=ending_of(turn), **at)


def undone(play: Playthrough, on: int) -> Move:
    """The line of an action that has been taken back."""
    turn = play.last
    at = _standing(play, turn.state)
    return Move(undo=1, on=on, moves=play.moves, ended=ending_of(turn), **at)


def hinted(play: Playthrough, finding: str, on: int) -> Move:
    """The line of a hint that has been opened."""
    at = _standing(play, play.state)
    return Move(hint=finding, on=on, moves=play.moves, ended=ending_of(play.last), **at)


def _standing(play: Playthrough, state: State) -> dict[str, Any]:
    """Where a play stands in a state, and where it began: keys of every line."""
    program = play.program
    dossier = dossier_now(program, state)
    return {
        "scene": scene_title(program, state),
        "dossier": clipped(dossier.title) if dossier else None,
        "date": date_of(program, state),
        "time": time_of(program, state),
        "began": play.dossier,
    }


def body_of(kept: Kept) -> tuple[bytes, str]:
    """All lines of a play after the first, without what was taken back, and the last one's sum."""
    play, hints, on = kept
    moves = [taken(play, turn, number, on) for number, turn in enumerate(play.turns[1:], start=1)]
    moves += [hinted(play, finding, on) for finding, read in hints.items() for _ in range(read)]
    lines: list[bytes] = []
    end = START
    for move in moves:
        line, end = written(move, end)
        lines.append(line)
    return b"".join(lines), end
