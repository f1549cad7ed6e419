"""Choices, effects, visits, events, endings: one rule of docs/scene-format.md in each test."""

from __future__ import annotations

import pytest
from tests.engine.small_stories import address, heard, play, program, value

from coyoacan_game.engine import NotOffered, Playthrough, ending, offered

TWO_SCENES = """
[scene.a]
title = "A"
text = "A. {visited.a: Again.}"
choice.go = { text = "Go.", goto = "b" }
[scene.b]
title = "B"
text = "B. {visited.b: Again.}"
choice.go = { text = "Go.", goto = "a" }
"""

CHOICES = """
[note.bolt]
kind = "evidence"
title = "Bolt"
text = "Bolt."
invented = true
[variable.low]
start = 0
range = [0, 3]
[variable.high]
start = 3
range = [0, 3]
[variable.open]
start = false
[scene.a]
title = "A"
text = "A."
[scene.a.choice.look]
text = "Look."
once = true
learn = ["bolt"]
says = "{knows.bolt: You knew. | You did not know.}"
[scene.a.choice.look_again]
text = "Look again."
learn = ["bolt"]
says = "{knows.bolt: You knew. | You did not know.}"
[scene.a.choice.swap]
text = "Swap."
set = { low = "high", high = "low" }
[scene.a.choice.down]
text = "Down."
set = { low = "low - 1", open = true }
[scene.a.choice.up]
text = "Up."
set = { low = "low + 2" }
[scene.a.choice.through]
text = "Through."
when = "open"
unless_shown = "Shut."
set = { open = false }
"""


def test_a_scene_is_visited_once_it_was_left() -> None:
    assert heard(play(TWO_SCENES).last) == ["entered A."]
    assert heard(play(TWO_SCENES, "a.go").last) == ["entered B."]
    assert heard(play(TWO_SCENES, "a.go", "b.go").last) == ["entered A. Again."]


def test_a_scene_entered_from_itself_was_left() -> None:
    story = """
[scene.a]
title = "A"
text = "A. {visited.a: Again.}"
choice.round = { text = "Round.", goto = "a" }
"""
    assert heard(play(story, "a.round").last) == ["entered A. Again."]


def test_a_choice_that_goes_nowhere_enters_nothing() -> None:
    assert heard(play(CHOICES, "a.swap").last) == []


def test_once_means_once() -> None:
    playing = play(CHOICES, "a.look")
    assert address("a.look") not in offered(playing.program, playing.state)
    with pytest.raises(NotOffered):
        playing.take(address("a.look"))


def test_a_choice_without_once_stays() -> None:
    playing = play(CHOICES, "a.swap", "a.swap", "a.swap")
    assert address("a.swap") in offered(playing.program, playing.state)


def test_what_a_choice_says_is_read_with_what_was_known_before() -> None:
    assert heard(play(CHOICES, "a.look").last) == ["said You did not know.", "learnt bolt"]


def test_what_is_known_is_not_learnt_again() -> None:
    assert heard(play(CHOICES, "a.look", "a.look_again").last) == ["said You knew."]


def test_every_effect_reads_what_was_before() -> None:
    playing = play(CHOICES, "a.swap")
    assert (value(playing, "variable", "low"), value(playing, "variable", "high")) == (3, 0)


def test_leaving_a_range_is_a_fault_and_changes_nothing_else() -> None:
    playing = play(CHOICES, "a.down")
    assert heard(playing.last) == ["fault scene.a.choice.down low -1"]
    assert value(playing, "variable", "low") == 0
    assert value(playing, "variable", "open") is True


def test_a_counter_may_stand_on_its_edge_and_not_go_over() -> None:
    playing = play(CHOICES, "a.swap", "a.up")
    assert heard(playing.last) == ["fault scene.a.choice.up low 5"]
    assert value(playing, "variable", "low") == 3


def test_a_choice_whose_condition_fails_is_not_offered() -> None:
    playing = play(CHOICES)
    assert address("a.through") not in offered(playing.program, playing.state)
    playing.take(address("a.down"))
    assert address("a.through") in offered(playing.program, playing.state)


