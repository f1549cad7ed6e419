"""Two notes side by side: they agree, they contradict each other, or it comes to nothing.

Says nothing beforehand of which pairs are worth it. Pushed by the app and by the notebook.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from coyoacan_game.saves import Session
from coyoacan_game.tui.content import plain
from coyoacan_game.tui.widgets.cards import (
    Passage,
    bullets,
    label,
    note_passage,
    quiet,
    section,
    stacked,
)
from coyoacan_game.tui.widgets.desk import Desk, desk_of
from coyoacan_game.tui.widgets.notes_list import NotesView
from coyoacan_game.tui.widgets.past import past_comparisons
from coyoacan_game.tui.widgets.picker import Picker
from coyoacan_game.tui.widgets.rows import Row
from coyoacan_game.tui.widgets.view import Reading
from coyoacan_game.view import comparison_between
from coyoacan_game.view.words import LOOKING_BACK, NOTHING_TO_DO

PICK_ONE = "Pick a note, then another to lay beside it."
PICK_OTHER = "Now pick the one to lay beside it."
TRIED = "You have laid these two side by side before."


class CompareView(NotesView[str]):
    """Dismisses with the comparison's action, or None."""

    heading = "Compare"
    numbered = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("backspace", "again", "pick again", key_display="bksp"),
    ]

    def __init__(
        self, session: Session, first: str | None = None, desk: Desk | None = None
    ) -> None:
        super().__init__(session)
        self.picked: list[str] = [first] if first else []
        self.desk = desk or desk_of(session)

    def body(self) -> Iterable[Widget]:
        yield Static(PICK_ONE, id="prompt", markup=False)
        yield from super().body()
        yield Pair(id="pair")

    def on_mount(self) -> None:
        super().on_mount()
        self._show_stage()
        if self.picked:
            self.picker.go_to(self.picked[0])

    def marks(self) -> dict[str, str]:
        return dict.fromkeys(self.picked, "(picked)")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what makes sense now stands at the foot."""
        del parameters
        if action == "again":
            return bool(self.picked)
        return not (action == "filter" and len(self.picked) == 2)

    def on_picker_moved(self, event: Picker.Moved) -> None:
        if event.picker is not self.picker:
            return
        made = past_comparisons(self.session.program, self.session.play.state)
        past = section("Laid side by side so far", bullets([one.words for one in made]))
        self.reading.show(stacked(note_passage(self.notes[event.key]), past))

    def on_picker_picked(self, event: Picker.Picked) -> None:
        if event.picker is not self.picker:
            self._answer(event.key)
        elif event.key in self.picked:
            self.picked.remove(event.key)
            self._show_stage()
        else:
            self.picked.append(event.key)
            self._show_stage()

    def action_again(self) -> None:
        """Takes the last note back from the table."""
        self.picked.pop()
        self._show_stage()

    def action_page(self, by: int) -> None:
        """Scrolls what is being read, two notes at once when two lie on the table."""
        if len(self.picked) < 2:
            super().action_page(by)
            return
        for note in self.query("Pair Reading"):
            note.scroll_relative(y=by * max(1, note.size.height - 1), animate=False)

    def action_close(self) -> None:
        """From two notes back to the list, from the list out."""
        if len(self.picked) == 2:
            self.action_again()
        else:
            super().action_close()

    def _show_stage(self, said: str = "") -> None:
        """The list while fewer than two are picked, then the two."""
        both = len(self.picked) == 2
        self.set_class(both, "-both")
        self.query_one("#prompt", Static).update(self._prompt(said))
        self.list_notes()
        pair = self.query_one(Pair)
        if both:
            pair.lay(*(note_passage(self.notes[note]) for note in self.picked), said=bool(said))
        else:
            self.picker.focus()
        self.refresh_bindings()

    def _prompt(self, said: str) -> Content:
        if said:
            return plain(said, "bold $accent")
        if len(self.picked) == 2:
            before = frozenset(self.picked) in self.desk.tried
            return quiet(TRIED) if before else label("Side by side:")
        if self.picked:
            return label(self.notes[self.picked[0]].title) + quiet(f"  {PICK_OTHER}")
        return quiet(PICK_ONE)

    def _answer(self, key: str) -> None:
        if key == "again":
            self.picked.clear()
            self._show_stage()
            return
        one, other = self.picked
        action = comparison_between(self.session.program, self.session.play.state, one, other)
        if action is not None:
            self.dismiss(action)
            return
        if self.session.play.state.data & self.session.program.looking:
            self._show_stage(LOOKING_BACK)
            return
        self.desk.tried.add(frozenset(self.picked))
        made = past_comparisons(self.session.program, self.session.play.state)
        before = [past.result for past in made if set(past.notes) == {one, other}]
        self._show_stage(f"{TRIED} {before[0]}" if before else NOTHING_TO_DO)


class Pair(Vertical):
    """Two notes on the table and what to do with them."""

    def compose(self) -> ComposeResult:
        yield Container(Reading(id="one"), Reading(id="other"), classes="table")
        yield Picker(numbered=True, id="answers")

    def lay(self, one: Passage, other: Passage, *, said: bool) -> None:
        """Lays two notes side by side. `said`: what came of it has been said already."""
        self.query_one("#one", Reading).show(one)
        self.query_one("#other", Reading).show(other)
        rows = [Row("again", Content("Take two others."))]
        if not said:
            rows.insert(0, Row("lay", Content("Compare them.")))
        answers = self.query_one("#answers", Picker)
        answers.set_rows(rows)
        answers.focus()
