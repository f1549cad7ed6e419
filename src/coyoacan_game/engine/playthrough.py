"""One play of a story: its turns so far, undo of any depth, replay, transcript.

The only thing here that changes. A turn costs the same at move ten and at move ten thousand.
"""

from __future__ import annotations

from collections.abc import Iterable

from coyoacan_game.engine.beginning import opening
from coyoacan_game.engine.days import MINUTES_OF_A_DAY
from coyoacan_game.engine.layout import State
from coyoacan_game.engine.program import Program
from coyoacan_game.engine.record import Learnt, Turn
from coyoacan_game.engine.transition import Action, turn


class Playthrough:
    """A list of turns, the opening first: the story's, or that of the dossier it begins with."""

    def __init__(self, program: Program, dossier: str | None = None) -> None:
        self.program = program
        self.dossier = dossier
        self._turns: list[Turn] = [opening(program, dossier)]
        # How often, by action, day, and how many times a dossier was begun once more before it.
        self._taken: dict[tuple[Action, int, int], int] = {}
        self._again = 0
        self._learnt: dict[str, None] = dict.fromkeys(self._known_before())
        self._learnt.update(dict.fromkeys(_notes_of(self._turns[0])))

    def _known_before(self) -> tuple[str, ...]:
        """What the dossier it begins with takes one to know: nothing was said, so nothing recorded it."""
        return self.program.story.dossier[self.dossier].learn if self.dossier else ()

    @property
    def state(self) -> State:
        return self._turns[-1].state

    @property
    def turns(self) -> tuple[Turn, ...]:
        """All turns; a copy, so not for every key press."""
        return tuple(self._turns)

    @property
    def last(self) -> Turn:
        return self._turns[-1]

    @property
    def moves(self) -> int:
        """How many actions were taken and not undone."""
        return len(self._turns) - 1

    @property
    def actions(self) -> tuple[Action, ...]:
        return tuple(one.action for one in self._turns[1:])

    @property
    def learnt(self) -> tuple[str, ...]:
        """The notes of this play in the order in which they were learnt; first those one began with."""
        return tuple(self._learnt)

    def was_taken(self, action: Action) -> bool:
        """Whether an action was taken on the present day of this play and not undone."""
        return self._taken.get((action, _day(self.state), self._again), 0) > 0

    def take(self, action: Action) -> Turn:
        """Takes an action. Raises NotOffered, and then nothing has changed."""
        taken = (action, _day(self.state), self._again)
        made = turn(self.program, self.state, action)
        self._turns.append(made)
        self._again += _begins_again(action)
        self._taken[taken] = self._taken.get(taken, 0) + 1
        self._learnt.update(dict.fromkeys(_notes_of(made)))
        return made

    def undo(self) -> Turn | None:
        """Takes back the last action and gives its turn, or None at the beginning."""
        if len(self._turns) == 1:
            return None
        undone = self._turns.pop()
        self._again -= _begins_again(undone.action)
        self._taken[undone.action, _day(self.state), self._again] -= 1
        for note in _notes_of(undone):
            self._learnt.pop(note, None)
        return undone

    def latest(self, count: int) -> tuple[Turn, ...]:
        """The last `count` turns."""
        return tuple(self._turns[-count:])


def _day(state: State) -> int:
    return state.time // MINUTES_OF_A_DAY


def _begins_again(action: Action) -> bool:
    return action.startswith("reopen.")


def _notes_of(made: Turn) -> list[str]:
    """The notes that were new in a turn."""
    return [entry.note for entry in made.entries if isinstance(entry, Learnt)]


def replay(program: Program, actions: Iterable[Action], dossier: str | None = None) -> Playthrough:
    """The play in which these actions were taken. Raises NotOffered at the first that cannot be."""
    play = Playthrough(program, dossier)
    for action in actions:
        play.take(action)
    return play
