"""Days of clockwork made at random: places with lines and walks, doors, disputes, people who can keep their rows.

`made_day(random)` gives plain tables as TOML would. What it makes the checker must accept: rows
that could not be walked to in time, and crowds, are left out by the naive reading's own arithmetic.
"""

from __future__ import annotations

import datetime
from random import Random
from typing import Any

from tests.clockwork.naive import Naive

Tables = dict[str, Any]
START, END = 10 * 60, 10 * 60 + 40


def clock_words(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"


def made_day(random: Random) -> Tables:
    """One story whose first day is clockwork."""
    places = [f"r{n}" for n in range(random.randint(3, 6))]
    disputes = [f"d{n}" for n in range(random.randint(0, 2))]
    tables: Tables = {
        "story": {"title": "Made", "start": "hall", "start_place": "r0", "clock": _clock(random)},
        "place": {id_: {"name": f"Room {id_}"} for id_ in places},
        "scene": {"hall": {"title": "Here", "text": "Here.", "choice": {"on": _on()}}},
        "ending": {"end": {"title": "End", "text": "End.", "when": "visited.hall"}},
        "dispute": {id_: _dispute() for id_ in disputes},
    }
    tables["story"]["clock"]["plan"] = {id_: _ground(random, places, id_) for id_ in places}
    _exits(random, tables, places)
    lines = [[one, other] for one in places for other in places if one < other]
    tables["door"] = {
        f"o{n}": _door(random, lines, disputes) for n in range(random.randint(0, 2)) if lines
    }
    people = [f"p{n}" for n in range(random.randint(1, 4))]
    tables["character"] = {id_: _person(random, places, disputes, tables) for id_ in people}
    tables["thing"] = {"lamp": _thing(random, places, people, disputes)}
    return {kind: table for kind, table in tables.items() if table}


def _clock(random: Random) -> Tables:
    hours = {"start": clock_words(START), "end": clock_words(END)}
    return {"date": datetime.date(1940, 5, 24), **hours, "step": 1, "walk": random.randint(0, 2)}


def _on() -> Tables:
    return {"text": "On.", "goto": "hall"}


def _dispute() -> Tables:
    accounts = {"so": {"says": "So."}, "otherwise": {"says": "Otherwise."}}
    return {"question": "How was it?", "day": "first", "account": accounts}


def _ground(random: Random, places: list[str], id_: str) -> Tables:
    others = [one for one in places if one != id_]
    return {
        "sees": [one for one in others if random.random() < 0.4],
        "hears": [one for one in others if random.random() < 0.4],
        "faceless": [one for one in others if random.random() < 0.2],
        "walks": {one: random.randint(0, 3) for one in others if random.random() < 0.4},
    }


def _exits(random: Random, tables: Tables, places: list[str]) -> None:
    """Some ways are exits, which cost what the day says or what they say."""
    for id_ in places:
        tables["place"][id_]["scene"] = "hall"
        others = [one for one in places if one != id_]
        tables["place"][id_]["exits"] = [one for one in others if random.random() < 0.15]
        tables["place"][id_]["exit"] = {
            one: {"minutes": random.randint(0, 3)} for one in others if random.random() < 0.1
        }


def _times(random: Random, most: int) -> list[str]:
    return [clock_words(one) for one in sorted(random.sample(range(START + 1, END), most))]


def _door(random: Random, lines: list[list[str]], disputes: list[str]) -> Tables:
    timetable = {
        one: {"shut": random.random() < 0.6, "inferred": True} for one in _times(random, 3)
    }
    account = {
        dispute: {"so": {one: {"shut": random.random() < 0.5, "inferred": True}}}
        for dispute, one in zip(disputes, _times(random, 2), strict=False)
    }
    return {
        "name": "A door",
        "lines": random.sample(lines, random.randint(1, min(2, len(lines)))),
        "muffles": random.randint(0, 2),
        "timetable": {"first": timetable},
        "account": account,
    }


def _row(random: Random, places: list[str]) -> Tables:
    row: Tables = {"inferred": True, "doing": random.choice(("waits", "smokes", "reads"))}
    if random.random() < 0.3:
        row["passing"] = random.choice(("runs past", "limps past"))
    if random.random() < 0.85:
        row["at"] = random.choice(places)
    if random.random() < 0.4:
        row |= {"sound": random.choice(("a cough", "a cry")), "carries": random.randint(1, 4)}
    return row


def _person(random: Random, places: list[str], disputes: list[str], tables: Tables) -> Tables:
    timetable = {clock_words(START): _row(random, places)}
    timetable |= {one: _row(random, places) for one in _times(random, random.randint(0, 6))}
    person: Tables = {
        "name": "Don Made",
        "role": "guard",
        "start": "here",
        "state": {"here": {}},
        "timetable": {"first": timetable},
        "account": {},
    }
    # At one minute no more than one dispute may have a row.
    for dispute, one in zip(disputes, _times(random, 2), strict=False):
        if random.random() < 0.6:
            person["account"][dispute] = {
                random.choice(("so", "otherwise")): {one: _row(random, places)}
            }
    _only_what_can_be_kept(person, tables)
    return person


def _only_what_can_be_kept(person: Tables, tables: Tables) -> None:
    """Rows that nobody could walk to in time, by whatever account, are taken out."""
    while True:
        late = Naive({**tables, "character": {"p": person}}).too_late("p")
        if late is None:
            return
        timetable = person["timetable"]["first"]
        if late in timetable and late != clock_words(START):
            del timetable[late]
        for accounts in person["account"].values():
            for rows in accounts.values():
                rows.pop(late, None)


def _thing(random: Random, places: list[str], people: list[str], disputes: list[str]) -> Tables:
    def row() -> Tables:
        lies = {"at": random.choice(places)} if random.random() < 0.5 else {}
        return {"inferred": True, **(lies or {"with": random.choice(people)})}

    account = {
        dispute: {"otherwise": {one: row()}}
        for dispute, one in zip(disputes, _times(random, 2), strict=False)
    }
    timetable = {one: row() for one in _times(random, 3)}
    return {"name": "The lamp", "timetable": {"first": timetable}, "account": account}
