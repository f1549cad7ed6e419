"""What the checker says of properties, each beside the smallest story."""

from pathlib import Path

import pytest
from tests.builders import SMALLEST, problems_in, said
from tests.checker.test_messages import FINDING

CLOCK = """\
[story.clock]
date = 1940-05-24
start = "05:00"
end = "12:00"
[day.second]
date = 1940-05-28
start = "09:00"
end = "10:00"
[dossier.serape]
title = "The Folded Serape"
start = "gate"
day = "second"
"""
GIVEN = 'never = "asked"\ngiven = '


def written(folder: Path, lines: str, more: str = "") -> list[str]:
    """What is said of `[property.x]` with these lines, by its place in its file."""
    files = {"story.toml": SMALLEST + more, "x.toml": f"[property.x]\n{lines}\n"}
    return said(problems_in(folder, files))


@pytest.mark.parametrize(
    "lines",
    [
        'always = "patience >= 0"',
        'never = "knows.bolt and visited.street"\nwithin = 3',
        'sometimes = "scene == \'street\'"\nfrom = "scene.gate"',
        'always_can = "knows.bolt"\nwhen = "not asked"\nfrom = "dossier.serape"',
        'before = ["knows.bolt", "visited.gate"]',
        GIVEN
        + '{ day = "second", time = "09:30", knows = ["bolt"], variables = { patience = 2 } }',
        GIVEN + '{ filed = ["entry gate probable"], solved = ["entry"], day = "1940-05-28" }',
        GIVEN + '{ chose = ["gate.look"], visited = ["street"], place = "none" }',
        GIVEN + '{ time = "09:05" }\nfrom = "dossier.serape"',
    ],
)
def test_a_property_that_can_be_asked_is_no_problem(lines: str, tmp_path: Path) -> None:
    assert written(tmp_path, lines, CLOCK + FINDING) == []


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("within = 3", '1:11 COY111 property "x" says nothing of the plays'),
        (
            'always = "asked"\nnever = "asked"',
            '3:1 COY111 property "x" says both "always" and "never"',
        ),
        (
            'always_can = "asked"\nwithin = 3',
            '3:1 COY111 "within" goes with "always", "never" and "sometimes", and this is "always_can"',
        ),
        (
            'never = "asked"\nwhen = "knows.bolt"',
            '3:1 COY111 "when" goes with "always_can", and this is "never"',
        ),
        ('never = "aksed"', '2:10 COY101 nothing is called "aksed"'),
        ('before = ["asked", "knows.blot"]', '2:27 COY101 "knows.blot" names no note: there is no "blot"'),
        ('sometimes = "patience"', "2:14 COY203 a condition must be true or false, and this is a number"),
        ('never = "asked"\nwhithin = 3', '3:1 COY103 "whithin" is no key of property "x"'),
        ('before = ["asked"]', '2:10 COY110 "before" must have at least 2 entries'),
        ('always = true', '2:10 COY105 "always" must be text in quotes, and this is true or false'),
        ('never = "asked"\nwithin = -1', '3:10 COY110 "within" must be at least 0'),
        (
            'never = "asked"\nfrom = "scene.gat"',
            '3:8 COY101 property "x" begins in scene "gat", and no scene has that name',
        ),
        (
            'never = "asked"\nfrom = "gate"',
            '3:8 COY106 property "x" begins in "gate", and that is neither scene.ID nor dossier.ID',
        ),
        (GIVEN + '{ knows = ["blot"] }', '3:20 COY101 "knows.blot" names no note: there is no "blot"'),
        (GIVEN + '{ knwos = [] }', '3:11 COY103 "knwos" is no key of "given" of property "x"'),
        (GIVEN + '{ variables = { time = "05:00" } }', '3:32 COY101 the story has no variable "time"'),
        (
            GIVEN + "{ variables = { patience = 9 } }",
            "3:36 COY204 this number is never 9: it runs from 0 to 5",
        ),
        (GIVEN + '{ day = "third" }', '3:17 COY101 the story has no day "third"'),
        (
            GIVEN + '{ time = "04:55" }',
            "3:18 COY503 the clock runs from 05:00 to 12:00, and never stands at 04:55",
        ),
        (
            GIVEN + '{ time = "09:02" }\nfrom = "dossier.serape"',
            "3:18 COY503 the clock goes in steps of 5 minutes, past 09:02",
        ),
        (GIVEN + '{ filed = ["entry"] }', '3:20 COY503 say how "entry" is filed'),
        (GIVEN + '{ filed = ["entri gate probable"] }', '3:20 COY101 the story has no finding "entri"'),
        (
            GIVEN + '{ filed = ["entry door probable"] }',
            '3:20 COY101 "door" is not one of the candidates of "way"',
        ),
    ],
)  # fmt: skip
def test_a_property_that_cannot_be_asked_is_an_error_in_its_place(
    lines: str, expected: str, tmp_path: Path
) -> None:
    assert written(tmp_path, lines, CLOCK + FINDING) == [f"x.toml:{expected}"]


def test_a_day_is_given_only_where_there_is_a_clock(tmp_path: Path) -> None:
    assert written(tmp_path, GIVEN + '{ day = "first" }') == [
        'x.toml:3:17 COY101 "day" needs a clock, and the story has no [story.clock]'
    ]
