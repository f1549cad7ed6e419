"""The small story of docs/scene-format.md that ends in a report: a gate, a porter, and keys in a pond."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.builders import sound_story
from tests.docs.pages import DOCS, blocks

from coyoacan_game.engine import Playthrough, Program

LOOK, HOME = "scene.hut.choice.look", "scene.hut.choice.home"
GO_ON = "dossier.years"
LETTER, WRITE = "scene.desk.choice.letter", "scene.desk.choice.write"
SIGN = "scene.report.choice.sign"
SURE = "finding.gate.file.keys.established"
RIGHT = "finding.gate.file.keys.probable"
FORCED = "finding.gate.file.force.not_proven"
PORTER = "finding.porter.file.not_proven"


def report_files() -> str:
    page = (DOCS / "scene-format.md").read_text(encoding="utf-8")
    return next(content for language, content, _ in blocks(page) if "report = true" in content)


@cache
def report_program() -> Program:
    with TemporaryDirectory() as folder:
        return Program(sound_story(Path(folder), report_files()))


def reporting(*filed: str) -> Playthrough:
    """A play that stands at the report, both findings asked, with these actions taken on the way."""
    return played(LOOK, HOME, GO_ON, LETTER, *filed, WRITE)


def played(*actions: str) -> Playthrough:
    play = Playthrough(report_program())
    for action in actions:
        play.take(action)
    return play
