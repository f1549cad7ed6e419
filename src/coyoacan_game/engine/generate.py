"""Source for the functions that ask a whole story something: what is offered, who moves, what happens.

Each gives the lines of one function of `s`, `t`, `d` (scene, time, data). `Program` runs and keeps
them. Like `emit`, nothing here lets author text into the source.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coyoacan_game.engine.program import Program


def choices_source(program: Program, number: int) -> str:
    """For one scene: the addresses of its choices, exits and waiting that a state offers."""
    id_ = program.scenes[number]
    emitter = program.emitter
    parts = []
    for name, choice in program.story.scene[id_].choice.items():
        guard = emitter.guard(choice.when)
        if choice.once:
            bit = program.layout.bit(("chose", id_, name))
            guard = f"not d & {bit}" if guard == "True" else f"not d & {bit} and {guard}"
        parts.append((guard, f"scene.{id_}.choice.{name}"))
    if program.lets_go(number):
        parts += _ways(program, number)
        if any(one.wait for one in program.days):
            parts.append((wait_guard(program), "wait"))
    lines = []
    for position, (guard, address) in enumerate(parts):
        line = f"a.append({emitter.constant(f'offer_{number}_{position}', address)})"
        lines.append(line if guard == "True" else f"if {guard}: {line}")
    return _function("choices", ["a = []", *lines, "return tuple(a)"])


def _ways(program: Program, number: int) -> list[tuple[str, str]]:
    """The exits of the place where the scene is; of wherever one is, if the scene is anywhere."""
    at = program.scene_place[number]
    where = f"d >> {program.place_shift} & {program.place_ones} == "
    parts = []
    for place, written in program.place_number.items():
        if written and at in (0, written):
            for other, way in program.story.ways(place).items():
                guard = program.emitter.guard(way.when)
                guard = guard if at else f"{where}{written} and {guard}"
                parts.append((guard, f"place.{place}.exit.{other}"))
    return parts


def wait_guard(program: Program) -> str:
    """Before the end of a day on which one can wait."""
    until = tuple(one.closes if one.wait else 0 for one in program.days)
    return f"t < {until[0] if len(until) == 1 else program.emitter.by_day(until)}"


def ending_source(program: Program, day: int | None = None) -> str:
    """The number of the first ending that holds, or -1; none does while one looks back.

    `day` if only that matters.
    """
    lines = [
        f"if {program.emitter.guard(ending.when)}: return {number}"
        for number, ending in enumerate(program.story.ending.values())
        if not program.daily.never(ending.when, day)
    ]
    looking = [f"if d & {program.looking}: return -1"] if program.looking else []
    return _function("ending", [*looking, *lines, "return -1"])


def moves_source(program: Program, day: int | None = None) -> str:
    """The data after one step of every character, in the author's order. `day` if only that matters."""
    lines = []
    for id_ in program.story.character:
        lines += _transitions(program, id_, day)
    return _function("moves", [*lines, "return d"])


def _transitions(program: Program, character: str, day: int | None) -> list[str]:
    emitter = program.emitter
    field = emitter.field(("character", character, "state"))
    states = program.story.character[character].state
    numbers = {name: number for number, name in enumerate(states)}
    lines: list[str] = []
    for name, state in states.items():
        if state.when is None or program.daily.never(state.when, day):
            continue
        number = numbers[name]
        source = f"q != {number}"
        if state.after:
            listed = ", ".join(str(numbers[one]) for one in state.after)
            source = f"q in ({listed},) and q != {number}"
        word = "elif" if lines else "if"
        put = f"d = d & {~field.mask} | {number << field.shift}"
        lines.append(f"{word} {source} and {emitter.guard(state.when)}: {put}")
    return [f"q = d >> {field.shift} & {field.ones}", *lines] if lines else []


def events_source(program: Program, day: int | None = None) -> str:
    """The number of the first event whose moment has come, or -1. `day` if only that matters."""
    lines = []
    for number, (id_, event) in enumerate(program.story.event.items()):
        if program.daily.never(event.when, day):
            continue
        guard = program.emitter.guard(event.when)
        if event.once:
            field = program.emitter.field(("happened", id_))
            guard = f"not d & {field.mask} and {guard}"
        lines.append(f"if {guard}: return {number}")
    return _function("events", [*lines, "return -1"])


def ledger_source(program: Program, day: int | None = None) -> str:
    """The rows, comparisons and filings a state offers, wherever the player is. `day` if only that matters."""
    never = program.daily.never
    lines = [
        f"if {row_guard(program, table, row)}: a += "
        + program.emitter.constant(f"row_{number}_{place}", (f"table.{table}.row.{row}",))
        for number, (table, written) in enumerate(program.story.table.items())
        for place, (row, one) in enumerate(written.row.items())
        if one.can_be_asked and not never(written.when, day) and not never(one.when, day)
    ]
    for number, (id_, pair) in enumerate(program.story.comparison.items()):
        if never(pair.when, day):
            continue
        name = program.emitter.constant(f"compare_{number}", (f"comparison.{id_}",))
        lines.append(f"if {comparison_guard(program, id_)}: a += {name}")
    for number, (id_, finding) in enumerate(program.story.finding.items()):
        if never(finding.when, day):
            continue
        field = program.emitter.field(("claim", id_))
        ways = program.file_actions(id_)
        withdraw = f"finding.{id_}.withdraw"
        # By what is filed now: that once more is not offered, and only what is filed is withdrawn.
        rows = (ways, *((*ways[:at], *ways[at + 1 :], withdraw) for at in range(len(ways))))
        table = program.emitter.constant(f"file_{number}", rows)
        raw = f"d >> {field.shift} & {field.ones}"
        lines.append(f"if {finding_guard(program, id_)}: a += {table}[{raw}]")
    return _function("ledger", ["a = ()", *lines, "return a"])


def row_guard(program: Program, table: str, row: str) -> str:
    """The register can be opened, the line stands in it, and nobody has asked about it."""
    written = program.story.table[table]
    done = program.emitter.field(("asked", table, row)).mask
    whens = [one.when for one in (written, written.row[row]) if one.when is not None]
    return " and ".join([f"not d & {done}", *map(program.emitter.guard, whens)])


def comparison_guard(program: Program, id_: str) -> str:
    """Both notes known, not yet compared, and the author's condition."""
    comparison = program.story.comparison[id_]
    emitter = program.emitter
    one, other = (emitter.field(("knows", note)).mask for note in comparison.notes)
    done = emitter.field(("compared", id_)).mask
    guard = f"d & {one | other | done} == {one | other}"
    return guard if comparison.when is None else f"{guard} and {emitter.guard(comparison.when)}"


def finding_guard(program: Program, id_: str) -> str:
    """The question is asked, the notes it needs are known, and it is not confirmed."""
    finding = program.story.finding[id_]
    needed = 0
    for note in finding.needs:
        needed |= program.emitter.field(("knows", note)).mask
    solved = program.emitter.field(("solved", id_)).mask
    guard = f"d & {needed | solved} == {needed}"
    return guard if finding.when is None else f"{guard} and {program.emitter.guard(finding.when)}"


def _function(name: str, lines: list[str]) -> str:
    return f"def {name}(s, t, d):\n    " + "\n    ".join(lines) + "\n"
