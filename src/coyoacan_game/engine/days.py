"""The days of a story by number, and what each says of the clock.

`State.time` counts minutes from the midnight of the first day's number: day `n` in the author's
order, the story's own clock being 0, runs inside `n * 1440` and `(n + 1) * 1440`. So whatever a day
says is found at `time // 1440`.
"""

from __future__ import annotations

import datetime
from typing import NamedTuple

from coyoacan_game.story.days import FIRST, Clock, minutes_of
from coyoacan_game.story.models import Story

MINUTES_OF_A_DAY = 1440


class Hours(NamedTuple):
    """One day. `opens` and `closes` are moments of a state; `wait` is 0 where nobody can wait.

    `dossier` is a place in ("none", *dossiers).
    """

    id: str
    date: datetime.date
    opens: int
    closes: int
    step: int
    walk: int
    wait: int
    dossier: int


def days_of(story: Story) -> tuple[Hours, ...]:
    """Every day in the author's order; none without a clock."""
    if story.clock is None:
        return ()
    written: dict[str, Clock] = {FIRST: story.clock, **story.day}
    dossiers = ("none", *story.dossier)
    return tuple(
        Hours(
            id_,
            one.date,
            number * MINUTES_OF_A_DAY + minutes_of(one.start),
            number * MINUTES_OF_A_DAY + minutes_of(one.end),
            one.step,
            one.walk,
            one.wait or 0,
            dossiers.index(one.dossier or "none"),
        )
        for number, (id_, one) in enumerate(written.items())
    )
