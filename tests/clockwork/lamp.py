"""The small day of docs/scene-format.md: a gate, a yard, a shed, and who had the lamp."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.builders import sound_story
from tests.docs.pages import DOCS, blocks

from coyoacan_game.story import Story


def lamp_files() -> str:
    page = (DOCS / "scene-format.md").read_text(encoding="utf-8")
    return next(content for language, content, _ in blocks(page) if "[dispute.lamp]" in content)


@cache
def lamp_story() -> Story:
    with TemporaryDirectory() as folder:
        return sound_story(Path(folder), lamp_files())
