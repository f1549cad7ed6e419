"""The clock, the people, the ways between places: one rule of docs/scene-format.md in each test."""

from __future__ import annotations

import pytest
from tests.engine.small_stories import address, heard, play, value

from coyoacan_game.engine import NotOffered, offered

CLOCK = """
[story]
title = "T"
start = "a"
[story.clock]
date = 1940-05-24
start = "05:00"
end = "05:20"
step = 5
wait = 10
walk = 5
"""
HOUSE = """
[place.a]
name = "The gate"
exits = ["b"]
[place.b]
name = "The patio"
exits = ["a"]
[scene.a]
title = "A"
place = "a"
text = "A at {time}."
choice.sit = { text = "Sit.", minutes = 15 }
choice.talk = { text = "Talk.", goto = "talk" }
[scene.b]
title = "B"
text = "B at {time}. {here.robins: He is here.}"
choice.talk = { text = "Talk.", goto = "talk" }
[scene.talk]
title = "Talk"
text = "Talk."
choice.back = { text = "Back.", goto = "back" }
[character.robins]
name = "Harold Robins"
role = "guard"
invented = true
start = "gate"
state.gate = { at = "a" }
state.patio = { at = "b", when = "time == '05:10'", after = ["gate"] }
state.away = { when = "time == '05:15'", after = ["patio"] }
"""


def test_time_passes_before_the_scene_is_read() -> None:
    playing = play(CLOCK + HOUSE, "place.a.exit.b")
    assert heard(playing.last) == ["entered B at 05:05."]


def test_walking_in_puts_you_there_whatever_the_scene_says() -> None:
    playing = play(CLOCK + HOUSE, "place.a.exit.b")
    assert value(playing, "place") == "b"
    assert "place.b.exit.a" in offered(playing.program, playing.state)


def test_the_clock_stands_still_at_its_end() -> None:
    playing = play(CLOCK + HOUSE, "a.sit", "a.sit", "a.sit")
    assert value(playing, "time") == 5 * 60 + 20


def test_nobody_waits_when_the_clock_stands_still() -> None:
    playing = play(CLOCK + HOUSE, "wait", "wait")
    assert "wait" not in offered(playing.program, playing.state)
    with pytest.raises(NotOffered):
        playing.take("wait")


def test_without_a_price_nobody_can_wait() -> None:
    playing = play(CLOCK.replace("wait = 10", "") + HOUSE)
    assert "wait" not in offered(playing.program, playing.state)


def test_somebody_takes_one_step_at_a_time() -> None:
    """From the gate to the patio at ten past, and away at a quarter past: each at its own step."""
    states = []
    playing = play(CLOCK + HOUSE)
    for _ in range(2):
        playing.take("wait")
        states.append(value(playing, "character", "robins", "state"))
    assert states == ["patio", "away"]


def test_a_transition_holds_only_after_the_states_it_names() -> None:
    story = HOUSE.replace("'05:10'", "'05:20'")
    playing = play(CLOCK + story, "a.sit", "a.sit")
    assert value(playing, "character", "robins", "state") == "patio"


def test_who_comes_later_in_the_file_sees_where_the_others_have_gone() -> None:
    harte = """
[character.harte]
name = "Sheldon Harte"
role = "guard"
invented = true
start = "cot"
state.cot = { at = "a" }
state.up = { at = "b", when = "robins.state == 'patio'" }
"""
    after = play(CLOCK + HOUSE + harte, "wait")
    before = play(CLOCK + harte + HOUSE, "wait")
    assert value(after, "character", "harte", "state") == "up"
    assert value(before, "character", "harte", "state") == "cot"


def test_people_are_met_where_they_are() -> None:
    playing = play(CLOCK + HOUSE, "a.sit", "place.a.exit.b")
    assert heard(playing.last) == ["entered B at 05:20."]
    playing = play(CLOCK + HOUSE, "place.a.exit.b", "place.b.exit.a", "wait")
    assert value(playing, "character", "robins", "state") == "away"


def test_nobody_is_with_a_player_who_is_in_no_place() -> None:
    story = """
[scene.a]
title = "A"
text = "{here.robins: He is here. | Alone.}"
choice.look = { text = "Look." }
[character.robins]
name = "Harold Robins"
role = "guard"
invented = true
start = "away"
state.away = { doing = "sleeps" }
"""
    assert heard(play(story).last) == ["entered Alone."]


