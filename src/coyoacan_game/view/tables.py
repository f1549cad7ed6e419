"""Registers that can be opened: lines and columns, and which lines can be asked about."""

from __future__ import annotations

from dataclasses import dataclass

from coyoacan_game.engine import Action, Program, State, offered
from coyoacan_game.view.notebook import FactCard, fact_card, standing_of


@dataclass(frozen=True)
class RowCard:
    """A line as it stands in its table. `action` asks about it, None where that cannot be done now.

    `line` is the row in words: "Date: 28 May; Name: Frank Jacson". `asked` is whether it was asked
    about before.
    """

    id: str
    cells: tuple[str, ...]
    line: str
    action: Action | None
    asked: bool


@dataclass(frozen=True)
class TableCard:
    """A register as it is read. `says` stands for it in one sentence; `standing` is as in a note."""

    id: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[RowCard, ...]
    says: str
    standing: str
    facts: tuple[FactCard, ...]


def tables(program: Program, state: State) -> tuple[TableCard, ...]:
    """Every register that can be opened now, in the story's order."""
    return tuple(
        table_card(program, state, id_)
        for id_, table in program.story.table.items()
        if program.condition(f"table.{id_}.when", table.when)(*state)
    )


def table_card(program: Program, state: State, id_: str) -> TableCard:
    """One register with the rows that stand in it, whether it can be opened or not."""
    story = program.story
    table = story.table[id_]
    available = offered(program, state)
    rows = []
    for name, row in table.row.items():
        address = f"table.{id_}.row.{name}"
        if not program.condition(f"{address}.when", row.when)(*state):
            continue
        asked = bool(state.data & program.layout.bit(("asked", id_, name)))
        pairs = zip(table.columns, row.cells, strict=True)
        line = "; ".join(f"{column}: {cell}" for column, cell in pairs)
        action = address if address in available else None
        rows.append(RowCard(name, row.cells, line, action, asked))
    return TableCard(
        id_,
        table.title,
        table.columns,
        tuple(rows),
        " ".join(table.says.split()),
        standing_of(story, table),
        tuple(fact_card(story, fact) for fact in table.facts if fact in story.fact),
    )
