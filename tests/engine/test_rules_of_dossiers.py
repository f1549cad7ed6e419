"""Dossiers: one rule of docs/scene-format.md in each test."""

from __future__ import annotations

import pytest
from tests.engine.small_stories import heard, play, program, value
from tests.engine.test_rules_of_findings import FILE, filed, finding

from coyoacan_game.engine import NotOffered, Playthrough, ending, offered, replay

STORY = """
[story]
title = "T"
start = "a"
[story.clock]
date = 1940-05-24
start = "05:00"
end = "06:00"
dossier = "one"
[day.second]
date = 1940-05-28
start = "09:00"
end = "10:00"
dossier = "two"
[dossier.one]
title = "The first"
start = "a"
[dossier.two]
title = "The second"
start = "b"
day = "second"
start_place = "room"
before = "It was so{knows.bolt:, and the bolt was drawn}."
learn = ["bolt"]
set = { patience = "patience + 1" }
[place.room]
name = "The room"
scene = "own"
[scene.own]
title = "Own"
text = "Own."
[variable.patience]
start = 1
range = [0, 2]
[note.bolt]
kind = "evidence"
title = "Bolt"
text = "Bolt."
invented = true
[scene.a]
title = "A"
text = "A."
place = "street"
choice.close = { text = "Close.", goto = "shut" }
choice.look = { text = "Look.", learn = ["bolt"] }
[place.street]
name = "The street"
scene = "a"
[scene.b]
title = "B"
text = "B in {dossier}, {place}, {patience}."
choice.close = { text = "Close.", goto = "shut" }
[scene.shut]
title = "Shut"
text = "Shut."
[ending.first]
title = "First"
text = "First."
when = "scene == 'shut' and dossier == 'one'"
next = "two"
[ending.last]
title = "Last"
text = "Last."
when = "scene == 'shut' and dossier == 'two'"
"""
GO_ON = "dossier.two"


def test_at_an_ending_that_leads_on_there_is_one_thing_to_do() -> None:
    playing = play(STORY, "a.close")
    assert ending(playing.program, playing.state) == "first"
    assert offered(playing.program, playing.state) == (GO_ON,)


def test_an_ending_that_leads_nowhere_ends_the_play() -> None:
    playing = play(STORY, "a.close", GO_ON, "b.close")
    assert ending(playing.program, playing.state) == "last"
    assert offered(playing.program, playing.state) == ()


def test_nobody_goes_on_before_the_end() -> None:
    with pytest.raises(NotOffered):
        play(STORY, GO_ON)


def test_going_on_begins_the_day_in_the_dossiers_place_and_keeps_everything() -> None:
    playing = play(STORY, "a.look", "a.close", GO_ON)
    assert heard(playing.last) == ["entered B in The second, The room, 1."]
    assert (value(playing, "day"), value(playing, "time")) == ("second", 9 * 60)
    assert value(playing, "knows", "bolt") is True


def test_what_one_is_taken_to_know_is_for_those_who_begin_there() -> None:
    playing = play(STORY, "a.close", GO_ON)
    assert value(playing, "knows", "bolt") is False
    assert value(playing, "variable", "patience") == 1


def test_a_dossier_can_be_begun_with() -> None:
    playing = Playthrough(program(STORY), "two")
    assert heard(playing.last) == [
        "said It was so, and the bolt was drawn.",
        "entered B in The second, The room, 2.",
    ]
    assert value(playing, "day") == "second"
    assert value(playing, "knows", "bolt") is True


GUARD = """
[character.guard]
name = "The guard"
role = "guard"
start = "away"
state.away = {}
state.post = { at = "room", when = "day == '1940-05-28' and knows.bolt" }
state.tired = { at = "street", when = "day == '1940-05-28'", after = ["post"] }
"""


def where(playing: Playthrough) -> object:
    """The state the guard is in."""
    return value(playing, "character", "guard", "state")


def test_people_stand_at_their_posts_when_a_dossier_is_begun_with() -> None:
    playing = Playthrough(program(STORY + GUARD), "two")
    assert where(playing) == "post"


