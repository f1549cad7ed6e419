"""A question with two answers, asked over whatever is on the screen.

Pushed by the title screen and by views that delete something.
"""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from coyoacan_game.tui.messages import RowChosen
from coyoacan_game.tui.widgets.choices import Choices, Row


class Confirm(ModalScreen[bool]):
    """Dismisses with True for yes. The harmless answer stands first."""

    AUTO_FOCUS = "Choices"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,n", "answer(False)", show=False),
        Binding("y", "answer(True)", show=False),
    ]

    def __init__(self, question: str, yes: str, no: str = "No") -> None:
        super().__init__()
        self._question = question
        self._rows = (Row("no", no), Row("yes", yes))

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield Static(self._question, markup=False)
            yield Choices()

    def on_mount(self) -> None:
        self.query_one(Choices).set_rows(self._rows)

    def on_key(self, event: events.Key) -> None:
        if self.query_one(Choices).press(event.key):
            event.stop()

    def on_row_chosen(self, chosen: RowChosen) -> None:
        self.dismiss(chosen.key == "yes")

    def action_answer(self, answer: bool) -> None:
        self.dismiss(answer)
