"""What stands on a story's cover, read before the story itself, so that a first screen need not wait.

Nothing here is checked: what is not as it should be is left out, and loading will say so.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from coyoacan_game.diagnostics import Problems
from coyoacan_game.loader.parse import parse
from coyoacan_game.source import SourceFile

LARGEST = 100_000  # bytes; the file with [story] is rarely more than a page
LONGEST = 200  # characters of a line on the cover


@dataclass(frozen=True)
class Cover:
    """A story's name, the line under it and its date in words; what is not known is empty."""

    title: str
    subtitle: str = ""
    date: str = ""


def read_cover(folder: Path) -> Cover:
    """The cover from the first file at the top of the folder that has a [story] table."""
    for path in sorted(folder.glob("*.toml")):
        try:
            if path.stat().st_size > LARGEST:
                continue
            text = path.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError):
            continue
        tables = parse(SourceFile(path.name, text), Problems())
        about = tables.get("story") if tables else None
        if isinstance(about, dict):
            return Cover(_line(about.get("title")), _line(about.get("subtitle")), _date(about))
    return Cover("")


def _line(value: Any) -> str:
    """A text without anything that could move a cursor."""
    text = value if isinstance(value, str) else ""
    return "".join(char for char in text if char.isprintable())[:LONGEST]


def _date(about: dict[str, Any]) -> str:
    clock = about.get("clock")
    date = clock.get("date") if isinstance(clock, dict) else None
    if not isinstance(date, datetime.date):
        return ""
    return f"{date:%A} {date.day} {date:%B %Y}"
