"""Where every line of plain mode goes out and comes in.

The one place that writes: it wraps on a terminal, leaves a paragraph on one line in a pipe, and
lets nothing through that does not print.
"""

from __future__ import annotations

import textwrap
from typing import TextIO

from coyoacan_game.story.text import Shown
from coyoacan_game.view.words import as_text

MAXIMUM_LINE = (
    2000  # characters: far more than any command, and a file given by mistake stays small
)


class Lines:
    """One player's input and output. `width` is where to wrap, None for never."""

    def __init__(self, source: TextIO, out: TextIO, width: int | None) -> None:
        self._source = source
        self._out = out
        self._width = width
        self._edits = source.isatty() and out.isatty()
        if self._edits:
            _allow_editing()

    def say(self, text: str = "", indent: str = "") -> None:
        """Writes paragraphs, each wrapped by itself; `indent` stands before all lines but the first."""
        for line in text.split("\n"):
            self._write(_printable(line), indent)

    def block(self, text: str, indent: str = "") -> None:
        """Paragraphs and a blank line after them; nothing at all for no text."""
        if text.strip():
            self.say(text, indent)
            self.say()

    def shown(self, text: Shown) -> None:
        """A text of the story."""
        self.block(as_text(text))

    def ask(self, question: str) -> str | None:
        """The next line that was typed, without its end; None when there are no more.

        A line that begins with `#` is passed over, and in a pipe an empty one too, so that a
        script can be laid out and annotated.
        """
        self.say(question)
        self._out.flush()
        while (line := self._next()) is not None:
            typed = line.strip().removeprefix("\ufeff")
            if not typed.startswith("#") and (typed or self._edits):
                return typed
        return None

    def _next(self) -> str | None:
        if self._edits:
            try:
                return input("> ")
            except EOFError:
                self.say()
                return None
        line = self._source.readline(MAXIMUM_LINE)
        rest = line
        while rest and not rest.endswith("\n"):
            rest = self._source.readline(MAXIMUM_LINE)
        return line or None

    def _write(self, line: str, indent: str) -> None:
        if self._width is not None and len(line) > self._width:
            line = textwrap.fill(line, self._width, subsequent_indent=indent)
        self._out.write(line + "\n")


def _allow_editing() -> None:
    """Arrows and history at the prompt, where the system has them."""
    try:
        import readline  # noqa: F401, PLC0415 - importing it is what turns it on
    except ImportError:
        return


def _printable(line: str) -> str:
    """Without anything that could move a cursor: a save's name is whatever a player typed."""
    return "".join(char if char.isprintable() else " " for char in line)
