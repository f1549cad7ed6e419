"""Findings are filed as late as possible: a reduction of paths that keeps every shortest length.

Filing takes no time, can be done anywhere, and changes only claims and confirmations. So moving a
filing behind an action that neither reads those nor leads to where they are read gives a play of
the same length that meets the same targets. Searches therefore file only where the next action, or
the question asked, reads what was filed. Where an event waits for any action at all, or a finding's
own condition could cease to hold, nothing is moved.
"""

from __future__ import annotations

from typing import Protocol

from coyoacan_game.explorer.branches import Confirm, Edge, Mark, Moment, Test
from coyoacan_game.explorer.conditions import Control, Residual, slots_in
from coyoacan_game.explorer.skeleton import Skeleton
from coyoacan_game.story.expressions import Expression, Logic, Name, read_expression
from coyoacan_game.story.scope import Slot

_GROWING = frozenset({"knows", "visited", "happened", "compared", "chose"})


class Asked(Protocol):
    """Where a search is asked about what was filed."""

    confirming: bool  # whether something is asked about findings being confirmed

    def at(self, moment: Moment, control: Control) -> bool:
        """Whether a question that reads what was filed is asked at a moment."""


class Lateness:
    """Which actions a search takes at a control point. Without `asked`, all of them."""

    def __init__(
        self,
        skeleton: Skeleton,
        minding: frozenset[Slot],
        asked: Asked | None,
    ) -> None:
        self.skeleton = skeleton
        self.minding = minding
        self.asked = asked
        story = skeleton.story
        self.filed: frozenset[Slot] = frozenset(
            slot for id_ in story.finding for slot in (("claim", id_), ("solved", id_))
        )
        self.moves = asked is not None and all(
            only_grows(finding.when) for finding in story.finding.values()
        )
        self._readers: dict[Control, tuple[Edge, ...]] = {}
        self._plain: dict[Control, tuple[Edge, ...]] = {}

    def edges(self, control: Control) -> tuple[Edge, ...]:
        """What is worth doing at a control point."""
        if control.filing:
            control = control._replace(filing=False)
            return self._reading(control) + self._filings(control)
        found = self._plain.get(control)
        if found is None:
            found = self._plain[control] = self._all(control)
        return found

    def after(self, edge: Edge, before: Control, control: Control) -> Control:
        """The control point a turn leads to, with whether it was a filing and nothing else."""
        if not (self.moves and edge.address.startswith("finding.")):
            return control
        calm = not self.skeleton.restless(before._replace(filing=False))
        return control._replace(filing=calm and not self.skeleton.restless(control))

    def _all(self, control: Control) -> tuple[Edge, ...]:
        edges = self.skeleton.edges(control, self.minding)
        if not self.moves or self.skeleton.restless(control):
            return edges
        if self._reading(control) or self._asks(("at",), control):
            return edges
        if self.asked is not None and self.asked.confirming:
            return edges
        if self._about_filing(self.skeleton.ended(control)):
            return edges  # filing may be the last thing that is done
        return tuple(edge for edge in edges if not edge.address.startswith("finding."))

    def _filings(self, control: Control) -> tuple[Edge, ...]:
        edges = self.skeleton.edges(control, self.minding)
        return tuple(edge for edge in edges if edge.address.startswith("finding."))

    def _reading(self, control: Control) -> tuple[Edge, ...]:
        """The other actions here that rest on what was filed, or lead to where that is asked."""
        found = self._readers.get(control)
        if found is None:
            found = self._readers[control] = tuple(
                edge
                for edge in self.skeleton.edges(control, self.minding)
                if not edge.address.startswith("finding.") and self._reads(edge)
            )
        return found

    def _asks(self, moment: Moment, control: Control) -> bool:
        return self.asked is not None and self.asked.at(moment, control)

    def _reads(self, edge: Edge) -> bool:
        if self._about_filing(edge.guard):
            return True
        for branch in edge.branches:
            after = branch.control
            if (
                self._about_filing(self.skeleton.ended(after))
                or self._asks(("at",), after)
                or self.skeleton.restless(after)
            ):
                return True
            for step in branch.steps:
                match step:
                    case Test() if self._about_filing(step.residual):
                        return True
                    case Mark() if self._asks(step.moment, step.control):
                        return True
                    case Confirm():
                        return True
        return False

    def _about_filing(self, residual: Residual) -> bool:
        return not isinstance(residual, bool) and bool(slots_in(residual) & self.filed)


def only_grows(text: str | None) -> bool:
    """Whether a condition that once holds goes on to hold, as far as its form shows."""
    return text is None or _grows(read_expression(text))


def _grows(expression: Expression) -> bool:
    if isinstance(expression, Name):
        return expression.parts[0] in _GROWING
    return isinstance(expression, Logic) and all(_grows(one) for one in expression.operands)
