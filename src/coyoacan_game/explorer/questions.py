"""What is asked of every story, without being asked: one target for each thing a player could reach."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from coyoacan_game.engine import Program, State, offered
from coyoacan_game.explorer.branches import AT, Moment
from coyoacan_game.story.expressions import Expression, Not, Where, read_expression
from coyoacan_game.story.models import Row
from coyoacan_game.story.text import Inline, Variant, is_plain, read_text

Kind = Literal[
    "ending", "scene", "choice", "note", "finding", "event", "comparison", "state", "guard", "variant",
    "fault", "row", "dossier", "dead_end", "property", "together",
]  # fmt: skip


@dataclass(frozen=True)
class Target:
    """Something that may happen: at a moment, with all conditions holding in the state of that moment.

    `moment` is AT for any state a turn ends in; `scene`, if not None, is where the player then is;
    `ending`, if not None, is the ending that then holds; `stuck` that nothing is on offer and no
    ending holds, `some_ending` that one does. `side` is "true" or "false" for guards and variants.
    """

    kind: Kind
    address: str
    moment: Moment
    conditions: tuple[Expression, ...] = ()
    side: str = ""
    scene: str | None = None
    ending: str | None = None
    stuck: bool = False
    some_ending: bool = False

    @property
    def name(self) -> str:
        return f"{self.address} [{self.side}]" if self.side else self.address


def negation(expression: Expression) -> Expression:
    """The opposite condition."""
    return Not(expression, Where(0, 0))


def questions(program: Program) -> list[Target]:
    """Every target of a story, in the author's order."""
    dead_end = Target("dead_end", "dead_end", AT, stuck=True)
    found = (*_things(program), *_guards(program), *_variants(program), *_faults(program), dead_end)
    return list(dict.fromkeys(found))


def _things(program: Program) -> Iterator[Target]:
    story = program.story
    for id_ in story.ending:
        yield Target("ending", f"ending.{id_}", AT, ending=id_)
    for id_, scene in story.scene.items():
        yield Target("scene", f"scene.{id_}", AT, scene=id_)
        for name in scene.choice:
            address = f"scene.{id_}.choice.{name}"
            yield Target("choice", address, ("taken", address))
    for id_ in story.place:
        for other in story.ways(id_):
            address = f"place.{id_}.exit.{other}"
            if program.deed(address):
                yield Target("choice", address, ("taken", address))
    for id_ in story.note:
        yield Target("note", f"note.{id_}", AT, (read_expression(f"knows.{id_}"),))
    for id_ in story.comparison:
        yield Target("comparison", f"comparison.{id_}", ("taken", f"comparison.{id_}"))
    for address, row in _rows(program):
        if row.can_be_asked:
            yield Target("row", address, ("taken", address))
    for id_ in dict.fromkeys(one.next for one in story.ending.values() if one.next):
        yield Target("dossier", f"dossier.{id_}", ("taken", f"dossier.{id_}"))
    yield from _people_and_findings(program)


def _people_and_findings(program: Program) -> Iterator[Target]:
    story = program.story
    for id_ in story.finding:
        yield Target("finding", f"finding.{id_}", AT, (read_expression(f"solved.{id_}"),))
    for id_ in story.event:
        yield Target("event", f"event.{id_}", ("happened", id_))
    for id_, character in story.character.items():
        for name in character.state:
            condition = read_expression(f"{id_}.state == '{name}'")
            yield Target("state", f"character.{id_}.state.{name}", AT, (condition,))


def _rows(program: Program) -> Iterator[tuple[str, Row]]:
    for id_, table in program.story.table.items():
        for name, row in table.row.items():
            yield f"table.{id_}.row.{name}", row


def _both(address: str, text: str | None, scene: str | None = None) -> Iterator[Target]:
    """A guard, seen true and seen false."""
    if text is None:
        return
    condition = read_expression(text)
    yield Target("guard", f"{address}.when", AT, (condition,), "true", scene)
    yield Target("guard", f"{address}.when", AT, (negation(condition),), "false", scene)


def _guards(program: Program) -> Iterator[Target]:
    story = program.story
    for id_, scene in story.scene.items():
        for name, choice in scene.choice.items():
            yield from _both(f"scene.{id_}.choice.{name}", choice.when, id_)
    for id_, place in story.place.items():
        own = story.own_scene(id_)
        for other, way in place.exit.items():
            yield from _both(f"place.{id_}.exit.{other}", way.when, own)
    for id_, character in story.character.items():
        for name, state in character.state.items():
            yield from _both(f"character.{id_}.state.{name}", state.when)
    for address, row in _rows(program):
        yield from _both(address, row.when)
    for id_, place in story.place.items():
        for name, version in place.version.items():
            yield from _both(f"place.{id_}.version.{name}", version.when)
    for id_, event in story.event.items():
        # An event leads elsewhere as soon as its guard holds: then is when that was so.
        address = f"event.{id_}.when"
        yield Target("guard", address, ("happened", id_), (), "true")
        yield Target("guard", address, AT, (negation(read_expression(event.when)),), "false")
    for kind in ("ending", "comparison", "finding", "place", "table"):
        for id_, table in getattr(story, kind).items():
            yield from _both(f"{kind}.{id_}", table.when)


