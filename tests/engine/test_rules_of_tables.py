"""Registers, and places that change: one rule of docs/scene-format.md in each test."""

from __future__ import annotations

import pytest
from tests.engine.small_stories import heard, play, value

from coyoacan_game.engine import NotOffered, offered

STORY = """
[scene.a]
title = "A"
text = "A."
choice.open = { text = "Open.", set = { open = true } }
choice.shut = { text = "Shut.", set = { open = false } }
choice.on = { text = "On.", goto = "b" }
[scene.b]
title = "B"
text = "{asked.book.jacson: Asked. | Not asked.}"
choice.on = { text = "On.", goto = "a" }
[variable.open]
start = false
[variable.asked_for]
start = 0
range = [0, 1]
[note.jacson]
kind = "document"
title = "Jacson"
text = "Jacson."
invented = true
[table.book]
title = "The visitors' book"
columns = ["Day", "Name"]
when = "open"
says = "A book."
invented = true
row.jacson = { cells = ["28 May", "Jacson"], says = "He came.", learn = ["jacson"], set = { asked_for = "asked_for + 1" } }
row.milk = { cells = ["29 May", "The milkman"] }
row.late = { cells = ["30 May", "Nobody"], says = "Late.", when = "knows.jacson" }
"""
JACSON = "table.book.row.jacson"
EVENT = '[event.e]\nwhen = "asked.book.jacson"\nsays = "Then."\n'


def test_rows_are_offered_while_the_table_can_be_opened() -> None:
    assert JACSON not in offered(play(STORY).program, play(STORY).state)
    playing = play(STORY, "a.open")
    assert JACSON in offered(playing.program, playing.state)


def test_rows_are_asked_about_in_any_scene() -> None:
    playing = play(STORY, "a.open", "a.on")
    assert offered(playing.program, playing.state) == ("scene.b.choice.on", JACSON)


def test_asking_says_learns_and_sets_and_lets_an_event_happen() -> None:
    playing = play(STORY + EVENT, "a.open", JACSON)
    assert heard(playing.last) == ["said He came.", "learnt jacson", "happened e", "said Then."]
    assert value(playing, "variable", "asked_for") == 1
    assert value(playing, "asked", "book", "jacson") is True


def test_a_row_is_asked_about_once() -> None:
    playing = play(STORY, "a.open", JACSON)
    with pytest.raises(NotOffered):
        playing.take(JACSON)


def test_a_row_that_does_not_stand_there_cannot_be_asked_about() -> None:
    late = "table.book.row.late"
    playing = play(STORY, "a.open")
    assert late not in offered(playing.program, playing.state)
    playing.take(JACSON)
    assert late in offered(playing.program, playing.state)


def test_a_row_with_nothing_to_say_can_only_be_read() -> None:
    with pytest.raises(NotOffered):
        play(STORY, "a.open", "table.book.row.milk")


def test_a_table_that_is_shut_again_answers_nobody() -> None:
    with pytest.raises(NotOffered):
        play(STORY, "a.open", "a.shut", JACSON)


def test_texts_know_what_was_asked() -> None:
    assert heard(play(STORY, "a.on").last) == ["entered Not asked."]
    assert heard(play(STORY, "a.open", JACSON, "a.on").last) == ["entered Asked."]


def test_rows_stand_before_comparisons() -> None:
    comparison = """
[note.bolt]
kind = "evidence"
title = "Bolt"
text = "Bolt."
invented = true
[comparison.c]
notes = ["jacson", "bolt"]
result = "agrees"
says = "C."
[scene.a.choice.look]
text = "Look."
learn = ["bolt", "jacson"]
"""
    playing = play(STORY + comparison, "a.open", "a.look")
    kinds = [one.split(".")[0] for one in offered(playing.program, playing.state)]
    assert kinds == ["scene"] * 4 + ["table", "table", "comparison"]


PLACES = """
[scene.a]
title = "A"
text = "{place}."
place = "p"
choice.guard = { text = "Guard.", set = { guards = "guards + 1" }, goto = "a" }
[variable.guards]
start = 0
range = [0, 3]
[place.p]
name = "The doors"
scene = "a"
version.many = { when = "guards > 2", name = "The barracks" }
version.shut = { when = "guards == 2", label = "Shut" }
version.some = { when = "guards > 0", name = "The guarded doors" }
"""


def test_a_place_is_called_by_the_first_version_that_holds() -> None:
    """One without a name leaves the place its own, whatever comes after it."""
    names = [heard(play(PLACES, *["a.guard"] * times).last) for times in range(4)]
    assert names == [
        ["entered The doors."],
        ["entered The guarded doors."],
        ["entered The doors."],
        ["entered The barracks."],
    ]
