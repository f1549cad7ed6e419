"""What happened in one turn, for a transcript. Values only, no face's words.

`state` in an entry is the one in which its text was read: the middle of a turn is nowhere else.
"""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

from coyoacan_game.clockwork import Step
from coyoacan_game.engine.layout import State
from coyoacan_game.story.text import Shown


class Said(NamedTuple):
    """The text at an address, as it read at that moment."""

    address: str
    text: Shown
    state: State


class Learnt(NamedTuple):
    """A note came into the notebook."""

    note: str


class Entered(NamedTuple):
    """A scene was entered and is to be read."""

    scene: str
    text: Shown
    state: State


class Happened(NamedTuple):
    """An event came; what it said and where it led stand beside it."""

    event: str
    state: State


class Confirmed(NamedTuple):
    """A finding turned out right, with others."""

    finding: str
    text: Shown
    state: State


class Ended(NamedTuple):
    """The play came to an ending, which is to be read."""

    ending: str
    text: Shown


class Fault(NamedTuple):
    """The author's counter would have left its range, and stayed as it was."""

    address: str
    variable: str
    value: int


class LookOpened(NamedTuple):
    """From where to look at a stretch, and by which accounts, is being chosen."""

    stretch: str
    state: State


class Looked(NamedTuple):
    """A step of a run; `before` is the one before it, None for the first."""

    stretch: str
    standpoint: str
    step: Step
    before: Step | None
    state: State


class LookEnded(NamedTuple):
    """A run came to the end of its stretch."""

    stretch: str
    standpoint: str
    state: State


Entry: TypeAlias = (
    Said | Learnt | Entered | Happened | Confirmed | Ended | Fault | LookOpened | Looked | LookEnded
)


class Turn(NamedTuple):
    """One action, what followed, and where it led. `action` is empty for the opening."""

    action: str
    state: State
    entries: tuple[Entry, ...]
