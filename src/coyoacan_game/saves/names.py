"""Names of plays, as players write them, and the files they are kept in.

A file's name never holds what a player typed, only a likeness of it: no separators, no device
names, nothing that two file systems read differently.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata

AUTOSAVE = "autosave"
MAXIMUM_NAME = 80  # characters; the file's name is shorter still, whatever they are
_MAXIMUM_SLUG = 40
_SAFE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*(~[0-9a-f]{12})?")
_DEVICES = frozenset(
    {"con", "prn", "aux", "nul"} | {f"{port}{n}" for port in ("com", "lpt") for n in range(10)}
)


class BadName(ValueError):
    """A name that no play can have; the message is for the player."""


def clean_name(name: str) -> str:
    """The name as it is kept and shown: one line without invisible characters. Raises BadName."""
    composed = unicodedata.normalize("NFC", name)
    visible = (" " if one.isspace() else one for one in composed)
    seen = "".join(one for one in visible if unicodedata.category(one)[0] != "C")
    cleaned = " ".join(seen.split())
    if not cleaned:
        raise BadName("A save needs a name of at least one letter.")
    if len(cleaned) > MAXIMUM_NAME:
        raise BadName(f"A save's name has at most {MAXIMUM_NAME} letters.")
    return cleaned


def printable(text: str) -> str:
    """A text from a file without what could command a terminal."""
    return "".join(one for one in text if one.isprintable())


def name_of(stem: str) -> str:
    """How a file is listed that nobody gave a name: by its own."""
    return " ".join(printable(stem)[:MAXIMUM_NAME].split()) or "?"


def slug(text: str) -> str:
    """Lower-case letters, digits and hyphens that remind of a text; never empty."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain)[:_MAXIMUM_SLUG].strip("-") or "untitled"


def stem_of(name: str) -> str:
    """The file name, without its ending, for a cleaned name. Two names never share one.

    What is not already safe gets a mark made from the whole of it.
    """
    if _SAFE.fullmatch(name) and name not in _DEVICES and len(name) <= 60:
        return name
    return f"{slug(name)}~{hashlib.sha256(name.encode()).hexdigest()[:12]}"
