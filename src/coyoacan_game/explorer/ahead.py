"""What the clock alone says of what is to come: from which points on nothing that is asked can hold any more.

A question about one day need not follow play into the days after it. Nothing but hours, days and the
order of days is looked at, so what is left out is left out rightly.
"""

from __future__ import annotations

from collections.abc import Iterable

from coyoacan_game.engine.days import MINUTES_OF_A_DAY
from coyoacan_game.explorer.graph import Graph
from coyoacan_game.explorer.questions import Target
from coyoacan_game.explorer.search import Narrowing, Point, control_of
from coyoacan_game.explorer.sets import Set
from coyoacan_game.story.expressions import Expression, Logic, Where, read_expression


class Ahead:
    """Where some condition may hold now or later, or with `whole_days` on this day or later."""

    def __init__(
        self, graph: Graph, conditions: Iterable[Expression], *, whole_days: bool = False
    ) -> None:
        self.graph = graph
        self.conditions = tuple(conditions)
        self.whole_days = whole_days
        self._at: dict[int, bool] = {}

    def layer(self, layer: dict[Point, Set]) -> dict[Point, Set]:
        """The points of a layer from which it may."""
        controls = self.graph.controls
        return {
            point: words
            for point, words in layer.items()
            if self.at(controls[control_of(point)].time)
        }

    def at(self, time: int) -> bool:
        """Whether it may hold at a moment of the clock, or later."""
        if self.whole_days:
            time -= time % MINUTES_OF_A_DAY
        found = self._at.get(time)
        if found is None:
            may_come = self.graph.skeleton.turns.moments.may_come
            found = self._at[time] = any(may_come(one, time) for one in self.conditions)
        return found


def narrowing(graph: Graph, targets: Iterable[Target]) -> Narrowing:
    """What of a layer is worth following for some targets."""
    ahead = Ahead(graph, (_condition(graph, one) for one in targets))
    return lambda _, layer: ahead.layer(layer)


def all_of(conditions: tuple[Expression, ...]) -> Expression:
    """All of several conditions as one."""
    return Logic("and", conditions, Where(0, 0)) if conditions else read_expression("true")


def _condition(graph: Graph, target: Target) -> Expression:
    """What must hold where a target is met."""
    if target.ending is None:
        return all_of(target.conditions)
    ending = graph.skeleton.story.ending[target.ending]
    return all_of((*target.conditions, read_expression(ending.when)))
