"""What nothing has written yet is as it was at first: which tests can then not hold.

A finding of the third dossier cannot be filed in the first, where none of its notes can be known.
`regions` asks it, so that a search in one dossier does not carry what only later ones speak of.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import prod

from coyoacan_game.explorer.branches import Assign, Confirm, Step, Test
from coyoacan_game.explorer.conditions import Domains
from coyoacan_game.explorer.formulas import Formula, Residual
from coyoacan_game.explorer.sets import Abstraction, Set
from coyoacan_game.story.scope import Slot


class Unwritten:
    """The kept values of slots that nothing has written, and what follows for tests."""

    def __init__(self, domains: Domains, values: Mapping[Slot, int]) -> None:
        self.domains = domains
        self.values = values
        self._tests: dict[Formula, tuple[bool, bool]] = {}

    def allows(self, steps: Iterable[Step]) -> bool:
        """Whether a branch with these steps can be taken at all."""
        return all(
            self._test(step.residual)[0] if step.wanted else not self._test(step.residual)[1]
            for step in steps
            if isinstance(step, Test)
        )

    def words(self, abstraction: Abstraction) -> Set:
        """All words of a narrow abstraction in which these slots have these values."""
        words = abstraction.all
        for slot in abstraction.kept:
            if slot in self.values:
                words &= abstraction.having(slot, self.values[slot])
        return words

    def _test(self, residual: Residual) -> tuple[bool, bool]:
        """Whether a residual may hold, and whether it must."""
        if isinstance(residual, bool):
            return residual, residual
        found = self._tests.get(residual)
        if found is None:
            found = self._tests[residual] = self._make_test(residual)
        return found

    def _make_test(self, formula: Formula) -> tuple[bool, bool]:
        if formula.kind == "in":
            return self._leaf(formula)
        tests = [self._test(one) for one in formula.parts]
        if formula.kind == "not":
            may, must = tests[0]
            return not must, not may
        join = all if formula.kind == "and" else any
        return join(may for may, _ in tests), join(must for _, must in tests)

    def _leaf(self, leaf: Formula) -> tuple[bool, bool]:
        known = [
            (at, self.values[slot]) for at, slot in enumerate(leaf.slots) if slot in self.values
        ]
        if not known:
            return True, False
        left = sum(all(one[at] == value for at, value in known) for one in leaf.holds)
        others = (slot for slot in leaf.slots if slot not in self.values)
        return left > 0, left == prod(len(self.domains.values(slot)) for slot in others)


def written_by(steps: Iterable[Step]) -> Iterable[Slot]:
    """The slots that a branch may write."""
    for step in steps:
        if isinstance(step, Assign):
            yield step.slot
        elif isinstance(step, Confirm):
            yield from (("solved", finding) for finding, _ in step.right)
