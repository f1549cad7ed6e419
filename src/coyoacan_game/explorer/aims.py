"""What must stay within reach of a player: an ending, for every story; what an author names, for a property.

`softlocks` decides whether it does, `winning` from where it certainly does.
"""

from __future__ import annotations

from dataclasses import dataclass

from coyoacan_game.engine import Program, State
from coyoacan_game.explorer.branches import AT
from coyoacan_game.explorer.conditions import Control
from coyoacan_game.explorer.formulas import Residual, conjunction, disjunction, negated
from coyoacan_game.explorer.questions import Target, condition_holds
from coyoacan_game.explorer.skeleton import Skeleton
from coyoacan_game.explorer.watch import residual_of
from coyoacan_game.story.expressions import Expression


@dataclass(frozen=True)
class Aim:
    """`goal` must be within reach wherever play is not over and `when` holds.

    `at_once` is how many unsure steps of a way there are looked into at once: many, where there are
    few other ways.
    """

    goal: Target
    when: tuple[Expression, ...] = ()
    at_once: int = 5

    def reached(self, skeleton: Skeleton, control: Control) -> Residual:
        """Whether the goal is there."""
        return residual_of(skeleton, self.goal, control)

    def asked(self, skeleton: Skeleton, control: Control) -> Residual:
        """Whether it must be within reach from there."""
        holding = (skeleton.conditions.of(one, control) for one in self.when)
        return conjunction([*holding, negated(_over(skeleton, control))])

    def is_asked(self, program: Program, state: State) -> bool:
        """The same of a state of play."""
        ending = program.ending(*state)
        if ending >= 0 and not program.goes_on[ending]:
            return False
        return all(condition_holds(program, one, state) for one in self.when)


SOME_ENDING = Aim(Target("ending", "any ending", AT, some_ending=True), at_once=1)


def _over(skeleton: Skeleton, control: Control) -> Residual:
    """Whether the first ending that holds leads to no other dossier."""
    before: list[Residual] = []
    over: list[Residual] = []
    for ending in skeleton.story.ending.values():
        holds = skeleton.conditions.of_text(ending.when, control)
        if not ending.next:
            over.append(conjunction([*map(negated, before), holds]))
        before.append(holds)
    return disjunction(over)
