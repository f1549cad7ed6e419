"""What lies on the desk while one plays and is no part of the play: drafts, pairs tried.

None of it is saved and nothing in the story can read it. Used by views.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from coyoacan_game.saves import Session


@dataclass
class Draft:
    """A finding half filled in: a candidate or None for each blank, a verdict or None."""

    candidates: list[str | None]
    verdict: str | None = None


@dataclass
class Desk:
    """`tried` are pairs laid side by side in vain."""

    drafts: dict[str, Draft] = field(default_factory=dict)
    tried: set[frozenset[str]] = field(default_factory=set)


@lru_cache(maxsize=1)
def desk_of(session: Session) -> Desk:
    """The desk of the play that is going on: closing a view to look something up costs no draft.

    Only the newest is kept; another play begins at an empty desk.
    """
    del session
    return Desk()
