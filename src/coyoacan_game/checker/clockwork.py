"""Whether timetables can be kept: nobody walks faster than the plan allows, nobody stands where there is no room.

Asked under every combination of accounts that can matter: for a walk those of one person, for a
place those of everybody who ever comes there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import prod

from coyoacan_game.clockwork import (
    Accounts,
    Plan,
    Stay,
    accounts_in_words,
    clock_of,
    combinations,
    days_with_timetables,
    disputes_on,
    laid_over,
    plan_of,
    stays_of,
)
from coyoacan_game.clockwork.accounts import Placed
from coyoacan_game.diagnostics import Problems, Spot
from coyoacan_game.story.days import minutes_of
from coyoacan_game.story.models import Story
from coyoacan_game.story.timetables import PersonRow

MOST_COMBINATIONS = 20_000


@dataclass(frozen=True)
class _Person:
    """Somebody's stays by each combination of the disputes that concern them."""

    id: str
    disputes: tuple[str, ...]
    stays: dict[tuple[str, ...], tuple[Stay, ...]]

    def by(self, accounts: Accounts) -> tuple[Stay, ...]:
        return self.stays[tuple(accounts[one] for one in self.disputes)]

    def comes_to(self, place: str) -> bool:
        return any(stay.place == place for stays in self.stays.values() for stay in stays)


def check_clockwork(story: Story, problems: Problems) -> None:
    """Adds an error for every walk and every crowd that the plan does not allow, once each."""
    for day in days_with_timetables(story):
        clock = clock_of(story, day)
        if clock is None:
            continue
        plan = plan_of(story, day)
        people = _people(story, day, plan, problems)
        for place, ground in clock.plan.items():
            if ground.holds is not None:
                _room(story, place, ground.holds, people, problems)


def _people(story: Story, day: str, plan: Plan, problems: Problems) -> list[_Person]:
    clock = clock_of(story, day)
    end = minutes_of(clock.end) if clock else 0
    found = []
    for id_, one in story.character.items():
        if day not in one.timetable:
            continue
        disputes = tuple(name for name in disputes_on(story, day) if name in one.account)
        stays = {}
        slow: set[tuple[str, ...]] = set()
        if _too_many(story, disputes, Spot(("character", id_), "key"), problems):
            continue
        for accounts in combinations(story, disputes):
            rows = laid_over(one.timetable, one.account, day, accounts)
            _walks(id_, rows, plan, accounts, slow, problems)
            stays[tuple(accounts.values())] = stays_of(id_, rows, plan, end)
        found.append(_Person(id_, disputes, stays))
    return found


def _too_many(story: Story, disputes: tuple[str, ...], spot: Spot, problems: Problems) -> bool:
    count = prod(len(story.dispute[one].account) for one in disputes)
    if count > MOST_COMBINATIONS:
        message = f"{len(disputes)} disputes meet here, in {count} combinations of accounts; {MOST_COMBINATIONS} is the most"
        problems.add("COY110", message, spot)
    return count > MOST_COMBINATIONS


def _walks(
    who: str,
    rows: tuple[Placed[PersonRow], ...],
    plan: Plan,
    accounts: Accounts,
    said: set[tuple[str, ...]],
    problems: Problems,
) -> None:
    for before, after in pairwise(rows):
        start, end = before.row.at, after.row.at
        if start is None or end is None or start == end or after.path in said:
            continue
        way = plan.way(start, end)
        spent = minutes_of(after.time) - minutes_of(before.time)
        needed = sum(cost for _, cost in way) if way else 0
        if way is not None and needed <= spent:
            continue
        said.add(after.path)
        spot = Spot(("character", who, *after.path), "key")
        if way is None:
            message = f'no way leads from "{start}" to "{end}"{_by(accounts)}'
            hint = f'write walks = {{ {end} = 1 }} on the plan, under "{start}"'
            problems.add("COY703", message, spot, hint)
        else:
            by = ", ".join(f'"{place}"' for place, _ in way[:-1])
            length = f"the way by {by} takes" if by else "the way takes"
            message = f'from "{start}" at {before.time} to "{end}" at {after.time} {_minutes(spent)}, and {length} {needed}{_by(accounts)}'
            problems.add("COY703", message, spot)


def _minutes(count: int) -> str:
    return "is 1 minute" if count == 1 else f"are {count} minutes"


def _by(accounts: Accounts) -> str:
    return f" (by {accounts_in_words(accounts)})" if accounts else ""


def _room(story: Story, place: str, holds: int, people: list[_Person], problems: Problems) -> None:
    coming = [one for one in people if one.comes_to(place)]
    if len(coming) <= holds:
        return
    disputes = tuple(dict.fromkeys(name for one in coming for name in one.disputes))
    first = next(stay for stays in coming[0].stays.values() for stay in stays)
    spot = Spot(("character", coming[0].id, *first.path), "key")
    if _too_many(story, disputes, spot, problems):
        return
    said: set[tuple[str, ...]] = set()
    for accounts in combinations(story, disputes):
        stays = [stay for one in coming for stay in one.by(accounts) if stay.place == place]
        for last, there in _crowds(stays, holds):
            path = ("character", last.who, *last.path)
            if path in said:
                continue
            said.add(path)
            names = ", ".join(f'"{stay.who}"' for stay in there)
            time = f"{last.start // 60:02}:{last.start % 60:02}"
            message = f'at {time} there are {len(there)} people in "{place}", which holds {holds}: {names}{_by(accounts)}'
            problems.add("COY704", message, Spot(path, "key"))


def _crowds(stays: list[Stay], holds: int) -> Iterator[tuple[Stay, list[Stay]]]:
    """Each stay that begins where there is no more room, with all who are there then."""
    ordered = sorted(stays, key=lambda one: one.start)
    for number, last in enumerate(ordered):
        there = [one for one in ordered[: number + 1] if one.end > last.start]
        if len(there) > holds:
            yield last, there
