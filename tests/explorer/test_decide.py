"""What the explorer says of stories whose answers are known by hand."""

from __future__ import annotations

from pathlib import Path

from tests.builders import loaded, sound_story, story_with_paths
from tests.engine.small_stories import program as rules_program
from tests.engine.test_rules_of_dossiers import STORY as DOSSIERS

from coyoacan_game.engine import Program, start, take
from coyoacan_game.explorer import Bounds, Decider, Decision, questions

BOOK = """
[table.book]
title = "Book"
columns = ["Line"]
when = "dossier == 'two'"
says = "A book."
invented = true
row.line = { cells = ["1"], says = "One." }
[scene.b]
"""


def program(folder: Path, *paths: str) -> Program:
    """The story of these paths, ready to be searched."""
    return Program(sound_story(folder, story_with_paths(*paths)))


def decisions(made: Program, **bounds: int) -> dict[str, Decision]:
    decider = Decider(made, bounds=Bounds(**bounds))
    return {target.name: one for target, one in decider.decide(questions(made)).items()}


def test_the_shortest_of_two_ways_is_found(tmp_path: Path) -> None:
    made = program(tmp_path, "a b c d end", "a c")
    path = decisions(made)["scene.d"].path
    assert path is not None
    assert len(path) == 2


def test_what_no_way_leads_to_is_impossible_and_has_no_path(tmp_path: Path) -> None:
    story = loaded(tmp_path, story_with_paths("a b end", "island shore")).story
    assert story is not None
    made = Program(story)
    assert decisions(made)["scene.shore"] == Decision("impossible")


def test_a_ring_is_searched_to_its_end(tmp_path: Path) -> None:
    made = program(tmp_path, "a b c a", "c end")
    decided = decisions(made)
    assert {one.answer for name, one in decided.items() if name.startswith("scene.")} == {"found"}


def test_a_search_can_begin_in_any_state(tmp_path: Path) -> None:
    made = program(tmp_path, "a b c end")
    targets = [one for one in questions(made) if one.name in ("scene.a", "scene.c")]
    origin = start(made)
    first = next(iter(made.choices(origin.scene)(*origin)))
    decided = Decider(made, origin=take(made, origin, first)).decide(targets)
    answers = {target.name: (one.answer, one.path) for target, one in decided.items()}
    assert answers["scene.a"] == ("impossible", None)
    assert answers["scene.c"][0] == "found"


def test_beyond_its_bounds_it_says_open_and_never_impossible(tmp_path: Path) -> None:
    made = program(tmp_path, "a b c d e f end")
    decided = decisions(made, states=2)
    assert decided["scene.f"] == Decision("open")


def test_the_way_leads_through_an_ending_into_the_next_dossier_and_to_its_rows() -> None:
    made = rules_program(DOSSIERS.replace("[scene.b]", BOOK))
    decided = decisions(made)
    assert decided["dossier.two"].path == ("scene.a.choice.close", "dossier.two")
    assert decided["table.book.row.line"].path == (
        "scene.a.choice.close",
        "dossier.two",
        "table.book.row.line",
    )
    assert decided["ending.last"].path is not None
    assert len(decided["ending.last"].path) == 3
    # Only who begins with that dossier knows more than was learnt on the way.
    assert decided["note.bolt"].path == ("scene.a.choice.look",)


def test_an_ending_that_holds_on_shows_that_nothing_lies_beyond() -> None:
    made = rules_program(DOSSIERS.replace("scene == 'shut' and dossier == 'one'", "visited.a"))
    decided = decisions(made)
    assert decided["dossier.two"].answer == "found"
    assert decided["scene.b.choice.close"].answer == "impossible"


def test_what_can_only_happen_at_midnight_of_the_first_day_is_not_forgotten(
    tmp_path: Path,
) -> None:
    days = """
[story.clock]
date = 1940-05-24
start = "00:00"
end = "01:00"
[day.second]
date = 1940-05-25
start = "09:00"
end = "10:00"
[scene.a.choice.sleep]
text = "Sleep."
day = "second"
goto = "b"
[scene.b.choice.look]
text = "Look."
when = "day == '1940-05-25'"
learn = ["lamp"]
[scene.b.choice.go_back]
text = "Go back."
day = "first"
goto = "a"
[note.lamp]
kind = "evidence"
title = "A lamp"
text = "It is broken."
invented = true
[event.bells]
says = "Bells."
when = "time == '00:00' and day == '1940-05-24' and knows.lamp"
"""
    made = Program(sound_story(tmp_path, story_with_paths("a b end") + days))
    assert decisions(made)["event.bells"].path == (
        "scene.a.choice.sleep",
        "scene.b.choice.look",
        "scene.b.choice.go_back",
    )
