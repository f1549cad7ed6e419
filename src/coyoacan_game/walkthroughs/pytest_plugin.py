"""Path tests in pytest: every `*.path.toml` it comes by is collected, each path a test of its id.

Registered under `pytest11`, so that it is there wherever the game is installed. Imported by every
run of pytest, so nothing of the game is imported here until there is a file to collect.
"""

from __future__ import annotations

from pathlib import Path

import pytest

SUFFIX = ".path.toml"  # as in `model`, which is not to be imported for its sake
STORY = "--coyoacan-story"
ACCEPT = "--coyoacan-accept"


def pytest_addoption(parser: pytest.Parser) -> None:
    """The two options of `coyoacan test` that pytest has no equal of."""
    group = parser.getgroup("coyoacan", "path tests of interactive stories")
    group.addoption(STORY, metavar="FOLDER", help="the story of paths that name none")
    group.addoption(ACCEPT, action="store_true", help="write golden transcripts that differ anew")


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """A collector for a file of path tests."""
    if not file_path.name.endswith(SUFFIX):
        return None
    # Here and not above: see the module's docstring.
    from coyoacan_game.walkthroughs.pytest_items import PathTestFile  # noqa: PLC0415

    made: PathTestFile = PathTestFile.from_parent(parent, path=file_path)
    return made
