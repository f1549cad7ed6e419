"""The entry point: runs a command and turns whatever stops it into an exit code.

0  all is well
1  the story has errors (with --strict, or warnings)
2  the command line, or what it names, is of no use: no such folder, no story in it
130  stopped by Ctrl+C, as shells count it
141  whoever read the output went away, as shells count it

Called by the script `coyoacan` and by `python -m coyoacan_game`.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence

import click

from coyoacan_game.cli.commands import coyoacan

INTERRUPTED = 130
NOBODY_READS = 141


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command line (by default the process's own) and gives the exit code."""
    _read_and_write_anything()
    arguments = sys.argv[1:] if arguments is None else arguments
    try:
        code = _run(list(arguments))
        sys.stdout.flush()
    except BrokenPipeError:
        _stop_writing()
        return NOBODY_READS
    except (KeyboardInterrupt, click.Abort):
        return INTERRUPTED
    return code


def _run(arguments: list[str]) -> int:
    """Like click's own `main`, which would exit with 1 for interrupts and broken pipes."""
    try:
        with coyoacan.make_context("coyoacan", arguments) as context:
            result = coyoacan.invoke(context)
    except click.exceptions.Exit as stopped:
        return stopped.exit_code
    except click.ClickException as wrong:
        wrong.show()
        return wrong.exit_code
    return result if isinstance(result, int) else 0


def _read_and_write_anything() -> None:
    """Lets no odd byte and no poor encoding of the terminal stop the game."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _stop_writing() -> None:
    """What is still buffered would fail once more when the interpreter ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
