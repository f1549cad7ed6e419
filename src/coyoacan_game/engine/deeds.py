"""One action or event, compiled: when it is allowed, what it does, where it leads.

Called by `Program`, which keeps what is made here; `transition` carries deeds out.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from coyoacan_game.engine.generate import (
    comparison_guard,
    finding_guard,
    row_guard,
    wait_guard,
)
from coyoacan_game.engine.layout import State
from coyoacan_game.engine.looking import LEAVE, ON
from coyoacan_game.engine.record import Entry
from coyoacan_game.engine.render import TextProgram
from coyoacan_game.story.outcomes import Outcome

if TYPE_CHECKING:
    from coyoacan_game.engine.program import Program

Guard = Callable[[int, int, int], bool]
Effect = Callable[[int, int, int, list[tuple[str, str, int]]], int]
Look = Callable[[State, list[Entry] | None], State]

STAY, BACK = -1, -2
TODAY = -1


class Deed(NamedTuple):
    """What is done, and where and when it leads.

    `sets` and `clears` are masks; `goto` a scene's number, STAY or BACK; `minutes` as written, or
    the most that any day makes of it, and then what each does in `by_day`; `day` the number of the
    day that begins, or TODAY. `judged` are the numbers of the findings that may now be confirmed
    together. `goes_on` is what can be done although an ending holds. `look` is what comes of it for
    one who looks back, and then no time passes; `within` is what can be done only by them. `again`
    is a dossier that begins once more.
    """

    address: str
    allowed: Guard
    effect: Effect | None = None
    learn: tuple[str, ...] = ()
    sets: int = 0
    clears: int = 0
    minutes: int = 0
    goto: int = STAY
    says: TextProgram | None = None
    by_day: tuple[int, ...] = ()
    day: int = TODAY
    judged: tuple[int, ...] = ()
    goes_on: bool = False
    look: Look | None = None
    within: bool = False
    again: str | None = None


def compile_deed(program: Program, address: str) -> Deed | None:
    """The action at an address, or None if the story has no such action."""
    match address.split("."):
        case ["scene", scene, "choice", choice]:
            return _choice(program, scene, choice)
        case ["place", place, "exit", other]:
            return _exit(program, place, other)
        case ["wait"]:
            return _wait(program)
        case ["comparison", id_] if id_ in program.story.comparison:
            return _comparison(program, id_)
        case ["table", id_, "row", row]:
            return _asking(program, id_, row)
        case ["dossier", id_] if id_ in program.story.dossier:
            return _going_on(program, id_)
        case ["finding", id_, "withdraw"] if id_ in program.story.finding:
            return _filing(program, id_, address, 0)
        case ["finding", id_, "file", *_] if id_ in program.story.finding:
            ways = program.file_actions(id_)
            if address in ways:
                return _filing(program, id_, address, ways.index(address) + 1)
        case ["report", id_, *how] if id_ in program.story.finding:
            found = program.reporting.deed(id_, address, tuple(how))
            return Deed(address, *found) if found else None
        case ["reopen", id_] if address in program.reopenings:
            return Deed(address, program.is_over, goes_on=True, again=id_)
        case ["look" | "assume", *_]:
            return _looking(program, address)
    return None


def compile_event(program: Program, id_: str) -> Deed:
    """What an event does; whether it happens is asked elsewhere, so it is always allowed."""
    event = program.story.event[id_]
    address = f"event.{id_}"
    return Deed(
        address,
        program.guard("True"),
        program.effect(event.learn, event.set, address),
        event.learn,
        sets=program.layout.bit(("happened", id_)),
        goto=_goto(program, event.goto),
        says=_says(program, event, address),
        day=_day(program, event.day),
    )


def _goto(program: Program, scene: str | None) -> int:
    if scene is None:
        return STAY
    return BACK if scene == "back" else program.scene_number[scene]


def _day(program: Program, id_: str | None) -> int:
    return TODAY if id_ is None else program.day_number[id_]


def _says(program: Program, outcome: Outcome, address: str) -> TextProgram | None:
    return program.text(f"{address}.says", outcome.says) if outcome.says else None


def _choice(program: Program, scene: str, name: str) -> Deed | None:
    written = program.story.scene[scene].choice if scene in program.story.scene else {}
    if name not in written:
        return None
    choice = written[name]
    address = f"scene.{scene}.choice.{name}"
    bit = program.layout.bit(("chose", scene, name))
    once = f"not d & {bit} and " if choice.once else ""
    number = program.scene_number[scene]
    opens = program.layout.fields["looking",].values.index(choice.look) if choice.look else 0
    looks = program.looks if opens else None
    return Deed(
        address,
        program.guard(f"s == {number} and {once}{program.emitter.guard(choice.when)}"),
        program.effect(choice.learn, choice.set, address),
        choice.learn,
        sets=bit | (opens << looks.field.shift if looks else 0),
        look=looks.opened if looks else None,
        minutes=choice.minutes,
        goto=_goto(program, choice.goto),
        says=_says(program, choice, address),
        day=_day(program, choice.day),
    )


def _exit(program: Program, place: str, other: str) -> Deed | None:
    if place not in program.story.place or other not in program.story.ways(place):
        return None
    way = program.story.ways(place)[other]
    scenes = [number for number in range(len(program.scenes)) if program.lets_go(number)]
    own = program.story.own_scene(other)
    if own is None or not scenes:
        return None
    walks = tuple(one.walk for one in program.days)
    alike = len(set(walks)) <= 1
    listed = ", ".join(map(str, scenes))
    here = f"d >> {program.place_shift} & {program.place_ones} == {program.place_number[place]}"
    return Deed(
        f"place.{place}.exit.{other}",
        program.guard(f"{here} and s in ({listed},) and {program.emitter.guard(way.when)}"),
        minutes=max(walks, default=0) if way.minutes is None else way.minutes,
        by_day=walks if way.minutes is None and not alike else (),
        goto=program.scene_number[own],
    )


def _wait(program: Program) -> Deed | None:
    waits = tuple(one.wait for one in program.days)
    scenes = [number for number in range(len(program.scenes)) if program.lets_go(number)]
    if not any(waits) or not scenes:
        return None
    listed = ", ".join(map(str, scenes))
    allowed = program.guard(f"s in ({listed},) and {wait_guard(program)}")
    return Deed("wait", allowed, minutes=max(waits), by_day=waits if len(set(waits)) > 1 else ())


def _asking(program: Program, table: str, name: str) -> Deed | None:
    rows = program.story.table[table].row if table in program.story.table else {}
    row = rows.get(name)
    if row is None or not row.can_be_asked:
        return None
    address = f"table.{table}.row.{name}"
    return Deed(
        address,
        program.guard(row_guard(program, table, name)),
        program.effect(row.learn, row.set, address),
        row.learn,
        sets=program.layout.bit(("asked", table, name)),
        says=_says(program, row, address),
    )


def _going_on(program: Program, id_: str) -> Deed:
    """From an ending that leads to a dossier into it. Only its start is entered: one knows the rest."""
    dossier = program.story.dossier[id_]
    action = (f"dossier.{id_}",)

    def allowed(s: int, t: int, d: int) -> bool:
        reached = program.ending(s, t, d)
        return reached >= 0 and program.goes_on[reached] == action

    place = program.place_number[dossier.start_place] if dossier.start_place else 0
    return Deed(
        action[0],
        allowed,
        sets=place << program.place_shift,
        clears=program.place_ones << program.place_shift if place else 0,
        goto=program.scene_number[dossier.start],
        day=program.first_day(dossier),
        goes_on=True,
    )


def _looking(program: Program, address: str) -> Deed | None:
    """What can be done while one looks back: see `looking`."""
    looks = program.looks
    if looks is None:
        return None

    def allowed(s: int, t: int, d: int) -> bool:
        return address in looks.offers(s, t, d)

    plain = Deed(address, allowed, within=True)
    if address in (ON, LEAVE):
        return plain._replace(look=looks.on if address == ON else looks.leave)
    match address.split("."):
        case ["look", "glimpse", id_] if id_ in program.story.glimpse:
            return _glimpse(program, plain, id_)
        case ["look", stretch, standpoint] if f"{stretch}.{standpoint}" in looks.field.values:
            return plain._replace(
                look=lambda state, log: looks.begin(state, stretch, standpoint, log)
            )
        case ["assume", dispute, account]:
            field = program.layout.fields.get(("assumed", dispute))
            if field and account in field.values:
                raw = field.values.index(account) << field.shift
                return plain._replace(sets=raw, clears=field.mask, look=looks.opened)
    return None


def _glimpse(program: Program, plain: Deed, id_: str) -> Deed | None:
    glimpse, address, looks = program.story.glimpse[id_], f"glimpse.{id_}", program.looks
    if glimpse.says is None or looks is None:
        return None
    return plain._replace(
        address=address,
        effect=program.effect(glimpse.learn, glimpse.set, address),
        learn=glimpse.learn,
        sets=program.layout.bit(("perceived", id_)),
        says=_says(program, glimpse, address),
        look=looks.asked,
    )


def _comparison(program: Program, id_: str) -> Deed:
    comparison = program.story.comparison[id_]
    address = f"comparison.{id_}"
    return Deed(
        address,
        program.guard(comparison_guard(program, id_)),
        program.effect(comparison.learn, comparison.set, address),
        comparison.learn,
        sets=program.layout.bit(("compared", id_)),
        says=_says(program, comparison, address),
    )


def _filing(program: Program, id_: str, address: str, claim: int) -> Deed:
    """`claim` is what the field will hold; 0 withdraws."""
    field = program.layout.fields[("claim", id_)]
    filed = f"(d >> {field.shift} & {field.ones})"
    return Deed(
        address,
        program.guard(f"{finding_guard(program, id_)} and {filed} != {claim}"),
        sets=claim << field.shift,
        clears=field.mask,
        judged=program.judged_with(id_),
    )
