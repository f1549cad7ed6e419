"""Follows one turn from a control point along every way it can go.

What `engine.transition` does to one state is done here to a control point, with the data left open.
Guards and effects are the engine's own functions; only their order is written here again, and the
tests hold it to `engine.turn` on random stories.
"""

from __future__ import annotations

from coyoacan_game.engine import Program, State
from coyoacan_game.engine.days import MINUTES_OF_A_DAY
from coyoacan_game.engine.deeds import STAY, TODAY, Deed
from coyoacan_game.engine.transition import CONFIRMED_TOGETHER
from coyoacan_game.explorer.branches import ANY, Assign, Branch, Confirm, Edge, Mark, Test
from coyoacan_game.explorer.conditions import Conditions, Control, Domains
from coyoacan_game.explorer.formulas import (
    Residual,
    among,
    at_least,
    conjunction,
    disjunction,
    flag,
    negated,
)
from coyoacan_game.explorer.outcomes import Way
from coyoacan_game.explorer.passing import Passing
from coyoacan_game.explorer.reports import Reports
from coyoacan_game.story.scope import Slot


class Turns(Passing):
    """The turns of one program."""

    def __init__(
        self,
        program: Program,
        domains: Domains,
        conditions: Conditions,
        origins: tuple[State, ...] = (),
    ) -> None:
        super().__init__(program, domains, conditions, origins)
        self._judges: dict[tuple[str, ...], Confirm] = {}
        self.reports = Reports(program, domains)

    def edge(self, address: str, guard: Residual, control: Control) -> Edge:
        deed = self.program.deed(address)
        if deed is None:
            raise KeyError(address)
        way = Way((Test(guard), Mark(("taken", address), control)), control)
        ways = self.outcome(way, address)
        kind, _, rest = address.partition(".")
        if kind == "scene":
            _, scene, _, name = address.split(".")
            ways = [one.then(Assign(("chose", scene, name), 1)) for one in ways]
            stretch = self.story.scene[scene].choice[name].look
            if stretch is not None:
                return Edge(address, guard, tuple(self._opening(one, stretch) for one in ways))
        elif kind == "comparison":
            ways = [one.then(Assign(("compared", rest), 1)) for one in ways]
        elif kind == "table":
            table, _, row = rest.split(".")
            ways = [one.then(Assign(("asked", table, row), 1)) for one in ways]
        elif kind == "dossier":
            place = self.story.dossier[rest].start_place
            if place:
                number = self.program.place_number[place]
                ways = [self._put(one, ("place",), number) for one in ways]
        elif kind == "finding":
            ways = [self._filed(one, rest.split(".")[0], address) for one in ways]
        elif kind == "report":
            id_, *_, how = rest.split(".")
            steps = self.reports.steps(id_, how)
            ways = [one.then(*some) for one in ways for some in steps]
        branches = tuple(
            Branch(one.steps + after.steps, self.moments.settled(after.control))
            for one in ways
            for after in self.onwards(
                one.control, deed.goto, self._minutes(deed, control), deed.day
            )
        )
        return Edge(address, guard, branches)

    def _opening(self, way: Way, stretch: str) -> Branch:
        """To where one chooses from where to look: nothing of the play moves on."""
        number = self.program.layout.fields["looking",].values.index(stretch)
        opened = self._put(way, ("looking",), number)
        return Branch(opened.steps, opened.control)

    def any_edge(self, guard: Residual, control: Control) -> Edge:
        """Some action that does nothing by itself, where an event waits for any action."""
        test = (Test(guard), Mark(("taken", ANY), control))
        ways = self.onwards(control, STAY, 0, TODAY)
        branches = tuple(
            Branch(test + way.steps, self.moments.settled(way.control)) for way in ways
        )
        return Edge(ANY, guard, branches)

    def _minutes(self, deed: Deed, control: Control) -> int:
        by_day = deed.by_day
        return by_day[control.time // MINUTES_OF_A_DAY] if by_day else deed.minutes

    def _filed(self, way: Way, id_: str, address: str) -> Way:
        actions = self.program.file_actions(id_)
        raw = 0 if address.endswith(".withdraw") else actions.index(address) + 1
        claim: Slot = ("claim", id_)
        return way.then(Assign(claim, self.domains.position(claim, raw)), self._judging(id_))

    def _judging(self, filed: str) -> Confirm:
        """Confirms three right findings, or all that are left: as sets, so that no branch is needed."""
        together = tuple(self.program.findings[one] for one in self.program.judged_with(filed))
        found = self._judges.get(together)
        if found is None:
            found = self._judges[together] = self._make_judging(together)
        return found

    def _make_judging(self, together: tuple[str, ...]) -> Confirm:
        right, open_ = [], []
        for id_ in together:
            rightly = self.program.judging[self.program.findings.index(id_)][2]
            claim: Slot = ("claim", id_)
            positions = {(self.domains.position(claim, raw),) for raw in rightly}
            holds = among((claim,), frozenset(positions), len(self.domains.values(claim)))
            unsolved = negated(flag(("solved", id_)))
            right.append(conjunction([holds, unsolved]))
            open_.append(disjunction([negated(unsolved), right[-1]]))
        enough = disjunction(
            [at_least(CONFIRMED_TOGETHER, right), conjunction([*open_, disjunction(right)])]
        )
        return Confirm(enough, tuple(zip(together, right, strict=True)))
