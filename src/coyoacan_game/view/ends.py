"""Which ends of a story were found, over all plays: its endings, and apart from them the ends of its dossiers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from coyoacan_game.story.models import Story

ENDINGS, DOSSIERS = "Endings", "Ends of dossiers"


@dataclass(frozen=True)
class Ends:
    """`titles` are the story's ends of one sort in its order, None for each that was not found."""

    heading: str
    titles: tuple[str | None, ...]

    @property
    def found(self) -> int:
        return sum(one is not None for one in self.titles)

    @property
    def count(self) -> str:
        """How many of them were found, in a sentence."""
        return f"{self.heading} reached: {self.found} of {len(self.titles)}."


def ends(story: Story, seen: Iterable[str]) -> tuple[Ends, ...]:
    """The endings that lead nowhere else, and then those that lead on, if there are any of a sort."""
    known = frozenset(seen)
    sorted_ = sorted(story.ending.items(), key=lambda one: one[1].next is not None)
    return tuple(
        Ends(
            DOSSIERS if leads_on else ENDINGS,
            tuple(ending.title if id_ in known else None for id_, ending in some),
        )
        for leads_on, some in groupby(sorted_, key=lambda one: one[1].next is not None)
    )
