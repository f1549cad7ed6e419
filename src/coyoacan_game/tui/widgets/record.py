"""The reading column: the newest pieces of the record, wrapped once and drawn line by line.

One widget, not one for each paragraph: a move then costs the same after two thousand others.
Keeps the newest pieces only; the transcript has a view of its own. Decides nothing about play.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, Literal

from textual import events
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip
from textual.timer import Timer

from coyoacan_game.tui.messages import ReadingMoved
from coyoacan_game.tui.widgets.page import Page
from coyoacan_game.tui.widgets.typeset import Entry

MOST_STRIPS = 2000  # drawn lines that are kept: some thirty screens
TICK = 1 / 30  # seconds between two strokes of the typewriter
STROKE = 8  # letters a stroke: a page in some five seconds


# What is still told apart among older lines, and by more than a colour.
OLD = {"record--echo": "record--old-echo", "record--title": "record--old-title"}


class Record(ScrollView, can_focus=False, inherit_bindings=False):
    """Shows turns, the newest bright, the others dimmed, and stays with the newest."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "record--text",
        "record--echo",
        "record--title",
        "record--rule",
        "record--note",
        "record--strong",
        "record--notice",
        "record--picture",
        "record--old",
        "record--old-echo",
        "record--old-title",
    }

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id)
        self._page = Page()
        self._strips: dict[tuple[int, bool], Strip] = {}
        self._stays: Literal["newest", "end", "place"] = "newest"  # where, when the window changes
        self._typed: int | None = None  # letters of the newest turn that are to be seen; None: all
        self._timer: Timer | None = None

    # -- what is shown ---------------------------------------------------------------------------

    @property
    def page(self) -> Page:
        """What is kept, as it stands on the page."""
        return self._page

    def show(self, entries: Iterable[Entry]) -> None:
        """Shows these pieces and no others."""
        self.finish_typing()
        self._page.clear()
        self._page.add(entries)
        self._grown()

    def add(self, entries: Iterable[Entry], *, typewriter: bool = False) -> None:
        """Adds pieces at the end; those of the newest turn are bright."""
        self.finish_typing()
        self._page.add(entries)
        self._grown()
        if typewriter:
            self._typed = 0
            self._timer = self.set_interval(TICK, self.stroke)

    def _grown(self) -> None:
        if len(self._strips) > MOST_STRIPS:
            self._strips.clear()
        self._measure()
        self.read_newest()
        self.refresh()

    def _measure(self) -> None:
        self.virtual_size = Size(self._page.width, self._pad + len(self._page.lines))

    @property
    def _pad(self) -> int:
        """Blank lines above, so that a short text stands next to the choices."""
        return max(0, self.size.height - len(self._page.lines))

    # -- where the reader is ---------------------------------------------------------------------

    def read_newest(self) -> None:
        """Goes to the newest turn: to its end, or to its beginning if it does not fit."""
        self._stays = "newest"
        self._go(self._pad + self._page.newest)

    def read_page(self, pages: int) -> None:
        """Scrolls by windows, keeping a line of the last in sight; negative is back."""
        self.read_lines(pages * max(1, self.size.height - 1))

    def read_lines(self, lines: int) -> None:
        self._stays = "place"
        self._go(self.scroll_offset.y + lines)

    def read_from(self, *, end: bool) -> None:
        """Goes to the oldest that is kept, or to the very end."""
        self._stays = "end" if end else "place"
        self._go(self.max_scroll_y if end else 0)

    def _go(self, y: int) -> None:
        self.scroll_to(y=min(y, self.max_scroll_y), animate=False)
        self._tell()

    @property
    def below(self) -> int:
        """Lines beneath the lower edge."""
        return max(0, self.virtual_size.height - self.scroll_offset.y - self.size.height)

    def _tell(self) -> None:
        self.post_message(ReadingMoved(self.below))

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        self._tell()

    def on_mouse_scroll_up(self) -> None:
        self._stays = "place"

    def on_mouse_scroll_down(self) -> None:
        self._stays = "place"

    def on_resize(self, _: events.Resize) -> None:
        """Wraps again if the width is another, and keeps the reader where he was."""
        width = self.scrollable_content_region.width
        if width <= 0:
            return
        spot = self._page.spot(self.scroll_offset.y)
        if width != self._page.width:
            self._strips.clear()
            self._page.wrap(width)
        self._measure()
        match self._stays:
            case "newest":
                self.read_newest()
            case "end":
                self._go(self.max_scroll_y)
            case "place":
                self._go(self._pad + self._page.line_of(spot))
        self.refresh()

    # -- the typewriter --------------------------------------------------------------------------

    @property
    def typing(self) -> bool:
        return self._typed is not None

    def finish_typing(self) -> None:
        """Shows the rest at once."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        if self._typed is not None:
            self._typed = None
            self.refresh()

    def stroke(self) -> None:
        """One stroke. The lines stand already where they will: only what is seen of them grows."""
        self._typed = (self._typed or 0) + STROKE
        if self._typed >= self._letters_before(len(self._page.lines)):
            self.finish_typing()
        self.refresh()

    def _letters_before(self, line: int) -> int:
        """How many letters of the newest turn stand above a line."""
        newest = self._page.newest
        return sum(len(one.content) for one in self._page.lines[newest:line])

    # -- drawing ---------------------------------------------------------------------------------

    def render_line(self, y: int) -> Strip:
        at = self.scroll_offset.y + y
        number = at - self._pad
        if not 0 <= number < len(self._page.lines):
            return Strip.blank(self.size.width, self.rich_style)
        new = self._page.lines[number].turn == self._page.turn
        selection = self.text_selection
        if selection is not None or (new and self._typed is not None):
            return self._drawn(number, selection).apply_offsets(0, at)
        key = (number + self._page.dropped, new)
        strip = self._strips.get(key)
        if strip is None:
            strip = self._strips[key] = self._drawn(number, None)
        return strip.apply_offsets(0, at)

    def _drawn(self, number: int, selection: Selection | None) -> Strip:
        """One line in its colours, as wide as the widget."""
        line = self._page.lines[number]
        content = line.content
        new = line.turn == self._page.turn
        style = self.get_visual_style(line.style if new else OLD.get(line.style, "record--old"))
        if new and self._typed is not None:
            content = content[: max(0, self._typed - self._letters_before(number))]
        span = selection.get_span(number + self._pad) if selection is not None else None
        if span is not None:
            start, end = span
            marked = self.screen.get_visual_style("screen--selection", partial=True)
            content = content.stylize(marked, start, len(content) if end == -1 else end)
        strip = Strip(content.render_segments(style), content.cell_length)
        return strip.adjust_cell_length(self.size.width, style.rich_style)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """What the mouse has marked, to be copied."""
        lines = [""] * self._pad + [one.content.plain for one in self._page.lines]
        return selection.extract("\n".join(lines)), "\n"

    def notify_style_update(self) -> None:
        """A theme was changed."""
        super().notify_style_update()
        self._strips.clear()