def test_an_event_interrupts_and_the_rest_of_the_time_is_not_spent() -> None:
    event = """
[event.shout]
when = "time == '05:05'"
says = "A shout."
goto = "talk"
"""
    playing = play(CLOCK + HOUSE + event, "a.sit")
    assert heard(playing.last) == ["happened shout", "said A shout.", "entered Talk."]
    assert value(playing, "time") == 5 * 60 + 5


def test_an_event_that_leads_nowhere_lets_time_pass() -> None:
    event = "[event.shout]\nwhen = \"time == '05:05'\"\nsays = 'A shout.'\n"
    playing = play(CLOCK + HOUSE + event, "a.sit")
    assert heard(playing.last) == ["happened shout", "said A shout."]
    assert value(playing, "time") == 5 * 60 + 15


def test_events_still_happen_when_the_clock_stands_still() -> None:
    """Also after an action that would have cost time, had there been any left."""
    event = "[event.enough]\nwhen = \"chose.a.sit and time == '05:20'\"\nsays = 'Enough.'\n"
    playing = play(CLOCK + HOUSE + event, "wait", "wait", "a.sit")
    assert heard(playing.last) == ["happened enough", "said Enough."]


def test_back_leads_to_the_scene_of_the_place_you_are_in() -> None:
    playing = play(CLOCK + HOUSE, "a.talk", "talk.back")
    assert heard(playing.last) == ["entered A at 05:00."]
    playing = play(CLOCK + HOUSE, "place.a.exit.b", "b.talk", "talk.back")
    assert heard(playing.last) == ["entered B at 05:05."]


def test_exits_and_waiting_belong_to_the_scene_of_a_place() -> None:
    playing = play(CLOCK + HOUSE, "a.talk")
    assert offered(playing.program, playing.state) == (address("talk.back"),)


def test_a_scene_that_is_anywhere_may_offer_the_exits_of_where_you_are() -> None:
    story = CLOCK + HOUSE.replace('text = "Talk."\nchoice', 'text = "Talk."\nexits = true\nchoice')
    at_gate = play(story, "a.talk")
    in_patio = play(story, "place.a.exit.b", "b.talk")
    assert offered(at_gate.program, at_gate.state)[1:] == ("place.a.exit.b", "wait")
    assert offered(in_patio.program, in_patio.state)[1:] == ("place.b.exit.a", "wait")
    with pytest.raises(NotOffered):
        at_gate.take("place.b.exit.a")


def test_a_scene_of_a_place_may_keep_its_exits_to_itself() -> None:
    story = CLOCK + HOUSE.replace('place = "a"', 'place = "a"\nexits = false')
    playing = play(story)
    assert offered(playing.program, playing.state) == (address("a.sit"), address("a.talk"))


def test_an_exit_has_its_own_price_and_condition() -> None:
    way = """
[place.a.exit.b]
text = "Climb."
when = "chose.a.sit"
minutes = 0
"""
    closed = play(CLOCK + HOUSE + way)
    assert "place.a.exit.b" not in offered(closed.program, closed.state)
    playing = play(CLOCK + HOUSE + way, "a.sit", "place.a.exit.b")
    assert heard(playing.last) == ["entered B at 05:15."]


def test_a_variable_can_keep_a_place_and_be_compared_with_it() -> None:
    kept = """
[variable.kept]
start = "none"
values = ["b", "none", "a"]
[event.keeps]
when = "place != kept and scene == place"
once = false
set = { kept = "place" }
"""
    playing = play(CLOCK + HOUSE + kept, "place.a.exit.b")
    assert value(playing, "variable", "kept") == "b"
    playing.take(address("b.talk"))
    assert heard(playing.last) == ["entered Talk."]


def test_whoever_is_in_a_state_does_not_enter_it_again() -> None:
    """Staying would count as the first open transition, and keep the second from being taken."""
    pacing = """
[character.harte]
name = "Sheldon Harte"
role = "guard"
invented = true
start = "up"
state.up = { at = "a", when = "true", after = ["up"] }
state.down = { at = "b", when = "true", after = ["up"] }
"""
    playing = play(CLOCK + HOUSE + pacing, "wait")
    assert value(playing, "character", "harte", "state") == "down"
