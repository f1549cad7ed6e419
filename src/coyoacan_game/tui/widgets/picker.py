"""A list of rows to choose from by arrows, Enter, digits and mouse; some rows only to be read.

Knows no story. The row one stands on has a caret and is reversed: never colour alone.
Used by every view that lists something.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.style import Style

from coyoacan_game.tui.widgets.blocks import Block, Blocks
from coyoacan_game.tui.widgets.rows import Row, reversed_line

CARET = "›"


class Picker(Blocks, can_focus=True, inherit_bindings=False):
    """The list. `numbered` puts 1 to 9 before the first rows, and those keys pick them at once.

    It leaves the page keys alone: with them a view scrolls what is read beside the list.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "picker--row",
        "picker--still",
        "picker--on",
        "picker--left",
    }
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "step(-1)", "Up", show=False),
        Binding("down", "step(1)", "Down", show=False),
        Binding("home", "end(0)", "First", show=False),
        Binding("end", "end(-1)", "Last", show=False),
        Binding("enter,space", "pick", "Choose", show=False),
        *(Binding(str(digit), f"pick_number({digit})", show=False) for digit in range(1, 10)),
    ]

    at: reactive[int | None] = reactive(None)

    class Moved(Message):
        """The caret has come to another row."""

        def __init__(self, picker: Picker, key: str) -> None:
            self.picker, self.key = picker, key
            super().__init__()

        @property
        def control(self) -> Picker:
            return self.picker

    class Picked(Moved):
        """A row was chosen."""

    def __init__(
        self,
        rows: Sequence[Row] = (),
        *,
        numbered: bool = False,
        id: str | None = None,  # noqa: A002 - Textual's own name for it
    ) -> None:
        super().__init__(id=id)
        self.numbered = numbered
        self.lead = 4 if numbered else 2
        self._rows: list[Row] = list(rows)
        self._choosable: list[int] = []

    def on_mount(self) -> None:
        self.set_rows(self._rows)

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Replaces the rows. The caret stays on its key, or else on the nearest row above."""
        before, place = self.key, self.at or 0
        self._rows = list(rows)
        self._choosable = [index for index, row in enumerate(rows) if row.key]
        self.set_blocks(row.block for row in rows)
        self.set_reactive(Picker.at, None)
        above = [index for index in self._choosable if index <= place]
        nearest = above[-1] if above else next(iter(self._choosable), None)
        self.at = self.index_of(before) if before and before in self.keys else nearest

    @property
    def key(self) -> str | None:
        """The key of the row with the caret."""
        return self._rows[self.at].key if self.at is not None and self._rows else None

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of all rows that can be chosen."""
        return tuple(self._rows[index].key for index in self._choosable)

    def index_of(self, key: str) -> int:
        """Where the row of a key stands. Raises ValueError if there is none."""
        return [row.key for row in self._rows].index(key)

    def go_to(self, key: str) -> None:
        """Puts the caret on the row of a key, if there is such a row."""
        if key in self.keys:
            self.at = self.index_of(key)

    def watch_at(self, before: int | None, now: int | None) -> None:
        for index in (before, now):
            if index is not None and index < self.count:
                self._forget(index)
        self.refresh()
        if now is not None:
            self._come_into_view(now)
            self.post_message(self.Moved(self, self._rows[now].key))

    def _come_into_view(self, index: int) -> None:
        """The first row brings what is to be read above it into view, the last what is below."""
        if not self.size:
            return  # not laid out yet; `on_resize` comes back to it
        top, bottom = self.top_of(index), self.top_of(index) + self.height_of(index)
        if index == self._choosable[0]:
            top = max(0, bottom - max(1, self.size.height))
        elif index == self._choosable[-1]:
            bottom = min(self.virtual_size.height, top + max(1, self.size.height))
        self.scroll_to_region(
            Region(0, top, 1, max(1, bottom - top)), animate=False, force=True, immediate=True
        )

    def on_resize(self, event: events.Resize) -> None:
        """Wraps again, and the caret stays on the screen."""
        super().on_resize(event)
        if self.at is not None:
            self._come_into_view(self.at)

    def leading(self, index: int) -> Content:
        caret = CARET if index == self.at else " "
        return Content(f"{caret} {self._digit(index)} " if self.numbered else f"{caret} ")

    def _digit(self, index: int) -> str:
        if index not in self._choosable[:9]:
            return " "
        return str(self._choosable.index(index) + 1)

    def block_content(self, index: int) -> Block:
        """On the row with the caret the colours of its words would be lost: it has none."""
        block = super().block_content(index)
        if index == self.at and self.has_focus:
            return block._replace(words=Content(block.words.plain), mark=Content(block.mark.plain))
        return block

    def block_style(self, index: int) -> Style:
        if not self._rows[index].key:
            return self.get_visual_style("picker--still")
        if index != self.at:
            return self.get_visual_style("picker--row")
        return self.get_visual_style("picker--on" if self.has_focus else "picker--left")

    def _draw(self, index: int, style: Style) -> list[Strip]:
        """The row with the caret is reversed, its words only, a blank before and behind them."""
        strips = super()._draw(index, style)
        if index != self.at or not self.has_focus:
            return strips
        from_, width = self.lead - 1, self._wrapped_to
        return [reversed_line(strip, from_, width) for strip in strips]

    def action_step(self, by: int) -> None:
        """To the next row or the one before that can be chosen."""
        wanted = self._choosable.index(self.at) + by if self.at in self._choosable else -1
        if 0 <= wanted < len(self._choosable):
            self.at = self._choosable[wanted]
        else:  # nothing more to choose, but perhaps more to read
            self.scroll_relative(y=by, animate=False)

    def action_end(self, which: int) -> None:
        """To the first row or the last."""
        if self._choosable:
            self.at = self._choosable[which]
        elif which == 0:
            self.scroll_home(animate=False)
        else:
            self.scroll_end(animate=False)

    def action_pick(self) -> None:
        if self.key:
            self.post_message(self.Picked(self, self.key))

    def action_pick_number(self, number: int) -> None:
        if self.numbered and number <= len(self._choosable[:9]):
            self.at = self._choosable[number - 1]
            self.action_pick()

    def on_click(self, event: events.Click) -> None:
        """A click on a row chooses it."""
        index = event.style.meta.get("block")
        if isinstance(index, int) and index in self._choosable:
            self.at = index
            self.action_pick()
