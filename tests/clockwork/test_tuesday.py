"""What can be established of the Tuesday of the game: all that its sources allow of the arrival, and no more."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from coyoacan_game.clockwork import Runs, Senses, Stand
from coyoacan_game.loader import load_story
from coyoacan_game.story.models import Story
from coyoacan_game.story.timetables import SeenRow

SCENES = Path(__file__).parents[2] / "scenes"
ARRIVAL = ("17:00", "17:34")
QUARTER = range(17 * 60 + 30, 17 * 60 + 46)


@cache
def story() -> Story:
    told = load_story(SCENES).story
    assert told is not None
    return told


def shown() -> set[str]:
    return {row for note in story().note.values() for row in note.shows}


def rows() -> Iterator[tuple[str, str, SeenRow]]:
    """Every row of that day: its address, its minute, itself."""
    for kind, ones in (("character", story().character), ("thing", story().thing)):
        for id_, one in ones.items():
            for minute, row in one.timetable.get("tuesday", {}).items():
                yield f"{kind}.{id_}.timetable.tuesday.{minute}", minute, row
            for dispute, accounts in one.account.items():
                for account, by_minute in accounts.items():
                    for minute, row in by_minute.items():
                        yield f"{kind}.{id_}.account.{dispute}.{account}.{minute}", minute, row


def was_read(row: SeenRow) -> bool:
    """Whether a source that was read says so, and not only somebody's memory."""
    return any(story().fact[id_].basis != "recall" for id_ in row.facts)


def test_every_row_of_the_arrival_that_a_source_allows_is_shown_by_a_note() -> None:
    start, end = ARRIVAL
    allowed = {
        address
        for address, minute, row in rows()
        if start <= minute < end and ".timetable." in address and was_read(row)
    }
    assert len(allowed) >= 15
    assert allowed - shown() == set()


def test_no_note_shows_a_row_that_no_fact_bears_out() -> None:
    by_address = {address: row for address, _, row in rows()}
    invented = {id_ for id_, one in story().character.items() if one.invented}
    unfounded = {
        address
        for address in shown()
        if not by_address[address].facts and address.split(".")[1] not in invented
    }
    assert unfounded == set()


def test_what_is_shown_by_one_account_alone_has_its_other_side_shown_or_is_invented() -> None:
    sides = {tuple(row.split(".")[3:5]) for row in shown() if ".account." in row}
    assert {("d_let_in", "robins"), ("d_let_in", "another")} <= sides
    assert {("d_pistol", "drawn"), ("d_pistol", "no_resistance")} <= sides


def test_from_nowhere_can_one_tell_where_the_coat_was_laid() -> None:
    ways = [
        Senses(story(), "tuesday", {"d_coat_where": way})
        for way in story().dispute["d_coat_where"].account
    ]
    for one in story().standpoint.values():
        for minute in QUARTER:
            told = [senses.perceived(Stand(one.at, one.witness), minute) for senses in ways]
            assert told[0] == told[1] == told[2]


def test_only_what_bears_on_a_stretch_is_to_be_supposed_there() -> None:
    """Of the coat, too, though nobody can see it: the quarter of an hour has its row."""
    runs = Runs(story())
    assert runs.mattering("the_morning") == ()
    assert runs.mattering("the_arrival") == ("d_let_in", "d_water")
    assert set(runs.mattering("the_quarter_hour")) == set(story().dispute)
    assert "d_coat_where" not in runs.mattering("the_hour_after")


def test_nobody_stands_inside() -> None:
    inside = {"p_study"}
    assert not any(one.at in inside for one in story().standpoint.values())
    assert not {"jacson", "trotsky"} & {one.witness for one in story().standpoint.values()}
