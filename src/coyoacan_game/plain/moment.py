"""What stands beside the clock, in lines: the time, what the player is shown, which registers lie open."""

from __future__ import annotations

from coyoacan_game.engine import Program, State
from coyoacan_game.plain.lines import Lines
from coyoacan_game.view import shown_variables, time_of


def tell_moment(
    lines: Lines, program: Program, state: State, before: State | None, *, headed: bool
) -> None:
    """The time and what is shown, as far as they are new. With a heading the time has been said."""
    said = []
    time = time_of(program, state)
    if before is not None and not headed and time != time_of(program, before):
        said.append(f"It is {time}.")
    known = shown_variables(program, before) if before is not None else ()
    said += [f"{one.line}." for one in shown_variables(program, state) if one not in known]
    lines.block(" ".join(said))


def open_registers(program: Program, state: State) -> str:
    """A sentence about the registers that can be opened, empty where there are none."""
    titles = [
        table.title
        for id_, table in program.story.table.items()
        if program.condition(f"table.{id_}.when", table.when)(*state)
    ]
    return f"You can open: {', '.join(titles)} (type b)." if titles else ""
