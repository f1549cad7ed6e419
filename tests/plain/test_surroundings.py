"""Where one is, in lines."""

from pathlib import Path

from tests.builders import SMALLEST
from tests.command import LONG, answer


def test_the_scene_can_be_read_again_as_it_is_now() -> None:
    told = answer("1", "open_door", "look")
    assert told.startswith("The hall · 20:00")
    assert "The street door stands open." in told


def test_the_plan_says_where_one_is_and_what_leads_where_as_far_as_one_has_seen() -> None:
    expected = """\
You are at: The hall. You see Juan Gardener at: The patio. Ways out: The patio, The kitchen.

- The hall (you are here) leads to: The patio, The kitchen.
- The patio. Wall to wall with: The hall, The study.
- The kitchen. Wall to wall with: The hall.
- The study. Wall to wall with: The patio."""
    assert answer("1", "m") == expected
    there = answer("1", "patio", "m").splitlines()
    assert there[0].endswith(
        "Ways out: The hall, The kitchen, The study (not now: You have no reason to go up)."
    )
    assert "- The patio (you are here) leads to: The hall, The kitchen, The study." in there


def test_where_one_cannot_walk_off_there_are_no_ways_out() -> None:
    assert "Ways out" not in answer("1", "kitchen", "talk", "m")


def test_the_cast_lists_whom_one_has_met_and_says_who_is_invented() -> None:
    assert answer("c", story=LONG) == "You have met nobody yet."
    gardener = "- Juan Gardener, household. (invented for this game)"
    assert answer("1", "c") == gardener
    cook = "- Rosa Cook, household. She has cooked here for years. (invented for this game)"
    assert answer("1", "kitchen", "c") == f"{cook}\n{gardener}"
    assert answer("1", "kitchen", "u", "c") == gardener


def test_a_story_without_places_and_people_says_so(tmp_path: Path) -> None:
    (tmp_path / "story.toml").write_text(SMALLEST, "utf-8")
    assert answer("m", story=str(tmp_path)) == "This story has no places."
    assert answer("c", story=str(tmp_path)) == "Nobody is named in this story."


def test_a_view_does_not_list_the_choices_again() -> None:
    assert "1. Step over the glass." not in answer("c")


def test_the_addresses_of_what_can_be_done_are_listed_for_scripts() -> None:
    expected = """\
1. scene.hall.choice.look_at_hook
2. scene.hall.choice.open_door
3. place.hall.exit.patio
4. place.hall.exit.kitchen
5. wait"""
    assert answer("1", "i") == expected
