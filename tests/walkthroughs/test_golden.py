"""A transcript kept in a file: compared, told apart line by line, and accepted when asked."""

from pathlib import Path

from tests.walkthroughs.written import SMALL

from coyoacan_game.walkthroughs.result import Result
from coyoacan_game.walkthroughs.suite import Wanted, run_suite

PATH = '[path.home]\nsteps = ["go_home"]\ngolden = "kept/home.txt"\n'


def run(folder: Path, text: str, *, accept: bool = False) -> Result:
    (folder / "a.path.toml").write_text(text, encoding="utf-8")
    suite = run_suite([folder / "a.path.toml"], Wanted(SMALL, accept=accept))
    (result,) = suite.results
    return result


def test_a_golden_file_that_is_not_there_fails_until_it_is_accepted(tmp_path: Path) -> None:
    missing = run(tmp_path, PATH)
    assert [one.message for one in missing.failures] == [
        'there is no golden transcript "kept/home.txt" yet'
    ]
    accepted = run(tmp_path, PATH, accept=True)
    assert accepted.passed
    assert accepted.accepted == (tmp_path / "kept/home.txt").as_posix()
    assert (tmp_path / "kept/home.txt").read_text("utf-8").startswith("The lamp in the hall\n")
    again = run(tmp_path, PATH, accept=True)
    assert (again.passed, again.accepted) == (True, None)


def test_a_difference_is_shown_line_by_line(tmp_path: Path) -> None:
    run(tmp_path, PATH, accept=True)
    kept = tmp_path / "kept/home.txt"
    kept.write_text(kept.read_text("utf-8").replace("no wiser", "wiser"), encoding="utf-8")
    (failure,) = run(tmp_path, PATH).failures
    assert failure.message == 'the transcript differs from "kept/home.txt"'
    assert "-You go home wiser." in failure.lines
    assert "+You go home no wiser." in failure.lines
    assert failure.hint == "if it should read so now, --accept writes it anew"


def test_a_path_that_fails_otherwise_is_not_accepted(tmp_path: Path) -> None:
    result = run(tmp_path, PATH + 'sees = ["sunshine"]\n', accept=True)
    assert not (tmp_path / "kept").exists()
    assert [one.kind for one in result.failures] == ["sees", "golden"]
    assert result.failures[1].hint == "not accepted, because the path fails otherwise"


def test_a_file_that_is_no_text_is_said_to_be_none(tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept/home.txt").write_bytes(b"\xff")
    (failure,) = run(tmp_path, PATH).failures
    assert failure.message.endswith("yet: it is not UTF-8 text")
