"""What is proven of the game itself on every change: nobody gets stuck, wherever they began.

That every line of it is read by somebody is for `tests/walkthroughs/test_every_line_is_read.py`.
"""

from __future__ import annotations

from pathlib import Path

from coyoacan_game.engine import Program
from coyoacan_game.explorer import Decider
from coyoacan_game.explorer.dossiers import Dossiers
from coyoacan_game.explorer.softlocks import softlocks
from coyoacan_game.loader import load_story

SCENES = Path(__file__).parents[2] / "scenes"


def test_the_dossiers_are_apart_and_nobody_gets_stuck_in_any_of_them() -> None:
    story = load_story(SCENES).story
    assert story is not None
    # One test, because following the clock of the whole story is most of the work.
    dossiers = Dossiers(Decider(Program(story)))
    assert len(dossiers.deciders) == len(story.dossier)
    assert softlocks(dossiers.decider, dossiers=dossiers).answer == "none"
