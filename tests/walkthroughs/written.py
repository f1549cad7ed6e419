"""Path tests written in a test, taken through the whole way, and what is said of them."""

from functools import cache
from pathlib import Path

from coyoacan_game.diagnostics import Problems
from coyoacan_game.engine import Program
from coyoacan_game.loader import load_story
from coyoacan_game.source import SourceFile
from coyoacan_game.walkthroughs.model import PathFile
from coyoacan_game.walkthroughs.places import placed
from coyoacan_game.walkthroughs.read import paths_in
from coyoacan_game.walkthroughs.result import Result
from coyoacan_game.walkthroughs.runner import Runner
from coyoacan_game.walkthroughs.stories import Stories
from coyoacan_game.walkthroughs.words import result_lines

SMALL = Path(__file__).parents[1] / "stories" / "small"
LONG = SMALL.parent / "long"
LOOKING = SMALL.parent / "looking"
NAME = "a.path.toml"


@cache
def small() -> Program:
    """The small story, ready."""
    story = load_story(SMALL).story
    assert story is not None
    return Program(story)


def read(text: str, folder: Path = SMALL) -> PathFile:
    """The paths of a text that is without a fault."""
    problems = Problems()
    file = paths_in(SourceFile(NAME, text), folder, problems)
    assert [one.message for one in problems.found] == []
    assert file is not None
    return file


def said_of(text: str) -> list[str]:
    """What is wrong with a text of path tests, each as "line:column CODE message"."""
    problems = Problems()
    source = SourceFile(NAME, text)
    paths_in(source, SMALL, problems)
    return [_line(one) for one in placed(problems.found, (source,))]


def _line(one: object) -> str:
    span = getattr(one, "span", None)
    place = f"{span.line}:{span.column}" if span else "-"
    return f"{place} {getattr(one, 'code', '')} {getattr(one, 'message', '')}"


def walked(text: str, story: Path = SMALL) -> tuple[Result, ...]:
    """The results of all paths of a text, walked in a story."""
    return Runner(Stories(story)).run(read(text))


def told_of(text: str) -> str:
    """All that is said of the paths of a text, as it is printed."""
    file = read(text)
    results = Runner(Stories(SMALL)).run(file)
    return "\n".join(line for one in results for line in result_lines(one, file.source))


def refused(text: str, story: Path = SMALL) -> list[str]:
    """What of a text the story does not have, each as "line:column CODE message"."""
    return [_line(problem) for result in walked(text, story) for problem in result.problems]
