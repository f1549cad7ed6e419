"""Holds path tests against a story: does everything they name exist, and can it be as they say?

The same scope and the same types as for an author's guards. What a step does on its way is not
asked here; `run` finds out by taking it.
"""

from __future__ import annotations

from pathlib import PurePosixPath

from coyoacan_game.checker.given import not_in_full, off_the_clock
from coyoacan_game.diagnostics import Problems, Spot, nearest
from coyoacan_game.engine import Program
from coyoacan_game.story.clauses import NEGATED, Address, Clause, condition, names_in
from coyoacan_game.story.expressions import Expression, ExpressionError
from coyoacan_game.story.typecheck import TypeCheck
from coyoacan_game.walkthroughs.begin import DOSSIER, days_meant, dossier_of
from coyoacan_game.walkthroughs.misread import Misread
from coyoacan_game.walkthroughs.model import PathTest, Step
from coyoacan_game.walkthroughs.steps import misread

# Of these a play remembers only what some expression of the story reads.
_REMEMBERED_IF_READ = {"visited": "visited", "happened": "happened", "looked": "looked"}


class Names:
    """Checks the paths of one story; the same words are looked up once."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._known: dict[str, Misread | None] = {}

    def check(self, test: PathTest, file: str, problems: Problems) -> None:
        """Adds a problem for everything in a path that the story does not have or cannot be."""
        check = _Check(self._program, self._known, file, problems)
        if test.start is not None:
            check.start(test, test.start)
        day = check.day_of(test)
        for clause in test.given:
            check.given(clause, day)
        for position, step in enumerate(test.steps):
            check.step(step, test.at("steps", position))
        for clause in test.expect:
            check.clause(clause)
        if test.golden is not None:
            check.golden(test, test.golden)


class _Check:
    """Looks at one path. `known` has what was said of each step before, in any path."""

    def __init__(
        self, program: Program, known: dict[str, Misread | None], file: str, problems: Problems
    ) -> None:
        self.program = program
        self.known = known
        self.story = program.story
        self.file = file
        self.problems = problems

    def add(self, code: str, message: str, address: Address, hint: str | None = None) -> None:
        self.problems.add(code, message, Spot(address, file=self.file), hint)

    def step(self, step: Step, address: Address) -> None:
        if step not in self.known:
            self.known[step] = misread(self.program, step)
        wrong = self.known[step]
        if wrong:
            self.add(wrong.code, wrong.message, address, wrong.hint)

    def clause(self, clause: Clause) -> None:
        key = clause.key.removeprefix(NEGATED)
        if key == "offered":
            self.step(clause.subject, clause.address)
        elif key == "ending":
            self.ending(clause)
        elif key == "day":
            self.day(clause)
        elif key == "filed" and not self._filing(clause):
            return
        else:
            self._expression(clause)

    def _filing(self, clause: Clause) -> bool:
        """Whether `FINDING CANDIDATE... VERDICT` can be read; the finding alone always can."""
        if " " not in clause.subject:
            return True
        before = len(self.problems.found)
        self.step(f"file {clause.subject}", clause.address)
        return len(self.problems.found) == before

    def ending(self, clause: Clause) -> None:
        known = (*self.story.ending, "none")
        if clause.subject not in known:
            message = f'the story has no ending "{clause.subject}"'
            self.add("COY101", message, clause.address, nearest(clause.subject, known))

    def day(self, clause: Clause) -> None:
        if not self.program.days:
            message = '"day" needs a clock, and the story has no [story.clock]'
            self.add("COY101", message, clause.address)
        elif not days_meant(self.program, clause.subject):
            known = tuple(word for one in self.program.days for word in (one.id, str(one.date)))
            message = f'the story has no day "{clause.subject}"'
            self.add("COY101", message, clause.address, nearest(clause.subject, known))

    def _expression(self, clause: Clause) -> None:
        written = clause.key == "holds"

        def report(error: ExpressionError) -> None:
            where = error.where if written else None
            start, length = (where.start, where.length) if where else (0, 0)
            spot = Spot(clause.address, "value", start, length, self.file)
            self.problems.add(error.code, error.message, spot, error.hint)

        before = len(self.problems.found)
        try:
            asked = condition(clause, self.story)
        except ExpressionError as error:
            report(error)
            return
        TypeCheck(self.program.emitter.scope, report).flag(asked)
        if len(self.problems.found) == before:
            self._remembered(clause, asked)

    def _remembered(self, clause: Clause, asked: Expression) -> None:
        for name in names_in(asked):
            slot = name.parts
            kept = slot in self.program.layout.fields
            if not kept and (
                slot[0] in _REMEMBERED_IF_READ or (slot[0] == "chose" and clause.key == "holds")
            ):
                message = f'nothing in the story reads "{".".join(slot)}", so no play remembers it'
                self.add("COY504", message, clause.address)

    def given(self, clause: Clause, day: int) -> None:
        before = len(self.problems.found)
        self.clause(clause)
        if len(self.problems.found) > before:
            return
        if clause.key == "filed" and " " not in clause.subject and self._has_a_form(clause.subject):
            message, hint = not_in_full(clause.subject)
            self.add("COY503", message, clause.address, hint)
        if clause.key == "time":
            self._moment(clause, day)

    def _has_a_form(self, finding: str) -> bool:
        return finding in self.story.finding

    def day_of(self, test: PathTest) -> int:
        """The number of the day a path begins on; the first, where it names none that there is."""
        for clause in test.given:
            if clause.key == "day":
                return next(iter(days_meant(self.program, clause.subject)), 0)
        dossier = self.story.dossier.get(dossier_of(test) or "")
        return max(0, self.program.first_day(dossier))

    def _moment(self, clause: Clause, day: int) -> None:
        clock = self.story.day.get(self.program.days[day].id, self.story.clock)
        wrong = off_the_clock(clock, clause.subject) if clock else None
        if wrong:
            self.add("COY503", wrong, clause.address)

    def start(self, test: PathTest, start: str) -> None:
        scene = start.removeprefix("scene.")
        if start.startswith(DOSSIER):
            dossier = start.removeprefix(DOSSIER)
            if dossier not in self.story.dossier:
                message = f'the story has no dossier "{dossier}"'
                self.add("COY101", message, test.at("start"), nearest(dossier, self.story.dossier))
        elif scene not in self.story.scene:
            message = f'the story has no scene "{scene}"'
            self.add("COY101", message, test.at("start"), nearest(scene, self.story.scene))

    def golden(self, test: PathTest, golden: str) -> None:
        path = PurePosixPath(golden)
        if path.is_absolute() or ".." in path.parts or "\\" in golden or ":" in golden:
            message = "a golden transcript stands beside its path test or in a folder below it"
            self.add("COY505", message, test.at("golden"))
