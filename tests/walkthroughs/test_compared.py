"""What is said to differ between two stories is what two plain searches find."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from random import Random

import pytest
from tests.expressions_made import Tables
from tests.stories_made import made_story, program_of, seeded
from tests.walkthroughs.test_suggested import reachable

from coyoacan_game.engine import Playthrough, Program, offered
from coyoacan_game.story.points import points
from coyoacan_game.walkthroughs.changes import Changes
from coyoacan_game.walkthroughs.compared import Version, changes_between
from coyoacan_game.walkthroughs.kept import _loss
from coyoacan_game.walkthroughs.plays import Play, Viewer


def changed(tables: Tables, random: Random) -> Iterator[Tables]:
    """The same story with one thing another: a guard, where a choice leads, a choice, a moment, a text."""
    scenes = tables["scene"]
    choices = [(id_, key) for id_ in scenes for key in scenes[id_].get("choice", {})]
    if not choices:
        return
    scene, name = random.choice(choices)
    for part in ("when", "goto", "once", "gone", "event", "ending", "text"):
        made = deepcopy(tables)
        choice = made["scene"][scene]["choice"][name]
        match part:
            case "when" if made.get("note"):
                asked = f"knows.{random.choice(list(made['note']))}"
                choice["when"] = asked if random.random() < 0.5 else f"not {asked}"
            case "goto":
                choice["goto"] = random.choice(list(scenes))
                choice.pop("minutes", None)
            case "once":
                choice["once"] = not choice.get("once", False)
            case "gone":
                del made["scene"][scene]["choice"][name]
            case "event" if made.get("event"):
                next(iter(made["event"].values()))["when"] = "1 == 1"
            case "ending":
                next(iter(made["ending"].values()))["when"] = f"scene == '{scene}'"
            case "text":
                made["scene"][scene]["text"] = f"{{scene == '{scene}': Here. | There.}}"
        yield made


def compared(old: Program, new: Program, folder: Path) -> Changes:
    versions = [
        Version(folder, program.story, {"story": name})
        for program, name in ((old, "1"), (new, "2"))
    ]
    return changes_between(*versions, seconds=1000)


def reached(program: Program) -> set[str] | None:
    found = reachable(Viewer(program.story), program, begun=False)
    return None if found is None else set(map(str, found))


@pytest.mark.parametrize("seeds", [range(6, 10), range(12, 16)])
def test_of_small_stories_with_one_change(seeds: range, tmp_path: Path) -> None:
    agreed = 0
    for seed in seeds:
        random = seeded(seed)
        tables = made_story(seeded(seed))
        old = program_of(tables, warnings=True)
        before = reached(old)
        if before is None:
            continue
        for made in changed(tables, random):
            try:
                new = program_of(made, warnings=True)
            except AssertionError:
                continue  # something still speaks of what was changed
            after = reached(new)
            if after is None:
                continue
            agrees(old, new, before, after, compared(old, new, tmp_path))
            agreed += 1
    assert agreed >= 3


def agrees(old: Program, new: Program, before: set[str], after: set[str], found: Changes) -> None:
    assert found.undecided == ()
    both = {str(one) for one in points(old.story)} & {str(one) for one in points(new.story)}
    by = {
        how: {one.name for one in found.differences if one.how == how} for how in ("lost", "gained")
    }
    asked_alike = {name for name in both if ".variant." not in name}
    assert by["lost"] & asked_alike == (before - after) & asked_alike
    assert by["gained"] & asked_alike == (after - before) & asked_alike
    for one in found.differences:
        if one.path is not None:
            side = old if one.how in ("lost", "gone") else new
            assert one.name in {str(each) for each in Viewer(side.story).see(Play(one.path)).points}
    if found.saves.answer == "same":
        assert all(_loss(old, new, play) is None for play in plays(old))
    for loss in found.saves.losses:
        assert _loss(old, new, Play(loss.path, loss.start)) is not None


def plays(program: Program) -> Iterator[Play]:
    """Some plays of a story, by chance."""
    for seed in range(20):
        random = seeded(seed)
        play = Playthrough(program)
        for _ in range(12):
            actions = offered(program, play.state)
            if not actions:
                break
            play.take(random.choice(actions))
        yield Play(play.actions)
