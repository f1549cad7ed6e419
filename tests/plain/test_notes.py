"""The notebook in lines."""

from tests.command import answer

TWO_NOTES = ["1", "kitchen", "talk", "ask_when", "enough", "patio", "ask_gardener"]


def test_the_notebook_numbers_its_notes_and_names_witnesses() -> None:
    expected = """\
1. Glass in the hall (evidence)
2. The cook: half past seven (testimony, Rosa Cook)
3. The gardener: eight (testimony, Juan Gardener)

Type “n 1” to open a note, “compare 1 2” to lay two side by side."""
    assert answer(*TWO_NOTES, "n") == expected


def test_a_note_opens_with_its_standing() -> None:
    expected = """\
The cook: half past seven (testimony, Rosa Cook)

She heard it fall at half past seven.

Standing: invented for this game."""
    assert answer(*TWO_NOTES, "n 2") == expected


def test_a_note_opens_with_its_sources_and_not_with_what_stands_in_them() -> None:
    expected = """\
The hook is not bent (evidence)

The lamp was lifted from it.

Standing: unverified: no text was read for it.

Rests on, unverified: no text was read for it:
- Nobody [not read for this game]

Type “v 2” for what stands there. It may tell more than you have met."""
    assert answer("1", "look_at_hook", "n hook") == expected


def test_what_stands_in_the_sources_is_told_when_asked_for_under_a_warning() -> None:
    expected = """\
The hook is not bent

What stands behind a note may tell more than you have come upon.

- A hall lamp of brass weighs some four kilograms. (unverified: no text was read for it)
  Source: Nobody, Made up for tests [not read for this game]"""
    assert answer("1", "look_at_hook", "v 2") == expected
    assert answer("1", "look_at_hook", "v hook") == expected


def test_at_the_end_a_note_opens_with_all_that_it_rests_on() -> None:
    told = answer("1", "look_at_hook", "open_door", "leave", "n hook")
    assert "weighs some four kilograms." in told
    assert "It may tell more" not in told
    assert "may tell more" not in answer("1", "look_at_hook", "open_door", "leave", "v hook")


def test_behind_what_is_invented_there_is_nothing() -> None:
    assert answer("v 1").endswith("Invented for this game: nothing stands behind it.")
    assert answer("v 9") == "There is no note “9” in the notebook. Type n for the list."
    assert answer("v b 1") == "There is no register “1” here. Type b for the list."
    assert answer("v 1 2 3").startswith("Name a note")


def test_a_note_one_does_not_have_cannot_be_opened() -> None:
    expected = "There is no note “2” in the notebook. Type n for the list."
    assert answer("n 2") == expected


def test_the_notebook_can_be_looked_through_for_words_and_keeps_its_numbers() -> None:
    assert answer(*TWO_NOTES, "n gardener").splitlines()[0] == (
        "3. The gardener: eight (testimony, Juan Gardener)"
    )
    assert answer(*TWO_NOTES, "n half PAST").startswith("2. The cook: half past seven")
    assert answer("n letter") == "No note has “letter”. Type n for the list."


def test_two_notes_that_bear_on_each_other_say_so_and_teach() -> None:
    told = answer(*TWO_NOTES, "compare 2 3")
    expected = [
        "> Compare: The cook: half past seven / The gardener: eight",
        "Half past seven, says one; eight, says the other.",
        "They contradict each other.",
        "Noted: Two times",
    ]
    assert told.split("\n\n")[:4] == expected


def test_ids_compare_as_well_as_numbers_in_either_order() -> None:
    by_number = answer(*TWO_NOTES, "compare 2 3")
    assert answer(*TWO_NOTES, "compare gardener_heard cook_heard") == by_number


def test_two_notes_that_do_not_bear_on_each_other_say_that() -> None:
    assert answer(*TWO_NOTES, "compare 1 2") == "You find nothing to write between them."


def test_what_was_compared_can_be_read_again() -> None:
    told = answer(*TWO_NOTES, "compare 2 3", "compare 2 3")
    assert told.startswith("You have laid these two side by side before.")
    assert "They contradict each other." in told


def test_a_note_agrees_with_itself() -> None:
    assert answer("compare 1 1") == "That is one note, and it agrees with itself."


def test_comparing_wants_two_notes() -> None:
    assert answer("compare 1") == "Compare two notes, by their numbers: “compare 1 2”."
