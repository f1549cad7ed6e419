"""Where one is, in lines."""

from pathlib import Path

from tests.builders import SMALLEST
from tests.command import answer


def test_the_scene_can_be_read_again_as_it_is_now() -> None:
    told = answer("1", "open_door", "look")
    assert told.startswith("The hall · 20:00")
    assert "The street door stands open." in told


def test_the_plan_says_where_one_is_and_which_place_leads_where() -> None:
    expected = """\
You are at: The hall. You see Juan Gardener at: The patio. Ways out: The patio, The kitchen.

- The hall (you are here) leads to: The patio, The kitchen.
- The patio leads to: The hall, The kitchen, The study.
- The kitchen leads to: The hall, The patio.
- The study leads to: The patio."""
    assert answer("1", "m") == expected


def test_the_cast_says_who_is_invented() -> None:
    expected = """\
- Rosa Cook, household. She has cooked here for years. (invented for this game)
- Juan Gardener, household. (invented for this game)
- Mr Visitor, visitor. Nobody has asked him yet. (invented for this game)"""
    assert answer("c") == expected


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
