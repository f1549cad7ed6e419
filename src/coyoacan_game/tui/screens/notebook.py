"""The notebook: every note with its witness, its standing and what it rests on. Pushed by the app."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from coyoacan_game.saves import Session
from coyoacan_game.tui.screens.compare import CompareView
from coyoacan_game.tui.widgets.cards import bullets, note_passage, section, stacked
from coyoacan_game.tui.widgets.notes_list import NotesView
from coyoacan_game.tui.widgets.past import past_comparisons
from coyoacan_game.tui.widgets.picker import Picker
from coyoacan_game.tui.widgets.wording import WORDING, Wording


class NotebookView(NotesView[str]):
    """Dismisses with a comparison's action when one was begun from here and made, else None."""

    heading = "Notebook"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("k", "compare", "compare", id="compare"),
        WORDING,
    ]

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.wording = Wording(session)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """One note alone cannot be compared, and none rests on nothing."""
        del parameters
        if action == "wording":
            return any(card.facts for card in self.notes.values())
        return action != "compare" or len(self.notes) > 1

    def marks(self) -> dict[str, str]:
        made = past_comparisons(self.session.program, self.session.play.state)
        return {note: "⇆" for past in made for note in past.notes}

    def on_picker_moved(self, event: Picker.Moved) -> None:
        self._show(event.key)

    def action_wording(self) -> None:
        """All that the sources say, or only which they are."""
        self.wording.turn()
        if self.picker.key:
            self._show(self.picker.key)
            self.read_if_hidden()

    def _show(self, key: str) -> None:
        """The note under the caret, and what it was compared with."""
        made = past_comparisons(self.session.program, self.session.play.state)
        beside = [past.seen_from(key) for past in made if key in past.notes]
        card = self.notes[key]
        warning = self.wording.warning if card.facts else ()
        note = stacked(warning, note_passage(card, worded=self.wording.full))
        self.reading.show(stacked(note, section("Laid side by side with", bullets(beside))))

    def on_picker_picked(self) -> None:
        self.read()

    def action_compare(self) -> None:
        """Begins a comparison with the note under the caret."""
        self.app.push_screen(CompareView(self.session, first=self.picker.key), self._compared)

    def _compared(self, action: str | None) -> None:
        if action is not None:
            self.dismiss(action)
