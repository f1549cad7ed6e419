"""What a property is given before it begins: does all of it exist, and can it be as it says?

`off_the_clock` and `not_in_full` are asked of path tests too, by `walkthroughs.names`.
"""

from __future__ import annotations

from coyoacan_game.diagnostics import Problems, Spot, nearest
from coyoacan_game.story.clauses import Clause, condition
from coyoacan_game.story.days import FIRST, Clock, minutes_of
from coyoacan_game.story.expressions import ExpressionError
from coyoacan_game.story.properties import Property
from coyoacan_game.story.scope import Scope
from coyoacan_game.story.typecheck import TypeCheck


def check_given(scope: Scope, id_: str, one: Property, problems: Problems) -> None:
    """Adds a problem for everything that a property is given and no play could have."""
    given = _Given(scope, problems)
    clock = given.clock_of(one)
    for clause in one.given.clauses("property", id_, "given"):
        given.clause(clause, clock)


def off_the_clock(clock: Clock, time: str) -> str | None:
    """Why a day's clock never stands at a time, None if it does."""
    if not minutes_of(clock.start) <= minutes_of(time) <= minutes_of(clock.end):
        return f"the clock runs from {clock.start} to {clock.end}, and never stands at {time}"
    if (minutes_of(time) - minutes_of(clock.start)) % clock.step:
        return f"the clock goes in steps of {clock.step} minutes, past {time}"
    return None


def not_in_full(finding: str) -> tuple[str, str]:
    """What is said of a filing that does not say how, and a hint."""
    hint = f'as in the step: "{finding} CANDIDATE... VERDICT"'
    return f'say how "{finding}" is filed', hint


class _Given:
    def __init__(self, scope: Scope, problems: Problems) -> None:
        self.scope = scope
        self.story = scope.story
        self.problems = problems

    def clock_of(self, one: Property) -> Clock | None:
        """The clock of the day a property begins on; None where that is wrong, or there is none."""
        day: str | None = one.given.day
        if day is None and one.begin and one.begin.startswith("dossier."):
            dossier = self.story.dossier.get(one.begin.removeprefix("dossier."))
            day = dossier.day if dossier else None
        return self._clocks().get(day or FIRST)

    def _clocks(self) -> dict[str, Clock]:
        """Every day by its id and by its date; of several on one date the first."""
        if self.story.clock is None:
            return {}
        by_id: dict[str, Clock] = {FIRST: self.story.clock, **self.story.day}
        dates = {one.date.isoformat(): one for one in reversed(by_id.values())}
        return dates | by_id

    def clause(self, clause: Clause, clock: Clock | None) -> None:
        match clause.key:
            case "day":
                self._day(clause)
            case "filed":
                self._filed(clause)
            case "variables" if not self.scope.has("variable", clause.subject):
                known = self.scope.ids("variable")
                self._unknown("variable", clause.subject, known, clause)
            case _:
                self._typed(clause)
        if clause.key == "time" and clock is not None:
            wrong = off_the_clock(clock, clause.subject)
            if wrong:
                self._add("COY503", wrong, clause)

    def _typed(self, clause: Clause) -> None:
        """The same check as for the condition that what is given be so."""

        def report(error: ExpressionError) -> None:
            self._add(error.code, error.message, clause, error.hint)

        TypeCheck(self.scope, report).flag(condition(clause, self.story))

    def _day(self, clause: Clause) -> None:
        known = (*self._clocks(), *self.scope.ids("day"))
        if not known and ("story", "") not in self.scope.broken:
            message = '"day" needs a clock, and the story has no [story.clock]'
            self._add("COY101", message, clause)
        elif clause.subject not in known:
            self._unknown("day", clause.subject, known, clause)

    def _filed(self, clause: Clause) -> None:
        finding, *claim = clause.subject.split() or [""]
        if not self.scope.has("finding", finding):
            self._unknown("finding", finding, self.scope.ids("finding"), clause)
        elif ("finding", finding) in self.scope.broken:
            return
        elif len(claim) != len(self.story.finding[finding].blank) + 1:
            message, hint = not_in_full(finding)
            self._add("COY503", message, clause, hint)
        else:
            self._typed(clause)

    def _unknown(
        self, kind: str, word: str, known: list[str] | tuple[str, ...], clause: Clause
    ) -> None:
        message = f'the story has no {kind} "{word}"'
        self._add("COY101", message, clause, nearest(word, known))

    def _add(self, code: str, message: str, clause: Clause, hint: str | None = None) -> None:
        self.problems.add(code, message, Spot(clause.address), hint)
