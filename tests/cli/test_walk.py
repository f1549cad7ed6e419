"""`coyoacan walk`: a path that can be saved, a proof that there is none, or neither in time."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.builders import story_with_paths
from tests.command import played

from coyoacan_game.cli.commands import coyoacan

SMALL = Path(__file__).parent.parent / "stories" / "small"


def walk(target: str, *options: str) -> tuple[int, str]:
    """The exit code and what was printed."""
    done = CliRunner().invoke(
        coyoacan, ["walk", target, str(SMALL), *options], standalone_mode=False
    )
    return done.return_value if done.exception is None else 2, done.output


def test_the_shortest_way_is_printed_as_a_path_test_that_passes(tmp_path: Path) -> None:
    code, printed = walk("ending.home", "--format", "path")
    assert code == 0
    path = tomllib.loads(printed)["path"]["shortest"]
    assert path == {"steps": ["go_home"], "expect": {"ending": "home"}}
    saved = tmp_path / "home.path.toml"
    saved.write_text(printed, encoding="utf-8")
    done = CliRunner().invoke(coyoacan, ["test", str(saved), "--story", str(SMALL)])
    assert "1 path, all passed" in done.output


@pytest.mark.parametrize(
    ("target", "moves"), [("note.two_times", 7), ("scene.interrupted", 4), ("knows.letter", 5)]
)
def test_any_address_or_condition_will_do(target: str, moves: int) -> None:
    code, printed = walk(target)
    assert code == 0
    assert printed.startswith(f"The shortest way to {target}: {moves} moves.")


def test_a_way_is_told_as_a_player_reads_it() -> None:
    """Word for word what plain mode says to these choices, apart from what it offers."""
    code, printed = walk("scene.interrupted")
    assert code == 0
    _, path = walk("scene.interrupted", "--format", "path")
    typed = tomllib.loads(path)["path"]["shortest"]["steps"]
    story = set(played(*(word.removeprefix("go ") for word in typed)).splitlines())
    headings = {line for line in printed.splitlines() if re.match(r"\d+\. At \d\d:\d\d:$", line)}
    assert len(headings) == 4
    told = set(printed.splitlines()[2:-1]) - headings
    assert told <= story
    assert any(len(line) > 80 for line in told)


def test_in_a_story_without_a_clock_moves_have_a_number_only(tmp_path: Path) -> None:
    (tmp_path / "story.toml").write_text(story_with_paths("a b end"), encoding="utf-8")
    done = CliRunner().invoke(coyoacan, ["walk", "ending.end", str(tmp_path)])
    lines = done.output.splitlines()
    assert [line for line in lines if line.startswith(("1.", "2."))] == ["1.", "2."]
    assert lines[-1] == "There."


@pytest.mark.parametrize("side", ["true", "false"])
def test_a_side_of_a_guard_is_named_as_coverage_names_it(side: str) -> None:
    assert walk(f"ending.home.when [{side}]")[0] == 0


def test_what_no_play_gets_to_is_proven() -> None:
    assert walk("knows.letter and time < '20:10'")[0] == 1


def test_out_of_time_is_neither_found_nor_proven() -> None:
    code, printed = walk("finding.when_it_fell", "--seconds", "0")
    assert (code, printed.startswith("Not decided")) == (3, True)


@pytest.mark.parametrize(
    "target", ["scene.nowhere", "knows.lettr", "1 +", "patience", "visited.study"]
)
def test_what_means_nothing_is_refused(target: str) -> None:
    assert walk(target)[0] == 2
