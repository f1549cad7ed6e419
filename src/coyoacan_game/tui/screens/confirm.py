"""A question with two answers, asked over whatever is on the screen.

Pushed by the title screen and by views that delete something.
"""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Static

from coyoacan_game.tui.content import plain


class Confirm(ModalScreen[bool]):
    """Dismisses with True for the first answer. The focus begins on the second, the harmless one."""

    AUTO_FOCUS = "#no"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,n", "answer(False)", show=False),
        Binding("y", "answer(True)", show=False),
        Binding("left,right", "app.focus_next", show=False),
    ]

    def __init__(self, question: str, yes: str, no: str = "No") -> None:
        super().__init__()
        self._question, self._yes, self._no = question, yes, no

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield Static(self._question, markup=False)
            with Horizontal():
                yield Button(self._label(self._yes), id="yes", compact=True)
                yield Button(self._label(self._no), id="no", compact=True)

    def on_button_pressed(self, event: Button.Pressed) -> None:
        self.dismiss(event.button.id == "yes")

    def action_answer(self, answer: bool) -> None:
        self.dismiss(answer)

    @staticmethod
    def _label(words: str) -> Content:
        """Button labels given as text would be read as markup."""
        return plain(words)
