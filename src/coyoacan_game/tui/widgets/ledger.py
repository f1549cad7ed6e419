"""Lines of a register as rows and passages: columns as far as there is room. Values in, texts out.

Called by the view of registers.
"""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from textual.content import Content

from coyoacan_game.engine import Playthrough
from coyoacan_game.tui.content import plain
from coyoacan_game.tui.widgets.cards import (
    LABEL,
    TITLE,
    Passage,
    grounds_passage,
    label,
    lines,
    prose,
    quiet,
    section,
    stacked,
)
from coyoacan_game.tui.widgets.rows import Row
from coyoacan_game.tui.widgets.wording import Wording
from coyoacan_game.view import RowCard, TableCard, told
from coyoacan_game.view.words import STANDING_WORDS

GAP = 2  # blanks between two columns
LEAST = 6  # cells: a column cut shorter says nothing
TO_ASK, ASKED, ONLY_READ = "? ", "• ", "  "
HOW = "Enter asks about this line."


def columns_for(card: TableCard, room: int) -> tuple[int, ...]:
    """The widths of the columns that fit side by side; the last of them may be cut."""
    widths: list[int] = []
    left = room
    for number, heading in enumerate(card.columns):
        wide = max(cell_len(heading), *(cell_len(row.cells[number]) for row in card.rows), 1)
        gap = GAP if widths else 0
        fits = min(wide, left - gap)
        if widths and fits < min(wide, LEAST):
            break
        widths.append(max(1, fits))
        left -= fits + gap
        if fits < wide:
            break
    return tuple(widths)


def in_columns(cells: Sequence[str], widths: Sequence[int], style: str = "") -> Content:
    """Cells side by side in one line, each cut to its column."""
    parts = []
    for cell, width in zip(cells, widths, strict=False):
        cut = plain(cell, style).truncate(width, ellipsis=True)
        parts.append(cut.pad_right(width - cut.cell_length))
    return Content(" " * GAP).join(parts)


def row_of(row: RowCard, widths: Sequence[int]) -> Row:
    """A line in the list. What can be asked about is marked, and what was."""
    mark = TO_ASK if row.action else ASKED if row.asked else ONLY_READ
    return Row(row.id, in_columns(row.cells, widths), plain(mark, LABEL))


def line_passage(card: TableCard, row: RowCard, play: Playthrough, wording: Wording) -> Passage:
    """A whole line, cell by cell, what asking about it said, and what the register rests on."""
    pairs = zip(card.columns, row.cells, strict=True)
    return stacked(
        lines(*(quiet(f"{column}: ") + plain(cell) for column, cell in pairs)),
        lines(label(HOW) if row.action else Content("")),
        _what_it_said(f"table.{card.id}.row.{row.id}", play) if row.asked else (),
        register_passage(card, wording),
    )


def register_passage(card: TableCard, wording: Wording) -> Passage:
    """What a register is, and what it rests on."""
    return stacked(
        lines(plain(card.title, TITLE), plain(card.says), quiet(STANDING_WORDS[card.standing])),
        wording.warning if card.facts else (),
        grounds_passage(card.facts, worded=wording.full),
    )


def _what_it_said(action: str, play: Playthrough) -> Passage:
    """What came of asking, as it was told then."""
    turns = play.turns
    made = [number for number, turn in enumerate(turns) if turn.action == action]
    if not made:
        return ()  # asked before this play began
    turn, before = turns[made[-1]], turns[made[-1] - 1].state
    pieces = told(play.program, turn, before)[1:]
    return section("What came of it", stacked(*(prose(piece.text) for piece in pieces)))
