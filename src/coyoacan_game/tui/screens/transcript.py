"""The whole record from the first line, with search, and a copy of it as a file. Pushed by the app."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Input, Static

from coyoacan_game.saves import Session
from coyoacan_game.tui.content import plain
from coyoacan_game.tui.widgets.cards import counted
from coyoacan_game.tui.widgets.export import suggested_path, write_new
from coyoacan_game.tui.widgets.roll import Roll
from coyoacan_game.tui.widgets.typeset import Entry, entries_of
from coyoacan_game.tui.widgets.view import View
from coyoacan_game.view import transcript


class TranscriptView(View[None]):
    """The record, its end first."""

    heading = "The record"
    AUTO_FOCUS = "#roll"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "search", "search", key_display="/"),
        Binding("n", "next(-1)", "earlier"),
        Binding("N", "next(1)", "later"),
        Binding("e", "export", "to a file"),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self._matches: list[int] = []
        self._at = 0

    def body(self) -> Iterable[Widget]:
        yield Roll(id="roll")
        yield Static(id="said", markup=False)
        for id_, placeholder in (("search", "words to look for"), ("path", "name of a file")):
            asked = Input(placeholder=placeholder, id=id_)
            asked.display = False
            yield asked

    @property
    def roll(self) -> Roll:
        return self.query_one(Roll)

    def on_mount(self) -> None:
        self.add_class("-alone")
        self.set_aside(counted(self.session.play.moves, "move", "moves"))
        # The roll wraps to its width, which it has only after it was laid out.
        self.call_after_refresh(lambda: self.roll.unroll(self._entries()))

    def _entries(self) -> tuple[Entry, ...]:
        entries: list[Entry] = []
        before = None
        for number, turn in enumerate(self.session.play.turns):
            entries += entries_of(self.session.program, turn, before, number)
            before = turn.state
        return tuple(entries)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        del parameters
        return bool(self._matches) if action == "next" else True

    def action_search(self) -> None:
        self._ask("#search")

    def action_export(self) -> None:
        story = self.session.program.story.story.title
        self.query_one("#path", Input).value = str(suggested_path(story, self.session.name))
        self._ask("#path")

    def _ask(self, which: str) -> None:
        for asked in self.query(Input):
            asked.display = asked.id == which[1:]
        self.query_one(which, Input).focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        if event.input.id == "search":
            self._search(event.value)
        else:
            self._export(event.value)

    def _search(self, words: str) -> None:
        self._matches = self.roll.matches(words)
        self._at = len(self._matches) - 1
        self.refresh_bindings()
        self._put_away()
        if self._matches:
            self._show_match()
        else:
            self._say(f'"{words}" is not in the record.')

    def action_next(self, by: int) -> None:
        """To another place where the words stand, round the end."""
        self._at = (self._at + by) % len(self._matches)
        self._show_match()

    def _show_match(self) -> None:
        self.roll.show_piece(self._matches[self._at])
        self._say(f"{self._at + 1} of {len(self._matches)}")

    def _export(self, written: str) -> None:
        text = transcript(self.session.program, self.session.play.turns)
        try:
            path = write_new(Path(written).expanduser(), text)
        except FileExistsError:
            self._say("There is a file of that name already. Give it another.")
        except OSError as error:
            self._say(f"It cannot be written there: {error.strerror or error}.")
        else:
            self._put_away()
            self._say(f"Written to {path}")

    def _say(self, words: str) -> None:
        self.query_one("#said", Static).update(plain(words, "$accent"))

    def _put_away(self) -> None:
        for asked in self.query(Input):
            asked.display = False
        self.roll.focus()

    def action_close(self) -> None:
        """What is being asked first, then the view."""
        if any(asked.display for asked in self.query(Input)):
            self._put_away()
        else:
            self.dismiss(None)
