"""What the explorer is asked and what path tests cover is the same: same names, met at the same turns."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.expressions_made import Tables
from tests.looks_made import looking_story
from tests.stories_made import AS_FOUND, plays, stories
from tests.stories_made import program_of as made_program
from tests.walkthroughs.written import LONG, LOOKING, SMALL

from coyoacan_game.engine import Program, State, Turn, offered, opening, turn
from coyoacan_game.explorer import Target, questions
from coyoacan_game.explorer.replay import reached
from coyoacan_game.loader import load_story
from coyoacan_game.story.points import Point, points
from coyoacan_game.walkthroughs.watch import Watch, WatchedProgram

SCENES = Path(__file__).parents[2] / "scenes"


def program_of(folder: Path) -> Program:
    story = load_story(folder).story
    assert story is not None
    return Program(story)


def asked_nowhere(program: Program, point: Point) -> bool:
    """What no play can cover from the story's start, whatever it does: then nothing is asked."""
    story = program.story
    match point.address.split("."):
        case ["dossier", _, "before"]:
            return True
        case ["picture", id_, *_]:
            shown = {one.picture for one in story.scene.values()}
            return id_ not in shown | {one.picture for one in story.ending.values()}
        case [*_, "unless_shown"]:
            return True
        case ["place", *_]:
            return not any(program.lets_go(number) for number in range(len(program.scenes)))
    return False


@pytest.mark.parametrize("folder", [SMALL, LONG, LOOKING, SCENES])
def test_every_point_of_a_story_is_asked_about_by_its_own_name(folder: Path) -> None:
    program = program_of(folder)
    names = {one.name for one in questions(program)}
    for point in points(program.story):
        assert str(point) in names or asked_nowhere(program, point), point
    beside = {one.kind for one in questions(program)} - {"fault", "dead_end"}
    assert {one.name for one in questions(program) if one.kind in beside} <= {
        str(point) for point in points(program.story)
    }


@settings(phases=AS_FOUND, max_examples=60, deadline=None)
@given(stories(), plays())
def test_a_target_is_met_at_the_turn_that_covers_its_point(
    tables: Tables, moves: list[int]
) -> None:
    agree(WatchedProgram(made_program(tables, warnings=True).story), moves)


@settings(phases=AS_FOUND, max_examples=40, deadline=None)
@given(st.randoms(use_true_random=False), plays())
def test_so_it_is_in_stories_that_are_looked_at_again(random: Random, moves: list[int]) -> None:
    agree(WatchedProgram(made_program(looking_story(random), warnings=True).story), moves)


@pytest.mark.parametrize("folder", [SMALL, LONG, LOOKING])
@pytest.mark.parametrize("step", [1, 3, 7, 11])
def test_so_it_is_in_a_story_that_has_everything(folder: Path, step: int) -> None:
    agree(WatchedProgram(program_of(folder).story), [number * step for number in range(40)])


def agree(program: WatchedProgram, moves: list[int]) -> None:
    """Plays, and asks after every turn what has been covered so far, and what has been met."""
    targets = [one for one in questions(program) if one.kind not in ("fault", "dead_end")]
    known = {str(one) for one in points(program.story)}
    watch = Watch(program)
    last = opening(program)
    met = met_in(program, targets, None, last)
    watch(None, last)
    for move in moves:
        assert {str(one) for one, hits in watch.counts.items() if hits} & known == met
        before = last.state
        actions = offered(program, before)
        if not actions:
            return
        last = turn(program, before, actions[move % len(actions)])
        watch(before, last)
        met |= met_in(program, targets, before, last)


def met_in(program: Program, targets: list[Target], before: State | None, made: Turn) -> set[str]:
    last = None if before is None else made
    state = made.state if before is None else before
    return {one.name for one in targets if reached(program, one, last, state, made.state)}
