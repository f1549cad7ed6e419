"""What is proven of the game itself on every change: nobody gets stuck, and nothing stands apart."""

from __future__ import annotations

from pathlib import Path

import pytest

from coyoacan_game.engine import Program
from coyoacan_game.explorer import Decider, questions
from coyoacan_game.explorer.decide import Decision
from coyoacan_game.explorer.dossiers import Dossiers, out_of_reach
from coyoacan_game.explorer.explore import is_fault
from coyoacan_game.explorer.softlocks import softlocks
from coyoacan_game.explorer.targets import unwanted
from coyoacan_game.explorer.watch import minded_by
from coyoacan_game.loader import load_story

SCENES = Path(__file__).parents[2] / "scenes"


@pytest.fixture(scope="module")
def dossiers() -> Dossiers:
    story = load_story(SCENES).story
    assert story is not None
    return Dossiers(Decider(Program(story)))


def test_the_dossiers_are_apart_and_all_of_them_are_come_to(dossiers: Dossiers) -> None:
    story = dossiers.decider.program.story
    assert len(dossiers.deciders) == len(story.dossier)


def test_nobody_gets_stuck_in_any_of_them(dossiers: Dossiers) -> None:
    assert softlocks(dossiers.decider, dossiers=dossiers).answer == "none"


def test_there_is_a_way_to_everything_as_far_as_places_hours_and_people_go(
    dossiers: Dossiers,
) -> None:
    # What is done with the notebook can be done nearly anywhere: of that it is not asked here.
    every = questions(dossiers.decider.program)
    asked = [one for one in every if not unwanted(one) and not minded_by(one)]
    never = out_of_reach(dossiers, asked)
    names = {one.name for one in asked if one not in set(never)}
    lost = [one for one in never if one.name not in names]
    assert [one.name for one in lost if is_fault(one, Decision("impossible"))] == []
