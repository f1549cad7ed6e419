"""A play for each target, where one can be found without a proof: by known plays, scouting, drafts, planning.

`explore` asks this first: what has been met in play needs only be decided where its shortest path
is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from random import Random

from coyoacan_game.engine import Action
from coyoacan_game.explorer.decide import Decider
from coyoacan_game.explorer.drafts import Drafts
from coyoacan_game.explorer.planning import Planner
from coyoacan_game.explorer.questions import Target, condition_holds, negation
from coyoacan_game.explorer.scouting import Known, Scout, Stand, path_of
from coyoacan_game.explorer.targets import unwanted
from coyoacan_game.explorer.wishes import Leaf, Wishes, stays
from coyoacan_game.story.expressions import Comparison, Expression, Literal, Name

EFFORT = 4_000_000  # states and steps of all plans together
ASIDE = ("together",)  # is told if it is met, and not striven for
TRIES = 2  # plans for one target: from where most is so already, then from further back


def witnesses(
    decider: Decider,
    targets: Iterable[Target],
    *,
    late: Callable[[], bool] = lambda: False,
    plays: Iterable[Known] = (),
) -> dict[Target, tuple[Action, ...]]:
    """Paths that meet targets, as they were played. A target without one may still be met.

    Of targets of one name the first that is met is enough. `plays` are known already, and played first.
    """
    return _Witnesses(decider, targets, late).find(plays)


class _Witnesses:
    def __init__(
        self, decider: Decider, targets: Iterable[Target], late: Callable[[], bool]
    ) -> None:
        self.targets = tuple(targets)
        self.late = late
        self.decider = decider
        self.scout = Scout(
            decider.program,
            self.targets,
            origin=decider.origin,
            entered=decider.entered,
            progress=decider.progress,
        )
        self._end = max((day.closes for day in decider.program.days), default=0)
        self.planner = Planner(decider)
        self.wishes = Wishes(decider.program, Random(20))  # noqa: S311 - the same plans every time
        self.drafts = Drafts(self.scout, self.wishes)

    def find(self, plays: Iterable[Known] = ()) -> dict[Target, tuple[Action, ...]]:
        for play in plays:
            if not self.late():
                self.scout.retrace(play)
        self.scout.run(self.late)
        self._each(self.drafts.strive)
        self._each(self._strive)
        self._each(self.drafts.strive)  # in the plays that were planned
        return {target: path_of(trail) for target, trail in self.scout.trails.items()}

    def _left(self) -> list[Target]:
        names = {one.name for one in self.scout.trails}
        return [one for one in self.targets if one.name not in names]

    def _each(self, strive: Callable[[Target], object]) -> None:
        """Strives for what is left and wanted; one may be met on the way to another."""
        for target in self._left():
            if target.kind in ASIDE or unwanted(target) or self.late():
                continue
            if target not in self.scout.trails:
                strive(target)

    def _strive(self, target: Target) -> None:
        for attempt in range(TRIES):
            if self.late() or self.planner.effort > EFFORT or target in self.scout.trails:
                return
            wished = self.wishes.leaves(target)
            leaves = [leaf for leaf in wished if stays(leaf[0])]
            begin = self._begin(leaves, self._latest(wished), attempt)
            plan = self.planner.plan(target, begin.state, leaves)
            if plan is not None:
                self.scout.follow(begin, plan.actions)

    def _begin(self, leaves: list[Leaf], latest: int, attempt: int) -> Stand:
        """From where to plan: the earliest state with most of what is asked, or a dossier's opening."""
        stands = self.scout.beginnings() if attempt else self.scout.stands()
        asked = [expression if wanted else negation(expression) for expression, wanted in leaves]
        in_time = [one for one in stands if one.state.time <= latest]
        return max(in_time or stands, key=lambda one: self._had(asked, one))

    def _latest(self, leaves: list[Leaf]) -> int:
        """The last moment at which anybody was seen in the scenes that a target names."""
        named = {
            operand.value
            for leaf, wanted in leaves
            if wanted and isinstance(leaf, Comparison) and is_scene(leaf.operands[0])
            for operand in leaf.operands[1:]
            if isinstance(operand, Literal)
        }
        seen = [self.scout.latest[one] for one in named if one in self.scout.latest]
        return min(seen, default=self._end)

    def _had(self, asked: list[Expression], stand: Stand) -> int:
        program = self.decider.program
        return sum(condition_holds(program, one, stand.state) for one in asked)


def is_scene(expression: Expression) -> bool:
    """Whether a condition speaks of the scene one is in."""
    return isinstance(expression, Name) and expression.parts == ("scene",)
