"""The floor plan as large as there is room, its legend, and the same in words. Pushed by the app."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Container, ScrollableContainer, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from coyoacan_game.saves import Session
from coyoacan_game.tui.content import PLAN_STYLES, plain, plan_content
from coyoacan_game.tui.widgets.view import View
from coyoacan_game.view import Plan, known_places, look_of, place_name, plan, time_of

NO_PLAN = "There is no plan of this place."


class MapView(View[None]):
    """The plan; the arrows move it when it is larger than the screen."""

    heading = "Floor plan"
    AUTO_FOCUS = "#plan"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pageup", "words(-1)", show=False),
        Binding("pagedown", "words(1)", show=False),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__()
        program, state = session.program, session.play.state
        self.plan = plan(program, state)
        places = "\n".join(f"– {one.line}" for one in known_places(session.play))
        self._places = [plain(places)] if places else []
        look = look_of(program, state)
        where, when = place_name(program, state), time_of(program, state)
        if look is not None:
            where, when = look.title, look.clock
        self._aside = " · ".join(part for part in (where, when) if part)

    def body(self) -> Iterable[Widget]:
        drawing = plan_content(self.plan) if self.plan.lines else Content(NO_PLAN)
        # Alone it could not be both in the middle of a large screen and scrolled on a small one.
        table = Container(Static(drawing, id="floor", markup=False), id="table")
        yield ScrollableContainer(table, id="plan")
        words = [legend_content(self.plan), plain(self.plan.sentence), *self._places]
        yield VerticalScroll(Static(Content("\n\n").join(words), markup=False), id="words")

    def on_mount(self) -> None:
        self.set_aside(self._aside)
        self.set_class(not self.plan.lines, "-planless")
        self.call_after_refresh(self._show_you)

    def _show_you(self) -> None:
        """Where you are comes into the middle of a plan that is too large."""
        you = next((mark for mark in self.plan.marks if mark.kind == "you"), None)
        if you is None:
            return
        frame = self.query_one("#plan")
        frame.scroll_to(
            max(0, you.column - frame.size.width // 2),
            max(0, you.row - frame.size.height // 2),
            animate=False,
        )

    def action_words(self, by: int) -> None:
        words = self.query_one("#words")
        words.scroll_relative(y=by * max(2, words.size.height - 1), animate=False)


def legend_content(plan_: Plan) -> Content:
    """The marks and what they stand for, in a row that wraps."""
    parts = []
    for number, entry in enumerate(plan_.legend):
        mark, _, name = entry.partition(" ")
        kind = "you" if number == 0 else "person"
        parts.append(plain(mark, PLAN_STYLES[kind]) + plain(f" {name}"))
    return Content("   ").join(parts)
