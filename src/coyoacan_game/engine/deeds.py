"""Compiles one action by its address. Called by `Program.deed`, which keeps the result."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coyoacan_game.engine.program import BACK, STAY, Deed

if TYPE_CHECKING:
    from coyoacan_game.engine.program import Program


def compile_deed(program: Program, address: str) -> Deed | None:
    """The action at an address, or None if the story has no such action."""
    match address.split("."):
        case ["scene", scene, "choice", choice]:
            return _choice(program, scene, choice)
        case ["place", place, "exit", other]:
            return _exit(program, place, other)
        case ["wait"]:
            return _wait(program)
        case ["comparison", id_]:
            return _comparison(program, id_)
        case ["finding", id_, "withdraw"] if id_ in program.story.finding:
            return _filing(program, id_, address, 0)
        case ["finding", id_, "file", *_] if id_ in program.story.finding:
            ways = program.file_actions(id_)
            return (
                _filing(program, id_, address, ways.index(address) + 1) if address in ways else None
            )
    return None


def _choice(program: Program, scene: str, name: str) -> Deed | None:
    written = program.story.scene[scene].choice if scene in program.story.scene else {}
    if name not in written:
        return None
    choice = written[name]
    address = f"scene.{scene}.choice.{name}"
    number = program.scene_number[scene]
    bit = program.layout.bit(("chose", scene, name))
    once = f"not d & {bit} and " if choice.once else ""
    source = (
        f"def guard(s, t, d):\n"
        f"    return bool(s == {number} and {once}{program.emitter.guard(choice.when)})\n"
    )
    goto = STAY
    if choice.goto is not None:
        goto = BACK if choice.goto == "back" else program.scene_number[choice.goto]
    return Deed(
        address,
        number,
        program.function(source, "guard"),
        program.effect(choice.learn, choice.set, address),
        choice.learn,
        bit,
        0,
        choice.minutes,
        goto,
        program.text(f"{address}.says", choice.says) if choice.says else None,
    )


def _exit(program: Program, place: str, other: str) -> Deed | None:
    if place not in program.story.place or other not in program.story.ways(place):
        return None
    way = program.story.ways(place)[other]
    numbers = [
        number for number in range(len(program.scenes)) if program.own_place(number) == place
    ]
    source = (
        f"def guard(s, t, d):\n"
        f"    return bool(s in ({', '.join(map(str, numbers))},) and {program.emitter.guard(way.when)})\n"
    )
    clock = program.story.clock
    walk = clock.walk if clock else 0
    own = program.story.own_scene(other)
    if own is None or not numbers:
        return None
    return Deed(
        f"place.{place}.exit.{other}",
        -1,
        program.function(source, "guard"),
        None,
        (),
        0,
        0,
        walk if way.minutes is None else way.minutes,
        program.scene_number[own],
        None,
    )


def _wait(program: Program) -> Deed | None:
    clock = program.story.clock
    if clock is None or clock.wait is None:
        return None
    numbers = [number for number in range(len(program.scenes)) if program.own_place(number)]
    if not numbers:
        return None
    listed = ", ".join(map(str, numbers))
    source = f"def guard(s, t, d):\n    return s in ({listed},) and t < {program.closes}\n"
    allowed = program.function(source, "guard")
    return Deed("wait", -1, allowed, None, (), 0, 0, clock.wait, STAY, None)


def _comparison(program: Program, id_: str) -> Deed | None:
    if id_ not in program.story.comparison:
        return None
    comparison = program.story.comparison[id_]
    address = f"comparison.{id_}"
    source = f"def guard(s, t, d):\n    return bool({program.comparison_guard(id_)})\n"
    return Deed(
        address,
        -1,
        program.function(source, "guard"),
        program.effect(comparison.learn, comparison.set, address),
        comparison.learn,
        program.layout.bit(("compared", id_)),
        0,
        0,
        STAY,
        program.text(f"{address}.says", comparison.says),
    )


def compile_event(program: Program, id_: str) -> Deed:
    """What an event does."""
    event = program.story.event[id_]
    address = f"event.{id_}"
    goto = STAY
    if event.goto is not None:
        goto = BACK if event.goto == "back" else program.scene_number[event.goto]
    return Deed(
        address,
        -1,
        _always,
        program.effect(event.learn, event.set, address),
        event.learn,
        program.layout.bit(("happened", id_)),
        0,
        0,
        goto,
        program.text(f"{address}.says", event.says) if event.says else None,
    )


def _always(s: int, t: int, d: int) -> bool:
    return True


def _filing(program: Program, id_: str, address: str, claim: int) -> Deed:
    """`claim` is what the field will hold; 0 withdraws."""
    field = program.layout.fields[("claim", id_)]
    filed = f"(d >> {field.shift} & {field.ones})"
    guard = f"{program.finding_guard(id_)} and {filed} != {claim}"
    source = f"def guard(s, t, d):\n    return bool({guard})\n"
    allowed = program.function(source, "guard")
    return Deed(address, -1, allowed, None, (), claim << field.shift, field.mask, 0, STAY, None)