EVENTS = """
[variable.bell]
start = false
[note.rung]
kind = "evidence"
title = "Rung"
text = "Rung."
invented = true
[scene.a]
title = "A"
text = "A."
choice.ring = { text = "Ring.", set = { bell = true } }
choice.go = { text = "Go.", goto = "b", set = { bell = true } }
choice.look = { text = "Look." }
[scene.b]
title = "B"
text = "B. {visited.a: From A.} {visited.b: Again.}"
choice.go = { text = "Go.", goto = "b" }
"""
ONCE = """
[event.rings]
when = "bell"
says = "{knows.rung: Known. | It rings.}"
learn = ["rung"]
"""


def test_an_event_happens_after_the_action_that_lets_it() -> None:
    heard_then = heard(play(EVENTS + ONCE, "a.ring").last)
    assert heard_then == ["happened rings", "said It rings.", "learnt rung"]


def test_an_event_happens_once() -> None:
    assert heard(play(EVENTS + ONCE, "a.ring", "a.look").last) == []


def test_an_event_that_says_so_happens_every_time() -> None:
    playing = play(EVENTS + ONCE + "once = false", "a.ring", "a.look")
    assert heard(playing.last) == ["happened rings", "said Known."]


def test_an_event_on_the_way_comes_before_the_scene() -> None:
    words = heard(play(EVENTS + ONCE, "a.go").last)
    assert words == ["happened rings", "said It rings.", "learnt rung", "entered B. From A."]


def test_an_event_can_lead_elsewhere() -> None:
    playing = play(EVENTS + ONCE + 'goto = "b"', "a.ring")
    assert heard(playing.last)[-1] == "entered B. From A."
    assert value(playing, "scene") == "b"


def test_a_scene_that_was_interrupted_before_it_was_read_was_not_visited() -> None:
    """The event leads back to the start, so B was entered and never read."""
    playing = play(EVENTS + ONCE + 'goto = "a"', "a.go")
    assert heard(playing.last)[-1] == "entered A."
    playing.take(address("a.go"))
    assert heard(playing.last) == ["entered B. From A."]


def test_of_two_events_only_the_first_happens() -> None:
    second = ONCE.replace("event.rings", "event.rings_too")
    playing = play(EVENTS + ONCE + second, "a.ring")
    assert heard(playing.last)[0] == "happened rings"
    assert heard(playing.take(address("a.look")))[0] == "happened rings_too"


def test_the_first_ending_that_holds_ends_the_play() -> None:
    ends = """
[ending.first]
title = "First"
text = "First."
when = "scene == 'b'"
[ending.second]
title = "Second"
text = "Second."
when = "true"
"""
    story = program(TWO_SCENES, rest=ends)
    playing = Playthrough(story)
    assert ending(story, playing.state) == "second"
    assert offered(story, playing.state) == ()
    with pytest.raises(NotOffered):
        playing.take(address("a.go"))


def test_an_ending_comes_last_in_its_turn() -> None:
    ends = '[ending.there]\ntitle = "There"\ntext = "There."\nwhen = "scene == \'b\'"\n'
    playing = Playthrough(program(TWO_SCENES, rest=ends))
    assert heard(playing.take(address("a.go"))) == ["entered B.", "ended there"]


def test_entering_a_scene_teaches_and_changes() -> None:
    story = EVENTS.replace('title = "B"', 'title = "B"\nlearn = ["rung"]\nset = { bell = false }')
    playing = play(story, "a.go")
    assert heard(playing.last) == ["learnt rung", "entered B. From A."]
    assert value(playing, "variable", "bell") is False


def test_comparisons_are_offered_once_both_notes_are_known() -> None:
    story = """
[note.one]
kind = "evidence"
title = "One"
text = "One."
invented = true
[note.two]
kind = "evidence"
title = "Two"
text = "Two."
invented = true
[comparison.both]
notes = ["one", "two"]
result = "contradicts"
says = "{compared.both: Again. | They do not fit.}"
[scene.a]
title = "A"
text = "A."
choice.one = { text = "One.", learn = ["one"] }
choice.two = { text = "Two.", learn = ["two"] }
"""
    playing = play(story, "a.one")
    assert "comparison.both" not in offered(playing.program, playing.state)
    playing.take(address("a.two"))
    assert "comparison.both" in offered(playing.program, playing.state)
    assert heard(playing.take("comparison.both")) == ["said They do not fit."]
    assert "comparison.both" not in offered(playing.program, playing.state)
