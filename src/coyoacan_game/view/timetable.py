"""A day as a chart of people against time, as values: bars with their places, who sees whom, who hears what.

Used by the reports of `coyoacan timetable`, and by whatever else draws a day.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from coyoacan_game.clockwork import (
    Accounts,
    Senses,
    Stand,
    Stay,
    Timetable,
    clock_of,
    heard_spans,
    seen_spans,
    tells,
)
from coyoacan_game.clockwork.perception import Hearing, Sighting
from coyoacan_game.story.models import Story
from coyoacan_game.view.moment import day_words
from coyoacan_game.view.notebook import weakest_standing


@dataclass(frozen=True)
class Bar:
    """Somebody in one place for a while. `place` is None for whoever is away; minutes of the day.

    `standing` is a key of `words.STANDING_WORDS`, the weakest of what it rests on; a walk is always
    inferred.
    """

    start: int
    end: int
    place: str | None
    doing: str | None
    sound: str | None
    walking: str | None
    carrier: str | None
    standing: str
    facts: tuple[str, ...]
    row: str


@dataclass(frozen=True)
class Lane:
    """One person, or one thing, through the day."""

    id: str
    name: str
    kind: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True)
class Glimpse:
    """`who` perceives `whom`, who is at `at`: sees what they do, or hears `sound`.

    Whom they see who is `faceless`, they do not recognise.
    """

    who: str
    whom: str
    at: str
    start: int
    end: int
    doing: str | None = None
    walking: str | None = None
    sound: str | None = None
    faceless: bool = False


@dataclass(frozen=True)
class Assumed:
    """A dispute, and the account by which the chart goes.

    `told` is when it can be told from the one standpoint that was asked for, by minutes of the day.
    """

    dispute: str
    question: str
    account: str
    says: str
    others: tuple[str, ...]
    told: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True)
class Chart:
    """All of a day between two minutes. `places` and `names` are what ids are called."""

    day: str
    title: str
    start: int
    end: int
    assumed: tuple[Assumed, ...]
    lanes: tuple[Lane, ...]
    seen: tuple[Glimpse, ...]
    heard: tuple[Glimpse, ...]
    places: dict[str, str]
    labels: dict[str, str]
    names: dict[str, str]


def chart_of(
    story: Story,
    day: str,
    accounts: Accounts,
    hours: tuple[int, int],
    only: Stand | None = None,
    called: str = "",
) -> Chart:
    """The chart of a day; with `only`, what is perceived from that one standpoint, called so."""
    senses = Senses(story, day, accounts)
    stands = {id_: Stand(witness=id_) for id_ in senses.timetable.people}
    if only:
        stands = {called: only}
    seen: list[Glimpse] = []
    heard: list[Glimpse] = []
    for who, stand in stands.items():
        seen += _glimpses(who, senses, stand, hours, heard=False)
        heard += _glimpses(who, senses, stand, hours, heard=True)
    lanes = tuple(_lanes(story, senses, hours))
    places, labels = _called(story, day)
    names = {lane.id: lane.name for lane in lanes}
    return Chart(
        day,
        _title(story, day),
        *hours,
        _assumed(story, senses, tells(story, day, only, hours, accounts) if only else {}),
        lanes,
        tuple(seen),
        tuple(heard),
        places,
        labels,
        names,
    )


def _title(story: Story, day: str) -> str:
    clock = clock_of(story, day)
    return day_words(clock.date) if clock else day


def _assumed(
    story: Story, senses: Senses, told: Mapping[str, tuple[tuple[int, int], ...]]
) -> tuple[Assumed, ...]:
    found = []
    for id_, account in senses.accounts.items():
        dispute = story.dispute[id_]
        others = tuple(other for other in dispute.account if other != account)
        says = dispute.account[account].says
        found.append(Assumed(id_, dispute.question, account, says, others, told.get(id_, ())))
    return tuple(found)


def _called(story: Story, day: str) -> tuple[dict[str, str], dict[str, str]]:
    """Names and labels of the plan's places, as they are that day."""
    clock = clock_of(story, day)
    names, labels = {}, {}
    for id_, ground in (clock.plan if clock else {}).items():
        place = story.place[id_]
        names[id_] = ground.name or place.name
        labels[id_] = ground.label or ground.name or place.label or place.name
    return names, labels


def _lanes(story: Story, senses: Senses, hours: tuple[int, int]) -> Iterator[Lane]:
    table = senses.timetable
    for id_, stays in table.people.items():
        person = story.character[id_]
        bars = _bars(story, ("character", id_), stays, hours, invented=person.invented)
        yield Lane(id_, person.name, "person", bars)
    for id_, stays in table.things.items():
        thing = story.thing[id_]
        carried = tuple(piece for stay in stays for piece in _carried(table, stay))
        bars = _bars(story, ("thing", id_), carried, hours, invented=thing.invented)
        yield Lane(id_, thing.name, "thing", bars)


def _carried(table: Timetable, stay: Stay) -> Iterator[Stay]:
    """What somebody has is wherever they are: one stay for each of theirs."""
    if stay.carrier is None:
        yield stay
        return
    for one in table.people.get(stay.carrier, ()):
        start, end = max(stay.start, one.start), min(stay.end, one.end)
        if start < end:
            yield replace(stay, start=start, end=end, place=one.place)


def _bars(
    story: Story,
    path: tuple[str, str],
    stays: tuple[Stay, ...],
    hours: tuple[int, int],
    *,
    invented: bool,
) -> tuple[Bar, ...]:
    start, end = hours
    return tuple(
        Bar(
            max(stay.start, start),
            min(stay.end, end),
            stay.place,
            None if stay.walking else stay.row.doing,
            stay.sound,
            stay.walking,
            stay.carrier,
            _standing(story, stay, invented=invented),
            stay.row.facts,
            ".".join((*path, *stay.path)),
        )
        for stay in stays
        if stay.start < end and stay.end > start
    )


def _standing(story: Story, stay: Stay, *, invented: bool) -> str:
    if invented:
        return "invented"
    if stay.walking or not stay.row.facts:
        return "inferred"
    rests = weakest_standing(story, stay.row.facts)
    return "inferred" if stay.inferred and rests == "documented" else rests


def _glimpses(
    who: str, senses: Senses, stand: Stand, hours: tuple[int, int], *, heard: bool
) -> Iterator[Glimpse]:
    spans = heard_spans if heard else seen_spans
    for span in spans(senses, stand, *hours):
        what = span.what
        if isinstance(what, Sighting):
            yield Glimpse(
                who,
                what.who,
                what.at,
                span.start,
                span.end,
                doing=what.doing,
                walking=what.walking,
                faceless=what.faceless,
            )
        elif isinstance(what, Hearing):
            yield Glimpse(who, what.who, what.at, span.start, span.end, sound=what.sound)
