"""The pages of docs/diagnostics, read as the examples they hold."""

import re
import subprocess
from dataclasses import dataclass, replace
from io import StringIO
from pathlib import Path

from tests.builders import write_story

from coyoacan_game.checker import check_story
from coyoacan_game.diagnostics import Diagnostic
from coyoacan_game.loader import Loaded, load_story
from coyoacan_game.report import counted, write_lines
from coyoacan_game.source import SourceFile, Span
from coyoacan_game.walkthroughs.suite import Wanted, run_suite

DOCS = Path(__file__).parents[2] / "docs"
PAGES = DOCS / "diagnostics"
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
ALONE = "A story of its own"


@dataclass(frozen=True)
class Example:
    """A block of a page: a file `example.toml`, or the commands that make a folder.

    Pages of 5xx are about path tests, and theirs is `example.path.toml`.
    """

    page: str
    number: int
    language: str
    content: str
    alone: bool
    expected: str | None = None

    def __str__(self) -> str:
        return f"{self.page}-{self.number}"

    @property
    def file(self) -> str:
        return "example.path.toml" if self.page.startswith("COY5") else "example.toml"

    @property
    def marked(self) -> list[int]:
        """The lines that carry the page's mark."""
        mark = f"# <- {self.page}"
        return [row for row, line in enumerate(self.content.split("\n"), 1) if mark in line]

    def load(self, folder: Path) -> Loaded:
        """The example in a folder called `scenes`, beside the shared story unless it is whole."""
        scenes = folder / "scenes"
        scenes.mkdir()
        if not self.alone:
            write_story(scenes, {"base.toml": shared_story()})
        if self.language == "sh":
            subprocess.run(["/bin/sh", "-euc", self.content], cwd=scenes, check=True)
        else:
            write_story(scenes, {self.file: self.content})
        return load_story(scenes, "scenes")


def blocks(markdown: str) -> list[tuple[str, str, str]]:
    """Language, content and the text before it of each fenced block."""
    found = []
    end = 0
    for match in _BLOCK.finditer(markdown):
        found.append((match[1], match[2], markdown[end : match.start()]))
        end = match.end()
    return found


def shared_story() -> str:
    """The story most examples stand beside."""
    index = (PAGES / "README.md").read_text(encoding="utf-8")
    return next(content for language, content, _ in blocks(index) if language == "toml")


def page_names() -> list[str]:
    return sorted(path.stem for path in PAGES.glob("*.md") if path.stem != "README")


def examples(part: str) -> list[Example]:
    """Every example under the heading "Wrong" or "Right" of every page."""
    return [one for page in page_names() for one in examples_of(page, part)]


def examples_of(page: str, part: str) -> list[Example]:
    markdown = (PAGES / f"{page}.md").read_text(encoding="utf-8")
    section = next((one for one in markdown.split("\n## ") if one.startswith(part)), "")
    found: list[Example] = []
    for language, content, before in blocks(section):
        if language == "text":
            last = found.pop()
            found.append(
                Example(page, last.number, last.language, last.content, last.alone, content)
            )
        else:
            found.append(Example(page, len(found) + 1, language, content, ALONE in before))
    return found


def checked(loaded: Loaded) -> tuple[Diagnostic, ...]:
    """What is wrong with a story, and with the path tests in its folder."""
    if not _path_files(loaded):
        return check_story(loaded)
    suite = run_suite(_path_files(loaded), Wanted())
    found = [one for file in suite.files for one in file.problems]
    found += [one for result in suite.results for one in result.problems]
    assert [failure for result in suite.results for failure in result.failures] == []
    return tuple(replace(one, span=_shown(one.span)) for one in found)


def _path_files(loaded: Loaded) -> list[Path]:
    return sorted(loaded.folder.glob("*.path.toml"))


def _shown(span: Span | None) -> Span | None:
    """A place named as the story's files are."""
    return replace(span, file=f"scenes/{Path(span.file).name}") if span else None


def as_shown(loaded: Loaded, problems: tuple[Diagnostic, ...]) -> str:
    """The problems as the command prints them, without the count at the end."""
    paths = [
        SourceFile(f"scenes/{path.name}", path.read_text(encoding="utf-8"))
        for path in _path_files(loaded)
    ]
    out = StringIO()
    write_lines(out, problems, [*loaded.files, *paths], colour=False)
    return out.getvalue().removesuffix(f"{counted(problems)}.\n").rstrip("\n") + "\n"
