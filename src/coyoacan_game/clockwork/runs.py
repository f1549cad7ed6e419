"""What a story lets one look at again: stretches, from where, and what each run comes to step by step.

A run goes from one minute at which something changes for whoever stands there to the next. Called
by the engine, which moves along it, and by the explorer, which wants it by every account.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from coyoacan_game.clockwork.accounts import Accounts, Timed, clock_of, disputes_on
from coyoacan_game.clockwork.perception import Perceived, Senses, Stand
from coyoacan_game.story.days import minutes_of
from coyoacan_game.story.models import Story
from coyoacan_game.story.timetables import Stretch

Known = tuple[tuple[str, str], ...]  # disputes that bear on a day, each with its account
Print = tuple[object, ...]


@dataclass(frozen=True)
class Step:
    """A minute of the day, what is perceived from then on, and the glimpses that are to be had.

    `perceived` is None while the witness is away.
    """

    minute: int
    perceived: Perceived | None
    glimpses: tuple[str, ...]


def stretches_offered(story: Story) -> tuple[str, ...]:
    """The stretches that some choice opens, in the story's order."""
    named = {choice.look for scene in story.scene.values() for choice in scene.choice.values()}
    return tuple(id_ for id_ in story.stretch if id_ in named)


def standpoints_of(story: Story, stretch: str) -> tuple[str, ...]:
    """From where a stretch can be looked at: those it names, or all that are there on its day."""
    written = story.stretch[stretch]
    return tuple(
        id_
        for id_ in story.standpoint
        if (not written.standpoints or id_ in written.standpoints) and _there(story, id_, written)
    )


def _there(story: Story, standpoint: str, stretch: Stretch) -> bool:
    one, clock = story.standpoint[standpoint], clock_of(story, stretch.day)
    if one.witness:
        witness = story.character.get(one.witness)
        return witness is not None and stretch.day in witness.timetable
    return clock is not None and one.at in clock.plan


def disputes_that_bear(story: Story, day: str) -> tuple[str, ...]:
    """The disputes of a day by which anybody or anything has rows: the others change nothing."""
    timed: list[Timed] = [*story.character.values(), *story.thing.values(), *story.door.values()]
    named = {id_ for one in timed if day in one.timetable for id_ in one.account}
    return tuple(id_ for id_ in disputes_on(story, day) if id_ in named)


def rows_by(story: Story, dispute: str) -> tuple[str, ...]:
    """The minutes of all rows that hold by an account of a dispute."""
    timed: list[Timed] = [*story.character.values(), *story.thing.values(), *story.door.values()]
    accounts = [rows for one in timed for rows in one.account.get(dispute, {}).values()]
    return tuple(time for rows in accounts for time in rows)


