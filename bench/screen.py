"""From a key to a painted screen, early in a play and late in it: a move must not grow dearer.

Counted is what the processor works, from the key to the last line painted, the saving of the move
included; waiting for the disk and for the next frame is the same at any move.
"""

from __future__ import annotations

import asyncio
import tempfile
import time
from pathlib import Path
from random import Random
from statistics import median
from typing import Any

from bench.measure import Row, at_most
from textual.pilot import Pilot

import coyoacan_game
from coyoacan_game.engine import Program, ending, offered
from coyoacan_game.loader.cover import Cover
from coyoacan_game.saves import SaveStore, Session, Settings
from coyoacan_game.tui.app import CoyoacanApp, Opened
from coyoacan_game.tui.screens.game import GameScreen
from coyoacan_game.tui.widgets.choices import Choices

EARLY, LATE = 10, 2000  # moves
BAR = 1.3  # times what it costs early
SIZE = (120, 40)
STYLES = Path(coyoacan_game.__file__).parent / "tui"


def screen_rows(program: Program, *, presses: int = 40) -> list[Row]:
    """The row of the key press."""
    early = asyncio.run(_cost(program, EARLY, presses))
    late = asyncio.run(_cost(program, LATE, presses))
    what = f"a key at move {LATE:,} beside one at move {EARLY}"
    return [at_most(what, late / early, BAR, f"{late * 1000:.1f} ms; {early * 1000:.1f} ms")]


class _Painted(CoyoacanApp):
    """Remembers how much had been worked when the screen was last painted."""

    # Style sheets are looked for beside the class that names them.
    CSS_PATH = [str(STYLES / name) for name in ("coyoacan.tcss", "views.tcss")]  # noqa: RUF012
    worked = 0.0

    def _display(self, screen: Any, renderable: Any) -> None:
        super()._display(screen, renderable)
        self.worked = time.process_time()


async def _cost(program: Program, moves: int, presses: int) -> float:
    """Seconds of work from a key to the painted screen, the median of some moves."""
    with tempfile.TemporaryDirectory() as folder:
        store = SaveStore(Path(folder))
        with store.open(program, "bench", new=True) as session:
            _walk(session, moves)
        app = _Painted(Cover(program.story.story.title), Opened(program, store, Settings(), None))
        async with app.run_test(size=SIZE) as pilot:
            app.open_play("bench")
            await _settle(pilot)
            costs = [await _press(app, pilot, number) for number in range(presses)]
            app.close_play()
    return median(costs)


def _walk(session: Session, moves: int) -> None:
    """So many moves in the story's scenes, none of them its last."""
    random = Random(1)  # noqa: S311 - the same play every time
    while session.play.moves < moves:
        state = session.play.state
        available = [one for one in offered(session.program, state) if one[0] in "spw"]
        session.take(random.choice(available))
        if ending(session.program, session.play.state) is not None:
            session.undo()


async def _press(app: _Painted, pilot: Pilot[Any], number: int) -> float:
    """The work of one move; it is taken back, so that the next stands at the same place."""
    screen = app.screen
    if not isinstance(screen, GameScreen):
        raise TypeError("the play is not on the screen")
    keys = list(screen.query_one(Choices).numbers.values())
    before = screen.session.play.moves
    begun = time.process_time()
    await pilot.press(keys[number % len(keys)])
    await _settle(pilot)
    if screen.session.play.moves != before + 1:
        raise RuntimeError("a key was pressed and nothing happened")
    cost = app.worked - begun
    screen.undo()
    await _settle(pilot)
    return cost


async def _settle(pilot: Pilot[Any]) -> None:
    """Until everything is laid out and painted."""
    await pilot.pause()
    await asyncio.sleep(0.05)  # three frames: what was put off to the next is painted too
    await pilot.pause()
