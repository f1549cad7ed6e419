"""The file of findings: what is asked, what is claimed and how surely, and the hints.

Never says whether a claim is right before it is confirmed. Pushed by the app.
"""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from coyoacan_game.engine import offered
from coyoacan_game.saves import SaveFailed, Session
from coyoacan_game.tui.content import plain
from coyoacan_game.tui.widgets.cards import quiet
from coyoacan_game.tui.widgets.desk import Desk, Draft, desk_of
from coyoacan_game.tui.widgets.finding_form import claim_of, form_rows, standing_words
from coyoacan_game.tui.widgets.picker import Picker
from coyoacan_game.tui.widgets.rows import Row
from coyoacan_game.tui.widgets.view import ListView
from coyoacan_game.view import (
    FindingCard,
    file_action,
    findings,
    met,
    soften_action,
    withdraw_action,
)

NOTHING_ASKED = "Nothing is being asked yet."


class FindingsView(ListView[str]):
    """Dismisses with the action of filing, withdrawing or softening, or None.

    `finding` is the one to begin at; with `hint` the caret begins at its hints.
    """

    heading = "Findings"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("h", "hint", "hint", id="hint"),
        Binding("left", "back", show=False),
        Binding("right", "fill", show=False),
    ]

    def __init__(
        self,
        session: Session,
        finding: str | None = None,
        hint: bool = False,
        desk: Desk | None = None,
    ) -> None:
        super().__init__()
        self.session = session
        self.desk = desk or desk_of(session)
        self._first, self._at_hints = finding, hint
        program, state = session.program, session.play.state
        questions = met(session.play).questions
        self.cards = {card.id: card for card in findings(program, state, questions)}
        self._offered = frozenset(offered(program, state))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Without a question there is no hint."""
        del parameters
        return action != "hint" or bool(self.cards)

    def reading_pane(self) -> Picker:
        return Picker(id="reading")

    @property
    def form(self) -> Picker:
        return self.query_one("#reading", Picker)

    @property
    def card(self) -> FindingCard | None:
        """The finding under the caret."""
        return self.cards.get(self.picker.key or "")

    def on_mount(self) -> None:
        filed = sum(bool(card.filed) and not card.confirmed for card in self.cards.values())
        confirmed = sum(card.confirmed for card in self.cards.values())
        self.set_aside(f"{filed} filed, {confirmed} confirmed")
        rows = [Row(card.id, _list_line(card)) for card in self.cards.values()]
        self.picker.set_rows(rows or [Row("", quiet(NOTHING_ASKED))])
        self.picker.go_to(self._first or self._open_one())
        self._show_form()
        if self._at_hints and self.card:
            self.read()
            self.form.go_to("hint")

    def _open_one(self) -> str:
        """The first that is not confirmed."""
        return next((card.id for card in self.cards.values() if not card.confirmed), "")

    def draft(self, card: FindingCard) -> Draft:
        """What has been chosen so far: at first what is filed."""
        if card.id not in self.desk.drafts:
            filed = card.filed
            chosen: list[str | None] = [None] * len(card.blanks)
            if filed:
                chosen = list(filed.candidates)
            self.desk.drafts[card.id] = Draft(chosen, filed.verdict if filed else None)
        return self.desk.drafts[card.id]

    def on_picker_moved(self, event: Picker.Moved) -> None:
        if event.picker is self.picker:
            self._show_form()

    def on_picker_picked(self, event: Picker.Picked) -> None:
        if event.picker is self.picker:
            self.read()
        else:
            self._chosen(event.key)

    def _chosen(self, key: str) -> None:
        card = self.card
        if card is None:
            return
        draft = self.draft(card)
        match key.split(":"):
            case ["blank", number, candidate]:
                draft.candidates[int(number)] = candidate
            case ["verdict", verdict]:
                draft.verdict = verdict
            case ["hint"]:
                self._open_hint(card)
            case ["file"]:
                self.desk.drafts.pop(card.id)
                self.dismiss(file_action(card.id, claim_of(draft)))
                return
            case ["withdraw"]:
                self.desk.drafts.pop(card.id)
                self.dismiss(withdraw_action(card.id, report=card.softer is not None))
                return
            case ["soften", verdict]:
                self.desk.drafts.pop(card.id)
                self.dismiss(soften_action(card.id, verdict))
                return
        self._show_form()

    def action_hint(self) -> None:
        """Opens the next hint of this finding."""
        if self.card and not self.card.confirmed:
            self._open_hint(self.card)
            self._show_form()
            self.read()
            self.form.go_to("hint")

    def _open_hint(self, card: FindingCard) -> None:
        """It is remembered with the play, and open though the disk should refuse."""
        try:
            self.session.open_hint(card.id)
        except SaveFailed as failed:
            self.notify(str(failed), severity="error", markup=False)

    def action_fill(self) -> None:
        if self.card:
            self.read()

    def action_back(self) -> None:
        """From the form to the list."""
        self.remove_class("-reading")
        self.picker.focus()

    def _show_form(self) -> None:
        card = self.card
        if card is None:
            self.form.set_rows([])
            return
        rows = form_rows(
            self.session.program,
            self.session.play.state,
            card,
            self.draft(card),
            self.session.hints.get(card.id, 0),
            self._offered,
        )
        self.form.set_rows(rows)


def _list_line(card: FindingCard) -> Content:
    return plain(card.title) + quiet(f"\n{standing_words(card)}")
