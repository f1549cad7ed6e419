"""What the other end of a stream can show. Asked once, when a command starts."""

from __future__ import annotations

import os
from typing import Protocol


class Stream(Protocol):
    """All that is asked of one here."""

    def isatty(self) -> bool: ...


def colourful(stream: Stream) -> bool:
    """Whether colours are wanted: on a terminal that has them, unless NO_COLOR says no."""
    if os.environ.get("NO_COLOR"):
        return False
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def must_be_plain(stdin: Stream, stdout: Stream) -> bool:
    """Whether the game has to be told in lines: no terminal, a dumb one, or the player asks so."""
    if os.environ.get("TERM") == "dumb":
        return True
    if os.environ.get("ACCESSIBLE", "") not in ("", "0"):
        return True
    return not (stdin.isatty() and stdout.isatty())
