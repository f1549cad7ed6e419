"""Whether a view shows what stands in the sources word for word: it may tell more than was come upon.

Nobody is shown it unasked before nothing is left to be met. Called by the views of notes,
registers and sources, which have the key for it.
"""

from __future__ import annotations

from textual.binding import Binding

from coyoacan_game.saves import Session
from coyoacan_game.tui.widgets.cards import Passage, lines, quiet
from coyoacan_game.view import tells_all
from coyoacan_game.view.words import TELLS_MORE

WORDING = Binding("v", "wording", "in full", id="sources")


class Wording:
    """`full` is whether it is shown. Without a play there is nothing that could be."""

    def __init__(self, session: Session | None) -> None:
        over = session is not None and tells_all(session.program, session.play.state)
        self.full, self._warns = over, not over

    def turn(self) -> None:
        """From sources to their wording, and back."""
        self.full = not self.full

    @property
    def warning(self) -> Passage:
        """What stands above the wording while there is something left to give away."""
        return lines(quiet(TELLS_MORE)) if self.full and self._warns else ()
