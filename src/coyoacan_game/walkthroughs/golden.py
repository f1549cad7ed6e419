"""Golden transcripts: a path's record kept in a file, compared and, when asked, written anew."""

from __future__ import annotations

from dataclasses import replace
from difflib import unified_diff
from pathlib import Path

from coyoacan_game.walkthroughs.model import PathFile, PathTest
from coyoacan_game.walkthroughs.result import Failure, Result

_MOST_LINES = 60  # of a difference; what is further down mostly follows from what is above


def held_against_golden(file: PathFile, test: PathTest, result: Result, *, accept: bool) -> Result:
    """The result with its transcript compared; with `accept`, a difference is written instead.

    Only a path that took all of its steps and met all expectations is accepted.
    """
    if test.golden is None or result.transcript is None:
        return result
    path = file.folder / test.golden
    had, reason = _read(path)
    bare = replace(result, transcript=None)
    if had == result.transcript:
        return bare
    if accept and result.passed:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(result.transcript, encoding="utf-8", newline="\n")
        return replace(bare, accepted=path.as_posix())
    if had is None:
        message = f'there is no golden transcript "{test.golden}" yet{reason}'
        hint = "--accept writes it"
        lines: tuple[str, ...] = ()
    else:
        message = f'the transcript differs from "{test.golden}"'
        hint = "if it should read so now, --accept writes it anew"
        lines = _difference(had, result.transcript, test.golden)
    if accept:
        hint = "not accepted, because the path fails otherwise"
    failure = Failure("golden", message, test.at("golden"), lines=lines, hint=hint)
    return replace(bare, failures=(*bare.failures, failure))


def _read(path: Path) -> tuple[str | None, str]:
    """The file's text, or None and, where that is no mere absence, why."""
    try:
        return path.read_bytes().decode("utf-8").replace("\r\n", "\n"), ""
    except FileNotFoundError:
        return None, ""
    except OSError as error:
        return None, f": it cannot be read: {error.strerror}"
    except UnicodeDecodeError:
        return None, ": it is not UTF-8 text"


def _difference(had: str, now: str, name: str) -> tuple[str, ...]:
    lines = list(
        unified_diff(had.split("\n"), now.split("\n"), name, "as it reads now", lineterm="", n=2)
    )
    if len(lines) > _MOST_LINES:
        rest = len(lines) - _MOST_LINES
        lines = [*lines[:_MOST_LINES], f"... and {rest} lines more"]
    return tuple(lines)
