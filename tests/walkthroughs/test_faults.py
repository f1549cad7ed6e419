"""A counter that would leave its range fails the path that drove it there, read or not."""

from pathlib import Path

import pytest
from tests.builders import SMALLEST, write_story
from tests.walkthroughs.written import walked

COUNT = 'set = { patience = "patience + 1" }\n'
LOOK = 'text = "Look at the bolt."\n'


@pytest.mark.parametrize(
    ("story", "given", "address"),
    [
        (SMALLEST.replace(LOOK, LOOK + COUNT), 5, "scene.gate.choice.look"),
        (SMALLEST.replace('text = "Dust."\n', 'text = "Dust."\n' + COUNT), 5, "scene.street"),
        (SMALLEST + f'[event.e]\nwhen = "asked or true"\n{COUNT}', 5, "event.e"),
    ],
)
def test_a_fault_is_a_failure_at_its_step(
    story: str, given: int, address: str, tmp_path: Path
) -> None:
    write_story(tmp_path, story)
    text = (
        f"[path.a]\ngiven = {{ variables = {{ patience = {given} }} }}\n"
        'steps = ["look", "leave"]\nexpect = { variables = { patience = 5 } }\n'
    )
    (result,) = walked(text, tmp_path)
    assert [one.kind for one in result.failures] == ["fault"]
    (fault,) = result.failures
    assert fault.message == (f'at {address}, "patience" would have become 6, outside its range')
    (same,) = walked(text + 'sees = ["leaves"]\n', tmp_path)
    assert same.failures == result.failures


DAYS = """
[story.clock]
date = 1940-05-24
start = "08:00"
end = "09:00"
wait = 30
[day.second]
date = 1940-05-25
start = "08:00"
end = "09:00"
wait = 30
[place.yard]
name = "The yard"
scene = "gate"
[event.morning]
when = "day == '1940-05-24' and time == '09:00'"
day = "second"
goto = "gate"
[event.rain]
when = "day == '1940-05-25'"
set = { patience = "patience + 1" }
[event.evening]
when = "day == '1940-05-25' and time == '09:00'"
day = "first"
goto = "gate"
"""


@pytest.mark.parametrize("steps", ['"wait", "wait"', '"wait 60"'])
def test_a_fault_of_a_day_that_an_event_began_is_seen_too(steps: str, tmp_path: Path) -> None:
    write_story(tmp_path, SMALLEST + DAYS)
    text = f"[path.a]\ngiven = {{ variables = {{ patience = 5 }} }}\nsteps = [{steps}]\n"
    (result,) = walked(text, tmp_path)
    assert [one.kind for one in result.failures] == ["fault"]
    (before,) = walked(text.replace(steps, '"wait"'), tmp_path)
    assert before.passed
