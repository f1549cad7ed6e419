"""What expressions are and what texts say, for `naive`: the trees are walked, each time anew."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from coyoacan_game.story.days import Clock
from coyoacan_game.story.expressions import (
    Comparison,
    Expression,
    Literal,
    Logic,
    Membership,
    Name,
    Not,
    Sum,
    read_expression,
)
from coyoacan_game.story.models import Story
from coyoacan_game.story.text import Inline, Value, Variant, Words, read_text


@dataclass
class Reading:
    """Where a play stands, one thing in each dictionary, and how it is read."""

    story: Story
    scene: str = ""
    place: str = "none"
    day: str = "first"
    time: int = 0  # minutes since midnight
    variables: dict[str, Any] = field(default_factory=dict)
    people: dict[str, str] = field(default_factory=dict)
    true: set[tuple[str, ...]] = field(default_factory=set)
    claims: dict[str, tuple[str, ...]] = field(default_factory=dict)

    # -- expressions -----------------------------------------------------------------------------

    def holds(self, text: str | None) -> bool:
        return text is None or bool(self.value(read_expression(text)))

    def value(self, one: Expression) -> Any:
        """What an expression is: a flag, a number or a word."""
        match one:
            case Literal():
                return one.value
            case Name():
                return self.named(one.parts)
            case Not():
                return not self.value(one.operand)
            case Logic(operator="and"):
                return all(self.value(operand) for operand in one.operands)
            case Logic():
                return any(self.value(operand) for operand in one.operands)
            case Sum():
                left, right = self.value(one.left), self.value(one.right)
                return left + right if one.operator == "+" else left - right
            case Membership():
                among = [literal.value for literal in one.among]
                return (self.value(one.item) in among) != one.negated
            case Comparison():
                values = [self.value(operand) for operand in one.operands]
                pairs = zip(values, one.operators, values[1:], strict=False)
                return all(compared(*pair) for pair in pairs)

    def named(self, parts: tuple[str, ...]) -> Any:
        match parts:
            case ("time",):
                return f"{self.time // 60:02}:{self.time % 60:02}"
            case ("day",):
                return self.clock().date.isoformat()
            case ("dossier",):
                return self.clock().dossier or "none"
            case ("place",):
                return self.place
            case ("scene",):
                return self.scene
            case (variable,):
                return self.variables[variable]
            case ("here", person):
                return self.place != "none" and self.at(person) == self.place
            case ("filed", finding):
                return finding in self.claims
            case ("right", finding):
                return self.is_right(finding)
            case ("verdict", finding):
                return self.claims[finding][-1] if finding in self.claims else "none"
            case ("claimed", finding, blank):
                number = list(self.story.finding[finding].blank).index(blank)
                return self.claims[finding][number] if finding in self.claims else "none"
            case (person, "state") if person in self.people:
                return self.people[person]
            case (person, "at") if person in self.people:
                return self.at(person)
        return parts in self.true

    def clock(self) -> Clock:
        """What the present day says."""
        clock = self.story.clock if self.day == "first" else self.story.day[self.day]
        assert clock is not None
        return clock

    def name_of(self, place: str) -> str:
        """A place's name as it is now."""
        if place == "none":
            return "nowhere"
        written = self.story.place[place]
        holding = [one for one in written.version.values() if self.holds(one.when)]
        return (holding[0].name if holding else None) or written.name

    def at(self, person: str) -> str:
        return self.story.character[person].state[self.people[person]].at or "none"

    def is_right(self, finding: str) -> bool:
        if finding not in self.claims:
            return False
        *candidates, verdict = self.claims[finding]
        written = self.story.finding[finding]
        fits = [
            blank.right is None or candidate in blank.right
            for blank, candidate in zip(written.blank.values(), candidates, strict=True)
        ]
        return all(fits) and verdict == written.verdict

    # -- texts -----------------------------------------------------------------------------------

    def read(self, text: str) -> str:
        """A text's words, without a single space: how they are spaced is tested elsewhere."""
        said = [self._inlines(block.inlines) for block in read_text(text).blocks]
        return "".join("".join(said).split())

    def _inlines(self, inlines: tuple[Inline, ...]) -> str:
        said = ""
        for one in inlines:
            match one:
                case Words():
                    said += one.text
                case Value(expression=Name(parts=parts)):
                    said += self._shown(parts)
                case Variant():
                    said += self._inlines(one.then if self.value(one.condition) else one.otherwise)
        return said

    def _shown(self, parts: tuple[str, ...]) -> str:
        person = self.story.character.get(parts[0])
        if person and parts[1] == "name":
            return person.name
        if person and parts[1] == "doing":
            return person.state[self.people[parts[0]]].doing or ""
        value = self.named(parts)
        if parts == ("scene",):
            return self.story.scene[value].title
        if parts == ("day",):
            date = self.clock().date
            return date.strftime(f"%A {date.day} %B %Y")
        if parts == ("dossier",):
            return "none" if value == "none" else self.story.dossier[value].title
        if parts == ("place",) or (person and parts[1] == "at"):
            return self.name_of(value)
        return str(value).replace("_", " ")


def compared(left: Any, operator: str, right: Any) -> bool:
    match operator:
        case "==":
            return bool(left == right)
        case "!=":
            return bool(left != right)
        case "<":
            return bool(left < right)
        case "<=":
            return bool(left <= right)
        case ">":
            return bool(left > right)
        case _:
            return bool(left >= right)
