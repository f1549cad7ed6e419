"""Which endings were reached, n of m. Never names one that was not. Pushed by the title and the game."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet

from textual.widget import Widget

from coyoacan_game.engine import Program
from coyoacan_game.tui.content import plain
from coyoacan_game.tui.widgets.blocks import Block
from coyoacan_game.tui.widgets.cards import QUIET, lines, quiet, stacked
from coyoacan_game.tui.widgets.view import Reading, View
from coyoacan_game.view import ends

UNSEEN = "— not reached yet —"


class EndingsView(View[None]):
    """The endings in the story's order, those that close only a dossier under a heading of their own."""

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
        sorts = ends(self.program.story, self.seen)
        if sorts:
            self.set_aside(f"{sorts[0].found} of {len(sorts[0].titles)} reached")
        passages = [
            passage
            for one in sorts
            for passage in (
                *([lines(quiet(one.count))] if len(sorts) > 1 else []),
                *((_line(number, title),) for number, title in enumerate(one.titles, 1)),
            )
        ]
        self.query_one(Reading).show(stacked(*passages))


def _line(number: int, title: str | None) -> Block:
    if title is None:
        return Block.marked(f"{number:>2}    ", quiet(UNSEEN), QUIET)
    return Block.marked(f"{number:>2}  * ", plain(title, "bold"), "$accent")
