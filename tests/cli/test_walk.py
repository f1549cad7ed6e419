"""`coyoacan walk`: a path that can be saved, a proof that there is none, or neither in time."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner

from coyoacan_game.cli.commands import coyoacan

SMALL = Path(__file__).parent.parent / "stories" / "small"


def walk(target: str, *options: str) -> tuple[int, str]:
    """The exit code and what was printed."""
    done = CliRunner().invoke(
        coyoacan, ["walk", target, str(SMALL), *options], standalone_mode=False
    )
    return done.return_value if done.exception is None else 2, done.output


def test_the_shortest_way_is_printed_as_a_path_test_that_passes(tmp_path: Path) -> None:
    code, printed = walk("ending.home")
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
    assert printed.startswith(f"# The shortest way to {target}: {moves} moves.")


def test_what_no_play_gets_to_is_proven() -> None:
    assert walk("knows.letter and time < '20:10'")[0] == 1


def test_out_of_time_is_neither_found_nor_proven() -> None:
    code, printed = walk("finding.when_it_fell", "--seconds", "0")
    assert (code, printed.startswith("Not decided")) == (3, True)


@pytest.mark.parametrize("target", ["scene.nowhere", "knows.lettr", "1 +", "patience"])
def test_what_means_nothing_is_refused(target: str) -> None:
    assert walk(target)[0] == 2
