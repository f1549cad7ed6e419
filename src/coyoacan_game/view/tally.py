"""How many of the findings that stand filed are right, without which: said when a question is first filed.

Called by `saves.Session`, which knows what was filed before, taken back or not.
"""

from __future__ import annotations

from coyoacan_game.engine import Action, Program, State
from coyoacan_game.engine.layout import is_right
from coyoacan_game.engine.transition import CONFIRMED_TOGETHER
from coyoacan_game.view.findings import filed_claim, is_confirmed

SAID_ONCE = "That is said once for each question, when it is first filed."


def filed_by(action: Action) -> str | None:
    """The finding that an action files, or None."""
    match action.split("."):
        case ["finding", id_, "file", *_]:
            return id_
    return None


def tally(program: Program, state: State, id_: str) -> str:
    """Of those that wait to be confirmed together with a finding, how many are right; empty if they are too few."""
    story = program.story
    group = [
        one for one, other in story.finding.items() if other.dossier == story.finding[id_].dossier
    ]
    left = [one for one in group if not is_confirmed(program, state, one)]
    claims = {one: filed_claim(program, state, one) for one in left}
    filed = {one: claim for one, claim in claims.items() if claim}
    if id_ not in filed or len(filed) < max(2, min(CONFIRMED_TOGETHER, len(left))):
        return ""
    right = sum(is_right(story.finding[one], claim) for one, claim in filed.items())
    said = {0: "none is right", 1: "1 is right"}.get(right, f"{right} are right")
    return f"Of the {len(filed)} that stand filed, {said}. {SAID_ONCE}"
