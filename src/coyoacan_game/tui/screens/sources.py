"""What the story rests on: every source, what was read of it, what is invented, and who made it.

Facts and notes are listed only as far as they were found; the rest is only counted.
Pushed by the title and the game.
"""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content

from coyoacan_game.engine import Program
from coyoacan_game.saves import Session
from coyoacan_game.tui.content import plain
from coyoacan_game.tui.widgets.cards import counted, quiet, stacked
from coyoacan_game.tui.widgets.picker import Picker
from coyoacan_game.tui.widgets.rows import Row
from coyoacan_game.tui.widgets.sourcing import Sourcing
from coyoacan_game.tui.widgets.view import ListView
from coyoacan_game.tui.widgets.wording import WORDING, Wording
from coyoacan_game.view import known_notes, met

NO_SOURCES = "This story names no sources."


class SourcesView(ListView[None]):
    """The sources at the left, after what is invented and the credits."""

    heading = "Sources and credits"
    BINDINGS: ClassVar[list[BindingType]] = [WORDING]

    def __init__(self, play: Session | Program) -> None:
        super().__init__()
        if isinstance(play, Program):
            self.sourcing = Sourcing(play.story, frozenset(), frozenset())
            self.wording = Wording(None)
        else:
            found = frozenset(known_notes(play.program, play.play.state))
            self.wording = Wording(play)
            people = met(play.play).people
            self.sourcing = Sourcing(play.program.story, found, people, self.wording.full)

    def on_mount(self) -> None:
        sources = self.sourcing.story.source
        read = sum(source.consulted for source in sources.values())
        self.set_aside(f"{counted(len(sources), 'source', 'sources')}, {read} read")
        rows = [
            Row("about:invented", plain("What is invented")),
            Row("about:credits", plain("Credits and licence")),
            Row("", Content("")),
            *(Row(f"source:{id_}", self._line(id_)) for id_ in sources),
        ]
        self.picker.set_rows(rows if sources else [*rows, Row("", quiet(NO_SOURCES))])

    def _line(self, id_: str) -> Content:
        source = self.sourcing.story.source[id_]
        year = f", {source.year}" if source.year else ""
        unread = "" if source.consulted else ", not read"
        if not self.sourcing.titled:
            return plain(source.author) + quiet(f"{year}{unread}")
        # What stands in brackets behind a title is to be read at the right.
        title = source.title.partition(" (")[0] or source.title
        return plain(source.author) + quiet(f"{year}{unread}\n{title}")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Before anything was found there is nothing to tell."""
        del parameters
        return action != "wording" or bool(self.sourcing.found)

    def on_picker_moved(self, event: Picker.Moved) -> None:
        self._show(event.key)

    def action_wording(self) -> None:
        """All that a source says of what was found, or only that it does."""
        self.wording.turn()
        if self.picker.key:
            self._show(self.picker.key)
            self.read_if_hidden()

    def _show(self, key: str) -> None:
        match key.split(":", 1):
            case ["about", "invented"]:
                self.reading.show(self.sourcing.invented())
            case ["about", _]:
                self.reading.show(self.sourcing.credits())
            case [_, id_]:
                source = self.sourcing.source(id_, worded=self.wording.full)
                self.reading.show(stacked(self.wording.warning, source))

    def on_picker_picked(self) -> None:
        self.read()
