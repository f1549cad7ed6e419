"""Our story as an ink story of the same size: as many scenes, choices, words and conditions.

What it costs to play is then comparable. Left out is only what ink has nothing for, and what would
cost it more: people who move, events at every step of the clock, comparisons, findings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from coyoacan_game.engine import Program
from coyoacan_game.story.days import minutes_of
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
from coyoacan_game.story.models import Outcome, Scene
from coyoacan_game.story.text import Inline, Value, Variant, Words, read_text
from coyoacan_game.story.types import DAY, TIME, OneOf

_MARKS = re.compile(r"[^\w\s.,;!?'’“”—–]")  # everything that could mean something to ink


def ink_story(program: Program) -> str:
    """The source of the ink story."""
    return _Translation(program).source()


class _Translation:
    def __init__(self, program: Program) -> None:
        self.program = program
        self.story = program.story
        self.scope = program.emitter.scope
        self.variables: dict[str, str] = {
            "time": str(program.days[0].opens),
            "place": "0",
            "scene": "0",
        }

    def source(self) -> str:
        body = [line for number in range(len(self.program.scenes)) for line in self._scene(number)]
        for id_, ending in self.story.ending.items():
            body += [f"=== e_{id_} ===", *self._paragraphs(ending.text), "-> END"]
        start = f"s_{self.story.story.start}"
        head = [f"VAR v_{name} = {first}" for name, first in self.variables.items()]
        head += [f"VAR back_to = -> {start}", f"-> {start}"]
        return "\n".join([*head, *body]) + "\n"

    # -- scenes ----------------------------------------------------------------------------------

    def _scene(self, number: int) -> Iterator[str]:
        id_ = self.program.scenes[number]
        scene = self.story.scene[id_]
        yield f"=== s_{id_} ==="
        yield f"~ v_scene = {number}"
        place = self.program.scene_place[number]
        if place:
            yield f"~ v_place = {place}"
            own = self.program.own_scene[place]
            if own >= 0:
                yield f"~ back_to = -> s_{self.program.scenes[own]}"
        yield from self._effects(scene)
        yield from self._paragraphs(scene.text)
        yield "-> menu"
        yield "= menu"
        for ending_id, ending in self.story.ending.items():
            yield f"{{{self._guard(ending.when)}: -> e_{ending_id}}}"
        for name, choice in scene.choice.items():
            mark = "*" if choice.once else "+"
            guard = f" {{{self._guard(choice.when)}}}" if choice.when else ""
            yield f"{mark} (c_{name}){guard} [{' '.join(self._paragraphs(choice.text))}]"
            yield from self._paragraphs(choice.says or "")
            yield from self._effects(choice)
            yield from self._spend(choice.minutes)
            yield "-> " + self._target(choice.goto)
        if self.program.lets_go(number):
            yield from self._ways(place)
        yield "+ -> END"

    def _ways(self, place: int) -> Iterator[str]:
        clock = self.story.clock
        for other, way in self.story.ways(self.program.layout.places[place]).items():
            guard = f" {{{self._guard(way.when)}}}" if way.when else ""
            words = self._plain(way.text or f"Go to {self.story.place[other].name}")
            yield f"+{guard} [{words}]"
            walk = clock.walk if clock else 0
            yield from self._spend(walk if way.minutes is None else way.minutes)
            yield f"-> s_{self.story.own_scene(other)}"
        if clock and clock.wait:
            yield f"+ {{v_time < {self.program.days[0].closes}}} [Wait.]"
            yield from self._spend(clock.wait)
            yield "-> menu"

    def _target(self, goto: str | None) -> str:
        if goto is None:
            return "menu"
        return "back_to" if goto == "back" else f"s_{goto}"

    def _effects(self, outcome: Outcome | Scene) -> Iterator[str]:
        for id_, value in outcome.set.items():
            expression = read_expression(value) if isinstance(value, str) else None
            kind = self.scope.symbol(Name((id_,), read_expression(id_).where)).type
            source = self._side(expression, kind) if expression else str(value).lower()
            yield f"~ {self._variable((id_,))} = {source}"
        for note in outcome.learn:
            yield f"~ {self._variable(('knows', note))} = true"

    def _spend(self, minutes: int) -> Iterator[str]:
        if minutes:
            yield f"~ v_time = MIN(v_time + {minutes}, {self.program.days[0].closes})"

    # -- texts -----------------------------------------------------------------------------------

    def _paragraphs(self, text: str) -> list[str]:
        lines = [self._inlines(block.inlines).strip() for block in read_text(text).blocks]
        return [line for line in lines if line]

    def _inlines(self, inlines: tuple[Inline, ...]) -> str:
        words = ""
        for one in inlines:
            match one:
                case Words():
                    words += self._plain(one.text)
                case Value():
                    words += self._shown(one.expression)
                case Variant():
                    then, otherwise = self._inlines(one.then), self._inlines(one.otherwise)
                    words += f"{{{self._truth(one.condition)}: {then}|{otherwise}}}"
        return words

    def _shown(self, one: Expression) -> str:
        """People are shown as they start; everything else as it is."""
        match one:
            case Name(parts=(id_, "name")) if id_ in self.story.character:
                return self._plain(self.story.character[id_].name)
            case Name(parts=(id_, "doing")) if id_ in self.story.character:
                person = self.story.character[id_]
                return self._plain(person.state[person.start].doing or "")
        return "{" + self._number(one) + "}"

    def _plain(self, text: str) -> str:
        return _MARKS.sub(" ", text).replace("\n", " ")

    # -- expressions -----------------------------------------------------------------------------

    def _guard(self, text: str) -> str:
        return self._truth(read_expression(text))

    def _truth(self, one: Expression) -> str:
        match one:
            case Not():
                return f"(not {self._truth(one.operand)})"
            case Logic():
                sides = [self._truth(operand) for operand in one.operands]
                return "(" + f" {one.operator} ".join(sides) + ")"
            case Comparison():
                pairs = zip(one.operands, one.operators, one.operands[1:], strict=False)
                return "(" + " and ".join(self._pair(*pair) for pair in pairs) + ")"
            case Membership():
                asked = [self._pair(one.item, "==", literal) for literal in one.among]
                found = "(" + " or ".join(asked) + ")"
                return f"(not {found})" if one.negated else found
        return self._number(one)

    def _pair(self, left: Expression, operator: str, right: Expression) -> str:
        kind = next(
            (self.scope.symbol(one).type for one in (left, right) if isinstance(one, Name)), None
        )
        return f"({self._side(left, kind)} {operator} {self._side(right, kind)})"

    def _side(self, one: Expression, kind: object) -> str:
        """A value beside something of a kind: words are counted, as ours are."""
        if isinstance(one, Literal) and isinstance(one.value, str):
            if kind is TIME:
                return str(minutes_of(one.value))
            if isinstance(kind, OneOf):
                return str(kind.values.index(one.value))
            return "0"
        return self._number(one)

    def _number(self, one: Expression) -> str:
        match one:
            case Literal():
                return str(one.value).lower()
            case Sum():
                return f"({self._number(one.left)} {one.operator} {self._number(one.right)})"
            case Name(parts=("visited", scene)):
                return f"s_{scene}"
            case Name(parts=("chose", scene, choice)):
                return f"s_{scene}.menu.c_{choice}"
            case Name(parts=("here", person)):
                return f"({self._variable((person, 'at'))} == v_place)"
            case Name():
                return self._variable(one.parts)
        return self._truth(one)

    def _variable(self, parts: tuple[str, ...]) -> str:
        name = "_".join(parts)
        if name not in self.variables:
            self.variables[name] = self._first(parts)
        return f"v_{name}"

    def _first(self, parts: tuple[str, ...]) -> str:
        """What a variable starts as; people stay where they start."""
        symbol = self.scope.symbol(Name(parts, read_expression("true").where))
        kind = symbol.type
        first: object = False
        if symbol.slot[0] == "variable":
            first = self.story.variable[symbol.slot[1]].start
        elif symbol.slot[0] == "character":
            person = self.story.character[symbol.slot[1]]
            first = person.start if symbol.slot[2] == "state" else person.state[person.start].at
        if isinstance(kind, OneOf):
            return str(kind.values.index(str(first))) if str(first) in kind.values else "0"
        return "0" if kind is DAY else str(first).lower()
