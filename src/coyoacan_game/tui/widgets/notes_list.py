"""The list of notes with its filter, shared by the notebook and the comparison."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input

from coyoacan_game.saves import Session
from coyoacan_game.tui.content import plain
from coyoacan_game.tui.widgets.cards import counted, kind_mark, quiet
from coyoacan_game.tui.widgets.chips import Chips
from coyoacan_game.tui.widgets.rows import Row
from coyoacan_game.tui.widgets.view import ListView, Result
from coyoacan_game.view import NoteCard, has_words, notebook

KINDS = (
    ("all", "All"),
    ("evidence", "Evidence"),
    ("testimony", "Testimony"),
    ("document", "Document"),
)
NO_NOTES = "The notebook is empty. What you look at and what people tell you will stand here."
NONE_FIT = "No note fits."


class NotesView(ListView[Result]):
    """A view whose list is the notebook: filtered by kind with the arrows, by words after a slash."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "filter", "filter", key_display="/"),
        Binding("left", "kind(-1)", show=False),
        Binding("right", "kind(1)", show=False),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.notes: dict[str, NoteCard] = {
            card.id: card
            for card in notebook(session.program, session.play.state, session.play.learnt)
        }

    def body(self) -> Iterable[Widget]:
        yield Chips(KINDS, id="kinds")
        words = Input(placeholder="words to look for", id="filter")
        words.display = False
        yield words
        yield from super().body()

    def on_mount(self) -> None:
        self.list_notes()

    def marks(self) -> dict[str, str]:
        """What is marked about notes in the list, by note."""
        return {}

    def list_notes(self) -> None:
        """Lists the notes that fit."""
        kind = self.query_one(Chips).chosen
        words = self.query_one("#filter", Input).value
        marks = self.marks()
        fitting = [card for card in self.notes.values() if _fits(card, kind, words)]
        rows = [Row(card.id, _line(card, marks), kind_mark(card)) for card in fitting]
        self.set_aside(_how_many(len(fitting), len(self.notes)))
        if not rows:
            rows = [Row("", Content(NONE_FIT if self.notes else NO_NOTES))]
            self.reading.show(())
        self.picker.set_rows(rows)

    def on_chips_chosen(self) -> None:
        self.list_notes()

    def on_input_changed(self) -> None:
        self.list_notes()

    def on_input_submitted(self) -> None:
        self.picker.focus()

    def action_kind(self, by: int) -> None:
        self.query_one(Chips).step(by)

    def action_filter(self) -> None:
        words = self.query_one("#filter", Input)
        words.display = True
        words.focus()

    def action_close(self) -> None:
        """The filter first, if there is one."""
        words = self.query_one("#filter", Input)
        if words.display:
            words.display = False
            words.value = ""
            self.picker.focus()
        else:
            super().action_close()


def _line(card: NoteCard, marks: Mapping[str, str]) -> Content:
    marked = marks.get(card.id)
    return plain(card.title) + quiet(f" {marked}") if marked else plain(card.title)


def _fits(card: NoteCard, kind: str, words: str) -> bool:
    if kind not in {"all", card.kind}:
        return False
    return has_words(card, words)


def _how_many(fitting: int, total: int) -> str:
    all_ = counted(total, "note", "notes")
    return all_ if fitting == total else f"{fitting} of {all_}"
