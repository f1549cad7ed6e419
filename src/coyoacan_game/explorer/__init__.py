"""Whether some play gets somewhere, by which shortest path, or why none does: proven over all plays.

Finds what can be met and proves what cannot, without trying every state (see `decide`).
"""

from coyoacan_game.explorer.decide import Bounds, Decider, Decision
from coyoacan_game.explorer.questions import Target, questions

__all__ = ["Bounds", "Decider", "Decision", "Target", "questions"]
