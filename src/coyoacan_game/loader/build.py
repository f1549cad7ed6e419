"""Plain tables to a story: merges the files, validates with pydantic, says what is wrong in TOML's words."""

from __future__ import annotations

import keyword
import re
from typing import Any

from pydantic import ValidationError

from coyoacan_game.diagnostics import Problems, Spot, did_you_mean, nearest_word
from coyoacan_game.loader.parse import Tables
from coyoacan_game.loader.salvage import salvaged
from coyoacan_game.loader.words import Explainer
from coyoacan_game.source import SourceFile
from coyoacan_game.story.models import KINDS, Story
from coyoacan_game.story.scope import RESERVED, RESERVED_FOR
from coyoacan_game.story.text import FORBIDDEN, FORBIDDEN_BEYOND_ASCII

_ID = re.compile(r"[a-z][a-z0-9_]*", re.ASCII)
_HISTORIAN_ID = re.compile(r"[a-z0-9][a-z0-9_-]*", re.ASCII)
_ESCAPE = re.compile(r"\\[uUxbfre]")  # as written in a file: what could make a control character
_WITH_IDS = {
    ("scene", "choice"),
    ("character", "state"),
    ("finding", "blank"),
    ("picture", "layer"),
    ("table", "row"),
    ("place", "version"),
    ("dispute", "account"),
}
_CLASHING = ("variable", "character")  # both are called by their bare id in expressions


def merge(files: list[tuple[SourceFile, Tables]], problems: Problems) -> Tables:
    """All files' tables as one, by kind and id. The same address twice is a problem.

    What stands at the top of a file and is no table of a known kind is reported and left out, so
    that it does not clash with what other files rightly hold.
    """
    raw: Tables = {}
    merged: list[tuple[SourceFile, Tables]] = []
    for file, tables in files:
        known = _known_kinds(tables, file, problems)
        for kind, table in known.items():
            for path in _merge_into(raw.setdefault(kind, {}), table, (kind,)):
                other = next(one.name for one, had in merged if _holds(had, path))
                message = f'"{".".join(path)}" stands in {other} too'
                problems.add("COY108", message, Spot(path, "key", file=file.name))
        merged.append((file, known))
        if _may_hold_controls(file.text):
            _refuse_controls(tables, (), file, problems)
    return raw


def _may_hold_controls(text: str) -> bool:
    """A quick look at a file as written; TOML itself refuses the plain control characters."""
    if "\\" in text and _ESCAPE.search(text):
        return True
    return not text.isascii() and FORBIDDEN_BEYOND_ASCII.search(text) is not None


