"""Why a state that a path really leads to is not what the path took it for; beside what `replay` asks itself.

For searches that look at every state of a path and not at its end alone: `hunting`, `softlocks`.
"""

from __future__ import annotations

from coyoacan_game.engine import State
from coyoacan_game.explorer.formulas import Residual
from coyoacan_game.explorer.needs import Need
from coyoacan_game.explorer.replay import Replay, Replayer
from coyoacan_game.explorer.search import Hop
from coyoacan_game.explorer.sets import Abstraction, Set


class Unsure(Replayer):
    """Replays, and says of the states it came through what must be remembered of them."""

    def stands_among(self, state: State, words: Set, abstraction: Abstraction) -> bool:
        """Whether the word of a state is one of some words."""
        return bool(self._word(state, abstraction) & words)

    def missing(self, residual: Residual, state: State, abstraction: Abstraction) -> Need:
        """What is not remembered of those parts of a residual that keep it from holding in a state."""
        return self._false_parts(residual, state, abstraction)

    def strayed(self, hop: Hop, replay: Replay, abstraction: Abstraction) -> Need:
        """What the last hop of a path that replayed assumed, and was not so: its data came out otherwise."""
        found = self._doubts(hop, replay.states[-2], abstraction)
        return found or self._all_doubts(hop, abstraction) or self._everything(abstraction)
