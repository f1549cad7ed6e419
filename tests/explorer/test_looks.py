"""Looks as the explorer has them: chains of their own, beside a graph that is as it was without."""

from __future__ import annotations

from pathlib import Path

from tests.builders import sound_story
from tests.walkthroughs.written import LOOKING

from coyoacan_game.engine import Program
from coyoacan_game.explorer import Decider, questions
from coyoacan_game.explorer.conditions import Control
from coyoacan_game.explorer.search import Search, control_of
from coyoacan_game.explorer.sets import Abstraction

WRITTEN = (LOOKING / "story.toml").read_text(encoding="utf-8")
# Without what happens in the play because somebody looked.
QUIET = WRITTEN.replace('when = "told"\nsays = "Somebody rings."', 'when = "false"')


def controls(program: Program) -> set[Control]:
    """Every control point that a search which remembers nothing comes to."""
    decider = Decider(program)
    search = Search(decider.graph, Abstraction(decider.skeleton.domains, {}))
    return {decider.graph.controls[control_of(point)] for point in search.run().words}


def test_a_look_adds_its_own_control_points_and_no_others(tmp_path: Path) -> None:
    program = Program(sound_story(tmp_path / "with", QUIET))
    closed = QUIET.replace('look = "quarter"', 'look = "quarter"\nwhen = "false"')
    without = Program(sound_story(tmp_path / "without", closed))
    found = controls(program)
    beside = {one for one in found if not one.fixed & program.looking}
    assert beside == controls(without)
    # Choosing, and then a minute for each change by either account: three runs of at most five.
    assert 0 < len(found - beside) <= (1 + 3 * 5) * len(beside)


def test_a_story_without_looks_has_the_control_points_it_had(tmp_path: Path) -> None:
    plain = QUIET.replace('look = "quarter"\n', 'says = "Not now."\n')
    for cut in ("assumed.barred == 'ana'", "assumed.barred == 'luis' and looked.quarter.stair"):
        plain = plain.replace(cut, "told")
    plain = plain.replace("perceived.lantern", "told").replace("[glimpse.", "[note.unused_")
    start = plain.index("[note.unused_the_bar]")
    plain = plain[:start] + plain[plain.index("[variable.told]") :]
    plain = plain.replace('learn = ["ana_says"]', 'learn = ["ana_says", "bar", "lantern"]')
    program = Program(sound_story(tmp_path / "plain", plain))
    closed = QUIET.replace('look = "quarter"', 'look = "quarter"\nwhen = "false"')
    looking = Program(sound_story(tmp_path / "closed", closed))
    assert len(controls(program)) == len(controls(looking))


def test_everything_of_a_story_that_is_looked_at_is_found(tmp_path: Path) -> None:
    program = Program(sound_story(tmp_path, WRITTEN))
    decided = Decider(program).decide(questions(program))
    assert [one.name for one, it in decided.items() if it.answer != "found"] == ["dead_end"]
