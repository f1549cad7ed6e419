"""The command `coyoacan` for tests: in this process, where it is quick, and in one of its own."""

import io
import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from coyoacan_game.cli import main

STORIES = Path(__file__).parent / "stories"
SMALL = str(STORIES / "small")
LOOKING = str(STORIES / "looking")  # a quarter of an hour that can be looked at again
LONG = str(STORIES / "long")  # two days, two dossiers, a register


@dataclass(frozen=True)
class Done:
    """What a command left behind."""

    code: int
    out: str
    errors: str

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()


def coyoacan(*arguments: str, typed: str = "") -> Done:
    """Runs a command here, as in a pipe, with `typed` coming in."""
    out, errors = io.StringIO(), io.StringIO()
    with patch("sys.stdin", io.StringIO(typed)), redirect_stdout(out), redirect_stderr(errors):
        code = main(arguments)
    return Done(code, out.getvalue(), errors.getvalue())


def coyoacan_alone(
    *arguments: str, typed: bytes = b"", folder: Path | None = None, **environment: str
) -> Done:
    """Runs `python -m coyoacan_game` as a process with pipes."""
    done = subprocess.run(
        [sys.executable, "-m", "coyoacan_game", *arguments],
        input=typed,
        capture_output=True,
        cwd=folder,
        env=os.environ | environment,
        check=False,
        timeout=60,
    )
    return Done(done.returncode, done.stdout.decode(), done.stderr.decode())


def played(*typed: str, story: str = SMALL, save: str = "test") -> str:
    """What a new play says to these lines, from the first question on."""
    done = coyoacan("play", story, "--new", "--save", save, typed="\n".join(typed))
    assert (done.code, done.errors) == (0, "")
    return done.out


def answer(*typed: str, story: str = SMALL) -> str:
    """What a new play says to the last of these lines, up to the next question."""
    parts = played(*typed, story=story).split("What do you do?\n")
    return parts[len(typed)].strip()
