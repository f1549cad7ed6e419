from tests.engine.small_stories import play, program
from tests.engine.test_rules_of_days import DAYS
from tests.engine.test_rules_of_dossiers import STORY as DOSSIERS

from coyoacan_game.engine import Playthrough, start
from coyoacan_game.view import (
    date_of,
    dossier_now,
    dossiers,
    plain_piece,
    shown_variables,
    time_of,
    told,
)

SHOWN = """
[scene.a]
title = "A"
text = "A."
choice.on = { text = "On.", set = { lit = "not lit", patience = "patience - 1" } }
[variable.patience]
start = 5
range = [-1, 6]
name = "The Colonel's patience"
[variable.lit]
start = false
name = "The lamp is lit"
[variable.gate]
start = "half_open"
values = ["half_open", "shut"]
name = "The gate"
shown = "lit"
[variable.kept]
start = 1
range = [0, 2]
"""


def lines(*actions: str) -> list[str]:
    playing = play(SHOWN, *actions)
    return [one.line for one in shown_variables(playing.program, playing.state)]


def test_variables_with_a_name_are_shown_and_others_kept_from_the_player() -> None:
    assert lines() == ["The Colonel's patience: 5 of 6"]


def test_a_flag_is_shown_while_it_is_true_and_another_while_its_condition_holds() -> None:
    assert lines("a.on") == [
        "The Colonel's patience: 4 of 6",
        "The lamp is lit",
        "The gate: half open",
    ]
    assert lines("a.on", "a.on") == ["The Colonel's patience: 3 of 6"]


def test_date_and_time_are_the_present_days() -> None:
    playing = play(DAYS, "a.sleep")
    assert date_of(playing.program, playing.state) == "Tuesday 28 May 1940"
    assert date_of(playing.program) == "Friday 24 May 1940"
    assert time_of(playing.program, playing.state) == "09:00"


def test_dossiers_are_listed_with_their_dates() -> None:
    made = program(DOSSIERS)
    assert [(one.id, one.title, one.date) for one in dossiers(made)] == [
        ("one", "The first", "Friday 24 May 1940"),
        ("two", "The second", "Tuesday 28 May 1940"),
    ]


def test_the_dossier_of_the_day_is_known_and_may_be_none() -> None:
    made = program(DOSSIERS)
    now = dossier_now(made, start(made))
    assert now is not None
    assert now.title == "The first"
    without = program(DAYS)
    assert dossier_now(without, start(without)) is None


def test_what_came_before_is_told_as_a_summary() -> None:
    playing = Playthrough(program(DOSSIERS), "two")
    first, *_ = told(playing.program, playing.last, None)
    assert first.role == "summary"
    assert plain_piece(first) == "[What came before] It was so, and the bolt was drawn."


def test_a_new_day_is_said_before_anything_of_it_is_told() -> None:
    playing = play(DOSSIERS, "a.close")
    before = playing.state
    pieces = told(playing.program, playing.take("dossier.two"), before)
    assert [one.role for one in pieces][:3] == ["echo", "day", "title"]
    said = [plain_piece(one) for one in pieces[1:3]]
    assert said == ["---- Tuesday 28 May 1940 ----", "## B · 09:00"]


def test_a_story_of_several_days_says_the_first_one_too_and_a_story_of_one_day_none() -> None:
    opening = play(DAYS)
    assert told(opening.program, opening.last, None)[0].role == "day"
    short = play(SHOWN)
    assert "day" not in [one.role for one in told(short.program, short.last, None)]
