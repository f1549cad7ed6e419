"""The report, the archives and going back, in lines."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.builders import write_story
from tests.command import answer
from tests.report_story import report_files

REPORTING = ("look", "file gate keys established", "home", "1", "letter", "write")
SIGNED = (*REPORTING, "sign")


@pytest.fixture
def story(tmp_path: Path) -> str:
    return str(write_story(tmp_path / "keys", report_files()))


def test_a_report_says_that_the_file_lies_open(story: str) -> None:
    told = answer(*REPORTING, story=story)
    assert "can be withdrawn here, or made to say less surely.\n\nType f to open it." in told


def test_the_file_says_how(story: str) -> None:
    told = answer(*REPORTING, "f", story=story)
    assert "1. The gate: It was opened with its keys. (established)" in told
    assert "2. The porter: nothing filed" in told
    assert told.endswith("or made to say less surely, “soften 1 probable”.")


def test_a_finding_says_what_can_be_done_with_it(story: str) -> None:
    told = answer(*REPORTING, "f 1", story=story)
    assert told.endswith("For the report: withdraw 1, soften 1 probable, soften 1 not proven.")


def test_a_claim_is_softened(story: str) -> None:
    told = answer(*REPORTING, "soften 1 not proven", "f", story=story)
    assert "It was opened with its keys. (not proven)" in told


def test_a_confirmed_claim_is_withdrawn(story: str) -> None:
    right = [one.replace("established", "probable") for one in REPORTING]
    assert answer(*right, "withdraw 1", story=story).startswith("> Withdraw: The gate")


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("soften", "Name a finding and a weaker verdict: “soften 1 probable”."),
        ("soften 2 probable", "This finding has not been filed."),
        ("soften 1 established", "It can be softened to: probable, not proven."),
        ("soften 7 probable", "There is no finding “7” in the file. Type f for the list."),
    ],
)
def test_what_cannot_be_softened_says_why(typed: str, expected: str, story: str) -> None:
    assert answer(*REPORTING, typed, story=story) == expected


def test_elsewhere_nothing_is_softened(story: str) -> None:
    told = answer(*REPORTING[:2], "soften 1 probable", story=story)
    assert told == "That is done where the report is written."


def test_what_says_as_little_as_it_can_can_only_be_withdrawn(story: str) -> None:
    told = answer(*REPORTING, "soften 1 not_proven", "soften 1 not_proven", story=story)
    assert told == "It says as little as it can; it can be withdrawn."


def test_the_archives_stand_in_one_table_without_a_sum(story: str) -> None:
    told = answer(*SIGNED, story=story).split("What you claimed, beside what was found later:\n")[1]
    assert told.splitlines() == [
        "1. The gate: established; too much",
        "2. The porter: not filed; too little",
        "Type “f 1” to read what is said of one of them.",
        "",
        "Endings reached: 1 of 2. Ends of dossiers reached: 1 of 1.",
        "1. Go back to: The night",
        "2. Go back to: The years after",
        "Type a number to go back, u to take back the last move, new to begin anew, or q to quit.",
    ]


def test_a_finding_is_read_beside_what_was_found_later(story: str) -> None:
    expected = """\
As filed: The gate: It was opened with its keys. (established) Not right as filed.

Too much. You were surer than a hook.

Later sources: The keys were found in a pond.

Standing: documented.

- In 1952 a bunch of keys was found in the pond behind the hut. (documented)
  Source: A gazette, From the suburbs (1952)"""
    assert answer(*SIGNED, "f 1", story=story).endswith(expected)


def test_one_goes_back_by_number_and_knows_what_one_knew(story: str) -> None:
    told = answer(*SIGNED, "1", story=story)
    assert told.startswith("> Go back to: The night")
    assert "1. The hook (evidence)" in answer(*SIGNED, "1", "n", story=story)


def test_the_ends_are_listed_apart(story: str) -> None:
    assert answer(*SIGNED, "e", story=story) == (
        "Endings reached: 1 of 2.\n- Filed away\n\n"
        "Ends of dossiers reached: 1 of 1.\n- The night is over"
    )
