"""Each page of docs/diagnostics says exactly what the checker says."""

from pathlib import Path

import pytest
from tests.builders import problems_in, said
from tests.docs.pages import (
    PAGES,
    Example,
    as_shown,
    checked,
    examples,
    examples_of,
    page_names,
    shared_story,
)

from coyoacan_game.diagnostics import CATALOGUE


def test_every_code_has_a_page_and_every_page_a_code() -> None:
    assert sorted(CATALOGUE) == page_names()


@pytest.mark.parametrize("code", sorted(CATALOGUE))
def test_a_page_opens_with_its_code_its_title_and_how_much_it_matters(code: str) -> None:
    entry = CATALOGUE[code]
    first, _, severity, *_ = (PAGES / f"{code}.md").read_text(encoding="utf-8").split("\n")
    article = "An" if entry.severity == "error" else "A"
    assert f"# {code}: {entry.title}" == first
    assert severity.startswith(f"> {article} {entry.severity}:")


@pytest.mark.parametrize("code", sorted(CATALOGUE))
def test_a_page_has_wrong_examples_with_their_messages_and_right_ones(code: str) -> None:
    wrong, right = examples_of(code, "Wrong"), examples_of(code, "Right")
    assert wrong
    assert right
    assert all(one.expected for one in wrong)
    assert not any(one.expected for one in right)


def test_the_index_lists_every_code() -> None:
    index = (PAGES / "README.md").read_text(encoding="utf-8")
    rows = [line for line in index.split("\n") if line.startswith("| [COY")]
    expected = [
        f"| [{code}]({code}.md) | {entry.severity} | {entry.title} |"
        for code, entry in CATALOGUE.items()
    ]
    assert expected == rows


def test_the_story_the_pages_share_is_sound(tmp_path: Path) -> None:
    assert not said(problems_in(tmp_path, shared_story()))


@pytest.mark.parametrize("example", examples("Wrong"), ids=str)
def test_a_wrong_example_gives_its_code_at_the_marked_line(
    example: Example, tmp_path: Path
) -> None:
    loaded = example.load(tmp_path)
    problems = checked(loaded)
    assert [example.page] == [one.code for one in problems]
    if example.marked:
        place = [(one.span.file, one.span.line) for one in problems if one.span]
        assert [(f"scenes/{example.file}", line) for line in example.marked] == place
    assert example.expected == as_shown(loaded, problems)


@pytest.mark.parametrize("example", examples("Right"), ids=str)
def test_a_right_example_is_clean(example: Example, tmp_path: Path) -> None:
    loaded = example.load(tmp_path)
    assert not as_shown(loaded, checked(loaded)).strip()
    assert not example.marked


def test_only_what_has_no_line_goes_without_a_mark() -> None:
    """A folder without a story has no line, and files made by commands have no comments."""
    unmarked = {one.page for one in examples("Wrong") if not one.marked and one.language == "toml"}
    assert {"COY001"} == unmarked
