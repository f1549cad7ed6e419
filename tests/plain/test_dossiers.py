"""Long stories in lines: where to begin, what came before, new days, going on."""

from tests.command import LONG, answer, coyoacan, played

NIGHT_OVER = ["place.gate.exit.room", "close"]
GO_ON = [*NIGHT_OVER, "1"]


def test_a_play_without_a_move_says_where_one_can_begin() -> None:
    opening = """\
The lamp, and after

d 1. Begin with: The night, Friday 24 May 1940
d 2. Begin with: The office, Tuesday 28 May 1940

Friday 24 May 1940

The garage doors · 05:10
"""
    assert played(story=LONG).startswith(opening)
    coyoacan("play", LONG, typed="wait\n")
    assert "Begin with:" not in coyoacan("play", LONG).out
    assert "Begin with:" not in played()


def test_a_dossier_tells_first_what_came_before_marked_as_such() -> None:
    expected = """\
What came before: They came at four, and the bolt was drawn.

Tuesday 28 May 1940

The desk · 09:00

The office, 09:00.

The Colonel's patience: 4 of 6.

You can open: The visitors' book (type b).

1. Stop."""
    assert answer("d 2", story=LONG) == expected
    assert answer("d office", story=LONG) == expected


def test_the_dossiers_are_listed_and_which_one_is_in() -> None:
    expected = """\
1. The night, Friday 24 May 1940
2. The office, Tuesday 28 May 1940 (you are here)

Type “d 1” to begin with one; the play so far is kept aside."""
    assert answer("d 2", "d", story=LONG) == expected
    assert answer("d 3", story=LONG) == "There is no dossier “3”. Type d for the list."
    assert answer("d") == "This story is not told in dossiers."


def test_beginning_with_a_dossier_keeps_the_play_so_far() -> None:
    told = answer("wait", "d 2", story=LONG)
    assert told.startswith("Note: The play before this one is kept as “test, ")
    assert "The night, The garage doors, 05:30, Friday 24 May 1940" in answer(
        "wait", "d 2", "l", story=LONG
    )


def test_an_ending_that_leads_on_offers_that_first() -> None:
    told = answer(*NIGHT_OVER, story=LONG)
    assert told.endswith("""\
1. Go on: The office
Type 1 to go on, u to take back the last move, new to begin anew, or q to quit.""")


def test_going_on_begins_the_day_and_can_be_taken_back() -> None:
    told = answer(*GO_ON, story=LONG)
    assert told.startswith("> Go on: The office\n\nTuesday 28 May 1940\n\nA bell.\n\nThe desk · 09")
    back = answer(*GO_ON, "u", story=LONG)
    assert back.startswith("Taken back: Go on: The office\n\nShut · Friday 24 May 1940 · 05:15")
    assert "1. Go on: The office" in back


def test_what_is_shown_is_said_when_it_is_new_and_not_while_it_is_hidden() -> None:
    told = played("2", "post", story=LONG)
    assert told.count("The Colonel's patience: 3 of 6.") == 1
    assert answer("2", "post", story=LONG).startswith(
        "> Post a guard.\n\nThe doors are guarded.\n\n"
    )
    assert "patience" not in played(story=LONG)


def test_reading_a_scene_again_says_the_day_and_what_is_shown() -> None:
    told = answer("2", "r", story=LONG)
    assert told.startswith("The room · Tuesday 28 May 1940 · 09:00\n")
    assert "The Colonel's patience: 3 of 6." in told


def test_a_play_goes_on_in_its_dossier() -> None:
    coyoacan("play", LONG, "--dossier", "office", typed="b 1 1\n")
    lines = coyoacan("play", LONG).lines
    assert "You go on with “autosave”, after 1 move. Dossier: The office." in lines


def test_the_plan_names_places_as_they_are_now() -> None:
    before = answer("m", story=LONG)
    assert "- The garage doors (you are here) leads to: The room." in before
    after = answer("2", "post", "m", story=LONG)
    assert "- The guarded doors leads to: The room." in after
    assert "Go to: The guarded doors" not in after
