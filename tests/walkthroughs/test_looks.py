"""Looking back in path tests: its steps, what is wrong with them, and why one cannot be taken."""

import pytest
from tests.walkthroughs.written import LOOKING, refused, walked


@pytest.mark.parametrize(
    ("step", "expected"),
    [
        ("look stir", 'COY101 the story has no standpoint "stir"'),
        ("look until 2010", 'COY106 "2010" is no time of day'),
        ("look ask the_bell", 'COY101 the story has no glimpse "the_bell"'),
        (
            "look ask lantern",
            'COY501 glimpse "lantern" has no "says": it comes by itself, and nobody asks about it',
        ),
        ("assume bard ana", 'COY101 the story has no dispute "bard"'),
        ("assume barred anna", 'COY101 dispute "barred" has no account "anna"'),
        ("look stair now", 'COY501 "look stair now" is no step'),
    ],
)
def test_a_step_that_can_never_be_taken(step: str, expected: str) -> None:
    assert refused(f'[path.a]\nsteps = ["{step}"]\n', LOOKING) == [f"2:10 {expected}"]


def test_in_a_story_where_nobody_can_look_back_that_is_said() -> None:
    said = 'COY501 nobody can look back: no choice says look = "STRETCH"'
    assert refused('[path.a]\nsteps = ["look on"]\n') == [f"2:10 {said}"]


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        (["look stair"], 'nobody looks back here: take a choice that has a "look" first'),
        (["again", "ask_ana"], 'the play looks back at stretch "quarter": stop with "look leave"'),
        (["again", "look on"], "no run has begun: choose a standpoint first"),
        (["again", "look kitchen"], "its guard is false"),
        (["again", "assume barred luis"], "nobody has given that account yet"),
        (["again", "assume barred ana"], "it is so already"),
        (
            ["again", "look stair", "look luis"],
            'a run is going on: stop it first, with "look leave"',
        ),
        (
            ["again", "look stair", "look ask the_bar"],
            'it is not perceived at 20:05 from "quarter.stair", by what is assumed',
        ),
        (
            ["again", "look stair", "look until 20:10", "look ask the_bar", "look ask the_bar"],
            "it can be asked about once, and was before",
        ),
    ],
)
def test_why_a_step_cannot_be_taken_now(steps: list[str], expected: str) -> None:
    written = ", ".join(f'"{one}"' for one in steps)
    (result,) = walked(f"[path.a]\nsteps = [{written}]\n", LOOKING)
    assert result.failures[0].message.endswith(expected)


def test_what_is_false_of_a_guard_is_named() -> None:
    (result,) = walked('[path.a]\nsteps = ["again", "look kitchen"]\n', LOOKING)
    assert result.failures[0].because == ("chose.desk.ask_ana is false",)


def test_until_a_minute_that_has_been_reached_is_no_step_at_all() -> None:
    path = '[path.a]\nsteps = ["again", "look stair", "look until 20:05"]\nexpect = { offered = ["look on"] }\n'
    (result,) = walked(path, LOOKING)
    assert not result.failures
