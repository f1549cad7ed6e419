"""Why a residual is not as wanted in a state of play: the parts that would have to be remembered.

`replay` asks it. Parts are shared between formulas, so each is looked at once.
"""

from __future__ import annotations

from typing import Protocol

from coyoacan_game.engine import State
from coyoacan_game.explorer.formulas import Formula, Residual
from coyoacan_game.explorer.needs import Need, Needs, bits_of, together
from coyoacan_game.explorer.sets import Abstraction


class Judge(Protocol):
    """What is known of states and abstractions."""

    needs: Needs

    def leaf_holds(self, leaf: Formula, state: State) -> bool:
        """An `in` in a state of play."""

    def beyond(self, need: Need, abstraction: Abstraction) -> Need:
        """The part of a need that an abstraction does not cover."""


class Doubts:
    """One state of play beside one abstraction."""

    def __init__(self, judge: Judge, state: State, abstraction: Abstraction) -> None:
        self.judge = judge
        self.state = state
        self.abstraction = abstraction
        self._values: dict[Formula, bool] = {}
        self._needs: dict[tuple[Formula, bool], Need] = {}

    def of(self, residual: Residual, *, wanted: bool) -> Need:
        """What is not remembered of those parts that keep a residual from being as wanted."""
        if isinstance(residual, bool) or self._value(residual) is wanted:
            return {}
        key = (residual, wanted)
        if key not in self._needs:
            self._needs[key] = self._of(residual, wanted=wanted)
        return self._needs[key]

    def _of(self, formula: Formula, *, wanted: bool) -> Need:
        if formula.kind == "in":
            return self.judge.beyond(self.judge.needs.of_leaf(formula), self.abstraction)
        if formula.kind == "not":
            return self.of(formula.parts[0], wanted=not wanted)
        parts = [self.of(one, wanted=wanted) for one in formula.parts]
        # Where one part would have been enough, the one with the least to remember.
        if (formula.kind == "or") is wanted:
            return min((part for part in parts if part), key=bits_of, default={})
        return together(parts)

    def _value(self, formula: Formula) -> bool:
        if formula not in self._values:
            self._values[formula] = self._make_value(formula)
        return self._values[formula]

    def _make_value(self, formula: Formula) -> bool:
        if formula.kind == "in":
            return self.judge.leaf_holds(formula, self.state)
        values = (self._value(one) for one in formula.parts)
        if formula.kind == "not":
            return not next(values)
        return any(values) if formula.kind == "or" else all(values)
