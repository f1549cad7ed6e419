"""Properties made at random for a story made at random: of every kind, from anywhere, with anything given.

`made_with_properties(random, count)` gives the tables of both; the property never changes the story.
"""

from __future__ import annotations

from random import Random

from tests.expressions_made import Tables
from tests.tables_made import VERDICTS, Maker

from coyoacan_game.checker.given import off_the_clock
from coyoacan_game.story.days import Clock
from coyoacan_game.story.properties import ASKED, WITHIN

TIMES = ("05:00", "05:10", "05:20", "05:30")


def made_with_properties(random: Random, count: int, kind: type[Maker] = Maker) -> Tables:
    """A story with properties of every kind in turn."""
    maker = kind(random)
    tables = maker.story()
    asked = [ASKED[number % len(ASKED)] for number in range(count)]
    tables["property"] = {f"x{n}": _property(maker, one) for n, one in enumerate(asked)}
    return tables


def _property(maker: Maker, kind: str) -> Tables:
    write = maker.write
    made: Tables = {kind: write.condition()}
    if kind == "before":
        made[kind] = [write.condition(1), write.condition(1)]
    if kind in WITHIN and write.some(0.4):
        made["within"] = write.random.randint(0, 4)
    if kind == "always_can" and write.some(0.5):
        made["when"] = write.condition(1)
    if write.some(0.5):
        dossiers = [f"dossier.{id_}" for id_ in maker.names.dossiers]
        made["from"] = write.one_of([f"scene.{id_}" for id_ in maker.names.scenes] + dossiers)
    if write.some(0.4):
        made["given"] = _given(maker)
    return made


def _given(maker: Maker) -> Tables:
    names, write = maker.names, maker.write
    given: Tables = {}
    flags = {
        "knows": names.notes,
        "visited": names.scenes,
        "happened": names.events,
        "compared": names.comparisons,
        "solved": list(names.findings),
        "chose": [".".join(one) for one in names.choices],
        "asked": [".".join(one) for one in names.rows],
        "filed": [_filed(maker, id_) for id_ in names.findings],
    }
    for key, some in flags.items():
        if some and write.some(0.2):
            given[key] = [write.one_of(some)]
    if names.places and write.some(0.2):
        given["place"] = write.one_of(names.places)
    counted = {id_: write.one_of(span) for id_, span in names.counters.items()}
    kept = {id_: write.one_of(values) for id_, values in names.values.items()}
    given["variables"] = {id_: one for id_, one in (counted | kept).items() if write.some(0.3)}
    states = {id_: write.one_of(states) for id_, states in names.people.items()}
    given["characters"] = {id_: state for id_, state in states.items() if write.some(0.3)}
    return given | _moment(maker)


def _filed(maker: Maker, finding: str) -> str:
    blanks = maker.names.findings[finding].values()
    claim = [*(maker.write.one_of(words) for words in blanks), maker.write.one_of(VERDICTS)]
    return " ".join((finding, *claim))


def _moment(maker: Maker) -> Tables:
    """A day, and a time at which its clock stands."""
    if not maker.names.times or maker.write.some(0.6):
        return {}
    clocks = {"first": maker.tables["story"]["clock"], **maker.tables.get("day", {})}
    day = maker.write.one_of(clocks)
    clock = Clock(**clocks[day])
    times = [time for time in TIMES if off_the_clock(clock, time) is None]
    return {"day": day, "time": maker.write.one_of(times)}
