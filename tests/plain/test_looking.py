"""Looking back, and the chart, in lines."""

import re

from tests.command import LONG, LOOKING, answer


def told(*typed: str) -> str:
    """What is said to the last line, without the list of what can be done then."""
    return answer(*typed, story=LOOKING).partition("\n\n1. ")[0]


def test_a_run_is_told_step_by_step_and_goes_on_by_itself_to_what_can_be_asked() -> None:
    step = "20:06. The yard: Luis looks for his matches; the lantern is to be seen."
    assert told("again", "stair", "on") == step
    expected = "20:10. Heard from: The kitchen, by the back door: a bar falls."
    assert told("again", "stair", "run").endswith(expected)


def test_run_stops_at_the_end_of_the_stretch() -> None:
    said = told("again", "luis", "run", "run", "run")
    assert "20:15. It ends here." in said
    assert said.endswith("The quarter of an hour · 20:05 to 20:15")


def test_what_is_perceived_can_be_read_again_line_by_line() -> None:
    expected = """\
The quarter of an hour · The stair · 20:05

- Here: Luis sits on the lowest step.
- Here: The lantern is to be seen."""
    assert told("again", "stair", "r") == expected


def test_the_map_is_that_of_the_minute() -> None:
    said = answer("again", "stair", "on", "m", story=LOOKING)
    assert said.startswith("The quarter of an hour · The stair · 20:06. The yard: Luis")


def test_nothing_else_can_be_done_meanwhile_and_that_is_said() -> None:
    busy = "You are looking back at a day. Stop looking first."
    road = ("ask_ana", "again", "stair", "run", "the_bar")
    assert answer(*road, "compare 1 2", story=LOOKING) == busy
    assert told(*road, "scene.desk.choice.close") == busy


def test_the_clock_runs_only_while_one_looks() -> None:
    expected = "The clock runs on only while you look back at a stretch of a day."
    assert answer("run", story=LOOKING) == expected
    chosen = "Choose first from where to look: then the clock runs."
    assert answer("again", "run", story=LOOKING) == chosen


def test_a_run_is_taken_back_as_one_move_to_where_the_clock_last_stopped() -> None:
    back = told("again", "stair", "run", "u")
    assert back.startswith("Taken back: Let the clock run on.")
    assert "The quarter of an hour · The stair · 20:05" in back
    assert "20:10" in told("again", "stair", "run", "run", "u")
    assert told("again", "stair", "run", "u", "u").startswith("Taken back: From: The stair")


def test_no_minute_is_told_of_which_there_is_nothing_to_say() -> None:
    """The bar has fallen by a quarter past, and who was passing has passed."""
    said = told("again", "luis", "run", "run", "run")
    bare = [line for line in said.splitlines() if re.fullmatch(r"\d\d:\d\d\.", line)]
    assert bare == []


def test_the_chart_is_a_table_with_its_gaps_and_its_notes() -> None:
    road = ("ask_ana", "again", "stair", "run", "the_bar", "on", "w")
    expected = """\
Friday 24 May 1940, 20:10 to 20:13

Ana:
- from 20:10, The kitchen, by the back door: bars the door (by the account: Ana, from within). Note 2.
- 20:11 to 20:13: not established.

Luis:
- 20:10 to 20:12: not established.
- from 20:12, The stair: smokes. Note 3.

The lantern:
- 20:10 to 20:12: not established.
- from 20:12, The yard: stands on the ground. Note 3.

Type “n 3” to open note 3."""
    assert answer(*road, story=LOOKING) == expected


def test_where_no_note_shows_anything_there_is_no_chart() -> None:
    assert answer("w", story=LONG) == "None of your notes says yet who was where when."
