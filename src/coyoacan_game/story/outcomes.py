"""What a thing done, seen or happening does to the player: a note, an effect, words.

The keys alone. `models` builds choices, events, comparisons and rows on `Outcome`.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from coyoacan_game.story.keys import Effects, Ids, Line, Prose, Table


class Outcome(Table):
    """What a choice, an event or a comparison can do."""

    learn: Ids = ()
    set: Effects = Field(default_factory=dict)
    says: Prose | None = None


class Glimpse(Outcome):
    """`[glimpse.ID]`: what it is worth to perceive one row of a timetable.

    With `says` the player has to ask about it; without, it comes of being there.
    """

    row: Line
    by: Literal["sight", "hearing"] = "sight"
    text: Line | None = None
