"""`*.path.toml` to path tests, or to problems in their places. Knows shapes; names are `names`'."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from coyoacan_game.diagnostics import Problems, Spot, nearest
from coyoacan_game.loader.parse import Tables, parse
from coyoacan_game.source import SourceFile, Span
from coyoacan_game.story.clauses import Address, Clause
from coyoacan_game.story.text import FORBIDDEN
from coyoacan_game.walkthroughs.model import (
    EXPECT,
    GIVEN,
    KEYS,
    PathFile,
    PathTest,
)

MAXIMUM_FILE = 4 * 1024 * 1024  # bytes, as for a story's files
_ID = re.compile(r"[a-z][a-z0-9_]{0,79}", re.ASCII)
# In a file as written: a control character, or an escape that could make one.
_SUSPICIOUS = re.compile(r"\\[uUxbfre]|[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_WANTED = {"text": "text in quotes", "list": 'a list, ["a", "b"]', "table": "a table"}


def read_path_file(path: Path, shown: str, problems: Problems) -> PathFile | None:
    """The paths of one file, `shown` being how messages name it; None if it cannot be read at all.

    A path in which anything is wrong stands apart, so that no half of it is ever run.
    """
    text = _text(path, shown, problems)
    if text is None:
        return None
    return paths_in(SourceFile(shown, text), path.parent, problems)


def paths_in(source: SourceFile, folder: Path, problems: Problems) -> PathFile | None:
    """The paths of a text that has been read already."""
    tables = parse(source, problems)
    if tables is None:
        return None
    reader = _Reader(source, problems)
    return PathFile(folder, source, reader.paths(tables), tuple(reader.unsound))


def _text(path: Path, shown: str, problems: Problems) -> str | None:
    start = Span(shown, 1, 1, 1, 1)
    try:
        if path.stat().st_size > MAXIMUM_FILE:
            problems.add("COY004", "this is more than 4 MiB", span=start)
            return None
        return path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except OSError as error:
        problems.add("COY005", f"this file cannot be read: {error.strerror}", span=start)
    except UnicodeDecodeError:
        problems.add("COY003", "this file is not UTF-8 text", span=start)
    return None


class _Reader:
    """Reads one file's tables; every problem carries the file's name, for files share addresses."""

    def __init__(self, source: SourceFile, problems: Problems) -> None:
        self.source = source
        self.problems = problems
        self.unsound: list[PathTest] = []
        self._suspicious = bool(_SUSPICIOUS.search(source.text))

    def paths(self, tables: Tables) -> tuple[PathTest, ...]:
        found = []
        story = self._text(tables, ("story",)) if "story" in tables else None
        for kind, table in tables.items():
            if kind == "path" and isinstance(table, dict):
                found += [self._path(id_, one, story) for id_, one in table.items()]
            elif kind == "path":
                self._add("COY109", "write [path.ID], a table", ("path",), key=True)
            elif kind != "story":
                message = f'there is no kind "{kind}" in a file of path tests'
                hint = nearest(kind, ("path", "story"))
                self._add("COY102", message, (kind,), hint, key=True)
        return tuple(one for one in found if one is not None)

    def _path(self, id_: str, table: Any, story: str | None) -> PathTest | None:
        before = len(self.problems.found)
        here: Address = ("path", id_)
        if not isinstance(table, dict):
            self._add("COY109", "a path without an id: write [path.ID]", here, key=True)
            return None
        if not _ID.fullmatch(id_):
            shape = "small letters, digits and _, a letter first, at most 80"
            self._add("COY107", f'"{id_}" is no id: {shape}', here, key=True)
        self._keys(table, KEYS, here, f'path "{id_}"')
        if self._suspicious:
            self._refuse_controls(table, here)
        texts = {
            key: self._text(table, (*here, key))
            for key in ("story", "start", "golden")
            if key in table
        }
        made = PathTest(
            id_,
            texts.get("story", story),
            texts.get("start"),
            self._clauses(table, (*here, "given"), GIVEN),
            self._list(table, (*here, "steps")),
            self._clauses(table, (*here, "expect"), EXPECT),
            self._list(table, (*here, "sees")),
            self._list(table, (*here, "never_sees")),
            texts.get("golden"),
        )
        if len(self.problems.found) == before:
            return made
        self.unsound.append(made)
        return None

    def _clauses(
        self, table: Tables, address: Address, shapes: dict[str, str]
    ) -> tuple[Clause, ...]:
        inner = table.get(str(address[-1]), {})
        if not self._is(inner, "table", address):
            return ()
        self._keys(inner, tuple(shapes), address, f'"{address[-1]}" of path "{address[1]}"')
        found: list[Clause] = []
        for key in inner:
            if key in shapes:
                found += self._clause(inner, key, shapes[key], (*address, key))
        return tuple(found)

    def _clause(self, table: Tables, key: str, shape: str, address: Address) -> list[Clause]:
        if shape == "text":
            text = self._text(table, address)
            return [] if text is None else [Clause(key, text, True, address)]
        if shape == "list":
            return [
                Clause(key, one, True, (*address, position))
                for position, one in enumerate(self._list(table, address))
            ]
        found = []
        if self._is(table[key], "table", address):
            for name, value in table[key].items():
                if isinstance(value, bool | int | str):
                    found.append(Clause(key, name, value, (*address, name)))
                else:
                    message = f'"{name}" must be true, false, a whole number or text'
                    self._add("COY105", message, (*address, name))
        return found

    def _text(self, table: Tables, address: Address) -> str | None:
        value = table[str(address[-1])]
        if self._is(value, "text", address):
            return str(value)
        return None

    def _list(self, table: Tables, address: Address) -> tuple[str, ...]:
        value = table.get(str(address[-1]), [])
        if not self._is(value, "list", address):
            return ()
        if all(isinstance(one, str) and one.strip() for one in value):
            return tuple(value)
        for position, one in enumerate(value):
            self._is(one, "text", (*address, position))
        return ()

    def _is(self, value: Any, shape: str, address: Address) -> bool:
        kinds: dict[str, type] = {"text": str, "list": list, "table": dict}
        name = next(part for part in reversed(address) if isinstance(part, str))
        each = "each entry of " if isinstance(address[-1], int) else ""
        if not isinstance(value, kinds[shape]):
            self._add("COY105", f'{each}"{name}" must be {_WANTED[shape]}', address)
        elif shape == "text" and not str(value).strip():
            self._add("COY110", f'{each}"{name}" must not be empty', address)
        else:
            return True
        return False

    def _keys(self, table: Tables, known: tuple[str, ...], here: Address, name: str) -> None:
        for key in table:
            if key not in known:
                hint = nearest(key, known)
                self._add("COY103", f'"{key}" is no key of {name}', (*here, key), hint, key=True)

    def _refuse_controls(self, value: Any, address: Address) -> None:
        """What is written here is printed by reports, and must not steer a terminal."""
        if isinstance(value, str) and FORBIDDEN.search(value):
            self._add("COY206", "this text holds a control character", address)
        if isinstance(value, dict | list):
            pairs = value.items() if isinstance(value, dict) else enumerate(value)
            for key, inner in pairs:
                self._refuse_controls(inner, (*address, key))

    def _add(
        self,
        code: str,
        message: str,
        address: Address,
        hint: str | None = None,
        *,
        key: bool = False,
    ) -> None:
        spot = Spot(address, "key" if key else "value", file=self.source.name)
        self.problems.add(code, message, spot, hint)
