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
