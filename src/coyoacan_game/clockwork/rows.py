"""Rows of timetables by their addresses: "character.jacson.timetable.tuesday.17:20".

Called by the checker, and by whatever has a row's address and wants to know whose it is and when.
"""

from __future__ import annotations

from dataclasses import dataclass

from coyoacan_game.story.days import minutes_of
from coyoacan_game.story.models import Story
from coyoacan_game.story.timetables import PersonRow


@dataclass(frozen=True)
class Written:
    """A row of a person or a thing: whose it is, on which day and from which minute of it.

    `account` is the dispute and the account by which alone it holds, None for a row that any has.
    """

    address: str
    who: str
    day: str
    minute: int
    row: PersonRow
    account: tuple[str, str] | None = None


def row_at(story: Story, address: str) -> Written | None:
    """The row at an address; None where no person and no thing has it."""
    match address.split("."):
        case ["character" | "thing" as kind, who, "timetable", day, time]:
            timed = getattr(story, kind).get(who)
            row = timed.timetable.get(day, {}).get(time) if timed else None
            account = None
        case ["character" | "thing" as kind, who, "account", dispute, name, time]:
            timed = getattr(story, kind).get(who)
            row = timed.account.get(dispute, {}).get(name, {}).get(time) if timed else None
            day = story.dispute[dispute].day if dispute in story.dispute else ""
            account = (dispute, name)
        case _:
            return None
    return Written(address, who, day, minutes_of(time), row, account) if row is not None else None


def rows_of(story: Story) -> tuple[str, ...]:
    """The addresses of all rows of people and things, in the story's order."""
    found = []
    for kind in ("character", "thing"):
        for who, timed in getattr(story, kind).items():
            for day, rows in timed.timetable.items():
                found += [f"{kind}.{who}.timetable.{day}.{time}" for time in rows]
            for dispute, accounts in timed.account.items():
                for name, rows in accounts.items():
                    found += [f"{kind}.{who}.account.{dispute}.{name}.{time}" for time in rows]
    return tuple(found)
