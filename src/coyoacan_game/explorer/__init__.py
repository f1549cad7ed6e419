"""Whether some play gets somewhere, by which shortest path, or why none does: proven over all plays.

Finds what can be met and proves what cannot, without trying every state (see `decide`); proves that
nobody can get stuck (see `softlocks`); `explore` asks everything.
"""

from coyoacan_game.explorer.decide import Bounds, Decider, Decision
from coyoacan_game.explorer.explore import Exploration, explore
from coyoacan_game.explorer.properties import Inquiry, Judgement, judged, watching
from coyoacan_game.explorer.questions import Target, questions

__all__ = [
    "Bounds",
    "Decider",
    "Decision",
    "Exploration",
    "Inquiry",
    "Judgement",
    "Target",
    "explore",
    "judged",
    "questions",
    "watching",
]
