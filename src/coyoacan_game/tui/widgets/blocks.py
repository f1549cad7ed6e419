"""Texts one under the other, wrapped to the width there is, hanging from their marks.

Only the lines on the screen are ever drawn, so a long list costs no more than a short one.
Knows no story. `Reading` and `Picker` are made of it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.style import Style
from textual.visual import Visual

from coyoacan_game.tui.content import plain

NARROWEST = 1  # cells: a text wrapped to none at all cannot be drawn
KEPT = 400  # drawn texts kept: several screens of the largest terminal


class Block(NamedTuple):
    """One text. `mark` stands before its first line, `rest` before the others, equally wide."""

    words: Content
    mark: Content = Content("")
    rest: Content = Content("")

    @classmethod
    def marked(cls, mark: str, words: Content, style: str = "") -> Block:
        """A text that hangs from its mark."""
        return cls(words, plain(mark, style), Content(" " * len(mark)))


class Blocks(ScrollView):
    """A scroller over texts. Subclasses say what the whole of a text's mark is, and its style."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id)
        self._blocks: list[Block] = []
        self._tops: list[int] = []
        self._bottom = 0
        self._wrapped_to = 0
        self._drawn: dict[tuple[int, Style], list[Strip]] = {}

    # -- what is in it ---------------------------------------------------------------------------

    def set_blocks(self, blocks: Iterable[Block]) -> None:
        """Replaces every text."""
        self._blocks = list(blocks)
        self._measure()

    @property
    def count(self) -> int:
        return len(self._blocks)

    @property
    def line_width(self) -> int:
        """The cells of a line, its mark included."""
        return max(NARROWEST, self.scrollable_content_region.width)

    def top_of(self, index: int) -> int:
        """The line on which a text begins."""
        return self._tops[index]

    def height_of(self, index: int) -> int:
        below = self._tops[index + 1] if index + 1 < len(self._tops) else self._bottom
        return below - self._tops[index]

    def block_at(self, line: int) -> int | None:
        """The text a line belongs to, None below the last."""
        if not 0 <= line < self._bottom:
            return None
        return bisect_right(self._tops, line) - 1

    # -- for subclasses to say -------------------------------------------------------------------

    lead = 0  # cells before every mark

    def leading(self, index: int) -> Content:
        """What stands before a text's mark; `lead` cells wide."""
        del index
        return Content(" " * self.lead)

    def block_style(self, index: int) -> Style:
        """The style under a text."""
        del index
        return self.visual_style

    def block_content(self, index: int) -> Block:
        """A text as it is drawn; as tall as the text it was measured by."""
        return self._blocks[index]

    # -- drawing ---------------------------------------------------------------------------------

    def render_line(self, y: int) -> Strip:
        line = self.scroll_offset.y + y
        index = self.block_at(line)
        if index is None:
            return Strip.blank(self.line_width, self.visual_style.rich_style)
        style = self.block_style(index)
        strips = self._strips(index, style)
        offset = line - self._tops[index]
        if offset >= len(strips):
            return Strip.blank(self.line_width, style.rich_style)
        return strips[offset]

    def _strips(self, index: int, style: Style) -> list[Strip]:
        key = (index, style)
        if key not in self._drawn:
            if len(self._drawn) > KEPT:
                self._drawn.clear()
            self._drawn[key] = self._draw(index, style)
        return self._drawn[key]

    def _draw(self, index: int, style: Style) -> list[Strip]:
        block = self.block_content(index)
        leads = [self.leading(index) + block.mark]
        lines = self._to_strips(block.words, self._room(block), style)
        leads += [Content(" " * self.lead) + block.rest] * (len(lines) - 1)
        meta = {"block": index}
        return [
            Strip.join([*self._to_strips(lead, max(1, lead.cell_length), style)[:1], line])
            .adjust_cell_length(self._wrapped_to, style.rich_style)
            .apply_meta(meta)
            for lead, line in zip(leads, lines, strict=True)
        ]

    def _to_strips(self, content: Content, width: int, style: Style) -> list[Strip]:
        if not content.plain and width == 1:
            return [Strip.blank(0)]
        return Visual.to_strips(self, content, width, None, style, apply_selection=False)

    def _forget(self, index: int) -> None:
        """Draws a text again that has only changed its look."""
        for key in [key for key in self._drawn if key[0] == index]:
            del self._drawn[key]

    # -- measuring -------------------------------------------------------------------------------

    def _room(self, block: Block, width: int = 0) -> int:
        """The cells that are left for the words of a text."""
        return max(NARROWEST, (width or self._wrapped_to) - self.lead - block.mark.cell_length)

    def _measure(self) -> None:
        """Finds each text's first line for the width there is now."""
        self._wrapped_to = self.line_width
        self._tops, self._bottom = [], 0
        self._drawn.clear()
        for block in self._blocks:
            self._tops.append(self._bottom)
            self._bottom += block.words.get_height({}, self._room(block))
        self.virtual_size = Size(self._wrapped_to, self._bottom)
        self.refresh(layout=bool(self.styles.is_auto_height))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        del container, viewport
        return sum(one.words.get_height({}, self._room(one, width)) for one in self._blocks)

    def on_resize(self, event: events.Resize) -> None:
        """Wraps again and keeps the text at the top where it was."""
        del event
        if self.line_width == self._wrapped_to:
            return
        at_top = self.block_at(self.scroll_offset.y)
        self._measure()
        if at_top is not None:
            self.scroll_to(y=self.top_of(at_top), animate=False)

    def notify_style_update(self) -> None:
        """A theme has changed: nothing drawn in the old one is kept."""
        super().notify_style_update()
        self._drawn.clear()
