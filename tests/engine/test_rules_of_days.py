"""Days: one rule of docs/scene-format.md in each test."""

from __future__ import annotations

import pytest
from tests.engine.small_stories import address, heard, play, program, value

from coyoacan_game.engine import NotOffered, offered

DAYS = """
[story]
title = "T"
start = "a"
[story.clock]
date = 1940-05-24
start = "05:00"
end = "05:20"
walk = 5
wait = 10
[day.second]
date = 1940-05-28
start = "09:00"
end = "09:30"
step = 10
walk = 10
wait = 30
[day.third]
date = 1940-06-02
start = "08:00"
end = "08:30"
[place.p]
name = "Here"
scene = "a"
exits = ["q"]
[place.q]
name = "There"
scene = "b"
exits = ["p"]
[scene.a]
title = "A"
text = "A {day} {time}."
choice.sleep = { text = "Sleep.", goto = "b", day = "second" }
choice.sleep_in = { text = "Sleep in.", goto = "b", day = "third" }
choice.sit = { text = "Sit.", minutes = 10 }
[scene.b]
title = "B"
text = "B {day} {time}."
set = { early = "time < '09:10'" }
choice.again = { text = "Again.", goto = "a", day = "first" }
choice.back = { text = "Back.", goto = "back", day = "third" }
choice.sit = { text = "Sit.", minutes = 10 }
[variable.early]
start = false
"""
ROBINS = """
[character.robins]
name = "Harold Robins"
role = "guard"
invented = true
start = "asleep"
state.asleep = {}
state.up = { at = "q", when = "day > '1940-05-24'", after = ["asleep"] }
state.out = { when = "robins.state == 'up'", after = ["up"] }
"""


def test_a_day_begins_at_its_start_and_the_scene_is_entered_then() -> None:
    playing = play(DAYS, "a.sleep")
    assert heard(playing.last) == ["entered B Tuesday 28 May 1940 09:00."]
    assert (value(playing, "day"), value(playing, "time")) == ("second", 9 * 60)
    assert value(playing, "variable", "early") is True


def test_everybody_takes_one_step_when_a_day_begins() -> None:
    playing = play(DAYS + ROBINS, "a.sleep")
    assert value(playing, "character", "robins", "state") == "up"


def test_an_event_may_happen_when_a_day_begins() -> None:
    event = '[event.e]\nsays = "Bell at {time}."\nwhen = "day in [\'1940-05-28\']"\n'
    playing = play(DAYS + event, "a.sleep")
    assert heard(playing.last) == [
        "happened e",
        "said Bell at 09:00.",
        "entered B Tuesday 28 May 1940 09:00.",
    ]


def test_the_clock_stands_still_at_the_end_of_each_day() -> None:
    playing = play(DAYS, *["a.sit"] * 4)
    assert (value(playing, "day"), value(playing, "time")) == ("first", 5 * 60 + 20)
    playing = play(DAYS, "a.sleep", *["b.sit"] * 5)
    assert (value(playing, "day"), value(playing, "time")) == ("second", 9 * 60 + 30)


def test_each_day_has_its_own_price_of_walking_and_waiting() -> None:
    playing = play(DAYS, "wait", "place.p.exit.q")
    assert value(playing, "time") == 5 * 60 + 15
    playing = play(DAYS, "a.sleep", "place.q.exit.p", "place.p.exit.q")
    assert value(playing, "time") == 9 * 60 + 20
    playing = play(DAYS, "a.sleep", "wait")
    assert value(playing, "time") == 9 * 60 + 30


def test_nobody_waits_on_a_day_without_a_price() -> None:
    playing = play(DAYS, "a.sleep_in")
    assert "wait" not in offered(playing.program, playing.state)
    with pytest.raises(NotOffered):
        playing.take("wait")


def test_one_can_go_back_to_an_earlier_day() -> None:
    playing = play(DAYS, "a.sit", "a.sleep", "b.again")
    assert (value(playing, "day"), value(playing, "time")) == ("first", 5 * 60)


def test_an_event_that_begins_a_day_interrupts_and_lets_one_more_happen() -> None:
    events = """
[event.night]
when = "time == '05:05'"
says = "Night."
goto = "b"
day = "second"
[event.morning]
when = "time == '09:00'"
says = "Morning."
[event.later]
when = "time == '09:00'"
says = "Later."
"""
    playing = play(DAYS + events, "a.sit")
    assert heard(playing.last) == [
        "happened night",
        "said Night.",
        "happened morning",
        "said Morning.",
        "entered B Tuesday 28 May 1940 09:00.",
    ]
    assert value(playing, "time") == 9 * 60  # the rest of the minutes is not spent


def test_days_that_begin_one_another_come_to_an_end() -> None:
    events = """
[event.one]
when = "day != '1940-05-28'"
once = false
goto = "b"
day = "second"
[event.other]
when = "day == '1940-05-28'"
once = false
goto = "b"
day = "third"
"""
    playing = play(DAYS + events, "a.sit")
    assert [one for one in heard(playing.last) if one.startswith("happened")] == [
        "happened one",
        "happened other",
    ]
    assert value(playing, "day") == "third"


def test_a_scene_that_a_new_day_interrupts_before_it_is_read_is_not_visited() -> None:
    events = """
[event.morning]
when = "time == '09:00'"
goto = "a"
[ending.e]
title = "E"
text = "{visited.a: a} {visited.b: b}"
when = "happened.morning"
"""
    playing = play(DAYS + events, "a.sleep")
    assert heard(playing.last) == [
        "happened morning",
        "entered A Tuesday 28 May 1940 09:00.",
        "ended e",
    ]
    assert value(playing, "visited", "b") is False


def test_back_to_nowhere_enters_the_present_scene_again() -> None:
    story = DAYS.replace('scene = "b"\nexits', "exits").replace(
        "[scene.b]", '[scene.b]\nplace = "q"'
    )
    story = story.replace('exits = ["q"]', "").replace(
        "[scene.a]", "[scene.q]\ntitle='Q'\ntext='Q'\n[scene.a]"
    )
    playing = play(story, "a.sleep", "b.back")
    assert value(playing, "day") == "third"


def test_a_state_keeps_its_day_in_its_time() -> None:
    made = program(DAYS)
    assert [one.opens for one in made.days] == [300, 1440 + 540, 2880 + 480]
    assert play(DAYS, "a.sleep_in").state.time == 2880 + 480


def test_a_time_of_day_means_the_same_on_every_day() -> None:
    event = "[event.e]\nonce = false\nsays = \"Nine.\"\nwhen = \"'09:00' <= time <= '09:05'\"\n"
    assert "happened e" in heard(play(DAYS + event, "a.sleep").last)
    assert "happened e" not in heard(play(DAYS + event, "a.sit").last)


def test_the_address_of_a_day_is_no_action() -> None:
    playing = play(DAYS)
    with pytest.raises(NotOffered):
        playing.take(address("day.second"))
