"""The game in lines on a real terminal, seen from its other side."""

import os
import pty
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Iterator
from fcntl import ioctl
from pathlib import Path
from select import select

import pytest
from tests.command import SMALL

PROMPT = "What do you do?\r\n> "
PATIENCE = 20  # seconds; a start takes half a second on a quiet machine


class Terminal:
    """A terminal of 60 columns with the game in it."""

    def __init__(self, home: Path, *options: str, **environment: str) -> None:
        self._ours, theirs = pty.openpty()
        ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 60, 0, 0))
        self.game = subprocess.Popen(
            [sys.executable, "-m", "coyoacan_game", "play", SMALL, *options],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env=os.environ | {"COYOACAN_HOME": str(home)} | environment,
            start_new_session=True,
            preexec_fn=lambda: ioctl(theirs, termios.TIOCSCTTY, 0),  # noqa: PLW1509 - no threads
        )
        os.close(theirs)
        self.shown = ""

    def until(self, words: str) -> str:
        """What is shown up to these words, from where the last call stopped."""
        deadline = time.monotonic() + PATIENCE
        while words not in self.shown:
            assert select([self._ours], [], [], max(0, deadline - time.monotonic()))[0], self.shown
            self.shown += os.read(self._ours, 4096).decode()
        before, _, self.shown = self.shown.partition(words)
        return before

    def type(self, text: str) -> None:
        os.write(self._ours, text.encode())

    def ends(self) -> int:
        """The exit code."""
        return self.game.wait(PATIENCE)

    def close(self) -> None:
        self.game.kill()
        self.game.wait(PATIENCE)
        os.close(self._ours)


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    opened = Terminal(tmp_path, TERM="dumb")
    yield opened
    opened.close()


def test_a_dumb_terminal_gets_lines_wrapped_to_its_width(terminal: Terminal) -> None:
    lines = terminal.until(PROMPT).split("\r\n")
    assert "Rain on the roof. Somebody opened the door before you could" in lines
    assert max(map(len, lines)) <= 60


def test_lines_hold_no_control_sequences(terminal: Terminal) -> None:
    terminal.type("1\n")
    shown = terminal.until(PROMPT) + terminal.until(PROMPT)
    assert "\x1b" not in shown


def test_an_empty_line_lists_the_choices_again(terminal: Terminal) -> None:
    terminal.until(PROMPT)
    terminal.type("\n")
    assert "1. Step over the glass." in terminal.until(PROMPT)


def test_ctrl_d_is_the_end_of_input(terminal: Terminal) -> None:
    terminal.until(PROMPT)
    terminal.type("\x04")
    terminal.until("Saved as “autosave”, after 0 moves.")
    assert terminal.ends() == 0


def test_ctrl_c_stops_with_everything_saved(terminal: Terminal) -> None:
    terminal.type("1\n")
    terminal.until(PROMPT)
    terminal.until(PROMPT)
    terminal.type("\x03")
    terminal.until("Saved as “autosave”, after 1 move.")
    assert terminal.ends() == 130


def test_plain_is_plain_on_the_best_terminal(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path, "--plain", TERM="xterm-256color")
    assert "1. Step over the glass." in terminal.until("What do you do?")
    terminal.close()
