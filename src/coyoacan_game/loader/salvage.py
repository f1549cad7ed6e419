"""Tables with mistakes in them, with the mistakes taken out, so that the rest of them is checked too.

What is taken out has been reported; what is left is never played, only looked at for more.
"""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from coyoacan_game.loader.parse import Tables
from coyoacan_game.story.models import Story

# Texts that say nothing of anything else: one that is missing can be stood in for.
_TEXTS = frozenset({"title", "text", "name", "question", "says", "statement", "art", "role"})
# Of these nothing makes sense without the rest.
_WHOLE = ("variable", "comparison")
_ROUNDS = 3  # a wrong value is taken out, then found missing, then stood in for


def salvaged(raw: Tables, broken: set[tuple[str, str]]) -> Story | None:
    """The story without the mistakes in its broken tables; what cannot be mended so is left out."""
    kept: Tables = {
        kind: {id_: deepcopy(one) if (kind, id_) in broken else one for id_, one in table.items()}
        for kind, table in raw.items()
        if kind != "story"
    }
    kept["story"] = _about(raw.get("story"))
    for kind, id_ in broken:
        if kind in _WHOLE:
            kept.get(kind, {}).pop(id_, None)
    for _ in range(_ROUNDS):
        try:
            return Story.model_validate(kept)
        except ValidationError as refused:
            for error in refused.errors(include_url=False, include_input=False):
                _take_out(kept, error)
    try:
        return Story.model_validate(kept)
    except ValidationError:
        for kind, id_ in broken:
            if kind != "story":
                kept.get(kind, {}).pop(id_, None)
    try:
        return Story.model_validate(kept)
    except ValidationError:
        return None


def _take_out(kept: Tables, error: ErrorDetails) -> None:
    """Removes what an error names, or stands in for a text that is missing."""
    path = [str(part) for part in error["loc"] if part != "[key]"]
    if error["type"] == "missing":
        table = _table_at(kept, path[:-1])
        if table is not None and path[-1] in _TEXTS:
            table[path[-1]] = "?"
        else:
            kept.get(path[0], {}).pop(path[1] if len(path) > 1 else "", None)
        return
    parent = _table_at(kept, path[:-1])
    if error["type"] == "extra_forbidden" and parent and isinstance(parent.get(path[-1]), dict):
        # A misspelt table: what it holds is missed everywhere else.
        kept.get(path[0], {}).pop(path[1], None)
        return
    # pydantic goes on into lists, and adds the branch of a union: the last key that is written.
    for depth in range(len(path), 2, -1):
        table = _table_at(kept, path[: depth - 1])
        if table is not None and path[depth - 1] in table:
            del table[path[depth - 1]]
            return
    if len(path) > 1:
        kept.get(path[0], {}).pop(path[1], None)


def _table_at(tables: Any, path: list[str]) -> Tables | None:
    for part in path:
        if not isinstance(tables, dict) or part not in tables:
            return None
        tables = tables[part]
    return tables if isinstance(tables, dict) else None


def _about(about: Any) -> Tables:
    """As much of `[story]` as lets everything else be checked."""
    if isinstance(about, dict) and _valid(about):
        return about
    kept: Tables = {"title": "?", "start": "?"}
    for key in ("title", "start", "clock", "start_place"):
        if isinstance(about, dict) and key in about and _valid({**kept, key: about[key]}):
            kept[key] = about[key]
    return kept


def _valid(about: Tables) -> bool:
    try:
        Story.model_validate({"story": about})
    except ValidationError:
        return False
    return True
