"""What every view has: a sheet with a heading, its body and the keys that work in it.

Two panes, a list and what is read of it: side by side where there is room, one over the other
where it is narrow, one at a time where it is narrow and low. Knows no story.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, Generic, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Footer, Static

from coyoacan_game.tui.content import plain
from coyoacan_game.tui.widgets.blocks import Blocks
from coyoacan_game.tui.widgets.cards import Passage
from coyoacan_game.tui.widgets.picker import Picker

WIDE = 76  # columns from which a list and a text stand side by side
TALL = 20  # rows from which they can stand one over the other

Result = TypeVar("Result")


class View(ModalScreen[Result | None], Generic[Result]):
    """A screen of its own over the play. Escape closes it with None."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]  # noqa: RUF012 - as Textual types it
    VERTICAL_BREAKPOINTS = [(0, "-low"), (TALL, "-tall")]  # noqa: RUF012 - as Textual types it
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", "close", key_display="esc"),
        Binding("q", "leave", show=False),
    ]

    heading = ""

    def compose(self) -> ComposeResult:
        with Vertical(classes="sheet"):
            yield Static(self.heading_content(), classes="heading", markup=False)
            yield from self.body()
            yield Footer(show_command_palette=False, compact=True)

    def body(self) -> Iterable[Widget]:
        """What stands under the heading; every view has its own."""
        raise NotImplementedError

    def heading_content(self, aside: str = "") -> Content:
        """The view's name, and something quiet beside it."""
        name = plain(self.heading, "bold $accent")
        return name + plain(f"  {aside}", "$text-muted") if aside else name

    def set_aside(self, aside: str) -> None:
        """Says something quiet beside the heading: how many, which."""
        self.query_one(".heading", Static).update(self.heading_content(aside))

    def action_close(self) -> None:
        self.dismiss(None)

    def action_leave(self) -> None:
        self.dismiss(None)


class Reading(Blocks, can_focus=True):
    """A text to be read, alone or beside its list."""

    def __init__(self, *, id: str = "reading") -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id)

    def show(self, passage: Passage) -> None:
        """Another text, from its beginning."""
        self.set_blocks(passage)
        self.scroll_home(animate=False)


class ListView(View[Result]):
    """A list and what is read of the row one stands on."""

    AUTO_FOCUS = "#list"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
    ]

    numbered = False

    def body(self) -> Iterable[Widget]:
        yield Container(
            Vertical(Picker(numbered=self.numbered, id="list"), id="side"),
            self.reading_pane(),
            classes="panes",
        )

    def reading_pane(self) -> Widget:
        """What stands beside the list; its id is "reading"."""
        return Reading()

    @property
    def picker(self) -> Picker:
        return self.query_one("#list", Picker)

    @property
    def reading(self) -> Reading:
        return self.query_one("#reading", Reading)

    @property
    def one_at_a_time(self) -> bool:
        """Whether there is room for one pane only."""
        return self.has_class("-narrow") and self.has_class("-low")

    def read(self) -> None:
        """Gives the text the focus; where there is room for one pane only, it takes the room."""
        self.add_class("-reading")
        self.query_one("#reading").focus()

    def read_if_hidden(self) -> None:
        """Shows the text that a key has changed, where the list hides it."""
        if self.one_at_a_time:
            self.read()

    def action_page(self, by: int) -> None:
        """Scrolls the text without leaving the list."""
        reading = self.query_one("#reading")
        if by < 0:
            reading.scroll_page_up(animate=False)
        else:
            reading.scroll_page_down(animate=False)

    def action_close(self) -> None:
        """Back to the list where it was hidden, else out."""
        if self.one_at_a_time and self.has_class("-reading"):
            self.remove_class("-reading")
            self.picker.focus()
        else:
            self.dismiss(None)
