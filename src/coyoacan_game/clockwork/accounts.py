"""Which account of each dispute is assumed, and which rows hold then.

An assumption is one account for each dispute of a day. The first account an author writes is
assumed until somebody says otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Generic, TypeVar

from coyoacan_game.story.days import FIRST, Clock
from coyoacan_game.story.models import Character, Story
from coyoacan_game.story.timetables import Dispute, Door, Said, Thing

Accounts = Mapping[str, str]  # dispute -> account
Timed = Character | Thing | Door
RowType = TypeVar("RowType", bound=Said)


@dataclass(frozen=True)
class Placed(Generic[RowType]):
    """A row with its address, from the kind's table on: ("timetable", "tuesday", "17:20")."""

    time: str
    row: RowType
    path: tuple[str, ...]


def clock_of(story: Story, day: str) -> Clock | None:
    """The hours of a day; `first` is the story's own clock."""
    return story.clock if day == FIRST else story.day.get(day)


def days_with_timetables(story: Story) -> tuple[str, ...]:
    """The days on which somebody or something has a timetable, in the story's order."""
    timed: list[Timed] = [*story.character.values(), *story.thing.values(), *story.door.values()]
    named = {day for one in timed for day in one.timetable}
    return tuple(day for day in (FIRST, *story.day) if day in named)


def day_name(day: str) -> str:
    """How messages call a day."""
    return "the first day" if day == FIRST else f'day "{day}"'


def disputes_on(story: Story, day: str) -> dict[str, Dispute]:
    """What is disputed of one day."""
    return {id_: one for id_, one in story.dispute.items() if one.day == day}


def assumed(story: Story, day: str, given: Accounts | None = None) -> dict[str, str]:
    """An account for every dispute of a day: the given one, or else the first that is written."""
    given = given or {}
    return {
        id_: given.get(id_, next(iter(one.account))) for id_, one in disputes_on(story, day).items()
    }


def combinations(story: Story, disputes: Iterable[str]) -> Iterator[dict[str, str]]:
    """Every way to assume one account of each of these disputes."""
    names = list(disputes)
    for chosen in product(*(story.dispute[id_].account for id_ in names)):
        yield dict(zip(names, chosen, strict=True))


def accounts_in_words(accounts: Accounts) -> str:
    """An assumption as it is typed: "let_in=robins, order=spare"."""
    return ", ".join(f"{dispute}={account}" for dispute, account in accounts.items())


def laid_over(
    timetable: Mapping[str, Mapping[str, RowType]],
    account: Mapping[str, Mapping[str, Mapping[str, RowType]]],
    day: str,
    accounts: Accounts,
) -> tuple[Placed[RowType], ...]:
    """The rows of a day in the order of time, with those of the accounts laid over the others.

    A row of an account takes the place of the row at the same minute.
    """
    rows = {
        time: Placed(time, row, ("timetable", day, time))
        for time, row in timetable.get(day, {}).items()
    }
    for dispute, chosen in accounts.items():
        for time, row in account.get(dispute, {}).get(chosen, {}).items():
            rows[time] = Placed(time, row, ("account", dispute, chosen, time))
    return tuple(rows[time] for time in sorted(rows))
