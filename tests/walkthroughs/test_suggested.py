"""Suggested path tests pass, and cover everything that a player can reach."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.builders import write_story
from tests.stories_made import made_story, program_of, seeded
from tests.walkthroughs.written import LONG, SMALL, read

from coyoacan_game.engine import Program, offered
from coyoacan_game.explorer import Bounds, Exploration, explore
from coyoacan_game.loader import load_story
from coyoacan_game.story.points import Point, points
from coyoacan_game.walkthroughs.cover import Cover, cover
from coyoacan_game.walkthroughs.coverage import uncovered
from coyoacan_game.walkthroughs.plays import Play, Viewer
from coyoacan_game.walkthroughs.reachable import plays_found, points_met
from coyoacan_game.walkthroughs.run import Walker
from coyoacan_game.walkthroughs.suggested import (
    MARK,
    NotOurs,
    Suggested,
    check_writable,
    story_from,
    suggested_toml,
)
from coyoacan_game.walkthroughs.suite import Wanted, run_suite
from coyoacan_game.walkthroughs.watch import Watch, WatchedProgram

MOST = 400  # states of a story that is searched plainly here


def reachable(viewer: Viewer, program: Program, *, begun: bool = True) -> set[Point] | None:
    """What any play at all covers, one state after the other; None if there are too many.

    With what is there for whoever has just `begun` with a dossier.
    """
    dossiers = [Play((), f"dossier.{id_}") for id_ in program.story.dossier]
    plays = [Play(), *(dossiers if begun else ())]
    met = {point for play in plays for point in viewer.see(play).points}
    waiting = [Play()]
    seen = {viewer.opening(None)}
    while waiting:
        play = waiting.pop()
        state = viewer.opening(None)
        for action in play.actions:
            state = viewer._look(state, action).state
        for action in offered(program, state):
            looked = viewer._look(state, action)
            met |= looked.points
            if looked.state not in seen:
                seen.add(looked.state)
                waiting.append(Play((*play.actions, action)))
        if len(seen) > MOST:
            return None
    return met


def suggested(program: Program, found: Exploration) -> tuple[Viewer, Cover]:
    viewer = Viewer(program.story)
    plays = plays_found(program.story, found, None)
    return viewer, cover(viewer, plays, points_met(viewer, plays))


def covered_by(program: Program, toml: str) -> set[Point]:
    """What the paths of a file cover; each of them must pass."""
    watched = WatchedProgram(program.story)
    watch = Watch(watched)
    walker = Walker(watched, watch)
    for path in read(toml).paths:
        result = walker.walk(path)
        assert result.failures == ()
    known = set(points(program.story))
    return {point for point, hits in watch.counts.items() if hits} & known


@pytest.mark.parametrize("seeds", [range(8), range(8, 16)])
def test_of_any_small_story_they_cover_all_that_can_be_reached(seeds: range) -> None:
    tried = 0
    for seed in seeds:
        program = program_of(made_story(seeded(seed)), warnings=True)
        wanted = reachable(Viewer(program.story), program)
        if wanted is None:
            continue
        _, made = suggested(program, explore(program))
        covered = covered_by(program, suggested_toml([Suggested(made)]))
        assert (seed, wanted) == (seed, covered | set(made.left))
        tried += 1
    assert tried >= 2


@pytest.mark.parametrize("folder", [SMALL, LONG])
def test_run_as_a_file_they_pass_and_leave_only_what_is_impossible(
    folder: Path, tmp_path: Path
) -> None:
    story = load_story(folder).story
    assert story is not None
    found = explore(Program(story))
    _, made = suggested(Program(story), found)
    file = tmp_path / "suggested.path.toml"
    toml = suggested_toml([Suggested(made, story_from(file, folder))])
    file.write_text(toml, encoding="utf-8")
    suite = run_suite([file], Wanted(coverage=True))
    assert suite.passed
    impossible = {one.name for one, made in found.answers.items() if made.answer == "impossible"}
    assert set(uncovered(suite.coverage[0])) == impossible & set(map(str, points(story)))
    assert len(made.chosen) <= 10


def test_none_can_be_left_out_or_cut_short() -> None:
    story = load_story(SMALL).story
    assert story is not None
    viewer, made = suggested(Program(story), explore(Program(story)))
    seen = [viewer.see(one.play) for one in made.chosen]
    for number, one in enumerate(seen):
        others = {point for at, other in enumerate(seen) if at != number for point in other.points}
        own = [move for point, move in one.points.items() if point not in others]
        assert max(own) == len(made.chosen[number].play.actions)


def test_a_way_on_which_a_counter_leaves_its_range_is_no_test(tmp_path: Path) -> None:
    files = """
[story]
title = "Counting"
start = "gate"
[variable.n]
start = 1
range = [0, 1]
[scene.gate]
title = "The gate"
text = "A gate."
[scene.gate.choice.count]
text = "Count."
set = { n = "n + 1" }
goto = "street"
[scene.gate.choice.wave]
text = "Wave."
[scene.street]
title = "The street"
text = "Dust."
[ending.done]
title = "Noon"
when = "scene == 'street'"
text = "That is all."
"""
    story = load_story(write_story(tmp_path, files)).story
    assert story is not None
    _, made = suggested(Program(story), explore(Program(story)))
    assert [one.play.actions for one in made.chosen] == [("scene.gate.choice.wave",)]
    assert Point("scene", "scene.street") in made.left
    toml = suggested_toml([Suggested(made)])
    assert "# Not here, since on every way that was found a counter leaves its range:" in toml
    assert "scene.street" in toml


def test_what_was_not_decided_is_not_waited_for() -> None:
    story = load_story(SMALL).story
    assert story is not None
    _, made = suggested(Program(story), explore(Program(story), bounds=Bounds(seconds=0)))
    # Without a moment to play in, only what the beginning itself shows is known.
    assert [one.play.actions for one in made.chosen] == [()]


def test_only_a_file_of_suggestions_is_written_over(tmp_path: Path) -> None:
    own = tmp_path / "own.path.toml"
    own.write_text("[path.mine]\nsteps = []\n", encoding="utf-8")
    with pytest.raises(NotOurs, match="somebody wrote"):
        check_writable(own)
    ours = tmp_path / "ours.path.toml"
    ours.write_text(f"{MARK}: and so on\n", encoding="utf-8")
    check_writable(ours)
    check_writable(tmp_path / "new.path.toml")
    with pytest.raises(NotOurs, match=r"SOMETHING\.path\.toml"):
        check_writable(tmp_path / "new.toml")
    with pytest.raises(NotOurs, match="no folder"):
        check_writable(tmp_path / "nowhere" / "new.path.toml")
