"""The two thin lines at the edges: where and when it is, and the few keys worth naming."""

from __future__ import annotations

from textual.app import RenderResult
from textual.content import Content
from textual.style import Style
from textual.widget import Widget

from coyoacan_game.engine import Program, State
from coyoacan_game.tui.content import plain
from coyoacan_game.tui.keys import Command, Keymap, key_words
from coyoacan_game.tui.widgets.beside import NOTHING, where_and_when

BETWEEN = 3  # blanks between two keys at the foot


class StatusLine(Widget):
    """Place, day and time in one line and what is shown beside them, where the plan has no room."""

    def __init__(self) -> None:
        super().__init__()
        self._place, self._beside = "", NOTHING

    def show(self, program: Program, state: State) -> None:
        place, self._beside = where_and_when(program, state)
        self._place = place or program.story.story.title
        self.refresh()

    def render(self) -> RenderResult:
        width = self.size.width
        when = self._beside.fitting(self._place, width)
        place = plain(self._place, "bold").truncate(max(0, width - len(when) - 2), ellipsis=True)
        return place.pad_right(max(0, width - place.cell_length - len(when))) + plain(when)


class KeyLine(Widget):
    """The foot: as many keys as fit, help always among them."""

    def __init__(self, commands: Keymap) -> None:
        super().__init__()
        self._commands = commands

    def show(self, commands: Keymap) -> None:
        self._commands = commands
        self.refresh()

    def render(self) -> RenderResult:
        parts = [self._part(one.name, one.key, one.words) for one in self._fitting()]
        return plain(" " * BETWEEN).join(parts)

    def _fitting(self) -> Keymap:
        """Leaves out the last before help and quit until the rest fits."""
        chosen = list(self._commands)
        while len(chosen) > 1 and self._length(chosen) > self.size.width:
            keep = [one for one in chosen if one.name not in ("help", "quit")]
            chosen.remove(keep[-1] if keep else chosen[-1])
        return tuple(chosen)

    @staticmethod
    def _length(commands: list[Command]) -> int:
        words = sum(len(key_words(one.key)) + 1 + len(one.words) for one in commands)
        return words + BETWEEN * (len(commands) - 1)

    @staticmethod
    def _part(name: str, key: str, words: str) -> Content:
        click = Style.from_meta({"@click": f"screen.command('{name}')"})
        return (plain(key_words(key), "bold $accent") + plain(f" {words}")).stylize(click)


class Divider(Widget):
    """The rule between the record and what can be done; it says how much is left to read."""

    def __init__(self) -> None:
        super().__init__()
        self._below = 0

    def show(self, below: int) -> None:
        if below != self._below:
            self._below = below
            self.refresh()

    def render(self) -> RenderResult:
        width = self.size.width
        if not self._below:
            return plain("─" * width, "$rule")
        lines = "1 line more" if self._below == 1 else f"{self._below} lines more"
        words = f" ▾ {lines}, PgDn "
        if len(words) > width:
            return plain("▾" * width)
        left = width - len(words) - 2
        return plain("─" * max(0, left), "$rule") + plain(words) + plain("──", "$rule")
