"""The first dossier, played to its end in lines: once with care, once in a hurry."""

from pathlib import Path

import pytest
from tests.command import Done, coyoacan

from coyoacan_game.cli.stories import packaged_story

SCRIPTS = Path(__file__).parents[1] / "walkthroughs"
CAREFUL, CARELESS = SCRIPTS / "dossier_one.txt", SCRIPTS / "dossier_one_careless.txt"


def played(script: Path) -> Done:
    story = str(packaged_story())
    done = coyoacan("play", story, "--new", "--save", "test", typed=script.read_text("utf-8"))
    assert (done.code, done.errors) == (0, "")
    return done


@pytest.mark.parametrize("script", [CAREFUL, CARELESS], ids=["careful", "careless"])
def test_every_line_of_the_script_is_understood_and_can_be_done(script: Path) -> None:
    complaints = ("for help.", "cannot be done now.", "For example:", "Type n for the list.")
    assert [line for line in played(script).lines if line.endswith(complaints)] == []


def test_with_care_the_file_claims_as_much_as_the_evidence_bears() -> None:
    lines = played(CAREFUL).lines
    filed = lines[lines.index("What you filed:") + 1 :][:5]
    assert {line.split(":")[0]: line.rpartition("(")[2] for line in filed} == {
        "- The doors": "established) Confirmed.",
        "- The eight": "established) Confirmed.",
        "- The missing man": "not proven) Confirmed.",
        "- The theatre": "not proven) Confirmed.",
        "- How they left": "probable) Confirmed.",
    }
    assert "The end: As Far as It Bears" in lines


def test_the_first_three_findings_are_confirmed_together() -> None:
    out = played(CAREFUL).out
    before, after = out.split("> File: Harte left with the raiders", 1)
    assert "Confirmed: " not in before
    told = after.split("What do you do?")[0].splitlines()
    confirmed = [line for line in told if line.startswith("Confirmed: ")]
    assert len(confirmed) == 3


def test_in_a_hurry_a_guess_gets_a_name_and_nothing_is_confirmed() -> None:
    lines = played(CARELESS).lines
    assert "The end: A Name for the File" in lines
    assert [line for line in lines if line.endswith("Confirmed.")] == []


def test_a_play_left_in_the_middle_goes_on_to_the_same_end() -> None:
    """Eight sittings, each from the disk."""
    story, typed = str(packaged_story()), CAREFUL.read_text("utf-8").splitlines()
    part = len(typed) // 8 + 1
    sittings = [typed[start : start + part] for start in range(0, len(typed), part)]
    outs = [coyoacan("play", story, typed="\n".join(sitting)).out for sitting in sittings]
    assert outs[-1].split("The end:")[1] == (
        played(CAREFUL).out.split("The end:")[1].replace("“test”", "“autosave”")
    )
