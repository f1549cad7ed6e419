"""`coyoacan explore`: what is proven and refuted of a story, for people and for programs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from distributed import LocalCluster
from tests.builders import story_with_paths

from coyoacan_game.cli.commands import coyoacan

ROOT = Path(__file__).parent.parent.parent
SMALL = ROOT / "tests" / "stories" / "small"
LOST = """
[scene.a.choice.lost]
text = "Take the wrong door."
goto = "cellar"

[scene.cellar]
title = "The cellar"
text = "It is dark."
[scene.cellar.choice.shout]
text = "Shout."
says = "Nobody hears."
"""


def explore(folder: Path, *options: str) -> tuple[int, str]:
    """The exit code and what was printed."""
    done = CliRunner().invoke(coyoacan, ["explore", str(folder), *options], standalone_mode=False)
    return done.return_value if done.exception is None else 2, done.stdout


def written(folder: Path, toml: str) -> Path:
    """A folder with a story in it."""
    (folder / "story.toml").write_text(toml, encoding="utf-8")
    return folder


def test_a_story_in_which_all_is_well_is_proven(tmp_path: Path) -> None:
    code, printed = explore(written(tmp_path, story_with_paths("a b c end", "a c")))
    assert code == 0
    assert "proven: no softlock" in printed
    assert "proven: no dead end" in printed
    assert printed.splitlines()[-1].startswith("proven, in ")


def test_a_softlock_is_told_with_its_path_its_last_choice_and_its_place(tmp_path: Path) -> None:
    folder = written(tmp_path, story_with_paths("a b end") + LOST)
    code, printed = explore(folder)
    assert code == 1
    line = next(line for line in printed.splitlines() if "softlock" in line)
    assert line.startswith(f"{folder}/story.toml:")
    assert "1 Take the wrong door.  (scene.a.choice.lost)" in printed
    assert "could be avoided: scene.a.choice.lost" in printed


def test_the_unread_variants_of_a_story_are_told_in_their_places() -> None:
    code, printed = explore(SMALL)
    assert code == 1
    refuted = [line for line in printed.splitlines() if ": refuted: " in line]
    assert len(refuted) == 2
    assert all("story.toml:" in line and "variant" in line for line in refuted)
    assert printed.endswith("counted: 793986 states\n")


def test_the_document_has_every_key_of_its_schema_and_no_other(tmp_path: Path) -> None:
    schema = json.loads((ROOT / "docs" / "explore.schema.json").read_text("utf-8"))
    code, printed = explore(
        written(tmp_path, story_with_paths("a b end") + LOST), "--format", "json"
    )
    document = json.loads(printed)
    assert code == 1
    required = {*schema["required"], *schema["then"]["required"]}
    assert set(document) == required == set(schema["properties"])
    assert (document["verdict"], document["exhausted"]) == ("refuted", True)
    assert document["softlocks"] == [
        {"path": ["scene.a.choice.lost"], "last_choice": "scene.a.choice.lost"}
    ]
    assert document["scenes"]["scene.b"]["answer"] == "found"
    assert len(document["scenes"]["scene.b"]["path"]) == 1


def test_out_of_time_nothing_is_said_to_be_proven() -> None:
    code, printed = explore(SMALL, "--seconds", "0")
    assert code == 3
    assert "not decided within these bounds" in printed
    assert "proven: no softlock" not in printed


def test_it_can_begin_elsewhere(tmp_path: Path) -> None:
    folder = written(tmp_path, story_with_paths("a b c end"))
    code, printed = explore(folder, "--from", "scene.c", "--format", "json")
    document = json.loads(printed)
    assert (code, document["verdict"]) == (0, "proven")  # what lies before is not held against it
    assert document["scenes"]["scene.a"]["answer"] == "impossible"
    assert document["scenes"]["scene.c"]["path"] == []


@pytest.mark.parametrize("begin", ["scene.nowhere", "dossier.nothing", "hall"])
def test_a_beginning_that_is_not_there_is_refused(begin: str) -> None:
    assert explore(SMALL, "--from", begin)[0] == 2


def test_the_suggested_tests_can_be_run_as_they_are_printed(tmp_path: Path) -> None:
    folder = written(tmp_path, story_with_paths("a b c end", "a c", "a d"))
    code, printed = explore(folder, "--suggest-tests")
    assert code == 0
    (folder / "suggested.path.toml").write_text(printed, encoding="utf-8")
    done = CliRunner().invoke(coyoacan, ["test", str(folder), "--coverage"], standalone_mode=False)
    assert done.return_value == 0
    assert "Not covered" not in done.output
    assert "100.0 %" in done.output


def test_suggested_tests_are_saved_beside_the_answers(tmp_path: Path) -> None:
    folder = written(tmp_path, story_with_paths("a b c end"))
    file = tmp_path / "more.path.toml"
    code, printed = explore(folder, "--from", "scene.b", "--suggest-tests", str(file))
    assert (code, printed.splitlines()[-1].startswith("proven, in ")) == (0, True)
    assert 'start  = "scene.b"' in file.read_text("utf-8")


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_every_state_can_be_followed_one_by_one(tmp_path: Path, jobs: str) -> None:
    folder = written(tmp_path, story_with_paths("a b end", "a end") + LOST)
    otherwise, by_sets = explore(folder, "--format", "json")
    code, printed = explore(folder, "--explicit", "--jobs", jobs, "--format", "json")
    plainly, document = json.loads(printed), json.loads(by_sets)
    assert plainly["method"] != document["method"]
    for key in ("seconds", "method"):
        del plainly[key], document[key]
    assert (code, plainly) == (otherwise, document)


def test_the_work_of_one_who_does_not_follow_states_cannot_be_shared(tmp_path: Path) -> None:
    folder = written(tmp_path, story_with_paths("a end"))
    assert explore(folder, "--jobs", "2")[0] == 2
    assert explore(folder, "--explicit", "--jobs", "2", "--cluster", "tcp://127.0.0.1:1")[0] == 2


def test_a_cluster_that_is_not_there_is_told(tmp_path: Path) -> None:
    folder = written(tmp_path, story_with_paths("a end"))
    options = ["explore", str(folder), "--explicit", "--cluster", "nonsense://here"]
    done = CliRunner().invoke(coyoacan, options)
    assert done.exit_code == 2
    assert 'no Dask scheduler answers at "nonsense://here"' in done.output


def test_a_dask_cluster_does_the_same_work() -> None:
    options = ("--explicit", "--bound", "4000", "--format", "json")
    with LocalCluster(  # type: ignore[no-untyped-call]  # the library names no types
        n_workers=1, threads_per_worker=1, processes=True, dashboard_address=None
    ) as cluster:
        code, printed = explore(SMALL, *options, "--cluster", cluster.scheduler_address)
    alone, here = explore(SMALL, *options)
    shared, own = json.loads(printed), json.loads(here)
    assert (code, alone) == (3, 3)
    assert {**shared, "seconds": 0} == {**own, "seconds": 0}


EVENTS = """
[event.rain]
when = "scene == 'b'"
says = "Rain."
[event.wind]
when = "scene in ['b', 'c']"
says = "Wind."
"""


def test_events_at_one_moment_and_longest_plays_are_noted_and_no_fault(tmp_path: Path) -> None:
    folder = written(tmp_path, story_with_paths("a b c end", "a c") + EVENTS)
    code, printed = explore(folder)
    assert code == 0
    line = next(line for line in printed.splitlines() if "same moment" in line)
    note = "event.wind can come at the same moment as event.rain, which happens first"
    assert line.startswith(f"{folder}/story.toml:")
    assert line.endswith(f": note: {note}; after 1 move")
    assert "note:   no play to ending.end is longer than 3 moves" in printed
    document = json.loads(explore(folder, "--format", "json")[1])
    assert document["events_together"] == {
        "event.rain event.wind": {
            "answer": "found",
            "path": ["scene.a.choice.to_b"],
            "shortest": True,
        }
    }
    assert document["longest_plays"] == {"ending.end": {"moves": 3, "reason": None}}
