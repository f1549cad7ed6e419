"""What of a story play depends on, item by item, and where two stories can part. Words are left out.

Two plays of the same actions are the same until one does something whose item differs; `partings`
names those moments as targets, so that the explorer can say whether any play gets to one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from coyoacan_game.explorer import Target
from coyoacan_game.explorer.branches import AT
from coyoacan_game.explorer.targets import negation
from coyoacan_game.story import Story
from coyoacan_game.story.expressions import read_expression
from coyoacan_game.story.outcomes import Outcome
from coyoacan_game.story.points import rows

Shape = Any  # a tuple of what something says, comparable; of expressions, without positions


@dataclass(frozen=True)
class Item:
    """One thing that can be done or can come about: when, and what then. `when` is as written."""

    when: str | None
    rest: Shape


@dataclass(frozen=True)
class Rules:
    """`actions` are what a player does, `scenes` and `events` what comes of it, by address.

    `course` has all that acts on every play: the clock, people, when events come, what ends it.
    """

    actions: Mapping[str, Item]
    scenes: Mapping[str, Shape]
    events: Mapping[str, Shape]
    course: Mapping[str, Shape]


def shape(value: object) -> Shape:
    """A value as tuples, an expression without where its parts stand."""
    if is_dataclass(value) and not isinstance(value, type):
        inner = (getattr(value, one.name) for one in fields(value) if one.name != "where")
        return (type(value).__name__, *map(shape, inner))
    if isinstance(value, Mapping):
        return frozenset((key, shape(one)) for key, one in value.items())
    return tuple(map(shape, value)) if isinstance(value, tuple | list) else value


def asked(when: str | None) -> Shape:
    """A guard by what it asks, however it is laid out."""
    return None if when is None else shape(read_expression(when))


def rules_of(story: Story) -> Rules:
    """Everything play depends on."""
    scenes = {
        f"scene.{id_}": shape((one.place, one.learn, one.set, one.exits, one.report))
        for id_, one in story.scene.items()
    }
    events = {
        f"event.{id_}": (_outcome(one), one.goto, one.day) for id_, one in story.event.items()
    }
    return Rules(dict(_actions(story)), scenes, events, dict(_course(story)))


def _outcome(one: Outcome) -> Shape:
    return shape((one.learn, one.set))


def _actions(story: Story) -> Iterator[tuple[str, Item]]:
    for id_, scene in story.scene.items():
        for name, choice in scene.choice.items():
            rest = (_outcome(choice), choice.once, choice.minutes, choice.goto, choice.day)
            yield f"scene.{id_}.choice.{name}", Item(choice.when, rest)
    for id_ in story.place:
        for other, way in story.ways(id_).items():
            yield f"place.{id_}.exit.{other}", Item(way.when, (way.minutes,))
    for address, row in rows(story):
        if row.can_be_asked:
            yield address, Item(row.when, _outcome(row))
    for id_, comparison in story.comparison.items():
        notes = tuple(sorted(comparison.notes))
        yield f"comparison.{id_}", Item(comparison.when, (_outcome(comparison), notes))


def _course(story: Story) -> Iterator[tuple[str, Shape]]:
    clock = story.clock
    yield "story.start", (story.story.start, story.story.start_place)
    yield "story.clock", clock and shape(tuple(clock.model_dump().items()))
    for id_, day in story.day.items():
        yield f"day.{id_}", shape(tuple(day.model_dump().items()))
    for id_, dossier in story.dossier.items():
        begun = (dossier.learn, dossier.set)  # for who begins with it
        yield (
            f"dossier.{id_}",
            shape((dossier.start, dossier.day, dossier.start_place, *begun, dossier.reopens)),
        )
    for id_, variable in story.variable.items():
        yield (
            f"variable.{id_}",
            shape((variable.start, variable.values, variable.range, variable.stays)),
        )
    for id_ in story.place:
        yield f"place.{id_}.scene", story.own_scene(id_)
    for id_, table in story.table.items():
        yield f"table.{id_}.when", asked(table.when)
    for id_, one in story.character.items():
        states = tuple(
            (name, state.at, asked(state.when), state.after) for name, state in one.state.items()
        )
        yield f"character.{id_}", (one.start, states)
    for id_, finding in story.finding.items():
        blanks = shape({name: (tuple(b.candidates), b.right) for name, b in finding.blank.items()})
        rest = (finding.verdict, finding.needs, asked(finding.when), finding.dossier)
        yield f"finding.{id_}", (*rest, blanks)
    for kind, ids in (
        ("character", story.character),
        ("event", story.event),
        ("ending", story.ending),
    ):
        yield f"the order of every {kind}", tuple(ids)  # the first of several goes first
    yield "the days", tuple(story.day)
    for id_, event in story.event.items():
        yield f"event.{id_}.when", (asked(event.when), event.once)
    for id_, ending in story.ending.items():
        yield f"ending.{id_}.when", (asked(ending.when), ending.next)


# What of these only one story has changes nothing by itself: something else must name it.
_IDLE = ("variable.", "dossier.", "table.")


@dataclass(frozen=True)
class Partings:
    """Where plays of two stories can part: in either, the targets at which they do.

    `changed` are the addresses of all that differs; `everywhere` those of it that act on every
    play, so that nothing can be said of where.
    """

    old: tuple[Target, ...]
    new: tuple[Target, ...]
    changed: tuple[str, ...]
    everywhere: tuple[str, ...]


def partings(old: Rules, new: Rules) -> Partings:
    """Compares the rules of two stories."""
    before: list[Target] = []
    after: list[Target] = []
    changed: list[str] = []
    for address in dict.fromkeys((*old.actions, *new.actions)):
        one, other = old.actions.get(address), new.actions.get(address)
        if one is None or other is None or one.rest != other.rest:
            taken = Target("choice", address, ("taken", address))
            before += [taken] if one else []
            after += [taken] if other else []
        elif asked(one.when) != asked(other.when):
            before += _refused(address, other.when)
            after += _refused(address, one.when)
        else:
            continue
        changed.append(address)
    for has, had in ((old.scenes, new.scenes), (old.events, new.events)):
        both = [address for address in has if address in had and has[address] != had[address]]
        changed += both
        before += map(_met, both)
        after += map(_met, both)
    everywhere = tuple(_differing(old, new))
    return Partings(tuple(before), tuple(after), (*changed, *everywhere), everywhere)


def _differing(old: Rules, new: Rules) -> Iterator[str]:
    for address in dict.fromkeys((*old.course, *new.course)):
        one, other = old.course.get(address), new.course.get(address)
        alone = address not in old.course or address not in new.course
        if alone and (address.startswith(_IDLE) or _leads_nowhere(one or other, old, new)):
            continue
        if alone or one != other:
            yield address


def _leads_nowhere(own_scene: Shape, old: Rules, new: Rules) -> bool:
    """Whether a place that one story has alone is the place of no scene that both have.

    For such a scene would put one there. Nothing but a place has a scene's id for its shape here.
    """
    if own_scene is None:
        return True
    return isinstance(own_scene, str) and not (
        f"scene.{own_scene}" in old.scenes and f"scene.{own_scene}" in new.scenes
    )


def _met(address: str) -> Target:
    kind, _, id_ = address.partition(".")
    if kind == "scene":
        return Target("scene", address, AT, scene=id_)
    return Target("event", address, ("happened", id_))


def _refused(address: str, when: str | None) -> list[Target]:
    """An action where the other story, whose guard this is, would not have offered it."""
    if when is None:
        return []
    return [Target("choice", address, ("taken", address), (negation(read_expression(when)),))]
