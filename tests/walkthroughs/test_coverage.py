"""What counts as covered, counted by hand on a story of two scenes."""

from pathlib import Path

import pytest
from tests.builders import write_story
from tests.walkthroughs.written import SMALL, small

from coyoacan_game.story.points import KINDS, points
from coyoacan_game.walkthroughs.coverage import Coverage, uncovered
from coyoacan_game.walkthroughs.suite import Wanted, run_suite

# 2 scenes, 3 choices, 1 note, 1 ending; guards on one choice and on the ending: 4 sides;
# one text with a condition inside a condition: 4 sides.
TINY = """\
[story]
title = "Tiny"
start = "gate"

[scene.gate]
title = "The gate"
text = "{knows.bolt: {chose.gate.knock: Both. | The bolt.} | Nothing yet.}"

[scene.gate.choice.look]
text = "Look at the bolt."
learn = ["bolt"]
goto = "gate"

[scene.gate.choice.knock]
text = "Knock."
when = "knows.bolt"
goto = "gate"

[scene.gate.choice.leave]
text = "Go."
goto = "street"

[scene.street]
title = "The street"
text = "Dust."

[note.bolt]
kind = "evidence"
title = "The bolt"
text = "Drawn."
invented = true

[ending.done]
title = "Noon"
when = "scene == 'street'"
text = "That is all."
"""
EVERYTHING = {
    "scene.gate",
    "scene.street",
    "scene.gate.choice.look",
    "scene.gate.choice.knock",
    "scene.gate.choice.leave",
    "note.bolt",
    "ending.done",
    "scene.gate.choice.knock.when [true]",
    "scene.gate.choice.knock.when [false]",
    "ending.done.when [true]",
    "ending.done.when [false]",
    "scene.gate.text.variant.1 [true]",
    "scene.gate.text.variant.1 [false]",
    "scene.gate.text.variant.2 [true]",
    "scene.gate.text.variant.2 [false]",
}


def covered_by(folder: Path, *steps: str) -> Coverage:
    write_story(folder, TINY)
    (folder / "a.path.toml").write_text(f"[path.a]\nsteps = {list(steps)}\n", encoding="utf-8")
    suite = run_suite([folder / "a.path.toml"], Wanted(coverage=True))
    (coverage,) = suite.coverage
    assert suite.passed
    return coverage


@pytest.mark.parametrize(
    ("steps", "missing"),
    [
        (
            (),
            EVERYTHING
            - {
                "scene.gate",
                "scene.gate.choice.knock.when [false]",
                "ending.done.when [false]",
                "scene.gate.text.variant.1 [false]",
            },
        ),
        (
            ("look",),
            {
                "scene.street",
                "scene.gate.choice.knock",
                "scene.gate.choice.leave",
                "ending.done",
                "ending.done.when [true]",
                "scene.gate.text.variant.2 [true]",
            },
        ),
        (
            ("leave",),
            {
                "scene.gate.choice.look",
                "scene.gate.choice.knock",
                "scene.gate.choice.knock.when [true]",
                "note.bolt",
                "scene.gate.text.variant.1 [true]",
                "scene.gate.text.variant.2 [true]",
                "scene.gate.text.variant.2 [false]",
            },
        ),
        (("look", "knock", "leave"), set()),
    ],
)
def test_what_a_path_covers(steps: tuple[str, ...], missing: set[str], tmp_path: Path) -> None:
    coverage = covered_by(tmp_path, *steps)
    assert missing == set(uncovered(coverage))
    assert coverage.total == (len(EVERYTHING) - len(missing), len(EVERYTHING))


def test_kinds_and_hits_are_counted(tmp_path: Path) -> None:
    coverage = covered_by(tmp_path, "look", "knock", "leave")
    assert coverage.by_kind() == {
        "scene": (2, 2),
        "choice": (3, 3),
        "guard": (4, 4),
        "text": (4, 4),
        "note": (1, 1),
        "ending": (1, 1),
    }
    hits = {str(one.point): one.hits for one in coverage.entries}
    assert hits["scene.gate"] == 3
    assert hits["scene.gate.choice.knock.when [true]"] == 2
    assert hits["note.bolt"] == 1


def test_points_stand_in_their_lines(tmp_path: Path) -> None:
    coverage = covered_by(tmp_path, "leave")
    (entries,) = coverage.by_file().values()
    places = {str(one.point): (one.span.line, one.span.column) for one in entries if one.span}
    assert places["scene.gate"] == (5, 8)
    assert places["scene.gate.choice.knock.when [true]"] == (16, 8)
    assert places["scene.gate.text.variant.1 [true]"] == (7, 10)
    assert places["scene.gate.text.variant.2 [true]"] == (7, 23)


def test_three_stories_have_every_kind_and_all_of_them_can_be_covered() -> None:
    folder = SMALL.parents[1] / "paths"
    paths = [folder / f"{name}.path.toml" for name in ("long", "looking", "small")]
    suite = run_suite(paths, Wanted(coverage=True))
    long, looking, short = suite.coverage
    assert suite.passed
    assert {kind for one in suite.coverage for kind in one.by_kind()} == set(KINDS)
    assert uncovered(looking) == ()
    assert len(short.entries) == len(list(points(small().story)))
    assert uncovered(long) == ()
    # Entering that scene opens the door before its text is read: no play can read this side.
    assert uncovered(short) == ("scene.interrupted.text.variant.1 [false]",)
