"""A path takes its steps and meets its expectations, or says exactly where and why not."""

import pytest
from tests.walkthroughs.written import told_of, walked

WHO = '"go kitchen", "talk", "ask_when", "enough", "go patio", "ask_gardener"'


def passes(text: str) -> bool:
    (result,) = walked(f"[path.a]\n{text}\n")
    assert [one.message for one in result.failures] == []
    return result.passed


def messages(text: str) -> list[str]:
    (result,) = walked(f"[path.a]\n{text}\n")
    assert result.problems == ()
    return [one.message for one in result.failures]


def test_a_path_without_anything_passes() -> None:
    assert passes("")


def test_every_kind_of_step_is_taken() -> None:
    steps = (
        f'"step_in", "look_at_hook", {WHO}, "wait", "go_on", "compare cook_heard gardener_heard", '
        '"file who gardener probable", "withdraw who", "scene.patio.choice.listen", '
        '"file when_it_fell eight cook not_proven"'
    )
    (result,) = walked(f"[path.a]\nsteps = [{steps}]\n")
    assert result.failures == ()
    assert result.actions[:3] == (
        "scene.arrival.choice.step_in",
        "scene.hall.choice.look_at_hook",
        "place.hall.exit.kitchen",
    )
    assert "comparison.two_times" in result.actions
    assert result.actions[-1] == "finding.when_it_fell.file.eight.cook.not_proven"


def test_waiting_several_times_is_one_step() -> None:
    (result,) = walked('[path.a]\nsteps = ["step_in", "wait 20"]\nexpect = { time = "20:20" }\n')
    assert result.passed
    assert result.actions[1:] == ("wait", "wait")


def test_every_expectation_can_be_met() -> None:
    assert passes(
        f'steps = ["step_in", "look_at_hook", {WHO}, "wait", "go_on", "compare two_times", '
        '"file who wind probable"]\n'
        'expect = { scene = "patio", place = "patio", time = "20:30", ending = "none", '
        'knows = ["hook"], not_knows = ["letter"], visited = ["hall"], '
        'chose = ["arrival.step_in", "hall.look_at_hook"], not_chose = ["hall.leave"], '
        'happened = ["bell"], not_happened = ["late"], compared = ["two_times"], '
        'filed = ["who", "who wind probable"], not_filed = ["why", "who wind established"], '
        'not_solved = ["who"], offered = ["go hall", "wait"], not_offered = ["look_at_hook"], '
        'variables = { patience = 2, door_open = true, radio = "music" }, '
        'characters = { cook = "sweeping" }, '
        "holds = [\"here.gardener and time >= '20:30'\"] }"
    )


def test_white_space_in_a_step_means_nothing() -> None:
    assert passes('steps = [" step_in ", "wait   20", " go  patio"]\nexpect = { place = "patio" }')


def test_what_is_given_is_there_before_the_scene_is_read() -> None:
    assert passes(
        'start = "scene.kitchen"\n'
        'given = { time = "20:20", knows = ["hook"], variables = { patience = 1 }, '
        'characters = { cook = "sweeping" } }\n'
        'steps = ["go patio", "go study"]\n'
        'expect = { time = "20:30", scene = "interrupted", knows = ["hook"] }\n'
        'sees = ["A pot of beans, off the fire. You begin to feel in the way."]'
    )


def test_everything_that_can_be_given() -> None:
    assert passes(
        'start = "interrupted"\n'
        'given = { place = "study", visited = ["hall"], chose = ["hall.look_at_hook"], '
        'happened = ["bell"], compared = ["two_times"], filed = ["who cook probable"], '
        'solved = ["why"], variables = { radio = "news", door_open = false } }\n'
        'steps = ["go_on", "think", "go patio", "go hall"]\n'
        'expect = { visited = ["hall"], chose = ["hall.look_at_hook"], happened = ["bell"], '
        'compared = ["two_times"], filed = ["who cook probable", "why sale established"], '
        'solved = ["why"], not_offered = ["look_at_hook", "file why cleaning probable"] }\n'
        'sees = ["The hall again."]'
    )


def test_what_was_read_is_compared_without_case_and_line_breaks() -> None:
    assert passes('sees = ["RAIN on the\\n  roof", "on the floor, glass"]')


def test_the_ending_is_reached() -> None:
    assert passes('steps = ["go_home"]\nexpect = { ending = "home", scene = "outside" }')


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('steps = ["leave"]', 'scene "arrival" has no choice "leave"; it is a choice of "hall"'),
        (
            'steps = ["scene.hall.choice.leave"]',
            'it is a choice of scene "hall", and the play stands in "arrival"',
        ),
        ('steps = ["step_in", "leave"]', "its guard is false"),
        (
            'steps = ["step_in", "look_at_hook", "look_at_hook"]',
            "it can be taken once, and was taken before",
        ),
        ('steps = ["go_home", "step_in"]', 'the play has ended: ending "home"'),
        (
            'steps = ["go hall"]',
            'scene "arrival" offers no exits: it has to be left by a choice first',
        ),
        (
            'steps = ["step_in", "go study"]',
            'no exit leads from "hall" to "study"; one can go to "patio", "kitchen"',
        ),
        ('steps = ["step_in", "go patio", "go study"]', "its guard is false"),
        (
            'steps = ["step_in", "place.patio.exit.hall"]',
            'it leads out of "patio", and the play stands in "hall"',
        ),
        (
            'steps = ["wait"]',
            'nobody can wait in scene "arrival": it offers no exits and no waiting',
        ),
        ('steps = ["compare two_times"]', "the notes it needs are not in the notebook"),
        (
            'given = { knows = ["cook_heard"] }\nsteps = ["compare two_times"]',
            "the note it needs is not in the notebook",
        ),
        (
            (
                'given = { knows = ["cook_heard", "gardener_heard"], compared = ["two_times"] }\n'
                'steps = ["compare two_times"]'
            ),
            "the two have been compared before",
        ),
        ('steps = ["file who wind probable"]', "the note it needs is not in the notebook"),
        ('steps = ["file bell_rang established"]', "the question is not asked yet"),
        (
            (
                'given = { filed = ["why sale probable"], knows = ["letter"] }\n'
                'steps = ["file why sale probable"]'
            ),
            "it is filed just so already",
        ),
        ('given = { knows = ["letter"] }\nsteps = ["withdraw why"]', "nothing is filed"),
        (
            'given = { knows = ["letter"], solved = ["why"] }\nsteps = ["withdraw why"]',
            "it has been confirmed, and can no longer be changed",
        ),
    ],
)
def test_a_step_that_cannot_be_taken_says_why(text: str, expected: str) -> None:
    (said,) = messages(text)
    assert said.endswith(f", cannot be taken: {expected}")


