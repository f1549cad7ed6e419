"""Texts one under the other, wrapped to the width there is and drawn line by line.

Only the lines on the screen are ever drawn, so a long record costs no more than a short one.
Knows no story. `Picker` and the transcript's roll are made of it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.style import Style
from textual.visual import Visual

NARROWEST = 1  # cells: a text wrapped to none at all cannot be drawn
KEPT = 400  # drawn texts kept: several screens of the largest terminal


class Blocks(ScrollView):
    """A scroller over texts. Subclasses say what stands before a text and how it is styled."""

    lead = 0  # cells before every line

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id)
        self._blocks: list[Content] = []
        self._tops: list[int] = []
        self._bottom = 0
        self._wrapped_to = 0
        self._drawn: dict[tuple[int, Style], list[Strip]] = {}

    @property
    def count(self) -> int:
        return len(self._blocks)

    @property
    def text_width(self) -> int:
        return max(NARROWEST, self.scrollable_content_region.width - self.lead)

    def set_blocks(self, blocks: Sequence[Content]) -> None:
        """Replaces every text."""
        self._blocks = list(blocks)
        self._measure()

    def add_below(self, blocks: Sequence[Content]) -> None:
        """More texts after the last one; only these are measured."""
        self._blocks += blocks
        self._stack(blocks)
        self._resized()

    def add_above(self, blocks: Sequence[Content]) -> int:
        """More texts before the first one; gives how many lines everything else went down."""
        tops, bottom = self._tops, self._bottom
        self._tops, self._bottom = [], 0
        self._stack(blocks)
        added = self._bottom
        self._blocks[:0] = blocks
        self._tops += [top + added for top in tops]
        self._bottom += bottom
        self._drawn.clear()
        self._resized()
        return added

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

    def block_style(self, index: int) -> Style:
        """The style under a text; a subclass's to say."""
        del index
        return self.visual_style

    def before_line(self, index: int, line: int) -> str:
        """What stands in the gutter before a line of a text; `lead` cells wide."""
        del index, line
        return " " * self.lead

    def _forget(self, index: int) -> None:
        """Draws a text again that has only changed its look."""
        for key in [key for key in self._drawn if key[0] == index]:
            del self._drawn[key]

    def render_line(self, y: int) -> Strip:
        line = self.scroll_offset.y + y
        width = self.scrollable_content_region.width
        index = self.block_at(line)
        if index is None:
            return Strip.blank(width, self.visual_style.rich_style)
        style = self.block_style(index)
        strips = self._strips(index, style)
        offset = line - self._tops[index]
        if offset >= len(strips):
            return Strip.blank(width, style.rich_style)
        return strips[offset]

    def _strips(self, index: int, style: Style) -> list[Strip]:
        key = (index, style)
        if key not in self._drawn:
            if len(self._drawn) > KEPT:
                self._drawn.clear()
            self._drawn[key] = self._draw(index, style)
        return self._drawn[key]

    def _draw(self, index: int, style: Style) -> list[Strip]:
        width = self.text_width
        block = self._blocks[index]
        strips = Visual.to_strips(self, block, width, None, style, apply_selection=False)
        gutters = (Content(self.before_line(index, line)) for line in range(len(strips)))
        meta = {"block": index}
        return [
            Strip.join(
                [
                    *(Visual.to_strips(self, gutter, self.lead, 1, style) if self.lead else ()),
                    strip,
                ]
            )
            .extend_cell_length(self.lead + width, style.rich_style)
            .apply_meta(meta)
            for gutter, strip in zip(gutters, strips, strict=True)
        ]

    def _measure(self) -> None:
        """Finds each text's first line for the width there is now."""
        self._wrapped_to = self.text_width
        self._tops, self._bottom = [], 0
        self._drawn.clear()
        self._stack(self._blocks)
        self._resized()

    def _stack(self, blocks: Sequence[Content]) -> None:
        for block in blocks:
            self._tops.append(self._bottom)
            self._bottom += block.get_height({}, self._wrapped_to)

    def _resized(self) -> None:
        self.virtual_size = Size(self.lead + self._wrapped_to, self._bottom)
        self.refresh(layout=bool(self.styles.is_auto_height))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        del container, viewport
        wide = max(NARROWEST, width - self.lead)
        return sum(block.get_height({}, wide) for block in self._blocks)

    def on_resize(self, event: events.Resize) -> None:
        """Wraps again and keeps the text at the top where it was."""
        del event
        if self.text_width == self._wrapped_to:
            return
        at_top = self.block_at(self.scroll_offset.y)
        self._measure()
        if at_top is not None:
            self.scroll_to(y=self.top_of(at_top), animate=False)

    def notify_style_update(self) -> None:
        """A theme has changed: nothing drawn in the old one is kept."""
        super().notify_style_update()
        self._drawn.clear()
