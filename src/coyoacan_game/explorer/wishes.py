"""What would have to be so for a target to be met: single conditions to strive for, one by one.

Only a help for `planning`: a wish may be badly chosen or contradict itself, and then is not met.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from random import Random

from coyoacan_game.engine import Program
from coyoacan_game.engine.transition import CONFIRMED_TOGETHER
from coyoacan_game.explorer.conditions import names_in
from coyoacan_game.explorer.questions import Target, negation
from coyoacan_game.story.expressions import Expression, Logic, Name, Not, read_expression
from coyoacan_game.story.outcomes import Outcome

_PASSING = frozenset({"scene", "place", "time", "day", "dossier", "here", "at", "state"})
ABOUT_FINDINGS = frozenset({"right", "solved", "filed", "verdict", "claimed"})
Leaf = tuple[Expression, bool]  # a condition that is not put together, and how it should come out


def _parts(expression: Expression) -> tuple[Expression, ...]:
    """What has to hold together."""
    if isinstance(expression, Logic) and expression.operator == "and":
        return expression.operands
    return (expression,)


def stays(leaf: Expression) -> bool:
    """Whether a condition goes on to hold by itself, as far as its names show."""
    names = names_in(leaf)
    return not any(name.parts[0] in _PASSING or name.parts[-1] in _PASSING for name in names)


class Wishes:
    """Makes wishes for the targets of one program."""

    def __init__(self, program: Program, chance: Random) -> None:
        self.program = program
        self.story = program.story
        self.chance = chance

    def leaves(self, target: Target) -> list[Leaf]:
        """What a target asks, taken apart; where there are several ways to meet it, one at random."""
        wanted: dict[Leaf, None] = {}
        for expression in self._asked(target):
            wanted |= dict.fromkeys(self._leaves(expression, wanted=True))
        for leaf, value in tuple(wanted):
            wanted |= dict.fromkeys(self._before(leaf, wanted=value))
        ordered: dict[Leaf, None] = {}
        for one in wanted:
            ordered |= dict.fromkeys((*self._compared_for(one), one))
        return list(ordered)

    def _compared_for(self, leaf: Leaf) -> Iterator[Leaf]:
        """The notes that have to be compared for one that nothing else teaches."""
        expression, wanted = leaf
        if not wanted or not isinstance(expression, Name) or expression.parts[0] != "knows":
            return
        comparison = self._taught.get(expression.parts[1])
        if comparison is not None:
            for note in self.story.comparison[comparison].notes:
                other = (read_expression(f"knows.{note}"), True)
                yield from self._compared_for(other)
                yield other

    @cached_property
    def _taught(self) -> dict[str, str]:
        """For each note that only comparisons teach, one of them; not if that one asks for it."""
        story = self.story
        choices = [choice for scene in story.scene.values() for choice in scene.choice.values()]
        rows = [row for table in story.table.values() for row in table.row.values()]
        others: list[Outcome] = [*choices, *rows, *story.event.values()]
        elsewhere = {note for one in others for note in one.learn}
        elsewhere |= {note for scene in story.scene.values() for note in scene.learn}
        found: dict[str, str] = {}
        for id_, comparison in story.comparison.items():
            for note in comparison.learn:
                if note not in elsewhere and not any(one in found for one in comparison.notes):
                    found.setdefault(note, id_)
        return found

    def _asked(self, target: Target) -> Iterator[Expression]:
        yield from target.conditions
        yield from map(read_expression, self._moment(target))
        if target.scene is not None:
            yield read_expression(f"scene == '{target.scene}'")
        if target.ending is not None:
            own = read_expression(self.story.ending[target.ending].when)
            yield own
            for id_, ending in self.story.ending.items():
                if id_ == target.ending:
                    return
                # The first that holds is the one that comes.
                yield negation(self._breakable(read_expression(ending.when), own))

    def _breakable(self, when: Expression, own: Expression) -> Expression:
        """The part of an earlier ending's condition that is easiest to break, one's own being met."""
        meaning = self.program.emitter.truth
        mine = {meaning(one) for one in _parts(own)}
        parts = [one for one in _parts(when) if meaning(one) not in mine]
        return min(parts, key=lambda one: (stays(one), self.chance.random()), default=when)

    def _moment(self, target: Target) -> Iterator[str]:
        """What its moment takes."""
        match target.moment:
            case ("taken", address) if address.startswith("comparison."):
                comparison = self.story.comparison[address.removeprefix("comparison.")]
                yield from (f"knows.{note}" for note in comparison.notes)
                yield comparison.when or "true"
            case ("taken", address) if address.startswith("scene."):
                _, scene, _, name = address.split(".")
                yield f"scene == '{scene}'"
                yield self.story.scene[scene].choice[name].when or "true"
            case ("confirmed", finding):
                yield f"right.{finding}"
            case ("entered", scene):
                yield f"scene == '{scene}'"
            case ("happened", event):
                yield self.story.event[event].when

    def _leaves(self, expression: Expression, *, wanted: bool) -> Iterator[Leaf]:
        match expression:
            case Not(operand=operand):
                yield from self._leaves(operand, wanted=not wanted)
            case Logic(operator=operator, operands=operands):
                if (operator == "and") is wanted:
                    for one in operands:
                        yield from self._leaves(one, wanted=wanted)
                else:
                    yield from self._leaves(self.chance.choice(operands), wanted=wanted)
            case _:
                yield expression, wanted

    def _before(self, leaf: Expression, *, wanted: bool) -> Iterator[Leaf]:
        """What a condition about a finding takes: its notes, and others confirmed with it."""
        if not wanted:
            return
        for name in names_in(leaf):
            if name.parts[0] not in ABOUT_FINDINGS:
                continue
            together = [name.parts[1]]
            if name.parts[0] == "solved":
                together += self._with(name.parts[1])
            for one in together:
                if name.parts[0] == "solved":
                    yield read_expression(f"right.{one}"), True
                for note in self.story.finding[one].needs:
                    yield read_expression(f"knows.{note}"), True

    def _with(self, finding: str) -> list[str]:
        """Others of its dossier, as many as it takes."""
        judged = self.program.judged_with(finding)
        others = [one for one in map(self.program.findings.__getitem__, judged) if one != finding]
        return self.chance.sample(others, min(CONFIRMED_TOGETHER - 1, len(others)))
