from tests.engine.small_stories import program
from tests.view.house import visit
from tests.view.trail import ASK, CALM, DRIVE, follow

from coyoacan_game.engine import start
from coyoacan_game.view import (
    date_of,
    people,
    people_here,
    people_seen,
    place_name,
    place_of,
    plan,
    time_of,
)
from coyoacan_game.view.moment import shown_place

PLAIN = '[scene.a]\ntitle = "A"\ntext = "A."\n'


def test_place_time_and_date_have_words() -> None:
    play = visit("place.gate.exit.patio")
    assert place_of(play.program, play.state) == "patio"
    assert place_name(play.program, play.state) == "The patio with the cactuses"
    assert time_of(play.program, play.state) == "05:05"
    assert date_of(play.program) == "Friday 24 May 1940"


def test_a_story_without_them_has_none() -> None:
    made = program(PLAIN)
    state = start(made)
    assert place_of(made, state) is None
    assert (place_name(made, state), time_of(made, state), date_of(made)) == ("", "", "")
    assert people(made, state) == ()


def test_everybody_has_a_mark_and_a_place_if_they_are_anywhere() -> None:
    play = visit()
    found = [(one.id, one.mark, one.place, one.doing) for one in people(play.program, play.state)]
    assert found == [
        ("robins", "R", "gate", "leans on the jamb"),
        ("natalia", "S", "cellar", None),
        ("away", "S", None, "sleeps"),
    ]


def test_people_are_here_or_seen_or_neither() -> None:
    play = visit()
    assert [one.id for one in people_here(play.program, play.state)] == ["robins"]
    assert people_seen(play.program, play.state) == ()
    play.take("place.gate.exit.patio")
    assert people_here(play.program, play.state) == ()
    assert [one.id for one in people_seen(play.program, play.state)] == ["robins", "natalia"]


def test_a_scene_may_be_somewhere_else_than_in_a_place() -> None:
    play = follow(DRIVE)
    assert place_name(play.program, play.state) == "The road to Santa Rosa"
    assert shown_place(play.program, play.state) is None
    assert place_of(play.program, play.state) == "office"  # where one comes back to
    assert people_here(play.program, play.state) == ()
    assert plan(play.program, play.state).sentence == "You are at: The road to Santa Rosa."


def test_a_scene_may_say_itself_who_is_there() -> None:
    play = follow(ASK)
    assert place_name(play.program, play.state) == "The office"
    assert people_here(play.program, play.state) == ()
    play.take(CALM)
    assert [one.id for one in people_here(play.program, play.state)] == ["ocampo"]
