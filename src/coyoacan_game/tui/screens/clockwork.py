"""The clock of a day that is looked back at, running by itself: a timer that presses what a player would.

Each step is a turn like any other, saved before the next. Called by the game screen, and knows of it
only what `Runs` says.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from textual.timer import Timer

from coyoacan_game.engine import State
from coyoacan_game.engine.looking import ON
from coyoacan_game.engine.record import Looked
from coyoacan_game.saves import Session, Settings
from coyoacan_game.view import look_of, step_said, stops

AT_LEAST, AT_MOST = 0.9, 4.0  # seconds that a step stands before the next
LETTERS = 40  # letters read in a second, more or less: what is new is read while it stands


def begins_a_run(action: str) -> bool:
    """Whether it is to look from somewhere."""
    match action.split("."):
        case ["look", stretch, _]:
            return stretch != "glimpse"
    return False


class Runs(Protocol):
    """What the clock needs of a screen."""

    session: Session

    def perform(self, action: str) -> None: ...

    def set_timer(self, delay: float, callback: Callable[[], None]) -> Timer: ...


class Clockwork:
    """Runs, or stands still; any key stops it, and it stops by itself where there is something to do."""

    def __init__(self, screen: Runs, settings: Settings, changed: Callable[[], None]) -> None:
        """`changed` is called when it begins to run, or stops."""
        self._screen = screen
        self._changed = changed
        self._timer: Timer | None = None
        self._before: State | None = None
        self.settings = settings

    @property
    def running(self) -> bool:
        return self._timer is not None

    def toggle(self) -> None:
        """Stops, or takes a step and goes on; with reduced motion it takes the step alone."""
        if self.running:
            self.stop()
        elif self._in_a_run():
            self._step()

    def begun(self) -> None:
        """A run has just been begun."""
        self._before = self._screen.session.play.state
        self._go_on()

    def stop(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
            self._changed()

    def _go_on(self) -> None:
        if self.settings.reduced_motion or self._something_to_do():
            self.stop()
            return
        starts = self._timer is None
        self._timer = self._screen.set_timer(self._pause(), self._step)
        if starts:
            self._changed()

    def _step(self) -> None:
        if not self._in_a_run():
            self.stop()
            return
        self._before = self._screen.session.play.state
        self._screen.perform(ON)
        self._go_on()

    def _in_a_run(self) -> bool:
        look = look_of(self._screen.session.program, self._screen.session.play.state)
        return look is not None and look.standpoint is not None

    def _something_to_do(self) -> bool:
        """The stretch is over, something was noted, or can be asked that could not before."""
        play = self._screen.session.play
        return self._before is None or stops(play.program, self._before, play.last)

    def _pause(self) -> float:
        """As long as it takes to read what is new."""
        play = self._screen.session.play
        looked = [one for one in play.last.entries if isinstance(one, Looked)]
        letters = sum(len(step_said(play.program, one)) for one in looked)
        return min(AT_MOST, AT_LEAST + letters / LETTERS)
