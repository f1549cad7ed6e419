"""Where a report is written, claims can be withdrawn and softened: as guards, tests and assignments.

What the engine's `reporting` does to one claim is done here to each class of claims that the story
can tell apart. Called by `skeleton` and `turns`.
"""

from __future__ import annotations

from coyoacan_game.engine import Program
from coyoacan_game.engine.reporting import WAYS, WITHDRAW, softened, verdict_of
from coyoacan_game.explorer.branches import Assign, Test
from coyoacan_game.explorer.conditions import Control, Domains
from coyoacan_game.explorer.formulas import Residual, among, conjunction
from coyoacan_game.story.models import VERDICTS
from coyoacan_game.story.scope import Slot


class Reports:
    """What a report does to the claims of one program."""

    def __init__(self, program: Program, domains: Domains) -> None:
        self.program = program
        self.domains = domains

    def guard(self, id_: str, control: Control) -> Residual:
        """Whether anything can be done with a finding there: whether it is filed."""
        if control.scene not in self.program.reporting.scenes:
            return False
        return self._among(id_, self._open_to(id_, WITHDRAW))

    def ways(self, id_: str, guard: Residual) -> list[tuple[str, Residual]]:
        """The actions, each with when it is offered, where the finding is filed."""
        return [
            (
                f"report.{id_}.{'.'.join(way)}",
                conjunction([guard, self._among(id_, self._open_to(id_, way[-1]))]),
            )
            for way in WAYS
        ]

    def steps(self, id_: str, how: str) -> list[tuple[Test | Assign, ...]]:
        """What comes of an action, for each claim that it can be done with."""
        claim: Slot = ("claim", id_)
        if how == WITHDRAW:
            return [(Assign(claim, 0),)]
        values = self.domains.values(claim)
        return [
            (
                Test(self._among(id_, [position])),
                Assign(claim, self.domains.position(claim, softened(values[position], how))),
            )
            for position in self._open_to(id_, how)
        ]

    def _open_to(self, id_: str, how: str) -> list[int]:
        """The kept values of a claim with which something can be done."""
        weaker = (
            len(VERDICTS)
            if how == WITHDRAW
            else next(at for at, one in enumerate(VERDICTS) if one == how)
        )
        values = enumerate(self.domains.values(("claim", id_)))
        return [position for position, raw in values if raw and verdict_of(raw) < weaker]

    def _among(self, id_: str, positions: list[int]) -> Residual:
        claim: Slot = ("claim", id_)
        holds = frozenset((position,) for position in positions)
        return among((claim,), holds, len(self.domains.values(claim)))
