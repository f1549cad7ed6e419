"""The file of findings in lines."""

from tests.command import SMALL, answer, coyoacan, played

KNOWING = [
    "1",
    "look_at_hook",
    "kitchen",
    "talk",
    "ask_when",
    "enough",
    "patio",
    "ask_gardener",
    "compare cook_heard gardener_heard",
    "study",  # and the bell rings on the way
    "go_on",
    "study",
    "read_letter",
]
RIGHT = [
    "file who gardener probable",
    "file when_it_fell eight cook not_proven",
    "file why sale established",
]


def test_the_file_lists_what_is_asked_and_what_is_missing() -> None:
    expected = """\
1. Who: nothing filed (1 note is still missing: a piece of evidence)
2. When: nothing filed (1 note is still missing: a piece of evidence (from two notes side by side))
3. Why: nothing filed (1 note is still missing: a document)

Type “f 1” to open one. Findings are confirmed 3 at a time, or all that are left if fewer; a question nobody has asked yet is left too."""
    assert answer("f") == expected


def test_a_finding_opens_with_its_question_blanks_and_verdicts() -> None:
    expected = """\
When

When did it fall?

It fell at (blank), as (blank) said.

Blank 1:
  1. half past seven
  2. eight

Blank 2:
  1. the cook
  2. the gardener

Verdicts: established, probable, not proven.

To file it: file 2 1 1 established"""
    assert answer(*KNOWING, "f 2").replace("eight\nBlank", "eight\n\nBlank") == expected


def test_a_finding_is_filed_by_numbers_or_ids() -> None:
    by_id = answer(*KNOWING, "file when_it_fell eight cook not_proven")
    assert by_id == answer(*KNOWING, "file 2 2 1 not proven")
    assert by_id.startswith("> File: It fell at eight, as the cook said. (not proven)\n\nFiled.")


def test_the_address_of_a_filing_files_too() -> None:
    address = "finding.when_it_fell.file.eight.cook.not_proven"
    told = answer(*KNOWING, address)
    assert told.startswith("> File: It fell at eight, as the cook said. (not proven)")


def test_a_filed_finding_says_how_and_not_whether_it_is_right() -> None:
    right = answer(*KNOWING, "file 1 gardener probable", "f")
    wrong = answer(*KNOWING, "file 1 wind probable", "f")
    assert right.splitlines()[0] == "1. Who: The lamp was let fall by the gardener. (probable)"
    assert right.replace("gardener", "wind") == wrong


def test_three_right_ones_are_confirmed_together() -> None:
    told = answer(*KNOWING, *RIGHT)
    titles = [line for line in told.splitlines() if line.startswith("Confirmed")]
    assert titles == ["Confirmed: Who", "Confirmed: When", "Confirmed: Why"]
    assert "Filed." not in told


WRONG = ["file who wind probable", RIGHT[1], "file why sale probable"]
ONE_IS_RIGHT = "Of the 3 that stand filed, 1 is right."


def test_when_as_many_are_filed_as_are_confirmed_together_it_is_told_how_many_are_right() -> None:
    assert ONE_IS_RIGHT in answer(*KNOWING, *WRONG)
    assert "stand filed" not in answer(*KNOWING, *WRONG[:2])
    none = ["file who wind probable", "file when_it_fell eight cook probable", WRONG[2]]
    assert "Of the 3 that stand filed, none is right." in answer(*KNOWING, *none)


def test_how_many_are_right_is_told_once_for_each_question_so_that_trying_does_not_pay() -> None:
    """Neither a changed claim nor one that was taken back with undo or withdrawn is counted again."""
    again = "file why 2 established"
    for back in ([again], ["u", again], ["withdraw 3", again], ["u", "u", *WRONG[1:]]):
        assert "stand filed" not in answer(*KNOWING, *WRONG, *back).rpartition("> File")[2]


def test_a_confirmed_finding_can_no_longer_be_changed() -> None:
    expected = "This finding is confirmed and can no longer be changed."
    assert answer(*KNOWING, *RIGHT, "withdraw 1") == expected
    assert answer(*KNOWING, *RIGHT, "file 1 wind probable") == expected


def test_a_filed_finding_can_be_withdrawn() -> None:
    told = answer(*KNOWING, "file 1 wind probable", "withdraw 1")
    assert told.startswith("> Withdraw: Who")
    again = answer(*KNOWING, "file 1 wind probable", "withdraw 1", "withdraw 1")
    assert again == "This finding has not been filed."


def test_a_finding_without_its_notes_cannot_be_filed() -> None:
    expected = "It cannot be filed yet (1 note is still missing: a piece of evidence)."
    assert answer("file 1 wind probable") == expected
    assert expected in answer("f 1")


def test_filing_the_same_twice_says_so() -> None:
    assert answer(*KNOWING, "file 3 1 established", "file 3 1 established") == (
        "It is filed so already."
    )


def test_a_wrong_candidate_is_named_with_an_example() -> None:
    expected = "“4” is no candidate of this blank. For example: file 1 1 established"
    assert answer(*KNOWING, "file 1 4 probable") == expected


def test_a_wrong_verdict_is_told_what_there_is() -> None:
    told = answer(*KNOWING, "file 1 1 surely")
    assert told.startswith("The verdict is one of: established, probable, not proven.")


def test_too_few_words_are_told_what_is_missing() -> None:
    assert answer(*KNOWING, "file 2 1").startswith("It wants 2 candidates and a verdict.")
    assert answer("file").startswith("Name a finding, its candidates and a verdict.")
    assert answer("withdraw").startswith("Name the finding to take back")


def test_a_finding_that_is_not_asked_is_not_there() -> None:
    assert (
        answer("f bell_rang") == "There is no finding “bell_rang” in the file. Type f for the list."
    )


def test_a_finding_without_blanks_wants_a_verdict_only() -> None:
    moves = ["1", "wait", "wait", "wait"]
    assert answer(*moves, "file bell_rang").startswith("It wants a verdict.")
    assert answer(*moves, "file bell_rang established").startswith("> File: Somebody rang.")


def test_hints_go_a_step_further_each_time() -> None:
    assert answer("h 1") == "Hint 1 of 3: Look at the hook."
    assert answer("h 1", "h 1").split("\n\n")[-1] == "Hint 2 of 3: Who was near it?"
    assert len(answer("h 1", "h 1", "h 1").split("\n\n")) == 3
    assert answer("h 1", "h 1", "h 1", "h 1") == answer("h 1", "h 1", "h 1")


def test_hints_list_the_open_findings_and_how_far_they_were_read() -> None:
    expected = ["1. Who (1 of 3 read)", "2. When (0 of 3 read)", "3. Why (0 of 3 read)"]
    assert answer("h 1", "h").splitlines()[:3] == expected


def test_hints_that_were_read_are_remembered_when_the_play_goes_on() -> None:
    played("h 1", "h 1", "h 2")
    done = coyoacan("play", SMALL, "--save", "test", typed="h\nh 1\n")
    assert "1. Who (2 of 3 read)" in done.lines
    assert any(line.startswith("Hint 3 of 3: ") for line in done.lines)


def test_confirmed_findings_want_no_hints() -> None:
    assert answer(*KNOWING, *RIGHT, "h").splitlines()[0] == "4. The bell (0 of 3 read)"
    assert answer(*KNOWING, *RIGHT, "file 4 established", "h") == "No question is open."
