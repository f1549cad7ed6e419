"""What the plan decides, a second and brute-force reading of it decides too: every standpoint, every minute."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import tomli
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.clockwork.made import END, START, Tables, made_day
from tests.clockwork.naive import Naive
from tests.stories_made import AS_FOUND, program_of, seeded

from coyoacan_game.clockwork import Hearing, Senses, Sighting, Stand, heard_spans, seen_spans, tells
from coyoacan_game.loader import load_story
from coyoacan_game.story import Story

SCENES = Path(__file__).parents[2] / "scenes"
Seen = tuple[list[tuple[object, ...]], list[tuple[object, ...]]]


def perceived(senses: Senses, stand: Stand, minute: int) -> Seen | None:
    found = senses.perceived(stand, minute)
    if found is None:
        return None
    seen: list[tuple[object, ...]] = [
        (one.who, one.at, one.doing, one.walking, one.faceless) for one in found.sightings
    ]
    return seen, [(one.sound, one.at, one.who) for one in found.hearings]


def recognised(found: Seen) -> Seen:
    """Without who it is of whom no face was seen."""
    return sorted((("", *one[1:]) if one[4] else one for one in found[0]), key=str), found[1]


def agree(story: Story, tables: Tables) -> Counter[str]:
    """Compares the two readings everywhere; gives how much of everything there was."""
    naive = Naive(tables)
    met: Counter[str] = Counter()
    for accounts in naive.assumptions():
        senses = Senses(story, "first", accounts)
        for minute in range(START, END):
            for place in naive.plan:
                want = naive.perceived(place, accounts, minute)
                assert perceived(senses, Stand(place=place), minute) == want
                met["seen"] += sum(one[1] != place for one in want[0])
                met["walking"] += sum(one[3] is not None for one in want[0])
                met["heard"] += sum(one[1] != place for one in want[1])
            for who in tables["character"]:
                at = naive.place(who, accounts, minute)
                mine = naive.perceived(at, accounts, minute, but=who) if at else None
                assert perceived(senses, Stand(witness=who), minute) == mine
    return met


@settings(max_examples=40, phases=AS_FOUND, suppress_health_check=list(HealthCheck), deadline=None)
@given(st.randoms(use_true_random=False))
def test_perception_is_what_a_brute_force_reading_gives(random: object) -> None:
    tables = made_day(random)  # type: ignore[arg-type] # hypothesis types it as its own
    agree(program_of(tables, warnings=True).story, tables)


def test_the_days_made_hold_walks_lines_and_sounds() -> None:
    """Else the agreement above would be about nothing."""
    met: Counter[str] = Counter()
    for seed in range(12):
        tables = made_day(seeded(seed))
        met += agree(program_of(tables, warnings=True).story, tables)
    assert min(met["seen"], met["walking"], met["heard"]) > 50


@settings(max_examples=30, phases=AS_FOUND, suppress_health_check=list(HealthCheck), deadline=None)
@given(st.randoms(use_true_random=False))
def test_spans_are_the_minutes_put_together(random: object) -> None:
    tables = made_day(random)  # type: ignore[arg-type] # hypothesis types it as its own
    senses = Senses(program_of(tables, warnings=True).story, "first")
    for place in Naive(tables).plan:
        stand = Stand(place=place)
        seen, heard = (spans(senses, stand, START, END) for spans in (seen_spans, heard_spans))
        for minute in range(START, END):
            found = senses.perceived(stand, minute)
            assert found is not None
            now = Counter(one.what for one in (*seen, *heard) if one.start <= minute < one.end)
            assert set(now) == {*found.sightings, *found.hearings}
        wants: list[Sighting | Hearing] = [one.what for one in (*seen, *heard)]
        assert all(isinstance(one, (Sighting, Hearing)) for one in wants)


@settings(max_examples=30, phases=AS_FOUND, suppress_health_check=list(HealthCheck), deadline=None)
@given(st.randoms(use_true_random=False))
def test_what_can_be_told_is_where_the_accounts_differ(random: object) -> None:
    tables = made_day(random)  # type: ignore[arg-type] # hypothesis types it as its own
    story, naive = program_of(tables, warnings=True).story, Naive(tables)
    accounts = naive.assumptions()[-1]
    for place in naive.plan:
        told = tells(story, "first", Stand(place=place), (START, END), accounts)
        for dispute in accounts:
            ways = [{**accounts, dispute: one} for one in ("so", "otherwise")]
            for minute in range(START, END):
                one, other = (recognised(naive.perceived(place, way, minute)) for way in ways)
                within = any(since <= minute < until for since, until in told[dispute])
                assert within == (one != other)


def written_day() -> Tables:
    """The clockwork of the game as its files have it, as if it were the first day of a story."""
    tables: Tables = {}
    for path in sorted(SCENES.rglob("*.toml")):
        _join(tables, tomli.loads(path.read_text(encoding="utf-8")))
    day = tables["day"]["tuesday"]
    tables["story"]["clock"] = day
    for kind in ("character", "thing", "door"):
        timed = {id_: one for id_, one in tables[kind].items() if "timetable" in one}
        for one in timed.values():
            one["timetable"]["first"] = one["timetable"]["tuesday"]
        tables[kind] = timed
    for door in tables["door"].values():
        door.setdefault("muffles", 1)
    return tables


def _join(tables: Tables, more: Tables) -> None:
    for key, value in more.items():
        if isinstance(value, dict) and isinstance(tables.get(key), dict):
            _join(tables[key], value)
        else:
            tables[key] = value


def test_the_tuesday_of_the_game_agrees_around_the_arrival() -> None:
    """Each standpoint, every minute from a quarter past to a quarter to, by each account."""
    story = load_story(SCENES).story
    assert story is not None
    naive = Naive(written_day())
    first = naive.assumptions()[0]
    varied = [
        {**first, dispute: name}
        for dispute in first
        for name in naive.tables["dispute"][dispute]["account"]
    ]
    for accounts in varied:
        senses = Senses(story, "tuesday", accounts)
        for id_, one in story.standpoint.items():
            for minute in range(17 * 60 + 15, 17 * 60 + 45, 2):
                stand = Stand(one.at, one.witness)
                at = one.at or naive.place(str(one.witness), accounts, minute)
                mine = naive.perceived(at, accounts, minute, but=one.witness) if at else None
                assert perceived(senses, stand, minute) == mine, (id_, minute)
