"""For what no path covers there is a shortest path that covers it, or it is proven that none does."""

from __future__ import annotations

from pathlib import Path

from tests.walkthroughs.written import LONG, SMALL

from coyoacan_game.loader import load_story
from coyoacan_game.story.points import Point, points
from coyoacan_game.walkthroughs.missing import Missing, find_missing, plays_of
from coyoacan_game.walkthroughs.plays import Viewer

NOT_READ = {
    "scene.hall.choice.look_at_hook.says.variant.1 [false]",
    "scene.interrupted.text.variant.1 [false]",
}


def viewer_of(folder: Path) -> Viewer:
    story = load_story(folder).story
    assert story is not None
    return Viewer(story)


def missing_of(folder: Path, seconds: float | None = None) -> dict[str, Missing]:
    viewer = viewer_of(folder)
    found = find_missing(viewer, points(viewer.program.story), seconds=seconds)
    return {str(one.point): one for one in found}


def test_every_point_has_a_play_that_covers_it_at_its_last_move() -> None:
    viewer = viewer_of(SMALL)
    for name, one in missing_of(SMALL).items():
        if name in NOT_READ:
            assert (one.answer, one.play) == ("impossible", None)
            continue
        assert one.play is not None
        assert viewer.see(one.play).points[one.point] == len(one.play.actions)


def test_a_point_of_a_dossier_is_covered_from_where_that_dossier_begins() -> None:
    found = missing_of(LONG)
    assert {one.answer for one in found.values()} == {"found"}
    office = found["scene.desk"].play
    assert office is not None
    assert (office.start, office.actions) == ("dossier.office", ())
    before = found["dossier.office.before.variant.1 [true]"].play
    assert before is not None
    assert (before.start, before.actions) == ("dossier.office", ())
    assert {one.play.start for one in found.values() if one.play} == {None, "dossier.office"}
    gone_on = found["dossier.office"].play
    assert gone_on is not None
    assert gone_on.start is None
    assert gone_on.actions[-1] == "dossier.office"


def test_what_was_not_decided_in_time_is_said_to_be_open() -> None:
    found = missing_of(SMALL, seconds=0)
    assert found["scene.arrival"].answer == "found"  # it needs no search
    assert found["finding.when_it_fell"].answer == "open"
    assert {found[name].answer for name in NOT_READ} == {"open"}


def test_plays_are_given_once_each() -> None:
    viewer = viewer_of(SMALL)
    wanted: list[Point] = [one for one in points(viewer.program.story) if one.kind == "text"]
    plays = list(plays_of(find_missing(viewer, wanted, seconds=None)))
    assert len(plays) == len(set(plays)) < len(wanted)
