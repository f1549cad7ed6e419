"""Looks on while a search runs, and notes the first moment at which each target is met."""

from __future__ import annotations

from collections.abc import Iterable

from coyoacan_game.engine import Program
from coyoacan_game.explorer.branches import Moment
from coyoacan_game.explorer.conditions import (
    Control,
    Residual,
    conjunction,
    negated,
    slots_of,
)
from coyoacan_game.explorer.questions import AT, Target
from coyoacan_game.explorer.search import Context, Meets, Search
from coyoacan_game.explorer.sets import Abstraction, Set
from coyoacan_game.explorer.skeleton import Skeleton
from coyoacan_game.story.scope import Slot


class Watcher:
    """For the targets of one search. `contexts` holds where each was first met."""

    def __init__(
        self,
        group: Iterable[Target],
        skeleton: Skeleton,
        abstraction: Abstraction,
        search: Search,
    ) -> None:
        self.skeleton = skeleton
        self.abstraction = abstraction
        self.search = search
        self.contexts: dict[Target, Context] = {}
        self._by_moment: dict[Moment, dict[Target, None]] = {}
        self._here: dict[str | None, dict[Target, None]] = {}
        self._left = 0
        for target in group:
            self._left += 1
            if target.moment == AT:
                self._here.setdefault(target.scene, {})[target] = None
            else:
                self._by_moment.setdefault(target.moment, {})[target] = None

    def all_met(self) -> bool:
        """Whether nothing is left to look for."""
        return self._left == 0

    def watch(self, moment: Moment, control: Control, words: Set) -> None:
        """Is told every moment that a search passes, with the words that pass it."""
        if moment == AT:
            self._ask(self._here.get(None), control, words)
            self._ask(self._here.get(self.skeleton.program.scenes[control.scene]), control, words)
        else:
            self._ask(self._by_moment.get(moment), control, words)

    def _ask(self, pending: dict[Target, None] | None, control: Control, words: Set) -> None:
        if not pending:
            return
        met = [one for one in pending if words & self._holding(one, control)]
        for target in met:
            self.contexts[target] = self.search.context
            del pending[target]
            self._left -= 1

    def _holding(self, target: Target, control: Control) -> Set:
        """The words with which a target's conditions may hold at a control point."""
        return self.abstraction.test(self._residual(target, control))[0]

    def _residual(self, target: Target, control: Control) -> Residual:
        conditions = self.skeleton.conditions
        parts = [conditions.of(one, control) for one in target.conditions]
        if target.ending is not None:
            for id_, ending in self.skeleton.story.ending.items():
                residual = conditions.of_text(ending.when, control)
                parts.append(residual if id_ == target.ending else negated(residual))
                if id_ == target.ending:
                    break
        return conjunction(parts)

    def meeting(self, target: Target) -> Meets:
        """For one target: the words with which a moment answers it."""

        def meets(moment: Moment, control: Control, words: Set) -> Set:
            if moment != target.moment:
                return 0
            scene = self.skeleton.program.scenes[control.scene]
            if target.scene is not None and scene != target.scene:
                return 0
            return words & self._holding(target, control)

        return meets


class FilingAsked:
    """Where the targets of one search read what was filed."""

    def __init__(self, program: Program, group: Iterable[Target]) -> None:
        self.program = program
        self.confirming = False
        self._moments: set[Moment] = set()
        self._scenes: set[int] = set()
        self._anywhere = False
        for target in group:
            self.confirming = self.confirming or target.moment[0] == "confirmed"
            if not self._reads(target):
                continue
            if target.moment != AT:
                self._moments.add(target.moment)
            elif target.scene is not None:
                self._scenes.add(program.scene_number[target.scene])
            else:
                self._anywhere = True

    def _reads(self, target: Target) -> bool:
        slots = frozenset[Slot]().union(*(slots_of(self.program, one) for one in target.conditions))
        return any(slot[0] in ("claim", "solved") for slot in slots)

    def at(self, moment: Moment, control: Control) -> bool:
        """Whether some target that reads what was filed may be met here."""
        if moment == AT:
            return self._anywhere or control.scene in self._scenes
        return moment in self._moments


def minded_by(target: Target) -> frozenset[Slot]:
    """The slots that an action of the notebook or the file must touch to meet a target."""
    match target.moment:
        case ("taken", address) if address.startswith("comparison."):
            return frozenset({("compared", address.removeprefix("comparison."))})
        case ("taken", address) if address.startswith("table."):
            _, table, _, row = address.split(".")
            return frozenset({("asked", table, row)})
        case ("confirmed", finding):
            return frozenset({("solved", finding)})
        case ("fault", address, variable) if address.startswith(("comparison.", "table.")):
            return frozenset({("variable", variable)})
    return frozenset()