def _merge_into(raw: Tables, tables: Tables, path: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Adds tables to `raw`, a dict of the caller's own; gives each address that stood there before.

    A table that one file alone holds is taken over as it is; the second file to add to it gets a
    copy to add to, so that no file's own tables change.
    """
    clashes: list[tuple[str, ...]] = []
    for key, value in tables.items():
        if key not in raw:
            raw[key] = value
        elif isinstance(value, dict) and isinstance(raw[key], dict):
            raw[key] = dict(raw[key])
            clashes += _merge_into(raw[key], value, (*path, key))
        else:
            clashes.append((*path, key))
    return clashes


def _holds(tables: Tables, path: tuple[str, ...]) -> bool:
    value: Any = tables
    for part in path:
        if not isinstance(value, dict) or part not in value:
            return False
        value = value[part]
    return True


def _refuse_controls(
    value: Any, path: tuple[str | int, ...], file: SourceFile, problems: Problems
) -> None:
    if isinstance(value, str):
        found = FORBIDDEN.search(value)
        if found:
            message = f"this text holds a control character (U+{ord(found.group()):04X})"
            problems.add("COY206", message, Spot(path, "value", found.start(), 1, file.name))
    elif isinstance(value, list):
        for position, inner in enumerate(value):
            _refuse_controls(inner, (*path, position), file, problems)
    elif isinstance(value, dict):
        for key, inner in value.items():
            if FORBIDDEN.search(key):
                spot = Spot((*path, key), "key", file=file.name)
                problems.add("COY206", "a name here holds a control character", spot)
            _refuse_controls(inner, (*path, key), file, problems)


def build(raw: Tables, problems: Problems) -> tuple[Story | None, frozenset[tuple[str, str]]]:
    """The story as far as it can be read, and the (kind, id) of what cannot.

    None only when nothing that could be checked further is left.
    """
    raw = {
        kind: _with_ids(kind, table, problems) if kind != "story" else table
        for kind, table in raw.items()
    }
    if "story" not in raw:
        hint = 'write [story] with a "title" and a "start"'
        problems.add("COY001", "no file here has a [story] table", hint=hint)
    _refuse_ids(raw, problems)
    broken: set[tuple[str, str]] = set()
    story = _validated(raw, problems, broken)
    return story, frozenset(broken)


def _known_kinds(tables: Tables, file: SourceFile, problems: Problems) -> Tables:
    """The tables of known kinds. What a misspelt kind holds counts for the kind that was meant."""
    known: Tables = {}
    for kind, table in tables.items():
        spot = Spot((kind,), "key", file=file.name)
        meant: str | None = kind
        if kind != "story" and kind not in KINDS:
            meant = nearest_word(kind, (*KINDS, "story"))
            problems.add("COY102", f'there is no kind "{kind}"', spot, did_you_mean(meant))
        elif not isinstance(table, dict):
            form = "[story]" if kind == "story" else f"[{kind}.ID]"
            problems.add("COY109", f"write {form}, a table", spot)
        if meant and isinstance(table, dict):
            # Should they clash, the misspelt kind is still the one problem to report here.
            known[meant] = dict(known.get(meant, {}))
            _merge_into(known[meant], table, (meant,))
    return known


def _with_ids(kind: str, table: Tables, problems: Problems) -> Tables:
    """Only what is a table; a key directly under a kind means that an id was forgotten."""
    loose = [key for key, value in table.items() if not isinstance(value, dict)]
    if loose:
        message = f"a {kind} without an id: write [{kind}.ID]"
        problems.add("COY109", message, Spot((kind, loose[0]), "key"))
    return {key: value for key, value in table.items() if isinstance(value, dict)}


def _refuse_ids(raw: Tables, problems: Problems) -> None:
    for kind, table in raw.items():
        if kind == "story":
            continue
        pattern = _HISTORIAN_ID if kind in ("fact", "source") else _ID
        for id_, inner in table.items():
            _refuse_id((kind, id_), pattern, problems)
            for key in ("choice", "state", "blank", "layer", "row", "version", "account"):
                if (kind, key) in _WITH_IDS and isinstance(inner.get(key), dict):
                    for inner_id in inner[key]:
                        _refuse_id((kind, id_, key, inner_id), _ID, problems)
            if kind == "finding" and isinstance(inner.get("blank"), dict):
                _refuse_candidates(id_, inner["blank"], problems)
    for id_ in raw.get("variable", {}):
        if id_ in raw.get("character", {}):
            message = f'"{id_}" is a character too, and an expression could not tell them apart'
            problems.add("COY107", message, Spot(("variable", id_), "key"))


def _refuse_candidates(finding: str, blanks: Tables, problems: Problems) -> None:
    for id_, blank in blanks.items():
        candidates = blank.get("candidates") if isinstance(blank, dict) else None
        if isinstance(candidates, dict):
            for candidate in candidates:
                path = ("finding", finding, "blank", id_, "candidates", candidate)
                _refuse_id(path, _ID, problems)


def _refuse_id(path: tuple[str, ...], pattern: re.Pattern[str], problems: Problems) -> None:
    id_ = path[-1]
    if not pattern.fullmatch(id_) or len(id_) > 80:
        shape = "small letters, digits and _, a letter first, at most 80"
        problems.add("COY107", f'"{id_}" is no id: {shape}', Spot(path, "key"))
    elif (
        keyword.iskeyword(id_)
        or (id_ in RESERVED and path[-2] in (*_CLASHING, "scene", "place", "candidates"))
        or (len(path) == 2 and id_ in RESERVED_FOR.get(path[0], ()))
    ):
        message = f'"{id_}" is a word of the expression language and cannot be an id'
        problems.add("COY107", message, Spot(path, "key"))


def _validated(raw: Tables, problems: Problems, broken: set[tuple[str, str]]) -> Story | None:
    """Validates; tables with errors are mended for the checks, and remembered as broken."""
    try:
        return Story.model_validate(raw)
    except ValidationError as refused:
        explainer = Explainer(raw, problems)
        errors = refused.errors(include_url=False, include_context=True, include_input=False)
        # A misspelt key explains the one that is missing, so it is told first.
        for error in sorted(errors, key=lambda one: one["type"] != "extra_forbidden"):
            path = explainer.explain(error)
            broken.add((str(path[0]), str(path[1]) if len(path) > 1 else ""))
    story = salvaged(raw, broken)
    if story is not None and isinstance(raw.get("story"), dict):
        kept = story.story.model_dump(exclude_unset=True)
        broken |= {("story", "")} if set(kept) != set(raw["story"]) else set()
    else:
        broken.add(("story", ""))
    return story