def test_people_take_one_step_at_a_beginning_as_they_do_when_one_goes_on() -> None:
    gone_on = play(STORY + GUARD, "a.look", "a.close", GO_ON)
    begun = Playthrough(program(STORY + GUARD), "two")
    assert where(gone_on) == where(begun) == "post"


def test_at_the_beginning_of_the_story_people_stand_where_their_tables_say() -> None:
    guard = GUARD.replace(" and knows.bolt", "").replace("1940-05-28", "1940-05-24")
    assert where(Playthrough(program(STORY + guard))) == "away"


def test_a_counter_that_leaves_its_range_at_a_beginning_is_a_fault() -> None:
    story = STORY.replace("start = 1\nrange", "start = 2\nrange")
    playing = Playthrough(program(story), "two")
    assert heard(playing.last)[1] == "fault dossier.two patience 3"


def test_a_replay_begins_where_the_play_did() -> None:
    made = program(STORY)
    playing = Playthrough(made, "two")
    playing.take("scene.b.choice.close")
    again = replay(made, playing.actions, "two")
    assert again.turns == playing.turns
    assert again.dossier == "two"


def test_an_ending_that_holds_in_the_next_dossier_still_ends_the_play_there() -> None:
    story = STORY.replace(" and dossier == 'one'", "").replace(
        "when = \"scene == 'shut'\"", 'when = "visited.a"'
    )
    playing = play(story, "a.close", GO_ON)
    assert ending(playing.program, playing.state) == "first"
    assert offered(playing.program, playing.state) == (GO_ON,)


def test_what_happens_first_on_the_day_happens_when_one_goes_on() -> None:
    event = '[event.e]\nwhen = "time == \'09:00\'"\nsays = "Nine."\n'
    playing = play(STORY + event, "a.close", GO_ON)
    assert heard(playing.last)[:2] == ["happened e", "said Nine."]


def test_without_a_clock_one_goes_on_all_the_same() -> None:
    story = """
[dossier.one]
title = "One"
start = "a"
[dossier.two]
title = "Two"
start = "b"
[scene.a]
title = "A"
text = "A."
choice.go = { text = "Go.", goto = "c" }
[scene.b]
title = "B"
text = "B."
choice.go = { text = "Go.", goto = "a" }
[scene.c]
title = "C"
text = "C."
[ending.e]
title = "E"
text = "E."
when = "scene == 'c'"
next = "two"
"""
    playing = play(story, "a.go", GO_ON)
    assert heard(playing.last) == ["entered B."]


OF_TWO = (
    FILE
    + finding("f0", 'dossier = "x"')
    + finding("f1", 'dossier = "x"')
    + finding("f2")
    + finding("f3", 'dossier = "y"')
    + '[dossier.x]\ntitle = "X"\nstart = "a"\n[dossier.y]\ntitle = "Y"\nstart = "a"\n'
)


def test_findings_are_confirmed_with_those_of_their_dossier() -> None:
    assert heard(play(OF_TWO, filed("f3")).last) == ["confirmed f3"]
    assert heard(play(OF_TWO, filed("f2")).last) == ["confirmed f2"]
    assert heard(play(OF_TWO, filed("f0")).last) == []
    assert heard(play(OF_TWO, filed("f0"), filed("f1")).last) == ["confirmed f0", "confirmed f1"]


def test_a_right_finding_of_another_dossier_does_not_count() -> None:
    three = OF_TWO + finding("f4", 'dossier = "x"')
    playing = play(three, filed("f0"), filed("f3"), filed("f1"))
    assert heard(playing.last) == []


def test_what_was_taken_is_marked_for_the_rest_of_its_day() -> None:
    playing = play(STORY, "a.look", "a.close")
    close = "scene.a.choice.close"
    assert playing.was_taken("scene.a.choice.look")
    assert playing.was_taken(close)
    playing.take(GO_ON)
    assert not playing.was_taken(close)
    playing.undo()
    assert playing.was_taken(close)
    playing.undo()
    assert not playing.was_taken(close)


def test_the_notes_a_dossier_gives_are_the_first_that_were_learnt() -> None:
    assert Playthrough(program(STORY), "two").learnt == ("bolt",)
    assert Playthrough(program(STORY)).learnt == ()
