"""The right side of a wide window: the place, the time, the floor plan, and who is who on it."""

from __future__ import annotations

from textual.app import RenderResult
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from coyoacan_game.engine import Program, State
from coyoacan_game.tui.content import hung, plain, plan_lines
from coyoacan_game.tui.widgets.beside import NOTHING, where_and_when
from coyoacan_game.view import Plan, plan

NARROWEST, WIDEST = 24, 32  # cells: without a plan, and for what is shown beside the clock
FEWEST_ROWS = 5  # of the plan; less is no picture of anything


class PlanPanel(Widget):
    """Draws as much of the plan as there is room for, with you in the middle of it."""

    def __init__(self) -> None:
        super().__init__()
        self._place, self._beside = "", NOTHING
        self._plan = Plan((), (), (), "")

    def show(self, program: Program, state: State) -> None:
        self._place, self._beside = where_and_when(program, state)
        self._plan = plan(program, state)
        self.set_class(not (self._place or any(self._beside) or self._plan.lines), "-empty")
        self.refresh(layout=True)

    @property
    def plan(self) -> Plan:
        return self._plan

    def get_content_width(self, container: Size, viewport: Size) -> int:  # noqa: ARG002
        shown = (min(WIDEST, len(one)) for one in self._beside.shown)
        return max(self._plan.width, NARROWEST, *shown)

    def render(self) -> RenderResult:
        width, height = self.size
        if width < 1 or height < 1:
            return Content("")
        head = plain(self._place, "bold").wrap(max(2, width))
        for words in filter(None, (self._beside.dated, *self._beside.shown)):
            head += plain(words, "$text-muted").wrap(max(2, width))
        people = self._plan.legend if self._plan.lines else self._plan.legend[1:]  # not you
        legend = [part for one in people for part in self._legend(one, width)]
        room = height - len(head) - 1
        drawing = self._drawing(width, max(room - len(legend) - 1, min(FEWEST_ROWS, room)))
        lines = [*head, Content(""), *drawing]
        if height - len(lines) > 1:
            lines += [Content(""), *self._cut(legend, height - len(lines) - 1)]
        return Content("\n").join(line.truncate(width) for line in lines[:height])

    @staticmethod
    def _legend(words: str, width: int) -> list[Content]:
        mark, _, name = words.partition(" ")
        return hung(plain(name), width, f"{mark} ", "  ", "bold $accent")

    @staticmethod
    def _cut(legend: list[Content], room: int) -> list[Content]:
        """As many as fit; that there are more is said."""
        if len(legend) <= room:
            return legend
        return [*legend[: room - 1], plain("…")] if room > 0 else []

    def _drawing(self, width: int, height: int) -> list[Content]:
        """The part of the plan around you that fits."""
        lines = plan_lines(self._plan)
        you = next((one for one in self._plan.marks if one.kind == "you"), None)
        row, column = (you.row, you.column) if you else (0, 0)
        top = max(0, min(row - height // 2, len(lines) - height))
        left = max(0, min(column - width // 2, self._plan.width - width))
        return [line[left : left + width] for line in lines[top : top + max(0, height)]]
