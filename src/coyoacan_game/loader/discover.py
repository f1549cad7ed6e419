"""Which files make up a story. Folders are for people; every `.toml` below the story's folder counts."""

import os
import stat
from pathlib import Path

from coyoacan_game.diagnostics import Problems
from coyoacan_game.source import SourceFile, Span

MAXIMUM_FILES = 5000
MAXIMUM_FILE = 4 * 1024 * 1024  # bytes
MAXIMUM_STORY = 32 * 1024 * 1024  # bytes


def read_files(folder: Path, shown: str, problems: Problems) -> list[SourceFile]:
    """The story's files in order of their names, read; what cannot be read becomes a problem.

    `shown` is how the folder is named in messages. Path tests (`*.path.toml`), hidden files and
    linked folders are passed over.
    """
    files: list[SourceFile] = []
    total = 0
    paths = _paths(folder)
    if len(paths) > MAXIMUM_FILES:
        message = f"a story has at most {MAXIMUM_FILES} files, and this has {len(paths)}"
        problems.add("COY004", message, span=Span(shown, 1, 1, 1, 1))
        return []
    for path in paths:
        name = _name(path, folder, shown)
        start = Span(name, 1, 1, 1, 1)
        try:
            found = path.stat()
            if not stat.S_ISREG(found.st_mode):
                problems.add("COY005", "this is no ordinary file", span=start)
                continue
            total += found.st_size
            if found.st_size > MAXIMUM_FILE or total > MAXIMUM_STORY:
                limit = MAXIMUM_FILE if found.st_size > MAXIMUM_FILE else MAXIMUM_STORY
                message = f"this is more than {limit // 1024 // 1024} MiB"
                problems.add("COY004", message, span=start)
                continue
            data = path.read_bytes()
        except OSError as error:
            problems.add("COY005", f"this file cannot be read: {error.strerror}", span=start)
            continue
        decoded = _decoded(name, data, problems)
        if decoded is not None:
            files.append(decoded)
    return files


def _paths(folder: Path) -> list[Path]:
    found: list[Path] = []
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(one for one in folders if not one.startswith("."))
        found += [
            Path(root, name)
            for name in names
            if name.endswith(".toml") and not name.endswith(".path.toml") and name[0] != "."
        ]
    return sorted(found)


def _name(path: Path, folder: Path, shown: str) -> str:
    inside = path.relative_to(folder).as_posix()
    return inside if shown in ("", ".") else f"{shown.rstrip('/')}/{inside}"


def _decoded(name: str, data: bytes, problems: Problems) -> SourceFile | None:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = SourceFile(name, data[: error.start].decode("utf-8", errors="replace"))
        end = len(before.text)
        message = "this file is not UTF-8 text from here on"
        problems.add("COY003", message, span=before.span(end, end))
        return None
    return SourceFile(name, text.replace("\r\n", "\n"))
