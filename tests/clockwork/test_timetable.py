"""Who is where at which minute."""

from __future__ import annotations

import pytest
from tests.clockwork.lamp import lamp_story

from coyoacan_game.clockwork import assumed, days_with_timetables, timetable_of
from coyoacan_game.story.days import minutes_of


def where(who: str, time: str, **accounts: str) -> str | None:
    return timetable_of(lamp_story(), "first", accounts).place(who, minutes_of(time))


@pytest.mark.parametrize(
    ("time", "place"),
    [("20:00", "gate"), ("20:07", "gate"), ("20:08", "yard"), ("20:09", "yard"), ("20:10", "shed")],
)
def test_a_walk_is_worked_out_so_as_to_arrive_on_the_minute(time: str, place: str) -> None:
    """From the gate to the yard is one minute, from the yard to the shed two."""
    assert where("ana", time) == place


def test_whoever_comes_from_being_away_comes_in_where_the_row_says() -> None:
    assert (where("bruno", "20:04"), where("bruno", "20:05")) == (None, "yard")


def test_a_day_ends_at_its_end() -> None:
    assert (where("ana", "20:59"), where("ana", "21:00")) == ("gate", None)


def test_a_thing_is_wherever_the_one_is_who_has_it() -> None:
    times = ("20:08", "20:09", "20:10", "20:29", "20:30")
    assert [where("lamp", time) for time in times] == ["yard", "yard", "shed", "yard", "gate"]


def test_rows_of_an_account_hold_by_that_account_alone() -> None:
    assert (where("lamp", "20:20"), where("lamp", "20:20", lamp="nobody")) == ("shed", "yard")


def test_the_first_account_is_assumed_until_another_is() -> None:
    assert assumed(lamp_story(), "first") == {"lamp": "ana"}
    assert assumed(lamp_story(), "first", {"lamp": "nobody"}) == {"lamp": "nobody"}


def test_a_walk_rests_on_no_source() -> None:
    stay = timetable_of(lamp_story(), "first").stay("ana", minutes_of("20:08"))
    assert stay is not None
    assert (stay.walking, stay.sound, stay.inferred) == ("shed", None, True)


def test_days_with_timetables_are_named_in_the_order_of_the_story() -> None:
    assert days_with_timetables(lamp_story()) == ("first",)
