"""Which endings were reached, n of m. Never names one that was not. Pushed by the title and the game."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet

from textual.widget import Widget

from coyoacan_game.engine import Program
from coyoacan_game.tui.content import plain
from coyoacan_game.tui.widgets.blocks import Block
from coyoacan_game.tui.widgets.cards import QUIET, quiet, stacked
from coyoacan_game.tui.widgets.view import Reading, View

UNSEEN = "— not reached yet —"


class EndingsView(View[None]):
    """The endings in the story's order."""

    heading = "Endings"
    AUTO_FOCUS = "#reading"

    def __init__(self, program: Program, seen: AbstractSet[str]) -> None:
        super().__init__()
        self.program = program
        self.seen = frozenset(seen) & frozenset(program.story.ending)

    def body(self) -> Iterable[Widget]:
        yield Reading()

    def on_mount(self) -> None:
        self.add_class("-alone")
        endings = self.program.story.ending
        self.set_aside(f"{len(self.seen)} of {len(endings)} reached")
        rows = [(self._line(number, id_),) for number, id_ in enumerate(endings, 1)]
        self.query_one(Reading).show(stacked(*rows))

    def _line(self, number: int, id_: str) -> Block:
        if id_ not in self.seen:
            return Block.marked(f"{number:>2}    ", quiet(UNSEEN), QUIET)
        title = self.program.story.ending[id_].title
        return Block.marked(f"{number:>2}  * ", plain(title, "bold"), "$accent")
