"""Reports and going back in path tests: their steps, what is wrong with them, and why one cannot be taken."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.builders import write_story
from tests.report_story import report_files
from tests.walkthroughs.written import refused, walked

TO_THE_REPORT = ["look", "file gate keys established", "home", "dossier.years", "letter", "write"]


@pytest.fixture
def story(tmp_path: Path) -> Path:
    return write_story(tmp_path, report_files())


@pytest.mark.parametrize(
    ("step", "expected"),
    [
        ("soften gait probable", 'COY101 the story has no finding "gait"'),
        (
            "soften gate likely",
            'COY106 a verdict is one of established, probable, not_proven, and this is "likely"',
        ),
        ("reopen nights", 'COY101 the story has no dossier "nights"'),
    ],
)
def test_a_step_that_can_never_be_taken(step: str, expected: str, story: Path) -> None:
    assert refused(f'[path.a]\nsteps = ["{step}"]\n', story) == [f"2:10 {expected}"]


def test_a_claim_is_softened_and_withdrawn_and_a_dossier_gone_back_to(story: Path) -> None:
    steps = [*TO_THE_REPORT, "soften gate probable", "withdraw gate", "sign", "reopen night"]
    path = f"""[path.a]
steps  = {steps}
expect = {{ scene = "hut", ending = "none", knows = ["keys", "letter"], not_filed = ["gate"] }}
sees   = ["Soften: The gate (probable)", "Withdraw: The gate", "Go back to: The night"]
"""
    (result,) = walked(path, story)
    assert result.passed


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        (["soften gate probable"], 'no report is written in scene "hut"'),
        ([*TO_THE_REPORT, "soften porter not_proven"], "nothing is filed"),
        (
            [*TO_THE_REPORT, "soften gate probable", "soften gate probable"],
            "it says as little already",
        ),
        (
            ["reopen night"],
            "one goes back at an ending that leads nowhere else, and none has been reached",
        ),
        (
            ["home", "reopen night"],
            'one goes back at an ending that leads nowhere else, and "night" leads on',
        ),
    ],
)
def test_a_step_that_cannot_be_taken_says_why(steps: list[str], expected: str, story: Path) -> None:
    (result,) = walked(f"[path.a]\nsteps = {steps}\n", story)
    assert expected in result.failures[0].message
