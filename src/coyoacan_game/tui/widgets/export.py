"""Writing a record to a file of the player's. Nothing is ever overwritten. No widgets here."""

from __future__ import annotations

import os
import re
import unicodedata
from itertools import count
from pathlib import Path

LONGEST = 60  # characters of a suggested name: shown whole on most screens


def suggested_path(*words: str) -> Path:
    """A new file in the folder one is in, or at home if nothing can be written there."""
    folder = Path.cwd()
    if not os.access(folder, os.W_OK):
        folder = Path.home()
    stem = plain_name("-".join(words))
    names = (f"{stem}.txt" if number == 1 else f"{stem}-{number}.txt" for number in count(1))
    return next(folder / name for name in names if not (folder / name).exists())


def plain_name(words: str) -> str:
    """Words as a file's name that every system takes."""
    bare = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", bare)[:LONGEST].strip("-") or "record"


def write_new(path: Path, text: str) -> Path:
    """Writes a file that was not there; gives its whole path. Raises OSError."""
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(text)
    return path.resolve()
