"""Findings are filed as late as possible: a reduction of paths that keeps every shortest length.

Filing takes no time, can be done anywhere, and changes only claims and confirmations. So moving a
filing behind an action that neither reads those nor leads to where they are read gives a play of
the same length that meets the same targets. Searches therefore file only where the next action, or
the question asked, reads what was filed. Where an event waits for any action at all, or a finding's
own condition could cease to hold, nothing is moved.
"""

from __future__ import annotations

from typing import Protocol

from coyoacan_game.explorer.branches import AT, Confirm, Moment, Test
from coyoacan_game.explorer.conditions import Control
from coyoacan_game.explorer.formulas import Residual, slots_in
from coyoacan_game.explorer.graph import STAYS, Graph, Move
from coyoacan_game.story.expressions import Expression, Logic, Name, read_expression
from coyoacan_game.story.scope import Slot

GROWING = frozenset(
    {"knows", "visited", "happened", "compared", "chose", "asked", "looked", "perceived"}
)


class Asked(Protocol):
    """Where a search is asked about what was filed."""

    confirming: bool  # whether something is asked about findings being confirmed

    def at(self, moment: Moment, control: Control) -> bool:
        """Whether a question that reads what was filed is asked at a moment."""


class Lateness:
    """Which moves a search takes at a control point. Without `asked`, all of them."""

    def __init__(self, graph: Graph, asked: Asked | None) -> None:
        self.graph = graph
        self.skeleton = graph.skeleton
        self.asked = asked
        story = self.skeleton.story
        self.filed: frozenset[Slot] = frozenset(
            slot for id_ in story.finding for slot in (("claim", id_), ("solved", id_))
        )
        self.active = asked is not None and all(
            only_grows(finding.when) for finding in story.finding.values()
        )
        self._steps: dict[int, bool] = {}
        self._decided: dict[int, bool] = {}

    def kept(self, number: int, moves: tuple[Move, ...], *, filing: bool) -> tuple[Move, ...]:
        """Those worth taking; `filing` says that the move before was a filing, moved back to here."""
        if not self.active or self._restless(number):
            return moves
        filings = tuple(move for move in moves if is_filing(move))
        if not filings:
            return moves
        others = tuple(move for move in moves if not is_filing(move))
        readers = tuple(move for move in others if self._reads(number, move))
        if filing:
            return readers + filings
        return moves if readers or self._decides(number) else others

    def was_filing(self, number: int, move: Move, after: int) -> bool:
        """Whether a move was a filing and nothing else."""
        if not self.active or not is_filing(move):
            return False
        return not self._restless(number) and not self._restless(after)

    def _restless(self, number: int) -> bool:
        return self.skeleton.restless(self.graph.controls[number])

    def _decides(self, number: int) -> bool:
        """Whether a filing here may be the last thing that is done."""
        if self.asked is not None and self.asked.confirming:
            return True
        found = self._decided.get(number)
        if found is None:
            control = self.graph.controls[number]
            found = self._asks(AT, control) or self._about(self.skeleton.ended(control))
            self._decided[number] = found
        return found

    def _reads(self, number: int, move: Move) -> bool:
        """Whether a move rests on what was filed, or leads to where that is asked."""
        control = self.graph.controls[number]
        after = number if move.after == STAYS else move.after
        if self._opens(control, after):
            return True
        if self._steps_read(move.steps) or self._asks(("taken", move.action), control):
            return True
        if self._decides(after) or self._restless(after):
            return True
        if move.enters:
            arrived = self.graph.controls[after]
            scene = self.skeleton.program.scenes[arrived.scene]
            if self._asks(("entered", scene), arrived):
                return True
        return any(self._asks(moment, there) for _, moment, there in move.marks)

    def _opens(self, control: Control, after: int) -> bool:
        """Whether a move begins a look: nothing is filed in it, and something in it may read what was."""
        there = self.graph.controls[after]
        return self.skeleton.looking(there) and not self.skeleton.looking(control)

    def _steps_read(self, number: int) -> bool:
        found = self._steps.get(number)
        if found is None:
            found = self._steps[number] = any(
                isinstance(step, Confirm) or (isinstance(step, Test) and self._about(step.residual))
                for step in self.graph.steps[number]
            )
        return found

    def _asks(self, moment: Moment, control: Control) -> bool:
        return self.asked is not None and self.asked.at(moment, control)

    def _about(self, residual: Residual) -> bool:
        return bool(slots_in(residual) & self.filed)


def is_filing(move: Move) -> bool:
    """Whether a move files a finding or takes it back."""
    return move.action.startswith("finding.")


def only_grows(text: str | None) -> bool:
    """Whether a condition that once holds goes on to hold, as far as its form shows."""
    return text is None or _grows(read_expression(text))


def _grows(expression: Expression) -> bool:
    if isinstance(expression, Name):
        return expression.parts[0] in GROWING
    return isinstance(expression, Logic) and all(_grows(one) for one in expression.operands)