def _variants(program: Program) -> Iterator[Target]:
    story = program.story
    for id_, scene in story.scene.items():
        yield from _texts(f"scene.{id_}.text", scene.text, ("entered", id_))
        for name, choice in scene.choice.items():
            address = f"scene.{id_}.choice.{name}"
            yield from _texts(f"{address}.says", choice.says, ("taken", address))
            yield from _texts(f"{address}.text", choice.text, ("taken", address))
        if scene.picture:
            yield from _layers(program, scene.picture, ("entered", id_))
    for id_, event in story.event.items():
        yield from _texts(f"event.{id_}.says", event.says, ("happened", id_))
    for id_, comparison in story.comparison.items():
        address = f"comparison.{id_}"
        yield from _texts(f"{address}.says", comparison.says, ("taken", address))
    for address, row in _rows(program):
        yield from _texts(f"{address}.says", row.says, ("taken", address))
    for id_, note in story.note.items():
        known = read_expression(f"knows.{id_}")
        yield from _texts(f"note.{id_}.text", note.text, AT, (known,))
    for id_, finding in story.finding.items():
        asked = (read_expression(finding.when),) if finding.when else ()
        yield from _texts(f"finding.{id_}.question", finding.question, AT, asked)
        for number, hint in enumerate(finding.hints):
            yield from _texts(f"finding.{id_}.hints.{number}", hint, AT, asked)
        yield from _texts(f"finding.{id_}.says", finding.says, ("confirmed", id_))
    for id_, ending in story.ending.items():
        yield from _texts(f"ending.{id_}.text", ending.text, AT, ending=id_)
    for id_, character in story.character.items():
        yield from _texts(f"character.{id_}.about", character.about, AT)


def _texts(
    address: str,
    raw: str | None,
    moment: Moment,
    given: tuple[Expression, ...] = (),
    ending: str | None = None,
) -> Iterator[Target]:
    if raw is None or is_plain(raw):
        return
    number = 0

    def inside(inlines: tuple[Inline, ...], given: tuple[Expression, ...]) -> Iterator[Target]:
        nonlocal number
        for one in inlines:
            if not isinstance(one, Variant):
                continue
            number += 1
            name = f"{address}.variant.{number}"
            other = negation(one.condition)
            if one.then:
                yield Target("variant", name, moment, (*given, one.condition), "true", None, ending)
            if one.otherwise:
                yield Target("variant", name, moment, (*given, other), "false", None, ending)
            yield from inside(one.then, (*given, one.condition))
            yield from inside(one.otherwise, (*given, other))

    for block in read_text(raw).blocks:
        yield from inside(block.inlines, given)


def _layers(program: Program, picture: str, moment: Moment) -> Iterator[Target]:
    for name, layer in program.story.picture[picture].layer.items():
        address = f"picture.{picture}.layer.{name}"
        yield Target("variant", address, moment, (read_expression(layer.when),), "true")


def _faults(program: Program) -> Iterator[Target]:
    """A counter leaving its range, for every place in the story that could make it."""
    story = program.story
    outcomes: list[tuple[str, object]] = []
    for id_, scene in story.scene.items():
        outcomes.append((f"scene.{id_}", scene.set))
        outcomes += [
            (f"scene.{id_}.choice.{name}", choice.set) for name, choice in scene.choice.items()
        ]
    outcomes += [(f"event.{id_}", event.set) for id_, event in story.event.items()]
    outcomes += [(f"comparison.{id_}", one.set) for id_, one in story.comparison.items()]
    outcomes += [(address, row.set) for address, row in _rows(program)]
    for address, effects in outcomes:
        if not isinstance(effects, dict):
            continue
        for variable, value in effects.items():
            ranged = story.variable[variable].range is not None
            if ranged and isinstance(value, str):
                yield Target("fault", f"{address}.set.{variable}", ("fault", address, variable))


def holds(program: Program, target: Target, state: State) -> bool:
    """Whether the conditions of a target hold in a state of play."""
    if target.scene is not None and program.scenes[state.scene] != target.scene:
        return False
    if target.ending is not None:
        number = program.ending(*state)
        if number < 0 or program.endings[number] != target.ending:
            return False
    if target.some_ending and program.ending(*state) < 0:
        return False
    if target.stuck and (offered(program, state) or program.ending(*state) >= 0):
        return False
    return all(condition_holds(program, one, state) for one in target.conditions)


def condition_holds(program: Program, condition: Expression, state: State) -> bool:
    """One condition in a state, by the engine's own function."""
    return program.truth(condition)(*state)
