"""What the plan lets one see and hear."""

from __future__ import annotations

from tests.clockwork.lamp import lamp_story

from coyoacan_game.clockwork import Perceived, Senses, Stand, heard_spans, seen_spans
from coyoacan_game.story.days import minutes_of

BRUNO = Stand(witness="bruno")
GATE = Stand(place="gate")
OIL = (minutes_of("20:05"), minutes_of("20:40"))


def perceived(stand: Stand, time: str, **accounts: str) -> Perceived | None:
    return Senses(lamp_story(), "first", accounts).perceived(stand, minutes_of(time))


def seen(stand: Stand, time: str, **accounts: str) -> list[str]:
    found = perceived(stand, time, **accounts)
    assert found is not None
    return [f"{one.who} at {one.at}" for one in found.sightings]


def test_one_sees_who_is_here_and_along_the_lines_of_sight() -> None:
    assert seen(GATE, "20:06") == ["ana at gate", "bruno at yard", "lamp at yard"]


def test_a_line_goes_no_further_than_it_is_declared() -> None:
    """The gate sees the yard, and the yard the shed."""
    assert seen(GATE, "20:12") == ["bruno at yard"]


def test_a_shut_door_stops_sight_both_ways() -> None:
    assert seen(BRUNO, "20:14") == ["ana at shed", "lamp at shed"]
    assert seen(BRUNO, "20:15") == []
    assert seen(Stand(witness="ana"), "20:15") == ["lamp at shed"]


def test_a_witness_sees_nothing_of_themselves_and_nothing_while_away() -> None:
    assert "bruno at yard" not in seen(BRUNO, "20:06")
    assert perceived(BRUNO, "20:04") is None


def test_a_place_perceives_nothing_outside_the_day() -> None:
    assert perceived(GATE, "19:59") is None
    assert perceived(GATE, "21:00") is None


def test_a_sound_carries_over_as_many_lines_as_it_says_and_a_door_muffles_it() -> None:
    """From the shed to the gate are two lines; the door, once shut, counts for one more."""
    found = [perceived(GATE, time) for time in ("20:14", "20:15")]
    assert [bool(one and one.hearings) for one in found] == [True, False]
    nearer = perceived(BRUNO, "20:15")
    assert nearer is not None
    assert [(one.sound, one.at) for one in nearer.hearings] == [("a tin falls", "shed")]


def test_another_account_is_seen_otherwise() -> None:
    assert "lamp at yard" in seen(BRUNO, "20:20", lamp="nobody")


def test_spans_are_what_the_page_on_the_format_tells_of_bruno() -> None:
    senses = Senses(lamp_story(), "first")
    told = [
        (one.start - OIL[0] + 5, one.end - OIL[0] + 5, one.what.who, one.what.at)
        for one in seen_spans(senses, BRUNO, *OIL)
    ]
    assert told[:3] == [(5, 8, "ana", "gate"), (5, 9, "lamp", "yard"), (8, 10, "ana", "yard")]
    assert (10, 15, "ana", "shed") in told
    heard = [(one.start, one.end) for one in heard_spans(senses, BRUNO, *OIL)]
    assert heard == [(minutes_of("20:10"), minutes_of("20:29"))]
