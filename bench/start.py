"""From a command to what it shows: the first screen beside the smallest Textual program's, and `--help`.

Both run in a terminal of their own, in one harness; the clock stops when the first word is painted.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import sys
import tempfile
import termios
import time
from functools import partial
from pathlib import Path

from bench.measure import CannotMeasure, Row, at_most, medians, seconds

SCREEN_BAR = 1.6  # times the smallest Textual program
COMMAND_BAR = 0.5  # times an import of Textual
PATIENCE = 60  # seconds before a program that shows nothing is given up
SMALLEST = (
    "from textual.app import App; from textual.widgets import Static; "
    "type('Smallest', (App,), {'compose': lambda self: iter([Static('ready')])})().run()"
)
_ESCAPES = re.compile(rb"\x1b(\[[0-9;:?<=>$]*[ -/]*[@-~]|[PX^_\]].*?(\x07|\x1b\\)|.)", re.DOTALL)


def start_rows(story: Path, *, rounds: int = 9) -> list[Row]:
    """The rows of starting: a first screen, `--help`, `--version`."""
    python = [sys.executable]
    game = [*python, "-m", "coyoacan_game"]
    with tempfile.TemporaryDirectory() as home:
        env = {**os.environ, "COYOACAN_HOME": home, "TERM": "xterm-256color"}
        for name in ("ACCESSIBLE", "NO_COLOR", "CI"):
            env.pop(name, None)
        ours = partial(until_painted, [*game, "play", str(story)], b"raincoat", env)
        smallest = partial(until_painted, [*python, "-c", SMALLEST], b"ready", env)
        screen, least = medians(ours, smallest, rounds=rounds)
        imported, shown_help, version = medians(
            partial(_run, [*python, "-c", "import textual.app"], env),
            partial(_run, [*game, "--help"], env),
            partial(_run, [*game, "--version"], env),
            rounds=rounds,
        )
    return [
        at_most(
            "first screen beside the smallest program",
            screen / least,
            SCREEN_BAR,
            f"{screen * 1000:.0f} ms; {least * 1000:.0f} ms",
        ),
        *(
            at_most(
                f"{what} beside an import of Textual",
                took / imported,
                COMMAND_BAR,
                f"{took * 1000:.0f} ms; {imported * 1000:.0f} ms",
            )
            for what, took in (("--help", shown_help), ("--version", version))
        ),
    ]


def until_painted(command: list[str], word: bytes, env: dict[str, str]) -> float:
    """Seconds until a program has painted a word, in small letters, in a terminal of 120 by 40."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
    begun = time.perf_counter()
    running = subprocess.Popen(  # noqa: S603 - this program, and one written above
        command, stdin=theirs, stdout=theirs, stderr=theirs, env=env, start_new_session=True
    )
    os.close(theirs)
    try:
        return _wait_for(ours, word) - begun
    finally:
        running.kill()
        running.wait()
        os.close(ours)


def _wait_for(terminal: int, word: bytes) -> float:
    """The moment at which the word stood in what was written, escape sequences left out."""
    written = b""
    until = time.perf_counter() + PATIENCE
    while time.perf_counter() < until:
        if not select.select([terminal], [], [], 1)[0]:
            continue
        try:
            written += os.read(terminal, 65536)
        except OSError:  # it has ended
            break
        now = time.perf_counter()
        if word in _ESCAPES.sub(b"", written).lower():
            return now
    last = _ESCAPES.sub(b"", written)[-300:].decode(errors="replace")
    raise CannotMeasure(f"the first screen never showed {word.decode()!r}: {last}")


def _run(command: list[str], env: dict[str, str]) -> float:
    run = partial(subprocess.run, command, env=env, capture_output=True, check=True)
    return seconds(run)
