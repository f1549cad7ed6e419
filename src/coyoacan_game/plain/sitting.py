"""What the commands of plain mode share: one player at one story. Called by all of them."""

from __future__ import annotations

from dataclasses import dataclass, field

from coyoacan_game.engine import NotOffered, Playthrough, Program, State
from coyoacan_game.plain.interrupts import Interrupts
from coyoacan_game.plain.lines import Lines
from coyoacan_game.plain.telling import tell_offers, tell_turn
from coyoacan_game.saves import SaveFailed, SaveStore, Session
from coyoacan_game.view import FindingCard, findings, met, quiet
from coyoacan_game.view.words import LOOKING_BACK


@dataclass
class Sitting:
    """The open play, and where it is kept."""

    program: Program
    store: SaveStore
    session: Session
    lines: Lines
    interrupts: Interrupts = field(default_factory=Interrupts)

    @property
    def play(self) -> Playthrough:
        return self.session.play

    @property
    def state(self) -> State:
        return self.session.play.state

    def act(self, action: str) -> bool:
        """Takes an action and tells what came of it; False when it is not offered now.

        A clock that runs goes on over the minutes of which there is nothing to tell.
        """
        while True:
            before = self.state
            if not self._act(action):
                return False
            if not quiet(self.program, before, self.play.last):
                return True

    def _act(self, action: str) -> bool:
        before, trouble = self.state, ""
        try:
            with self.interrupts.held():
                turn = self.session.take(action)
        except NotOffered:
            return False
        except SaveFailed as failed:
            turn, trouble = self.play.last, str(failed)
        tell_turn(self.lines, self.program, turn, before)
        self.lines.block(self.session.tally)
        self.lines.block(trouble)
        return True

    def looks_back(self) -> bool:
        """Whether one looks back at a day, and says that nothing else can be done then."""
        if self.state.data & self.program.looking:
            self.lines.block(LOOKING_BACK)
        return bool(self.state.data & self.program.looking)

    def findings(self) -> tuple[FindingCard, ...]:
        """The file, each question under the number that it has in this play."""
        return findings(self.program, self.state, met(self.play).questions)

    def list_offers(self) -> None:
        tell_offers(self.lines, self.program, self.play)


def numbered(word: str, ids: tuple[str, ...]) -> str | None:
    """An id by its number in a list, from 1, or by itself; None when it is neither."""
    if word in ids:
        return word
    if word.isdecimal() and 1 <= int(word) <= len(ids):
        return ids[int(word) - 1]
    return None
