"""Where an address stands in its file. Loaded only when there is something to report.

tomli forgets positions, so tree-sitter's TOML grammar is asked. No position is ever invented: an
address that is not written anywhere (a missing key) is placed at the nearest table that is.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

import tree_sitter
import tree_sitter_toml

from coyoacan_game.diagnostics import Spot
from coyoacan_game.loader.parse import unquoted
from coyoacan_game.source import SourceFile, Span

Path = tuple[str | int, ...]

_ESCAPES = {"u": 6, "U": 10, "x": 4}


@dataclass(frozen=True, slots=True)
class Written:
    """Character offsets of a key and of its value; a table's own name is both."""

    key: tuple[int, int]
    value: tuple[int, int]


class Locator:
    """Finds addresses in one file."""

    def __init__(self, file: SourceFile) -> None:
        self.file = file
        language = tree_sitter.Language(tree_sitter_toml.language())
        data = file.text.encode()
        # Where the second and later bytes of characters stand: none in a file of plain ASCII.
        self._inner_bytes = [found.start() for found in re.finditer(rb"[\x80-\xbf]", data)]
        self._written: dict[Path, Written] = {}
        tree = tree_sitter.Parser(language).parse(data)
        self._read_document(tree.root_node)

    def find(self, spot: Spot) -> tuple[int, Span] | None:
        """How much of the spot's path is written here, and the span of that much; None if nothing."""
        for depth in range(len(spot.path), 0, -1):
            written = self._written.get(spot.path[:depth])
            if written is None:
                continue
            if depth < len(spot.path) or spot.part == "key":
                return depth, self.file.span(*written.key)
            if spot.length:
                return depth, self._inside(written.value, spot)
            return depth, self.file.span(*written.value)
        return None

    def _inside(self, value: tuple[int, int], spot: Spot) -> Span:
        """The span of some characters of a text value, escapes and quotes accounted for."""
        raw = self.file.text[value[0] : value[1]]
        offsets = list(_offsets(raw))
        if spot.start >= len(offsets):
            return self.file.span(*value)
        last = min(spot.start + spot.length, len(offsets)) - 1
        return self.file.span(value[0] + offsets[spot.start], value[0] + offsets[last] + 1)

    def _span(self, node: tree_sitter.Node) -> tuple[int, int]:
        """Character offsets of a node; the grammar counts bytes."""
        start, end = node.start_byte, node.end_byte
        if not self._inner_bytes:
            return start, end
        return (
            start - bisect_left(self._inner_bytes, start),
            end - bisect_left(self._inner_bytes, end),
        )

    def _read_document(self, root: tree_sitter.Node) -> None:
        lists: dict[Path, int] = {}
        for node in root.children:
            if node.type == "pair":
                self._read_pair(node, ())
            elif node.type in ("table", "table_array_element"):
                names = [child for child in node.children if child.type.endswith("key")]
                if not names:
                    continue
                path = self._enter(names[0], ())
                if node.type == "table_array_element":
                    lists[path] = lists.get(path, -1) + 1
                    path = (*path, lists[path])
                    span = self._span(names[0])
                    self._written.setdefault(path, Written(span, span))
                for child in node.children:
                    if child.type == "pair":
                        self._read_pair(child, path)

    def _enter(self, key: tree_sitter.Node, base: Path) -> Path:
        """Notes each part of a (dotted) key; gives the whole path."""
        path = base
        for part in _parts(key):
            span = self._span(part)
            path = (*path, self._word(part))
            self._written.setdefault(path, Written(span, span))
        return path

    def _word(self, part: tree_sitter.Node) -> str:
        start, end = self._span(part)
        raw = self.file.text[start:end]
        return unquoted(raw) if part.type == "quoted_key" else raw

    def _read_pair(self, node: tree_sitter.Node, base: Path) -> None:
        parts = [child for child in node.children if child.type != "comment"]
        key, value = parts[0], parts[-1]
        path = self._enter(key, base)
        self._written[path] = Written(self._written[path].key, self._span(value))
        self._read_value(value, path)

    def _read_value(self, node: tree_sitter.Node, path: Path) -> None:
        if node.type == "inline_table":
            for child in node.children:
                if child.type == "pair":
                    self._read_pair(child, path)
        elif node.type == "array":
            position = 0
            for child in node.children:
                if child.type in ("[", "]", ",", "comment"):
                    continue
                span = self._span(child)
                self._written[(*path, position)] = Written(span, span)
                self._read_value(child, (*path, position))
                position += 1


def _parts(key: tree_sitter.Node) -> Iterator[tree_sitter.Node]:
    if key.type != "dotted_key":
        yield key
        return
    for child in key.children:
        if child.type != ".":
            yield from _parts(child)


def _offsets(raw: str) -> Iterator[int]:
    """For each character of a TOML text, where it stands in the text as written."""
    triple = raw.startswith(('"""', "'''"))
    quotes = 3 if triple else 1
    at, end = quotes, len(raw) - quotes
    if triple and raw.startswith("\n", at):
        at += 1
    escapes = raw.startswith('"')
    while at < end:
        if not (escapes and raw[at] == "\\"):
            yield at
            at += 1
        elif raw[at + 1 : at + 2].isspace():  # a line ended by a backslash joins the next
            at += 1
            while at < end and raw[at].isspace():
                at += 1
        else:
            yield at
            at += _ESCAPES.get(raw[at + 1 : at + 2], 2)
