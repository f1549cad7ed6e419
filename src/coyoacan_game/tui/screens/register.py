"""Registers that lie open: their lines in columns, each to be read, some to be asked about.

The one view that stays while it acts: a register is gone through line by line. Pushed by the game.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical
from textual.widget import Widget
from textual.widgets import Static

from coyoacan_game.engine import Action, ending
from coyoacan_game.engine.record import Entered
from coyoacan_game.saves import Session
from coyoacan_game.tui.widgets.cards import LABEL, quiet
from coyoacan_game.tui.widgets.chips import Chips
from coyoacan_game.tui.widgets.ledger import (
    ASKED,
    TO_ASK,
    columns_for,
    in_columns,
    line_passage,
    register_passage,
    row_of,
)
from coyoacan_game.tui.widgets.picker import Picker
from coyoacan_game.tui.widgets.rows import Row
from coyoacan_game.tui.widgets.view import ListView, Reading
from coyoacan_game.tui.widgets.wording import WORDING, Wording
from coyoacan_game.view import RowCard, TableCard, tables

NONE_OPEN = "No register lies open here."
EMPTY = "Nothing is written in it."


class LinesOfRegister(Picker):
    """A first click only goes to a line: asking can cost something, and it is to be read before."""

    def on_click(self, event: events.Click) -> None:
        index = event.style.meta.get("block")
        if isinstance(index, int) and index != self.at and index in self._choosable:
            event.prevent_default()
            self.at = index


class RegisterView(ListView[None]):
    """`ask` takes the action of a line and tells in the record what comes of it."""

    heading = "Register"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "ask", "ask"),
        Binding("enter", "ask", show=False),
        Binding("left", "register(-1)", show=False),
        Binding("right", "register(1)", "next", key_display="→"),
        WORDING,
    ]

    def __init__(self, session: Session, ask: Callable[[Action], None]) -> None:
        super().__init__()
        self.session, self._ask = session, ask
        self.wording = Wording(session)
        self.cards: dict[str, TableCard] = {}
        self._room = 1  # cells for the columns
        self._look()

    def body(self) -> Iterable[Widget]:
        titles = Chips([(card.id, card.title) for card in self.cards.values()], id="kinds")
        titles.display = len(self.cards) > 1
        yield titles
        rows = Vertical(Static(id="columns", markup=False), LinesOfRegister(id="list"), id="side")
        yield Container(rows, Reading(), classes="panes")

    @property
    def card(self) -> TableCard | None:
        """The register that is being read."""
        return self.cards.get(self.query_one(Chips).chosen) if self.cards else None

    @property
    def row(self) -> RowCard | None:
        """The line under the caret."""
        rows = self.card.rows if self.card else ()
        return next((row for row in rows if row.id == self.picker.key), None)

    def _look(self) -> None:
        program, state = self.session.program, self.session.play.state
        self.cards = {card.id: card for card in tables(program, state)}

    # -- showing -----------------------------------------------------------------------------------

    def on_mount(self) -> None:
        self._list()

    def on_resize(self) -> None:
        """Other columns fit, once the list knows its width."""
        self.call_after_refresh(self._list)

    def on_chips_chosen(self) -> None:
        self._list()

    def _list(self) -> None:
        if not self.is_attached:
            return  # closed while the window changed
        card = self.card
        if card is None or not card.rows:
            self.picker.set_rows([Row("", quiet(EMPTY if card else NONE_OPEN))])
            self.reading.show(register_passage(card, self.wording) if card else ())
        else:
            if self.picker.size:  # it has none while a line is read in its place
                self._room = self.picker.line_width - self.picker.lead - len(TO_ASK)
            widths = columns_for(card, self._room)
            self.picker.set_rows([row_of(row, widths) for row in card.rows])
            heading = in_columns(card.columns, widths, LABEL)
            self.query_one("#columns", Static).update(
                heading.pad_left(self.picker.lead + len(TO_ASK))
            )
        self.set_aside(self._legend(card) if card else "")
        self._read_row()

    def _legend(self, card: TableCard) -> str:
        """The register's title, where it does not stand below, and what the marks mean if there is room."""
        title = card.title if len(self.cards) == 1 else ""
        marks = "" if self.has_class("-narrow") else f"{TO_ASK}to ask   {ASKED}asked"
        return "   ".join(part for part in (title, marks) if part)

    def _read_row(self) -> None:
        card, row = self.card, self.row
        if card and row:
            self.reading.show(line_passage(card, row, self.session.play, self.wording))
        self.refresh_bindings()

    def action_wording(self) -> None:
        """All that the sources say, or only which they are."""
        self.wording.turn()
        self._list()
        self.read_if_hidden()

    def on_picker_moved(self) -> None:
        self._read_row()

    # -- asking ------------------------------------------------------------------------------------

    def on_picker_picked(self) -> None:
        """Where only the list has room, a line is read first."""
        if self.one_at_a_time and not self.has_class("-reading"):
            self.read()
        else:
            self.action_ask()

    def action_ask(self) -> None:
        """Asks about the line under the caret, and stays unless something else happened."""
        row = self.row
        if row is None or row.action is None:
            return
        self._ask(row.action)
        play = self.session.play
        went = any(isinstance(entry, Entered) for entry in play.last.entries)
        before = set(self.cards)
        self._look()
        if went or set(self.cards) != before or ending(play.program, play.state) is not None:
            self.dismiss(None)
        else:
            self._list()

    def action_close(self) -> None:
        """Back from a line: the window may have changed meanwhile."""
        from_line = self.one_at_a_time and self.has_class("-reading")
        super().action_close()
        if from_line:
            self.call_after_refresh(self._list)

    def action_register(self, by: int) -> None:
        self.query_one(Chips).step(by)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what makes sense now stands at the foot."""
        del parameters
        if action == "register":
            return len(self.cards) > 1
        if action == "wording":
            return bool(self.card and self.card.facts)
        if action == "ask":
            return self.is_mounted and self.row is not None and self.row.action is not None
        return True
