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
