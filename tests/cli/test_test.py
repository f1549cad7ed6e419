"""`coyoacan test`: what it takes, what it prints, how it ends."""

import json
from pathlib import Path

import pytest
from tests.walkthroughs.written import SMALL

from coyoacan_game.cli import main

HOME = '[path.home]\nsteps = ["go_home"]\nexpect = { ending = "home" }\n'
TOO_SOON = '[path.too_soon]\nsteps = ["leave"]\n'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    story = f"story = {json.dumps(SMALL.as_posix())}\n"
    (tmp_path / "home.path.toml").write_text(story + HOME, encoding="utf-8")
    return tmp_path


def test_all_below_this_folder_is_run(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["test"]) == 0
    assert capsys.readouterr().out == "1 path, all passed.\n"
    assert main(["test", "home.path.toml"]) == 0
    assert main(["test", str(folder), "--only", "h*"]) == 0


def test_a_failure_is_exit_code_1(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "b.path.toml").write_text(TOO_SOON, encoding="utf-8")
    assert main(["test", "--story", str(SMALL)]) == 1
    assert 'b.path.toml:2:10: failed: path "too_soon": step 1' in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nowhere"], 'there is no file or folder "nowhere"'),
        (["empty"], 'there are no path tests (*.path.toml) in "empty"'),
        (["--only", "nobody"], "no path has such an id"),
        (["--story", "nowhere"], 'there is no folder "nowhere"'),
        (["--format", "junit", "--coverage"], "junit has no room for coverage"),
        (["--format", "yaml"], "yaml"),
        (["--jobs", "0"], "0"),
    ],
)
def test_what_is_of_no_use_is_exit_code_2(
    arguments: list[str], said: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "empty").mkdir()
    assert main(["test", *arguments]) == 2
    streams = capsys.readouterr()
    assert said in streams.err
    assert streams.out == ""


@pytest.mark.parametrize("form", ["json", "junit", "cobertura", "lcov"])
def test_every_form_is_written(form: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["test", str(folder), "--format", form]) == 0
    assert capsys.readouterr().out.startswith({"json": "{", "lcov": "TN:"}.get(form, "<?xml"))


def test_too_little_coverage_fails(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["test", str(folder), "--fail-under", "1"]) == 0
    assert main(["test", str(folder), "--fail-under", "99.5"]) == 1
    assert capsys.readouterr().err.endswith("and 99.5 % were asked for.\n")


def test_golden_transcripts_are_accepted(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = folder / "home.path.toml"
    file.write_text(file.read_text("utf-8") + 'golden = "home.txt"\n', encoding="utf-8")
    assert main(["test"]) == 1
    assert main(["test", "--accept"]) == 0
    assert main(["test", "--jobs", "2"]) == 0
    assert "accepted: home.txt\n" in capsys.readouterr().out


@pytest.mark.usefixtures("folder")
def test_what_is_not_covered_comes_with_the_path_that_would(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["test", "home.path.toml", "--suggest-tests", "more.path.toml"]) == 0
    streams = capsys.readouterr()
    lines = streams.out.splitlines()
    at = next(at for at, line in enumerate(lines) if line.endswith(": scene.hall"))
    assert lines[at + 1] == "    1 move: step_in"
    impossible = [lines[at - 1] for at, line in enumerate(lines) if line == "    proven impossible"]
    assert [line.rpartition(": ")[2] for line in impossible] == [
        "scene.hall.choice.look_at_hook.says.variant.1 [false]",
        "scene.interrupted.text.variant.1 [false]",
    ]
    assert "path tests suggested in more.path.toml" in streams.err
    assert main(["test", "--coverage", "--format", "json"]) == 0
    (coverage,) = json.loads(capsys.readouterr().out)["coverage"]
    assert len(coverage["uncovered"]) == 2


def test_to_programs_the_paths_are_given_step_by_step(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["test", str(folder), "--suggest-tests", "--format", "json"]) == 0
    (coverage,) = json.loads(capsys.readouterr().out)["coverage"]
    missing = {one["address"]: one for one in coverage["missing"]}
    assert list(missing) == coverage["uncovered"]
    assert missing["scene.hall"] == {
        "address": "scene.hall",
        "answer": "found",
        "start": None,
        "steps": ["step_in"],
        "actions": ["scene.arrival.choice.step_in"],
    }
    assert missing["scene.interrupted.text.variant.1 [false]"]["steps"] is None


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ("home.path.toml", "somebody wrote"),
        ("more.toml", "SOMETHING.path.toml"),
        ("nowhere/a.path.toml", "no folder"),
    ],
)
def test_suggestions_write_over_nothing_of_anybody_s(
    file: str, said: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (folder / "home.path.toml").read_bytes()
    assert main(["test", "home.path.toml", "--suggest-tests", file]) == 2
    assert said in capsys.readouterr().err
    assert (folder / "home.path.toml").read_bytes() == before


def test_a_form_without_room_for_suggestions_needs_a_file(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["test", "home.path.toml", "--format", "lcov", "--suggest-tests"]) == 2
    assert "no room" in capsys.readouterr().err
    arguments = ["--format", "lcov", "--suggest-tests", "more.path.toml"]
    assert main(["test", "home.path.toml", *arguments]) == 0
    assert (folder / "more.path.toml").exists()
