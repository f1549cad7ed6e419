"""Files at the end of a dossier what an ending asks for, and looks how it reads.

Endings, and what is read of findings, rest on many claims at once, and filing takes no time: from a
play that came to its last move with enough in the notebook, nearly any sheet can be written. So the
claims are chosen to suit a target, filed, and the last move is made. `witnesses` asks it of what
scouting has not met; what it does not find either is no answer.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from random import Random
from typing import NamedTuple

from coyoacan_game.engine import Action, NotOffered, State
from coyoacan_game.explorer.conditions import names_in
from coyoacan_game.explorer.questions import Target, condition_holds, negation
from coyoacan_game.explorer.scouting import Scout, Stand
from coyoacan_game.explorer.wishes import ABOUT_FINDINGS, Leaf, Wishes, stays
from coyoacan_game.story.expressions import Expression

TRIES = 12  # sheets for one target
STANDS = 4  # plays that a sheet is written in

Last = tuple[Stand, Action | None]  # where a sheet is written, and what is done then


class _Sheet(NamedTuple):
    """What a sheet is to say, by finding, and what else should be so where it is written."""

    claims: dict[str, list[Expression]]
    others: list[Expression]


class Drafts:
    """Writes sheets in the plays of one scout."""

    def __init__(self, scout: Scout, wishes: Wishes) -> None:
        self.scout = scout
        self.program = scout.program
        self.wishes = wishes
        self._chance = Random(24)  # noqa: S311 - the same sheets every time

    def strive(self, target: Target) -> bool:
        """Whether some sheet met a target."""
        for _ in range(TRIES):
            sheet = self._sheet(self.wishes.leaves(target))
            if not sheet.claims:
                return False
            for stand, last in self._stands(target, sheet.others):
                if self._written(stand, sheet, last) and target in self.scout.trails:
                    return True
        return False

    def _sheet(self, leaves: list[Leaf]) -> _Sheet:
        claims: dict[str, list[Expression]] = defaultdict(list)
        others: list[Expression] = []
        for leaf, wanted in leaves:
            asked = leaf if wanted else negation(leaf)
            findings = {one.parts[1] for one in names_in(leaf) if one.parts[0] in ABOUT_FINDINGS}
            for finding in findings:
                claims[finding].append(asked)
            if not findings and stays(leaf):
                others.append(asked)
        return _Sheet(claims, others)

    def _stands(self, target: Target, others: list[Expression]) -> list[Last]:
        """Where most of what else is asked is so, before the move that shows the target."""
        found = list(self._lasts(target))
        self._chance.shuffle(found)
        found.sort(key=lambda one: -self._so(others, one[0].state))
        return found[:STANDS]

    def _lasts(self, target: Target) -> Iterator[Last]:
        if target.ending is not None:
            yield from self.scout.closings.get(target.ending, ())
            day = {one[0].state.time for one in self.scout.closings.get(target.ending, ())}
            for lasts in self.scout.closings.values():
                yield from (one for one in lasts if not day or one[0].state.time in day)
        elif target.moment[0] == "taken":
            for stand in self.scout.stands():
                yield stand, target.moment[1]
        elif target.moment[0] == "confirmed":
            for stand in self.scout.stands():
                yield stand, None

    def _so(self, conditions: list[Expression], state: State) -> int:
        return sum(condition_holds(self.program, one, state) for one in conditions)

    def _written(self, here: Stand, sheet: _Sheet, last: Action | None) -> bool:
        """Whether everything could be filed, and the last move made."""
        try:
            for finding, asked in sheet.claims.items():
                action = self._filing(here.state, finding, asked)
                if action is not None:
                    here = self.scout.follow(here, (action,))
            if last is not None:
                self.scout.follow(here, (last,))
        except NotOffered:
            return False
        return True

    def _filing(self, state: State, finding: str, asked: list[Expression]) -> Action | None:
        """What makes a claim as it is asked; None where it is so, or nothing makes it so."""
        field = self.program.layout.fields.get(("claim", finding))
        if field is None or self._so(asked, state) == len(asked):
            return None
        actions = self.program.file_actions(finding)
        good = [
            raw
            for raw in range(len(actions) + 1)
            if self._so(asked, state._replace(data=field.put(state.data, raw))) == len(asked)
        ]
        if not good:
            return None
        raw = self._chance.choice(good)
        return actions[raw - 1] if raw else f"finding.{finding}.withdraw"
