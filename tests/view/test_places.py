from tests.engine.small_stories import play

from coyoacan_game.engine import Playthrough
from coyoacan_game.view import offers, people_seen, place_name, place_now, plan

HOUSE = """
[scene.a]
title = "A"
text = "A."
choice.shut = { text = "Shut.", set = { shut = true } }
[scene.b]
title = "B"
text = "B."
[variable.shut]
start = false
[place.a]
name = "The gate"
label = "Gate"
map = { row = 0, column = 0, width = 12, height = 4 }
exits = ["b"]
sees = ["b"]
[place.a.version.shut]
when = "shut"
name = "The shut gate"
map = { row = 0, column = 0, width = 12, height = 5 }
sees = []
[place.b]
name = "The patio"
map = { row = 0, column = 11, width = 12, height = 4 }
exits = ["a"]
when = "not shut"
[place.b.version.seen]
when = "shut"
name = "The *dark* {patio}"
label = "Dark"
[character.robins]
name = "Harold Robins"
role = "guard"
invented = true
start = "b"
state.b = { at = "b" }
"""


def house(*actions: str) -> Playthrough:
    return play(HOUSE, *actions)


def test_a_version_stands_for_the_keys_it_has_and_leaves_the_others() -> None:
    playing = house("a.shut")
    now = place_now(playing.program, playing.state, "a")
    assert (now.name, now.label, now.sees) == ("The shut gate", "Gate", ())
    assert now.room is not None
    assert now.room.height == 5


def test_a_place_is_on_the_plan_only_while_its_condition_holds() -> None:
    open_, shut = house(), house("a.shut")
    assert plan(open_.program, open_.state).width == 23
    assert plan(shut.program, shut.state).width == 12
    assert "The patio" in "\n".join(plan(open_.program, open_.state).lines)


def test_whom_one_sees_changes_with_the_place() -> None:
    open_, shut = house(), house("a.shut")
    assert [one.id for one in people_seen(open_.program, open_.state)] == ["robins"]
    assert people_seen(shut.program, shut.state) == ()


def test_exits_and_the_plan_in_words_have_the_names_of_the_moment() -> None:
    playing = house("a.shut")
    assert place_name(playing.program, playing.state) == "The shut gate"
    words = [one.text for one in offers(playing.program, playing.state) if one.kind == "exit"]
    assert words == ["Go to: The *dark* {patio}"]  # a name is plain words
    sentence = plan(playing.program, playing.state).sentence
    assert sentence == "You are at: The shut gate. Ways out: The *dark* {patio}."
