"""Saved games: open one, keep this one under a name, delete one. Pushed by the title and the game."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from coyoacan_game.engine import Program
from coyoacan_game.saves import BadName, SaveFailed, SaveStore, Session, SlotInfo
from coyoacan_game.tui.content import plain
from coyoacan_game.tui.screens.confirm import Confirm
from coyoacan_game.tui.widgets.cards import TITLE, Passage, counted, lines, quiet, stacked
from coyoacan_game.tui.widgets.picker import Picker
from coyoacan_game.tui.widgets.rows import Row
from coyoacan_game.tui.widgets.view import ListView

NONE = "There are no saved games yet. Every move is saved by itself once you play."


class SavesView(ListView[str]):
    """Dismisses with the name of the slot to open, or None. `session` is the play that is going on."""

    heading = "Saved games"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "open"),
        Binding("w", "write", "save as"),
        Binding("d", "delete", "delete"),
    ]

    def __init__(self, session: Session | None, store: SaveStore, program: Program) -> None:
        super().__init__()
        self.session, self.store, self.program = session, store, program
        self._said_at: str | None = None  # the save the caret was on when something was said

    def body(self) -> Iterable[Widget]:
        yield from super().body()
        yield Static(id="said", markup=False)
        name = Input(placeholder="a name for this save", id="name")
        name.display = False
        yield name

    def on_mount(self) -> None:
        self._list()

    def _list(self) -> None:
        try:
            found = self.store.slots()
        except SaveFailed as error:
            found = ()
            self.call_after_refresh(self._say, str(error))
        self.slots = {slot.name: slot for slot in found}
        self.set_aside(counted(len(self.slots), "save", "saves"))
        rows = [Row(slot.name, self._line(slot)) for slot in self.slots.values()]
        self.picker.set_rows(rows or [Row("", quiet(NONE))])
        if not rows:
            self.reading.show(())
        self.refresh_bindings()

    def _is_open(self, name: str) -> bool:
        return self.session is not None and self.session.name == name

    def _line(self, slot: SlotInfo) -> Content:
        """The name, then where the play stands."""
        playing = quiet("  being played") if self._is_open(slot.name) else Content("")
        several = slot.dossier or len(self.program.days) > 1
        dated = (slot.dossier, slot.date) if several else ()
        parts = (*dated, slot.time, slot.scene)
        where = " · ".join(part for part in parts if part)
        return plain(slot.name) + playing + quiet(f"\n{where}")

    def _card(self, slot: SlotInfo) -> Passage:
        saved = f"{slot.saved_at:%A} {slot.saved_at.day} {slot.saved_at:%B %Y, %H:%M}"
        when = ", ".join(part for part in (slot.date, slot.time) if part)
        ended = self.program.story.ending.get(slot.ended or "")
        said = [
            f"Ended: {ended.title}" if ended else "",
            "Some of it is damaged. Opening it says what." if slot.damaged else "",
            "A copy, kept under a name of its own." if slot.copy else "",
            "This is the play that is going on." if self._is_open(slot.name) else "",
        ]
        return stacked(
            lines(quiet(counted(slot.moves, "move", "moves")), plain(slot.name, TITLE)),
            lines(plain(slot.dossier), plain(slot.scene), quiet(when)),
            lines(*(plain(one) for one in said)),
            lines(quiet(f"Saved on {saved}.")),
        )

    def on_picker_moved(self, event: Picker.Moved) -> None:
        if event.key != self.picker.key:
            return  # the list has changed since
        if event.key != self._said_at:
            self._say("")
        self.reading.show(self._card(self.slots[event.key]))

    def on_picker_picked(self, event: Picker.Picked) -> None:
        """A click or Enter opens; where only the list has room, it is read first."""
        if self.one_at_a_time and not self.has_class("-reading"):
            self.read()
        else:
            self._open(event.key)

    def action_open(self) -> None:
        if self.picker.key:
            self._open(self.picker.key)

    def _open(self, name: str) -> None:
        self.dismiss(None if self._is_open(name) else name)

    def action_write(self) -> None:
        name = self.query_one("#name", Input)
        name.display = True
        name.focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        if self.session is None:
            return
        try:
            kept = self.session.save_as(event.value)
        except (BadName, SaveFailed) as error:
            self._say(str(error))
            return
        self._put_away()
        self._list()
        self.picker.go_to(kept.name)
        self._say(f"Kept as {kept.name}. Play goes on where it was.")

    def action_delete(self) -> None:
        """Asks, and deletes when the answer is yes."""
        name = self.picker.key
        if name is None:
            return
        moves = counted(self.slots[name].moves, "move", "moves")

        def answered(yes: bool | None) -> None:
            if yes:
                self._delete(name)

        question = f"Delete {name}, {moves}? It cannot be brought back."
        self.app.push_screen(Confirm(question, "Delete it", "Keep it"), answered)

    def _delete(self, name: str) -> None:
        try:
            self.store.delete(name)
        except SaveFailed as error:
            self._say(str(error))
            return
        self._list()
        self._say(f"{name} is deleted.")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The play that is going on is neither opened nor deleted; without one nothing is kept."""
        del parameters
        if action == "write":
            return self.session is not None
        if action == "delete":
            name = self.picker.key if self.is_mounted else None
            return name is not None and not self._is_open(name)
        return True

    def _say(self, words: str) -> None:
        self._said_at = self.picker.key
        self.query_one("#said", Static).update(plain(words, "bold $accent"))
        self.refresh_bindings()

    def _put_away(self) -> None:
        name = self.query_one("#name", Input)
        name.display = False
        name.value = ""
        self.picker.focus()

    def action_close(self) -> None:
        if self.query_one("#name", Input).display:
            self._put_away()
        else:
            super().action_close()
