"""What the widgets of play say has happened. Past tense; the screens listen."""

from __future__ import annotations

from textual.message import Message


class RowChosen(Message):
    """A line of a list was chosen; `key` is the row's own."""

    def __init__(self, key: str) -> None:
        super().__init__()
        self.key = key


class ReadingMoved(Message):
    """The record was scrolled or grew; `below` lines of it are beneath the edge."""

    def __init__(self, below: int) -> None:
        super().__init__()
        self.below = below