class Runs:
    """The runs of one story, each worked out when it is first asked for."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self._senses: dict[tuple[str, Known], Senses] = {}
        self._steps: dict[tuple[str, str, Known], tuple[Step, ...]] = {}
        self._bearing: dict[str, tuple[str, ...]] = {}
        self._mattering: dict[str, tuple[str, ...]] = {}
        self._alike: dict[tuple[str, str, Print], tuple[Step, ...]] = {}
        self._prints: dict[tuple[str, Known], Print] = {}
        self._rows = {(id_, one.by): one.row for id_, one in story.glimpse.items()}

    def steps(self, stretch: str, standpoint: str, accounts: Accounts) -> tuple[Step, ...]:
        """A run by an assumption: the first minute, then each at which something changes."""
        known = self._known(stretch, accounts)
        key = (stretch, standpoint, known)
        found = self._steps.get(key)
        if found is None:
            alike = (stretch, standpoint, self._print(stretch, known))
            if alike not in self._alike:
                self._alike[alike] = tuple(self._walk(stretch, standpoint, known))
            found = self._steps[key] = self._alike[alike]
        return found

    def ways(self, stretch: str) -> Iterator[dict[str, str]]:
        """Every assumption that could bear on a stretch."""
        disputes = self.bearing(stretch)
        for chosen in product(*(self.story.dispute[id_].account for id_ in disputes)):
            yield dict(zip(disputes, chosen, strict=True))

    def senses(self, stretch: str, accounts: Accounts) -> Senses:
        """The day of a stretch by an assumption."""
        return self._day(self.story.stretch[stretch].day, self._known(stretch, accounts))

    def bearing(self, stretch: str) -> tuple[str, ...]:
        """The disputes that could bear on a stretch."""
        day = self.story.stretch[stretch].day
        if day not in self._bearing:
            self._bearing[day] = disputes_that_bear(self.story, day)
        return self._bearing[day]

    def mattering(self, stretch: str) -> tuple[str, ...]:
        """The disputes to which somebody or something has a row in the hours of a stretch, or goes by one then.

        Of the others it can be supposed what one likes: nobody would be anywhere else.
        """
        if stretch not in self._mattering:
            bearing = self.bearing(stretch)
            self._mattering[stretch] = tuple(one for one in bearing if self._matters(stretch, one))
        return self._mattering[stretch]

    def _matters(self, stretch: str, dispute: str) -> bool:
        written = self.story.stretch[stretch]
        hours = minutes_of(written.start), minutes_of(written.end)
        rows = rows_by(self.story, dispute)
        if any(hours[0] <= minutes_of(time) < hours[1] for time in rows):
            return True
        ways = [{dispute: one} for one in self.story.dispute[dispute].account]
        return len({self.senses(stretch, way).held(*hours) for way in ways}) > 1

    def _known(self, stretch: str, accounts: Accounts) -> Known:
        written = self.story.dispute
        return tuple(
            (id_, accounts.get(id_) or next(iter(written[id_].account)))
            for id_ in self.bearing(stretch)
        )

    def _day(self, day: str, known: Known) -> Senses:
        found = self._senses.get((day, known))
        if found is None:
            found = self._senses[day, known] = Senses(self.story, day, dict(known))
        return found

    def _print(self, stretch: str, known: Known) -> Print:
        """Where everybody and everything is during a stretch: runs that have the same are one run."""
        found = self._prints.get((stretch, known))
        if found is None:
            written = self.story.stretch[stretch]
            hours = minutes_of(written.start), minutes_of(written.end)
            senses = self._day(written.day, known)
            found = self._prints[stretch, known] = senses.between(*hours)
        return found

    def _walk(self, stretch: str, standpoint: str, known: Known) -> Iterator[Step]:
        written, where = self.story.stretch[stretch], self.story.standpoint[standpoint]
        senses = self._day(written.day, known)
        stand = Stand(where.at, where.witness)
        start, end = minutes_of(written.start), minutes_of(written.end)
        before: Step | None = None
        for minute in (start, *(one for one in senses.changes if start < one < end)):
            perceived = senses.perceived(stand, minute)
            step = Step(minute, perceived, self._glimpses(senses, perceived, minute))
            fresh = before is None or (before.perceived, before.glimpses) != (
                step.perceived,
                step.glimpses,
            )
            if fresh:
                yield step
                before = step

    def _glimpses(
        self, senses: Senses, perceived: Perceived | None, minute: int
    ) -> tuple[str, ...]:
        """Those whose row is what somebody perceived is doing."""
        if perceived is None:
            return ()
        seen = {self._row(senses, one.who, minute) for one in perceived.sightings}
        heard = {self._row(senses, one.who, minute) for one in perceived.hearings}
        return tuple(
            id_
            for (id_, by), row in self._rows.items()
            if row in (seen if by == "sight" else heard)
        )

    def _row(self, senses: Senses, who: str, minute: int) -> str:
        stay = senses.timetable.stay(who, minute)
        if stay is None or stay.walking:
            return ""
        kind = "character" if who in senses.timetable.people else "thing"
        return ".".join((kind, who, *stay.path))
