"""A numbered list to choose from: what can be done now, and the menu of the title screen.

Digits at once, arrows and Enter, the mouse. Numbers stand for as long as the list is shown.
Knows rows, not actions: whoever listens to `RowChosen` knows what a key means.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.style import Style

from coyoacan_game.tui.content import plain
from coyoacan_game.tui.messages import RowChosen

CARET = "›"
VISITED = "•"
GUTTER = 6  # caret, number, mark, each with a blank after it


@dataclass(frozen=True)
class Row:
    """A line of the list. One with a `reason` cannot be chosen and has no number.

    `gap` sets it off from the row above; `hint` stands dimmed behind the words.
    """

    key: str
    words: str
    reason: str | None = None
    visited: bool = False
    gap: bool = False
    hint: str = ""


class _Line(NamedTuple):
    row: int  # -1 for a gap
    content: Content


class Choices(ScrollView, can_focus=True, inherit_bindings=False):
    """Posts `RowChosen`. The highlight is a caret and reversed colours, never a colour alone."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "choices--row",
        "choices--closed",
        "choices--highlight",
        "choices--caret",
    }
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("enter", "choose", show=False),
    ]

    def __init__(self, letters: Sequence[str] = (), *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._letters = letters
        self._rows: tuple[Row, ...] = ()
        self._numbers: dict[int, str] = {}
        self._lines: list[_Line] = []
        self._wrapped_to = (0, False)
        self._at = -1

    # -- the rows --------------------------------------------------------------------------------

    @property
    def rows(self) -> tuple[Row, ...]:
        return self._rows

    @property
    def numbers(self) -> dict[str, str]:
        """The key to press for each row that can be chosen."""
        return {self._rows[at].key: number for at, number in self._numbers.items()}

    @property
    def highlighted(self) -> Row | None:
        return self._rows[self._at] if self._at >= 0 else None

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Shows other rows; the first that can be chosen is highlighted."""
        self._rows = tuple(rows)
        open_rows = [at for at, row in enumerate(rows) if row.reason is None]
        marks = [*"123456789", *self._letters]
        self._numbers = dict(zip(open_rows, marks, strict=False))
        self._at = open_rows[0] if open_rows else -1
        self._wrapped_to = (0, False)
        self.scroll_to(y=0, animate=False)
        self._wrap(self.size.width)
        self.refresh(layout=True)

    def number_with(self, letters: Sequence[str]) -> None:
        """Other letters for the rows after the ninth."""
        self._letters = letters
        self.set_rows(self._rows)

    # -- choosing --------------------------------------------------------------------------------

    def press(self, key: str) -> bool:
        """Chooses the row with this number or letter; False if there is none."""
        row = next((at for at, number in self._numbers.items() if number == key), None)
        if row is None:
            return False
        self._choose(row)
        return True

    def action_move(self, by: int) -> None:
        """To the next row that can be chosen, round the ends."""
        open_rows = [at for at, row in enumerate(self._rows) if row.reason is None]
        if open_rows:
            here = open_rows.index(self._at) if self._at in open_rows else 0
            self._highlight(open_rows[(here + by) % len(open_rows)])

    def action_choose(self) -> None:
        if self._at >= 0:
            self._choose(self._at)

    def _choose(self, row: int) -> None:
        self._highlight(row)
        self.post_message(RowChosen(self._rows[row].key))

    def _highlight(self, row: int) -> None:
        self._at = row
        lines = [y for y, line in enumerate(self._lines) if line.row == row]
        if lines:
            region = Region(0, lines[0], max(1, self.size.width), len(lines))
            self.scroll_to_region(region, animate=False, force=True)
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        row = self._row_at(event.y)
        if row is not None:
            self._choose(row)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        row = self._row_at(event.y)
        if row is not None and row != self._at:
            self._at = row
            self.refresh()

    def _row_at(self, y: int) -> int | None:
        """The row that can be chosen at a line of the widget."""
        at = y + self.scroll_offset.y
        row = self._lines[at].row if 0 <= at < len(self._lines) else -1
        return row if row in self._numbers or (row >= 0 and not self._rows[row].reason) else None

    # -- drawing ---------------------------------------------------------------------------------

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        self._wrap(width)
        return len(self._lines)

    def on_resize(self, _: events.Resize) -> None:
        self._wrap(self.size.width)
        if self._at >= 0:
            self._highlight(self._at)

    def _wrap(self, width: int) -> None:
        low = self.screen.has_class("-low")  # no room for air
        if width <= 0 or (width, low) == self._wrapped_to:
            return
        self._wrapped_to = (width, low)
        self._lines = []
        for at, row in enumerate(self._rows):
            if row.gap and self._lines and not low:
                self._lines.append(_Line(-1, Content("")))
            self._lines += [_Line(at, one) for one in self._row_lines(at, row, width)]
        self.virtual_size = Size(width, len(self._lines))

    def _row_lines(self, at: int, row: Row, width: int) -> list[Content]:
        """A row without its caret, hanging from its number."""
        number = self._numbers.get(at, "")
        mark = VISITED if row.visited else " "
        words = plain(row.words)
        if row.hint:
            words += plain(f"  {row.hint}", "not bold dim")
        if row.reason is not None:
            words += plain(f" – {row.reason}", "italic")
        first = f"  {number or ' '} {mark} "
        wrapped = words.wrap(max(2, width - GUTTER - 1))
        return [plain(first if not n else " " * GUTTER) + one for n, one in enumerate(wrapped)]

    def render_line(self, y: int) -> Strip:
        at = y + self.scroll_offset.y
        if not 0 <= at < len(self._lines):
            return Strip.blank(self.size.width, self.rich_style)
        line = self._lines[at]
        closed = line.row >= 0 and self._rows[line.row].reason is not None
        style = self.get_visual_style("choices--closed" if closed else "choices--row")
        content = line.content
        if line.row == self._at >= 0:
            content = self._highlit(at)
        width = self.size.width
        more = self._more(y)
        strip = Strip(content.render_segments(style), content.cell_length)
        strip = strip.adjust_cell_length(width - len(more), style.rich_style)
        return Strip.join([strip, Strip([Segment(more, style.rich_style)])]) if more else strip

    def _more(self, y: int) -> str:
        """An arrow at the edge where the list goes on out of sight."""
        if y == 0 and self.scroll_offset.y > 0:
            return "▴"
        below = self.virtual_size.height - self.scroll_offset.y - self.size.height
        return "▾" if y == self.size.height - 1 and below > 0 else ""

    def _highlit(self, at: int) -> Content:
        """A line of the highlighted row: the caret before its first, its words reversed."""
        line = self._lines[at]
        words = line.content[GUTTER:].rstrip()
        # Said in so many words: the style of a component forgets that it is reversed.
        reversed_ = self.get_visual_style("choices--highlight") + Style(reverse=True)
        gutter = line.content[:GUTTER]
        if at == 0 or self._lines[at - 1].row != line.row:
            caret = self.get_visual_style("choices--caret")
            gutter = (plain(CARET) + gutter[1:]).stylize(caret)
        return gutter[:-1] + (plain(" ") + words + plain(" ")).stylize(reversed_)
