"""The reading column: the newest pieces of the record, wrapped once and drawn line by line.

One widget, not one for each paragraph: a move then costs the same after two thousand others.
Keeps the newest pieces only; the transcript has a view of its own. Decides nothing about play.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual import events
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip
from textual.timer import Timer

from coyoacan_game.tui.messages import ReadingMoved
from coyoacan_game.tui.widgets.typeset import Entry, Line, typeset

KEPT = 120  # pieces: more than anybody scrolls back for, few enough to wrap again on every resize
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
        self._entries: list[Entry] = []
        self._lines: list[Line] = []
        self._turn = 0
        self._wrapped_to = 0
        self._strips: dict[tuple[int, bool], Strip] = {}
        self._following = True
        self._typed: int | None = None  # letters of the newest turn that are to be seen; None: all
        self._timer: Timer | None = None

    # -- what is shown ---------------------------------------------------------------------------

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The pieces that are kept, oldest first."""
        return tuple(self._entries)

    @property
    def newest(self) -> int:
        """The number of the newest turn."""
        return self._turn

    def show(self, entries: Sequence[Entry]) -> None:
        """Shows these pieces and no others."""
        self.finish_typing()
        self._entries = list(entries[-KEPT:])
        self._lines.clear()
        self._turn = self._entries[-1].turn if self._entries else 0
        self._set()

    def add(self, entries: Iterable[Entry], *, typewriter: bool = False) -> None:
        """Adds pieces at the end; those of the newest turn are bright."""
        self.finish_typing()
        added = list(entries)
        if not added:
            return
        self._entries += added
        self._turn = added[-1].turn
        if len(self._entries) > KEPT:
            del self._entries[:-KEPT]
            self._lines.clear()
            self._set()
        elif self._wrapped_to:
            self._lines += typeset(added, self._wrapped_to, first=not self._lines)
            self._changed()
        if typewriter:
            self._typed = 0
            self._timer = self.set_interval(TICK, self._type)

    def _set(self) -> None:
        """Wraps everything to the width there is."""
        width = self.scrollable_content_region.width
        if width <= 0:
            return
        self._wrapped_to = width
        self._lines = typeset(self._entries, width, first=True)
        self._changed()

    def _changed(self) -> None:
        self._strips.clear()
        self.virtual_size = Size(self._wrapped_to, self._pad + len(self._lines))
        self._following = True
        self.read_newest()
        self.refresh()

    @property
    def _pad(self) -> int:
        """Blank lines above, so that a short text stands next to the choices."""
        return max(0, self.size.height - len(self._lines))

    # -- where the reader is ---------------------------------------------------------------------

    def read_newest(self) -> None:
        """Goes to the newest turn: to its end, or to its beginning if it does not fit."""
        newest = (
            at for at, one in enumerate(self._lines) if one.turn == self._turn and one.content
        )
        first = next(newest, 0)
        self.scroll_to(y=min(self._pad + first, self.max_scroll_y), animate=False)
        self._tell()

    def read_page(self, pages: int) -> None:
        """Scrolls by windows, keeping a line of the last in sight; negative is back."""
        lines = pages * max(1, self.size.height - 1)
        self.scroll_to(y=self.scroll_offset.y + lines, animate=False)

    @property
    def below(self) -> int:
        """Lines beneath the lower edge."""
        return max(0, self.virtual_size.height - self.scroll_offset.y - self.size.height)

    def _tell(self) -> None:
        self.post_message(ReadingMoved(self.below))

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        self._tell()

    def on_resize(self, _: events.Resize) -> None:
        if self.scrollable_content_region.width != self._wrapped_to:
            self._set()
        else:
            self.virtual_size = Size(self._wrapped_to, self._pad + len(self._lines))
            self.read_newest()

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
            self._strips.clear()
            self.refresh()

    def _type(self) -> None:
        """One stroke. The lines stand already where they will: only what is seen of them grows."""
        self._typed = (self._typed or 0) + STROKE
        if self._typed >= sum(len(one.content) for one in self._lines if one.turn == self._turn):
            self.finish_typing()
        self._strips.clear()
        self.refresh()

    # -- drawing ---------------------------------------------------------------------------------

    def render_line(self, y: int) -> Strip:
        at = self.scroll_offset.y + y
        number = at - self._pad
        selection = self.text_selection
        if not 0 <= number < len(self._lines):
            return Strip.blank(self.size.width, self.rich_style)
        key = (number, selection is not None)
        strip = self._strips.get(key)
        if strip is None or selection is not None:
            strip = self._strips[key] = self._drawn(number, at, selection)
        return strip.apply_offsets(0, at)

    def _drawn(self, number: int, at: int, selection: Selection | None) -> Strip:
        """One line in its colours, as wide as the widget."""
        line = self._lines[number]
        content = line.content
        style = self.get_visual_style(self._style_of(line))
        if self._typed is not None and line.turn == self._turn:
            content = content[: max(0, self._typed - self._letters_before(number))]
        span = selection.get_span(at) if selection is not None else None
        if span is not None:
            start, end = span
            marked = self.screen.get_visual_style("screen--selection", partial=True)
            content = content.stylize(marked, start, len(content) if end == -1 else end)
        strip = Strip(content.render_segments(style), content.cell_length)
        return strip.adjust_cell_length(self.size.width, style.rich_style)

    def _style_of(self, line: Line) -> str:
        if line.turn == self._turn:
            return line.style
        return OLD.get(line.style, "record--old")

    def _letters_before(self, number: int) -> int:
        """How many letters of the newest turn stand above a line."""
        above = self._lines[:number]
        return sum(len(one.content) for one in above if one.turn == self._turn)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """What the mouse has marked, to be copied."""
        text = "\n".join([""] * self._pad + [one.content.plain for one in self._lines])
        return selection.extract(text), "\n"

    def notify_style_update(self) -> None:
        """A theme was changed."""
        super().notify_style_update()
        self._strips.clear()
