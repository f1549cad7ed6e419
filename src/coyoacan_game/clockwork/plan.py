"""The plan of a day: its places, what is perceived from each, and the shortest ways between them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from heapq import heappop, heappush

from coyoacan_game.clockwork.accounts import clock_of
from coyoacan_game.story.models import Story
from coyoacan_game.story.timetables import Ground

Way = tuple[tuple[str, int], ...]  # each place on the way, and the minutes it takes to get there


@dataclass(frozen=True)
class Plan:
    """`steps` are the minutes from each place to its neighbours."""

    ground: Mapping[str, Ground]
    steps: Mapping[str, Mapping[str, int]]

    @cached_property
    def _found(self) -> dict[tuple[str, str], Way | None]:
        return {}

    def way(self, start: str, end: str) -> Way | None:
        """The shortest way, without the place it starts from; None where there is none.

        Of ways of equal minutes the one of fewest places, and of those the one whose places come
        first in the file.
        """
        if (start, end) not in self._found:
            self._found[start, end] = _shortest(self.steps, start, end)
        return self._found[start, end]


def plan_of(story: Story, day: str) -> Plan:
    """The plan of a day: exits lead on with what they cost on it, `walks` adds to them."""
    clock = clock_of(story, day)
    ground = clock.plan if clock else {}
    walk = clock.walk if clock else 0
    steps: dict[str, dict[str, int]] = {}
    for id_, here in ground.items():
        ways = story.ways(id_) if id_ in story.place else {}
        exits = {
            other: walk if way.minutes is None else way.minutes
            for other, way in ways.items()
            if other in ground
        }
        steps[id_] = {**exits, **{one: cost for one, cost in here.walks.items() if one in ground}}
    return Plan(ground, steps)


def _shortest(steps: Mapping[str, Mapping[str, int]], start: str, end: str) -> Way | None:
    order = {id_: number for number, id_ in enumerate(steps)}
    queue: list[tuple[int, int, tuple[int, ...], str, Way]] = [(0, 0, (), start, ())]
    done: set[str] = set()
    while queue:
        spent, length, rank, here, way = heappop(queue)
        if here == end:
            return way
        if here in done:
            continue
        done.add(here)
        for other, cost in steps.get(here, {}).items():
            if other not in done:
                further = (*way, (other, cost))
                heappush(queue, (spent + cost, length + 1, (*rank, order[other]), other, further))
    return None