def test_waiting_that_is_interrupted_says_how_far_it_came() -> None:
    (said,) = messages('steps = ["step_in", "wait 50"]')
    assert said.startswith('step 2, "wait 50", cannot be taken after 3 of 5 times: ')


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ('scene = "hall"', 'scene is "arrival", and "hall" was expected'),
        ('place = "patio"', 'place is "hall", and "patio" was expected'),
        ('time = "20:05"', 'time is "20:00", and "20:05" was expected'),
        ('ending = "home"', 'the play has come to no ending, and "home" was expected'),
        ('knows = ["hook"]', 'note "hook" is not in the notebook'),
        ('not_knows = ["glass"]', 'note "glass" is in the notebook'),
        ('visited = ["hall"]', 'scene "hall" has not been visited'),
        ('chose = ["arrival.step_in"]', 'choice "arrival.step_in" was not taken'),
        ('happened = ["bell"]', 'event "bell" has not happened'),
        ('compared = ["two_times"]', 'comparison "two_times" was not made'),
        ('filed = ["who"]', 'finding "who" is not filed so'),
        ('solved = ["who"]', 'finding "who" is not confirmed'),
        ("variables = { patience = 2 }", 'patience is "3", and "2" was expected'),
        ("variables = { door_open = true }", 'door_open is "false", and "true" was expected'),
        ("variables = { radio = 'news' }", 'radio is "off", and "news" was expected'),
        (
            "characters = { visitor = 'in_study' }",
            'visitor.state is "away", and "in_study" was expected',
        ),
        (
            'offered = ["leave"]',
            '"leave" is not on offer: scene "arrival" has no choice "leave"; it is a choice of "hall"',
        ),
        ('not_offered = ["step_in"]', '"step_in" is on offer'),
        ('holds = ["patience > 3"]', "this does not hold: patience > 3"),
    ],
)
def test_an_expectation_that_is_not_met_says_what_is(clause: str, expected: str) -> None:
    assert messages(f"expect = {{ {clause} }}") == [expected]


def test_another_ending_than_expected_says_which_guard_was_false() -> None:
    text = told_of('[path.a]\nsteps = ["go_home"]\nexpect = { ending = "known" }\n')
    assert 'come to ending "home", and "known" was expected' in text
    assert "because     solved.who is false" in text


def test_what_was_not_read_names_what_comes_nearest() -> None:
    text = told_of('[path.a]\nsees = ["rain on the door"]\nnever_sees = ["GLASS"]\n')
    assert '"rain on the door" was never read' in text
    assert 'the nearest that was read: "rain on the roof' in text
    assert '"GLASS" was read at the beginning' in text


def test_all_failures_are_said_also_where_the_road_was_left() -> None:
    text = (
        'steps = ["leave", "go_home"]\nexpect = { scene = "hall", knows = ["hook"] }\nsees = ["x!"]'
    )
    assert len(messages(text)) == 4


WRONG_ROAD = """\
[path.home_too_soon]
steps = ["step_in", "leave"]
"""


def test_a_failing_path_says_where_what_was_offered_which_guard_and_what_fits() -> None:
    expected = """\
a.path.toml:2:21: failed: path "home_too_soon": step 2, "leave", cannot be taken: its guard is false
    2 | steps = ["step_in", "leave"]
      |                     ^^^^^^^
  stands in   scene "hall" (The hall), place "hall", 20:00
  because     door_open is false
  in          when = door_open
              GUARD
  on offer    look_at_hook: Look at the hook.
              open_door: Open the street door.
              (leave: Go home. Not now: The street door is shut.)
              go patio: Go to: The patio
              go kitchen: Go to: The kitchen
              wait: Wait 10 minutes.
  hint        after "open_door" it could be taken"""
    told = told_of(WRONG_ROAD).split("\n")
    guard = next(line for line in told if line.endswith("scene.hall.choice.leave.when"))
    assert guard.strip().endswith("stories/small/story.toml:83:8, scene.hall.choice.leave.when")
    assert expected == "\n".join(told).replace(guard.strip(), "GUARD")


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ('"go_on"', 'the nearest step on offer is "go_home"'),
        (
            '"step_in", "wait", "enough", "wait"',
            'the next step, "wait", could be taken here: is this one too many?',
        ),
        ('"step_in", "ask_gardener"', 'after "go patio" it could be taken'),
    ],
)
def test_the_nearest_step_that_fits_is_named(steps: str, expected: str) -> None:
    (result,) = walked(f"[path.a]\nsteps = [{steps}]\n")
    assert expected == result.failures[0].hint
