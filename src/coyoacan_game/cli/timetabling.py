"""`coyoacan timetable`: who is where when on a day, and who can see whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TextIO

from coyoacan_game.cli.stories import Unusable, load_playable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coyoacan_game.clockwork import Stand
    from coyoacan_game.story import Story


class WhichDay(NamedTuple):
    """What is asked for, as it was typed."""

    day: str | None = None
    accounts: tuple[str, ...] = ()
    start: str | None = None
    end: str | None = None
    standpoint: str | None = None


def show_timetable(given: str | None, which: WhichDay, *, form: str, out: TextIO) -> int:
    """Writes the day; always 0, as whatever cannot be shown is refused before."""
    from coyoacan_game.view.timetable import chart_of

    _, program = load_playable(given)
    story = program.story
    day = _day(story, which.day)
    accounts = _accounts(story, day, which.accounts)
    stand, called = _stand(story, day, which.standpoint)
    hours = _hours(story, day, which)
    chart = chart_of(story, day, accounts, hours, stand, which.standpoint or "")
    if form == "json":
        from coyoacan_game.report.timetable_json import write_timetable_json

        write_timetable_json(out, chart, story=given or "", standpoint=which.standpoint)
    elif form == "svg":
        from coyoacan_game.report.timetable_svg import write_timetable_svg

        write_timetable_svg(out, chart)
    else:
        from coyoacan_game.report.timetable_text import write_timetable_text

        write_timetable_text(out, chart, standpoint=called)
    return 0


def _day(story: Story, given: str | None) -> str:
    from coyoacan_game.clockwork import days_with_timetables

    days = days_with_timetables(story)
    if not days:
        raise Unusable("this story has no timetables; docs/scene-format.md says how to write one")
    if given is None and len(days) == 1:
        return days[0]
    if given not in days:
        asked = f'no timetable is of day "{given}"' if given else "say which day with --day"
        raise Unusable(f"{asked}; there are timetables of: {', '.join(days)}")
    return given


def _accounts(story: Story, day: str, given: Iterable[str]) -> dict[str, str]:
    from coyoacan_game.clockwork import disputes_on

    disputes = disputes_on(story, day)
    accounts: dict[str, str] = {}
    for one in given:
        dispute, _, account = one.partition("=")
        if dispute not in disputes:
            known = ", ".join(disputes) or "none"
            raise Unusable(f'"{one}": no dispute of this day is called so; there are: {known}')
        if account not in disputes[dispute].account:
            known = ", ".join(disputes[dispute].account)
            raise Unusable(f'"{one}": the accounts of {dispute} are: {known}')
        accounts[dispute] = account
    return accounts


def _stand(story: Story, day: str, given: str | None) -> tuple[Stand | None, str | None]:
    """A declared standpoint, or else a place or a person of that day."""
    from coyoacan_game.clockwork import Stand, clock_of

    if given is None:
        return None, None
    clock = clock_of(story, day)
    if given in story.standpoint:
        one = story.standpoint[given]
        return Stand(one.at, one.witness), one.name
    if clock and given in clock.plan:
        return Stand(place=given), clock.plan[given].name or story.place[given].name
    if given in story.character and day in story.character[given].timetable:
        return Stand(witness=given), story.character[given].name
    raise Unusable(f'"{given}" is no standpoint, no place on the plan and nobody with a timetable')


def _hours(story: Story, day: str, which: WhichDay) -> tuple[int, int]:
    from coyoacan_game.clockwork import clock_of
    from coyoacan_game.story import minutes_of

    clock = clock_of(story, day)
    if clock is None:
        raise Unusable(f'day "{day}" has no hours')
    start, end = which.start or clock.start, which.end or clock.end
    if not clock.start <= start < end <= clock.end:
        raise Unusable(f"the day runs from {clock.start} to {clock.end}, and not {start} to {end}")
    return minutes_of(start), minutes_of(end)
