"""A few words in a row of which one is chosen, by arrows or a click. The chosen one is bracketed."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.content import Content, Span
from textual.message import Message
from textual.style import Style
from textual.widgets import Static


class Chips(Static):
    """`choices` are (key, words)."""

    class Chosen(Message):
        """Another one was chosen."""

        def __init__(self, key: str) -> None:
            self.key = key
            super().__init__()

    def __init__(self, choices: Sequence[tuple[str, str]], *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name for it
        self._choices = tuple(choices)
        self._at = 0
        super().__init__(self._words(), markup=False, id=id)

    @property
    def chosen(self) -> str:
        return self._choices[self._at][0]

    def step(self, by: int) -> None:
        """Goes to the next one or the one before, round the end."""
        self.choose((self._at + by) % len(self._choices))

    def choose(self, index: int) -> None:
        if index != self._at:
            self._at = index
            self.update(self._words())
            self.post_message(self.Chosen(self.chosen))

    def on_click(self, event: events.Click) -> None:
        index = event.style.meta.get("chip")
        if isinstance(index, int):
            self.choose(index)

    def _words(self) -> Content:
        parts = []
        for index, (_, words) in enumerate(self._choices):
            text = f"[{words}]" if index == self._at else f" {words} "
            look = "bold $accent" if index == self._at else "$text-muted"
            click = Style.from_meta({"chip": index})
            parts.append(Content(text, [Span(0, len(text), look), Span(0, len(text), click)]))
        return Content("").join(parts)
