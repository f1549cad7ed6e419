"""In pytest: every path a test, its failure readable, nothing of the game loaded without need."""

import json
import subprocess
import sys

import pytest
from tests.walkthroughs.written import SMALL

pytest_plugins = ("pytester",)

PATHS = f"""\
story = {json.dumps(SMALL.as_posix())}

[path.home]
steps = ["go_home"]
expect = {{ ending = "home" }}

[path.too_soon]
steps = ["step_in", "leave"]
"""


@pytest.fixture
def folder(pytester: pytest.Pytester) -> pytest.Pytester:
    pytester.makefile(".path.toml", house=PATHS)
    return pytester


def run(folder: pytest.Pytester, *options: str) -> pytest.RunResult:
    """A run of its own, with the plugin as its entry point registers it."""
    plugin = "coyoacan_game.walkthroughs.pytest_plugin"
    quiet = ("-p", "no:cacheprovider", "-p", "no:asyncio", "-p", plugin)
    # Where the game is installed the entry point has registered it already, under its own name.
    return folder.runpytest_subprocess(*quiet, "-p", "no:coyoacan", *options)


def test_each_path_is_a_test(folder: pytest.Pytester) -> None:
    result = run(folder, "-v")
    result.assert_outcomes(passed=1, failed=1)
    result.stdout.fnmatch_lines(
        ["*house.path.toml::home PASSED*", "*house.path.toml::too_soon FAILED*"]
    )


def test_a_failure_is_told_in_its_own_words_without_a_traceback(folder: pytest.Pytester) -> None:
    text = run(folder).stdout.str()
    assert (
        'house.path.toml:8:21: failed: path "too_soon": step 2, "leave", cannot be taken: '
        "its guard is false\n"
    ) in text
    assert "  because     door_open is false\n" in text
    assert "Traceback" not in text
    assert ".py:" not in text


def test_paths_are_chosen_by_name(folder: pytest.Pytester) -> None:
    run(folder, "-k", "home").assert_outcomes(passed=1, deselected=1)
    run(folder, "house.path.toml::home").assert_outcomes(passed=1)


def test_paths_run_in_several_processes(folder: pytest.Pytester) -> None:
    run(folder, "-n", "2").assert_outcomes(passed=1, failed=1)


def test_file_and_line_are_reported(folder: pytest.Pytester) -> None:
    report = folder.path / "report.xml"
    run(folder, f"--junitxml={report}", "-o", "junit_family=xunit1")
    text = report.read_text("utf-8")
    assert 'name="too_soon" file="house.path.toml" line="6"' in text


def test_a_slip_in_a_file_is_an_error_of_collection(pytester: pytest.Pytester) -> None:
    pytester.makefile(".path.toml", slip="[path.a]\nstep = []\n")
    result = run(pytester)
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(['slip.path.toml:2:1: error COY103: "step" is no key of path "a"'])
    assert "Traceback" not in result.stdout.str()


def test_a_name_the_story_does_not_have_fails_the_path(pytester: pytest.Pytester) -> None:
    pytester.makefile(".path.toml", name='[path.a]\nsteps = ["leap"]\n')
    result = run(pytester, f"--coyoacan-story={SMALL}")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(['name.path.toml:2:10: error COY101: no scene has a choice "leap"'])


def test_golden_transcripts_are_accepted_when_asked(pytester: pytest.Pytester) -> None:
    pytester.makefile(".path.toml", kept='[path.a]\ngolden = "a.txt"\n')
    story = f"--coyoacan-story={SMALL}"
    run(pytester, story).assert_outcomes(failed=1)
    run(pytester, story, "--coyoacan-accept").assert_outcomes(passed=1)
    run(pytester, story).assert_outcomes(passed=1)


def test_the_plugin_loads_nothing_until_there_is_a_path_to_collect() -> None:
    program = (
        "import sys, coyoacan_game.walkthroughs.pytest_plugin\n"
        "print(sorted(n for n in sys.modules if n.startswith('coyoacan_game')"
        " or n.partition('.')[0] in ('pydantic', 'tomli', 'tree_sitter')))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == str(
        ["coyoacan_game", "coyoacan_game.walkthroughs", "coyoacan_game.walkthroughs.pytest_plugin"]
    )
