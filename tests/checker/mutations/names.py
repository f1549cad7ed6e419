"""Mistakes in names: where something is declared, and where it is used."""

from __future__ import annotations

import re
from random import Random

from tests.checker.mutations.base import (
    DECLARED,
    Mutant,
    again,
    dangling,
    is_one_line,
    kind,
    line_rewritten,
    pick,
)
from tests.checker.written import Header, Written


def _declaration(random: Random, story: Written) -> Header | None:
    """The table of something; whether it is used anywhere is seen when it is gone."""
    tables = [one for one in story.headers if len(one.table) == 2 and one.table[0] in DECLARED]
    return random.choice(tables) if tables else None


@kind
def declaration_renamed(random: Random, story: Written) -> Mutant | None:
    header = _declaration(random, story)
    if header is None:
        return None
    kind, id_ = header.table
    pattern = re.compile(rf"^\[{kind}\.{re.escape(id_)}(?=[.\]])", re.MULTILINE)
    changed = {
        file: pattern.sub(f"[{kind}.{id_}x", text)
        for file, text in story.files.items()
        if pattern.search(text)
    }
    after = again(story, changed)
    may, must = dangling(after, kind, id_)
    if not must:
        return None
    return Mutant(f"declaration renamed: {kind}.{id_}", changed, may, must)


@kind
def declaration_removed(random: Random, story: Written) -> Mutant | None:
    header = _declaration(random, story)
    if header is None:
        return None
    kind, id_ = header.table
    changed: dict[str, str] = {}
    for file, text in story.files.items():
        lines = text.split("\n")
        gone = [one for one in story.headers if one.file == file and one.table[:2] == (kind, id_)]
        for one in reversed(gone):
            del lines[one.line - 1 : one.last]
        if gone:
            changed[file] = "\n".join(lines)
    may, must = dangling(again(story, changed), kind, id_)
    if not must:
        return None
    return Mutant(f"declaration removed: {kind}.{id_}", changed, may, must)


@kind
def use_renamed(random: Random, story: Written) -> Mutant | None:
    entry = pick(random, (one for one in story.entries if one.names and is_one_line(one)))
    if entry is None:
        return None
    ids = entry.value if isinstance(entry.value, list) else [entry.value]
    id_ = str(random.choice(ids)) if ids else ""
    if not id_ or id_ == "back":
        return None
    place = (entry.file, entry.first)
    line = story.line(place).replace(f'"{id_}"', f'"{id_}y"', 1)
    return line_rewritten("use renamed", story, place, line)


@kind
def state_unknown(random: Random, story: Written) -> Mutant | None:
    fitting = [
        one
        for one in story.entries
        if (one.shape, one.key) in (("character", "start"), ("character.state", "after"))
        or (one.key == "when" and re.search(r"\.state (==|!=) '", one.raw))
    ]
    entry = pick(random, fitting)
    if entry is None:
        return None
    place = (entry.file, entry.first)
    line = story.line(place)
    if entry.key == "when":
        return line_rewritten(
            "state unknown", story, place, re.sub(r"(\.state .. ')\w+", r"\1asleep", line)
        )
    return line_rewritten(
        "state unknown", story, place, re.sub(r'"\w+"', '"asleep"', line, count=1)
    )
