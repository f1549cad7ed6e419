"""Of the game itself every scene, choice, guard, note, finding, event, ending and text is met on some path of ours."""

from __future__ import annotations

from pathlib import Path

from coyoacan_game.diagnostics import Problems
from coyoacan_game.walkthroughs.read import read_path_file
from coyoacan_game.walkthroughs.suite import Wanted, find_files, run_files

ROOT = Path(__file__).parents[2]

# A guard that is always true where it is asked; the explorer proves it, and it may be meant.
ALWAYS = {"place.t_street.exit.t_doors.when [false]"}


def test_every_point_of_the_story_is_met() -> None:
    # Whole plays are long, and meet what the paths of the dossiers meet.
    files = [one for one in find_files([ROOT / "tests" / "paths"]) if "whole" not in one.name]
    read = (read_path_file(one, one.name, Problems()) for one in files)
    _, measured = run_files([one for one in read if one is not None], Wanted(coverage=True))
    (ours,) = (one for one in measured if Path(one.story).resolve() == ROOT / "scenes")
    missed = {str(entry.point) for entry in ours.entries if not entry.hits}
    assert missed <= ALWAYS
    assert len(ours.entries) > 5_000
