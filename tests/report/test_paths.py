"""What came of path tests, in every form it can be written."""

import json
from io import StringIO
from pathlib import Path
from xml.etree import ElementTree as Xml

import pytest
from tests.walkthroughs.written import SMALL

from coyoacan_game.report.cobertura import write_cobertura
from coyoacan_game.report.coverage_text import percent, write_coverage
from coyoacan_game.report.junit import write_junit
from coyoacan_game.report.lcov import write_lcov
from coyoacan_game.report.paths_json import write_paths_json
from coyoacan_game.report.paths_text import write_paths
from coyoacan_game.walkthroughs.coverage import Tally
from coyoacan_game.walkthroughs.suite import SuiteResult, Wanted, run_suite

HOUSE = """\
[path.home]
steps = ["go_home"]
expect = { ending = "home" }

[path.too_soon]
steps = ["step_in", "leave"]
expect = { ending = "home" }

[path.wrong]
steps = ["leap"]
"""


@pytest.fixture
def suite(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SuiteResult:
    monkeypatch.chdir(tmp_path)
    Path("house.path.toml").write_text(HOUSE, encoding="utf-8")
    Path("slip.path.toml").write_text("[path.a]\nstep = []\n", encoding="utf-8")
    files = [Path("house.path.toml"), Path("slip.path.toml")]
    return run_suite(files, Wanted(SMALL, coverage=True))


def test_text_has_every_failure_and_a_count(suite: SuiteResult) -> None:
    out = StringIO()
    write_paths(out, suite)
    lines = out.getvalue().split("\n")
    assert [line for line in lines if line.startswith(("house", "slip"))] == [
        (
            'house.path.toml:6:21: failed: path "too_soon": step 2, "leave", cannot be taken: '
            "its guard is false"
        ),
        (
            'house.path.toml:7:21: failed: path "too_soon": the play has come to no ending, '
            'and "home" was expected'
        ),
        'house.path.toml:10:10: error COY101: no scene has a choice "leap"',
        'slip.path.toml:2:1: error COY103: "step" is no key of path "a"',
    ]
    assert lines[-2] == "3 paths, 2 failed, 1 problem."


def test_what_a_stranger_wrote_cannot_steer_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "a\x1b[2J.path.toml"
    path.write_text('[path.a]\nsteps = ["leap"]\n', encoding="utf-8")
    out = StringIO()
    write_paths(out, run_suite([path], Wanted(SMALL)))
    assert "\x1b" not in out.getvalue()
    assert "\\x1b[2J" in out.getvalue()


def test_json_has_the_shape_it_says(suite: SuiteResult) -> None:
    out = StringIO()
    write_paths_json(out, suite, coverage=True)
    document = json.loads(out.getvalue())
    assert (document["passed"], document["paths"], document["failed"]) == (False, 3, 2)
    house, slip = document["files"]
    assert [one["id"] for one in house["paths"]] == ["home", "too_soon", "wrong"]
    step = house["paths"][1]["failures"][0]
    assert (step["kind"], step["file"], step["line"], step["column"]) == (
        "step",
        "house.path.toml",
        6,
        21,
    )
    assert step["because"] == ["door_open is false"]
    assert step["guard"]["address"] == "scene.hall.choice.leave.when"
    assert step["guard"]["line"] == 83
    assert step["offered"][0] == "look_at_hook: Look at the hook."
    assert step["hint"] == 'after "open_door" it could be taken'
    assert house["paths"][2]["problems"][0]["code"] == "COY101"
    assert slip["problems"][0]["code"] == "COY103"
    (coverage,) = document["coverage"]
    assert coverage["kinds"]["ending"] == {"covered": 1, "total": 2}
    assert len(coverage["uncovered"]) == coverage["total"] - coverage["covered"]
    assert sum(len(one) for one in coverage["files"].values()) == coverage["total"]


def test_json_without_coverage_has_none(suite: SuiteResult) -> None:
    out = StringIO()
    write_paths_json(out, suite, coverage=False)
    assert "coverage" not in json.loads(out.getvalue())


def test_junit_is_what_build_servers_read(suite: SuiteResult) -> None:
    out = StringIO()
    write_junit(out, suite)
    root = Xml.fromstring(out.getvalue())  # noqa: S314 - our own
    assert root.tag == "testsuites"
    assert {key: root.get(key) for key in ("tests", "failures", "errors")} == {
        "tests": "4",
        "failures": "1",
        "errors": "2",
    }
    for one in root:
        assert one.tag == "testsuite"
        cases = one.findall("testcase")
        assert int(one.get("tests", "")) == len(cases)
        assert int(one.get("failures", "")) == len(one.findall("testcase/failure"))
        assert int(one.get("errors", "")) == len(one.findall("testcase/error"))
        for case in cases:
            assert case.get("name")
            assert case.get("classname")
            assert float(case.get("time", "")) >= 0
            assert all(child.get("message") and child.get("type") for child in case)
    too_soon = root.findall("testsuite/testcase")[1]
    assert (too_soon.get("file"), too_soon.get("line")) == ("house.path.toml", "5")
    text = too_soon.findtext("failure") or ""
    assert "because     door_open is false" in text
    assert "the play has come to no ending" in text


def test_cobertura_has_lines_and_branches_that_add_up(suite: SuiteResult) -> None:
    out = StringIO()
    write_cobertura(out, suite.coverage)
    root = Xml.fromstring(out.getvalue())  # noqa: S314 - our own
    lines = root.findall("packages/package/classes/class/lines/line")
    assert int(root.get("lines-valid", "")) == len(lines)
    assert int(root.get("lines-covered", "")) == sum(one.get("hits") != "0" for one in lines)
    branches = [one.get("condition-coverage", "") for one in lines if one.get("branch") == "true"]
    pairs = [text.partition("(")[2].rstrip(")").split("/") for text in branches]
    assert int(root.get("branches-covered", "")) == sum(int(one) for one, _ in pairs)
    assert int(root.get("branches-valid", "")) == sum(int(one) for _, one in pairs)
    files = [one.get("filename", "") for one in root.findall("packages/package/classes/class")]
    assert [Path(one).name for one in files] == ["house.toml", "story.toml"]


def test_lcov_has_a_record_for_each_file_that_adds_up(suite: SuiteResult) -> None:
    out = StringIO()
    write_lcov(out, suite.coverage)
    records = out.getvalue().split("end_of_record\n")[:-1]
    assert len(records) == 2
    for record in records:
        rows = [line.partition(":")[::2] for line in record.split("\n") if line]
        have = dict(rows)
        lines = [value.split(",") for key, value in rows if key == "DA"]
        sides = [value.split(",") for key, value in rows if key == "BRDA"]
        assert int(have["LF"]) == len(lines)
        assert int(have["LH"]) == sum(hits != "0" for _, hits in lines)
        assert int(have["BRF"]) == len(sides)
        assert int(have["BRH"]) == sum(taken not in ("-", "0") for *_, taken in sides)


def test_coverage_in_text_has_files_kinds_and_what_is_missing(suite: SuiteResult) -> None:
    out = StringIO()
    (coverage,) = suite.coverage
    write_coverage(out, coverage)
    text = out.getvalue()
    assert "endings reached" in text
    assert "story.toml:172:9: ending.known\n" in text
    assert "ending.home\n" not in text


@pytest.mark.parametrize(
    ("tally", "expected"),
    [(Tally(1, 3), "33.3 %"), (Tally(2999, 3000), "99.9 %"), (Tally(0, 0), "100.0 %")],
)
def test_nothing_but_all_is_a_hundred_percent(tally: Tally, expected: str) -> None:
    assert percent(tally) == expected
