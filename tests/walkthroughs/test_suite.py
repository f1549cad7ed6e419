"""Many files: which are found, which story each walks in, and the same results in any number of processes."""

from pathlib import Path

from tests.builders import SMALLEST, write_story
from tests.walkthroughs.written import SMALL

from coyoacan_game.walkthroughs.suite import SuiteResult, Wanted, find_files, run_suite

LOOK = '[path.look]\nsteps = ["look"]\nexpect = { knows = ["bolt"] }\n'


def problems(suite: SuiteResult) -> list[str]:
    return [f"{p.code} {p.message}" for one in suite.results for p in one.problems]


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_files_are_found_below_folders_in_order_and_hidden_ones_are_not(tmp_path: Path) -> None:
    for name in ("b.path.toml", "a/z.path.toml", ".x/c.path.toml", ".d.path.toml", "story.toml"):
        write(tmp_path, name, "")
    found = [one.relative_to(tmp_path).as_posix() for one in find_files([tmp_path])]
    assert found == ["b.path.toml", "a/z.path.toml"]
    assert find_files([tmp_path / "b.path.toml", tmp_path])[0] == tmp_path / "b.path.toml"


def test_a_path_walks_in_the_nearest_story_around_it(tmp_path: Path) -> None:
    write_story(tmp_path, SMALLEST)
    inside = write(tmp_path, "deep/down/a.path.toml", LOOK)
    assert run_suite([inside], Wanted()).passed


def test_what_a_path_names_comes_before_what_the_command_names(tmp_path: Path) -> None:
    write_story(tmp_path / "mine", SMALLEST)
    named = write(tmp_path, "tests/a.path.toml", 'story = "../mine"\n' + LOOK)
    assert run_suite([named], Wanted(SMALL)).passed
    bare = write(tmp_path, "tests/b.path.toml", LOOK)
    assert run_suite([bare], Wanted(tmp_path / "mine")).passed


TWO_SLIPS = """
[path.slipped]
steps  = ["lok"]
expect = { knws = ["bolt"], knows = ["bold"], ending = "dun", holds = ["lamp"] }
"""


def test_a_wrong_key_hides_nothing_else_that_is_wrong_in_its_path(tmp_path: Path) -> None:
    write_story(tmp_path, SMALLEST)
    suite = run_suite([write(tmp_path, "a.path.toml", TWO_SLIPS + LOOK)], Wanted())
    (file,) = suite.files
    assert [p.message for p in file.problems] == [
        'no scene has a choice "lok"',
        '"knws" is no key of "expect" of path "slipped"',
        '"knows.bold" names no note: there is no "bold"',
        'the story has no ending "dun"',
        'nothing is called "lamp"',
    ]
    assert [one.id for one in file.results] == ["look"]
    assert not suite.passed


def test_a_path_without_a_story_says_so(tmp_path: Path) -> None:
    lost = write(tmp_path, "a.path.toml", LOOK)
    assert problems(run_suite([lost], Wanted())) == [
        "COY502 no folder around this file holds a story"
    ]
    wrong = write(tmp_path, "b.path.toml", 'story = "nowhere"\n' + LOOK)
    assert problems(run_suite([wrong], Wanted())) == ['COY502 there is no folder "nowhere"']


def test_a_story_with_errors_is_not_walked(tmp_path: Path) -> None:
    write_story(tmp_path, SMALLEST.replace('goto = "street"', 'goto = "stret"'))
    (said,) = problems(run_suite([write(tmp_path, "a.path.toml", LOOK)], Wanted()))
    assert "has an error: " in said
    assert 'COY101 choice "leave" goes to "stret", and no scene has that name' in said


def test_a_file_that_cannot_be_read_does_not_keep_others_from_being_run(tmp_path: Path) -> None:
    write_story(tmp_path, SMALLEST)
    files = [write(tmp_path, "a.path.toml", "[path"), write(tmp_path, "b.path.toml", LOOK)]
    suite = run_suite(files, Wanted())
    assert [len(one.problems) for one in suite.files] == [1, 0]
    assert [one.passed for one in suite.results] == [True]
    assert not suite.passed


def test_only_the_wanted_paths_are_run(tmp_path: Path) -> None:
    write_story(tmp_path, SMALLEST)
    file = write(tmp_path, "a.path.toml", LOOK + "[path.leave]\n[path.look_again]\n")
    run = run_suite([file], Wanted(only=("look*",)))
    assert [one.id for one in run.results] == ["look", "look_again"]


def test_two_processes_give_the_results_and_the_coverage_of_one(tmp_path: Path) -> None:
    paths = "".join(
        f'[path.p{number}]\nsteps = ["step_in", "{step}"]\nexpect = {{ time = "20:05" }}\n'
        for number, step in enumerate(("wait", "look_at_hook", "leave", "go patio", "open_door"))
    )
    files = [write(tmp_path, "a.path.toml", paths), write(tmp_path, "b.path.toml", paths)]
    one, two = (run_suite(files, Wanted(SMALL, coverage=True, jobs=jobs)) for jobs in (1, 2))
    assert one.files == two.files
    assert [result.passed for result in one.results] == [False, True, False, True, False] * 2
    assert one.coverage == two.coverage
