"""People against time, as far as the notes that one has show it: what is not known is a gap.

Each bar is a row of a timetable that some known note `shows`, from its minute until the next row, or
the walk to it, if that is shown too: else one knows when it began and not how long it lasted. Called by both faces; `timetable` has the whole of a day, for reports.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from coyoacan_game.clockwork import (
    Stay,
    Timetable,
    Written,
    clock_of,
    combinations,
    disputes_on,
    row_at,
    timetable_of,
)
from coyoacan_game.engine import Program, State
from coyoacan_game.engine.render import clock_words
from coyoacan_game.story.models import Story
from coyoacan_game.view.moment import day_words, known_notes

NOT_ESTABLISHED = "not established"
NOTHING_SHOWN = "None of your notes says yet who was where when."


@dataclass(frozen=True)
class KnownBar:
    """Somebody in one place for a while, by notes. `account` is who says so, where that is disputed.

    Of an `open_` one the end is not known: it stands for its first minute.
    """

    key: str
    start: int
    end: int
    place: str
    doing: str
    notes: tuple[str, ...]
    account: str = ""
    open_: bool = False

    @property
    def hours(self) -> str:
        if self.open_:
            return f"from {clock_words(self.start)}"
        return f"{clock_words(self.start)} to {clock_words(self.end)}"

    @property
    def line(self) -> str:
        """As it stands in a list: "17:20 to 17:25, the street: turns the car round"."""
        doing = f": {self.doing}" if self.doing else ""
        by = f" (by the account: {self.account})" if self.account else ""
        return f"{self.hours}, {self.place}{doing}{by}"


@dataclass(frozen=True)
class KnownLane:
    """One person, or one thing. Bars in order of time; those of two accounts one after the other."""

    id: str
    name: str
    bars: tuple[KnownBar, ...]

    def parts(self, start: int, end: int) -> Iterator[KnownBar | tuple[int, int]]:
        """The bars, and between them the minutes of which nothing is known."""
        at = start
        for bar in self.bars:
            if bar.start > at:
                yield at, bar.start
            yield bar
            at = max(at, bar.end)
        if at < end:
            yield at, end


@dataclass(frozen=True)
class KnownChart:
    """A day as far as it is known: only those of whom something is."""

    day: str
    title: str
    start: int
    end: int
    lanes: tuple[KnownLane, ...]


def known_charts(
    program: Program, state: State, learnt: tuple[str, ...] = ()
) -> tuple[KnownChart, ...]:
    """A chart for each day of which the notebook shows anything; `learnt` orders the notes of a bar."""
    story = program.story
    shown: dict[str, dict[str, list[str]]] = {}  # by day and row, the notes
    for note in known_notes(program, state, learnt):
        for address in story.note[note].shows:
            written = row_at(story, address)
            if written is not None:
                shown.setdefault(written.day, {}).setdefault(address, []).append(note)
    days = [day for day in ("first", *story.day) if day in shown]
    return tuple(_Charting(story, day).chart(shown[day]) for day in days)


class _Charting:
    """Draws up one day; keeps the timetables it has asked for."""

    def __init__(self, story: Story, day: str) -> None:
        self.story = story
        self.day = day
        self._tables: dict[tuple[tuple[str, str], ...], Timetable] = {}

    def chart(self, rows: dict[str, list[str]]) -> KnownChart:
        """The chart of these rows, each with its notes."""
        bars: dict[str, list[KnownBar]] = {}
        for address, notes in rows.items():
            written = row_at(self.story, address)
            bar = self._bar(written, tuple(notes), rows) if written else None
            if written and bar:
                bars.setdefault(written.who, []).append(bar)
        story = self.story
        names = {id_: one.name for id_, one in story.character.items()}
        names |= {id_: one.name for id_, one in story.thing.items()}
        lanes = tuple(
            KnownLane(id_, name, tuple(sorted(bars[id_], key=lambda bar: (bar.start, bar.end))))
            for id_, name in names.items()
            if id_ in bars
        )
        every = [bar for lane in lanes for bar in lane.bars]
        start = min((bar.start for bar in every), default=0)
        end = max((bar.end for bar in every), default=0)
        clock = clock_of(self.story, self.day)
        return KnownChart(self.day, day_words(clock.date) if clock else "", start, end, lanes)

    def _bar(
        self, written: Written, notes: tuple[str, ...], rows: Mapping[str, object]
    ) -> KnownBar | None:
        found = self._stay(written)
        if found is None:
            return None
        stay, place, following = found
        kind = written.address.split(".")[0]
        open_ = ".".join((kind, written.who, *following)) not in rows
        end = stay.start + 1 if open_ else stay.end
        said = ""
        if written.account:
            dispute, account = written.account
            said = self.story.dispute[dispute].account[account].says.rstrip(".")
        doing = (stay.row.doing or "").rstrip(".")
        where = self._called(place) if place else "away"
        return KnownBar(written.address, stay.start, end, where, doing, notes, said, open_)

    def _stay(self, written: Written) -> tuple[Stay, str | None, tuple[str, ...]] | None:
        """How long the row holds and which comes next, by the first assumption by which it holds at all."""
        path = tuple(written.address.split(".")[2:])
        for accounts in combinations(self.story, self._disputes(written.who)):
            table = self._table(accounts)
            stays = (*table.people.get(written.who, ()), *table.things.get(written.who, ()))
            for stay in stays:
                if stay.path == path and not stay.walking:
                    after = (one.path for one in stays if one.start >= stay.end)
                    return stay, table.place(written.who, stay.start), next(after, ())
        return None

    def _disputes(self, who: str) -> list[str]:
        """Those that bear on one person or thing, the others staying as they are."""
        timed = self.story.character.get(who) or self.story.thing[who]
        return [id_ for id_ in disputes_on(self.story, self.day) if id_ in timed.account]

    def _table(self, accounts: dict[str, str]) -> Timetable:
        key = tuple(accounts.items())
        if key not in self._tables:
            self._tables[key] = timetable_of(self.story, self.day, accounts)
        return self._tables[key]

    def _called(self, place: str) -> str:
        clock = clock_of(self.story, self.day)
        ground = clock.plan.get(place) if clock else None
        return (ground.name if ground else None) or self.story.place[place].name
