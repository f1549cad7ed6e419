"""What a path names and the story does not have is said before a step is taken."""

import pytest
from tests.walkthroughs.written import refused


@pytest.mark.parametrize(
    ("step", "expected"),
    [
        ("look_at_hok", 'COY101 no scene has a choice "look_at_hok"'),
        ("go atic", 'COY101 the story has no place "atic"'),
        ("wait 7", "COY501 to wait takes 10 minutes here, and 7 is no multiple of that"),
        ("wait ten", 'COY501 waiting is "wait" or "wait MINUTES"'),
        ("wait 0", 'COY501 waiting is "wait" or "wait MINUTES"'),
        ("compare two_tims", 'COY101 the story has no comparison "two_tims"'),
        ("compare glass hok", 'COY101 the story has no note "hok"'),
        ("compare glass hook", 'COY101 no comparison is declared of "glass" and "hook"'),
        ("file whom wind probable", 'COY101 the story has no finding "whom"'),
        ("file who wind", 'COY501 "who" is filed in another form'),
        (
            "file who rain probable",
            'COY101 blank "person" of finding "who" has no candidate "rain"',
        ),
        (
            "file who wind likely",
            'COY106 a verdict is one of established, probable, not_proven, and this is "likely"',
        ),
        ("withdraw whom", 'COY101 the story has no finding "whom"'),
        ("scene.hall.choice.leap", 'COY101 the story has no action "scene.hall.choice.leap"'),
        ("look at the hook", 'COY501 "look at the hook" is no step'),
    ],
)
def test_a_step_that_can_never_be_taken(step: str, expected: str) -> None:
    assert refused(f'[path.a]\nsteps = ["{step}"]\n') == [f"2:10 {expected}"]
    clause = f'[path.a]\nexpect = {{ offered = ["{step}"] }}\n'
    assert refused(clause) == [f"2:23 {expected}"]


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ('knows = ["hok"]', 'COY101 "knows.hok" names no note: there is no "hok"'),
        ('visited = ["hal"]', 'COY101 "visited.hal" names no scene: there is no "hal"'),
        ('chose = ["hall"]', 'COY201 write "chose.SCENE.CHOICE"'),
        ('chose = ["hall.leap"]', "COY101"),
        ('happened = ["bel"]', 'COY101 "happened.bel" names no event: there is no "bel"'),
        ('compared = ["x"]', 'COY101 "compared.x" names no comparison: there is no "x"'),
        ('solved = ["x"]', 'COY101 "solved.x" names no finding: there is no "x"'),
        ('filed = ["x"]', 'COY101 "filed.x" names no finding: there is no "x"'),
        ('filed = ["who wind"]', 'COY501 "who" is filed in another form'),
        ('place = "atic"', 'COY101 "atic" is not one of the places'),
        ('time = "8"', 'COY106 "8" is no time of day'),
        ("variables = { patienc = 1 }", 'COY101 nothing is called "patienc"'),
        ("variables = { patience = 9 }", "COY204 this number is never 9: it runs from 0 to 3"),
        ("variables = { patience = true }", "COY203 a number cannot be compared with true"),
        ("characters = { cok = 'at_stove' }", 'COY101 nothing is called "cok.state"'),
        (
            "characters = { cook = 'asleep' }",
            'COY101 "asleep" is not one of the states of "cook"',
        ),
    ],
)
def test_what_is_given_and_expected_is_held_against_the_story(table: str, expected: str) -> None:
    for key in ("given", "expect"):
        (said,) = refused(f"[path.a]\n{key} = {{ {table} }}\n")
        assert said.partition(" ")[2].startswith(expected)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ('start = "scene.hal"', '2:9 COY101 the story has no scene "hal"'),
        ('expect = { ending = "hom" }', '2:21 COY101 the story has no ending "hom"'),
        ('expect = { scene = "hal" }', '2:20 COY101 "hal" is not one of the scenes'),
        (
            'expect = { holds = ["knows.hok"] }',
            '2:28 COY101 "knows.hok" names no note: there is no "hok"',
        ),
        (
            'expect = { holds = ["patience"] }',
            "2:22 COY203 a condition must be true or false, and this is a number",
        ),
        ('expect = { holds = ["1 +"] }', "2:24 COY201 this expression cannot be read"),
        (
            'expect = { visited = ["study"] }',
            '2:23 COY504 nothing in the story reads "visited.study", so no play remembers it',
        ),
        (
            'expect = { holds = ["chose.hall.leave"] }',
            '2:21 COY504 nothing in the story reads "chose.hall.leave", so no play remembers it',
        ),
        (
            'given = { time = "21:30" }',
            "2:18 COY503 the clock runs from 20:00 to 21:00, and never stands at 21:30",
        ),
        (
            'given = { time = "20:02" }',
            "2:18 COY503 the clock goes in steps of 5 minutes, past 20:02",
        ),
        ('given = { filed = ["who"] }', '2:20 COY503 say how "who" is filed'),
        (
            'golden = "../x.txt"',
            "2:10 COY505 a golden transcript stands beside its path test or in a folder below it",
        ),
        (
            'golden = "/x.txt"',
            "2:10 COY505 a golden transcript stands beside its path test or in a folder below it",
        ),
    ],
)
def test_what_can_never_be_is_refused(line: str, expected: str) -> None:
    assert refused(f"[path.a]\n{line}\n") == [expected]
