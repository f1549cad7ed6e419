"""What later sources say of a finding, and how far a claim went: read where the file is closed.

Nothing is counted together: there is no score. Called by `findings`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from coyoacan_game.engine import Claim, Program, State, ending
from coyoacan_game.engine.layout import fills_right
from coyoacan_game.story.models import VERDICTS, Finding
from coyoacan_game.view.notebook import FactCard, fact_card, weakest_standing
from coyoacan_game.view.words import CALIBRATION_SENTENCES, NOT_FILED

Calibration = Literal["far", "much", "little"]


@dataclass(frozen=True)
class Archived:
    """`sentence` says how far the claim went; `text` is what later sources claim, None where nothing is said.

    `calibration` is a key of `words.CALIBRATION_WORDS`, `standing` one of `words.STANDING_WORDS`.
    """

    calibration: Calibration
    sentence: str
    text: str | None = None
    standing: str = ""
    facts: tuple[FactCard, ...] = ()


def archive_opens(program: Program, state: State) -> bool:
    """Whether the play stands at an ending at which the archives are read."""
    reached = ending(program, state)
    return reached is not None and program.story.ending[reached].archive


def archived(program: Program, id_: str, claim: Claim | None) -> Archived:
    """One finding held against what was found later."""
    finding = program.story.finding[id_]
    found = calibration(finding, claim)
    general = CALIBRATION_SENTENCES[found] if claim else NOT_FILED
    archive = finding.archive
    if archive is None:
        return Archived(found, general)
    return Archived(
        found,
        _one_line(getattr(archive, found) or general),
        _one_line(archive.text),
        weakest_standing(program.story, archive.facts),
        tuple(fact_card(program.story, one) for one in archive.facts if one in program.story.fact),
    )


def calibration(finding: Finding, claim: Claim | None) -> Calibration:
    """Whether a claim goes as far as the record bears, says too much, or too little.

    Filling a blank wrongly says too much, however surely; never having filed says too little.
    """
    if claim is None:
        return "little"
    if not fills_right(finding, claim):
        return "much"
    filed, right = (
        next(at for at, one in enumerate(VERDICTS) if one == verdict)
        for verdict in (claim.verdict, finding.verdict)
    )
    if filed == right:
        return "far"
    return "much" if filed < right else "little"


def _one_line(text: str) -> str:
    return " ".join(text.split())
