"""Files of path tests: every key, and every way to get one wrong."""

from pathlib import Path

import pytest
from tests.walkthroughs.written import NAME, read, said_of

from coyoacan_game.diagnostics import Problems
from coyoacan_game.story.clauses import Clause
from coyoacan_game.walkthroughs.read import read_path_file

WHOLE = """
[path.the_lamp]
story = "../small"
start = "scene.hall"
given = { knows = ["glass"], time = "20:10", variables = { patience = 2 } }
steps = ["look_at_hook", "wait 10"]
expect = { scene = "hall", not_knows = ["letter"], characters = { cook = "at_stove" } }
sees = ["not bent"]
never_sees = ["forced"]
golden = "lamp.txt"
"""


def test_every_key_is_read() -> None:
    (path,) = read(WHOLE).paths
    assert (path.id, path.story, path.start, path.golden) == (
        "the_lamp",
        "../small",
        "scene.hall",
        "lamp.txt",
    )
    assert [(one.key, one.subject, one.value) for one in path.given] == [
        ("knows", "glass", True),
        ("time", "20:10", True),
        ("variables", "patience", 2),
    ]
    assert path.steps == ("look_at_hook", "wait 10")
    assert path.expect[1:] == (
        Clause("not_knows", "letter", True, ("path", "the_lamp", "expect", "not_knows", 0)),
        Clause(
            "characters", "cook", "at_stove", ("path", "the_lamp", "expect", "characters", "cook")
        ),
    )
    assert (path.sees, path.never_sees) == (("not bent",), ("forced",))


def test_a_story_named_at_the_top_is_that_of_every_path_that_names_none() -> None:
    file = read('story = "one"\n[path.a]\n[path.b]\nstory = "other"\n')
    assert [one.story for one in file.paths] == ["one", "other"]


def test_a_path_knows_the_line_of_its_header() -> None:
    file = read("\n[ path . a ]\nsteps = []\n")
    assert file.headers["a"].line == 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[paths.a]", '1:2 COY102 there is no kind "paths" in a file of path tests'),
        ("path = 1", "1:1 COY109 write [path.ID], a table"),
        ("[path]\nsteps = []", "2:1 COY109 a path without an id: write [path.ID]"),
        (
            "[path.The_Lamp]",
            '1:7 COY107 "The_Lamp" is no id: small letters, digits and _, a letter first, at most 80',
        ),
        ("[path.a]\nstep = []", '2:1 COY103 "step" is no key of path "a"'),
        (
            "[path.a]\nexpect = { knws = [] }",
            '2:12 COY103 "knws" is no key of "expect" of path "a"',
        ),
        (
            "[path.a]\ngiven = { scene = 'hall' }",
            '2:11 COY103 "scene" is no key of "given" of path "a"',
        ),
        ("[path.a]\nsteps = 'a'", '2:9 COY105 "steps" must be a list, ["a", "b"]'),
        ("[path.a]\nsteps = [1]", '2:10 COY105 each entry of "steps" must be text in quotes'),
        ("[path.a]\nsteps = ['']", '2:10 COY110 each entry of "steps" must not be empty'),
        ("[path.a]\nstart = 5", '2:9 COY105 "start" must be text in quotes'),
        ("[path.a]\ngolden = ' '", '2:10 COY110 "golden" must not be empty'),
        ("[path.a]\nexpect = 'x'", '2:10 COY105 "expect" must be a table'),
        (
            "[path.a]\nexpect = { variables = ['x'] }",
            '2:24 COY105 "variables" must be a table',
        ),
        (
            "[path.a]\nexpect = { variables = { x = 1.5 } }",
            '2:30 COY105 "x" must be true, false, a whole number or text',
        ),
        ('[path.a]\nsees = ["\\u001b[2J"]', "2:9 COY206 this text holds a control character"),
        ("[path.a", "1:7 COY002"),
        ("[path.a]\n[path.a]", "2:1 COY108"),
    ],
)
def test_what_is_wrong_is_said_in_its_place(text: str, expected: str) -> None:
    (said,) = said_of(text)
    assert said.startswith(expected)


def test_all_problems_are_said_at_once() -> None:
    text = "[path.a]\nstep = []\nsees = 1\n[path.b]\nstart = 2\n"
    assert [one.split()[1] for one in said_of(text)] == ["COY103", "COY105", "COY105"]


def test_a_path_with_a_slip_in_it_is_left_out(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text("[path.a]\nstep = []\n[path.b]\n", encoding="utf-8")
    file = read_path_file(tmp_path / NAME, NAME, Problems())
    assert file is not None
    assert [one.id for one in file.paths] == ["b"]


@pytest.mark.parametrize(
    ("content", "code"), [(None, "COY005"), (b"\xff", "COY003"), (b"#" * 5_000_000, "COY004")]
)
def test_a_file_that_cannot_be_read_is_a_problem(
    content: bytes | None, code: str, tmp_path: Path
) -> None:
    if content is not None:
        (tmp_path / NAME).write_bytes(content)
    problems = Problems()
    assert read_path_file(tmp_path / NAME, NAME, problems) is None
    assert [one.code for one in problems.found] == [code]
