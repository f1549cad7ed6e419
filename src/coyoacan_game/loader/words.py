"""Pydantic's findings in an author's words. No Python type and no library term may reach a message."""

from __future__ import annotations

import datetime
import types
from typing import Any, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from coyoacan_game.diagnostics import Problems, Spot, nearest
from coyoacan_game.loader.parse import Tables
from coyoacan_game.story.models import Story

Path = tuple[str | int, ...]

_WANTED = {
    "string_type": "text in quotes",
    "bool_type": "true or false",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "tuple_type": 'a list, ["a", "b"]',
    "list_type": 'a list, ["a", "b"]',
    "dict_type": "a table",
    "mapping_type": "a table",
    "model_type": "a table",
    "date_type": "a date, 1940-05-24",
    "date_from_datetime_inexact": "a date, 1940-05-24",
}


class Explainer:
    """Turns the errors of one validation into problems, one for each cause."""

    def __init__(self, raw: Tables, problems: Problems) -> None:
        self.raw = raw
        self.problems = problems
        self._said: set[Path] = set()
        self._meant: set[tuple[Path, str]] = set()  # keys that a misspelt one was meant to be

    def explain(self, error: ErrorDetails) -> Path:
        """Adds a problem unless its place has one already; gives the path of what is wrong."""
        kind = error["type"]
        path = self._written(error["loc"], kind)
        if path in self._said:
            return path
        self._said.add(path)
        if kind == "missing":
            self._missing(path)
        elif kind == "extra_forbidden":
            self._unknown_key(path)
        else:
            self._value(path, kind, error.get("ctx", {}))
        return path

    def _written(self, loc: tuple[int | str, ...], kind: str) -> Path:
        """The part of pydantic's path that the author wrote (it adds union branches after it)."""
        if kind in ("missing", "extra_forbidden"):
            return _aliased(loc)
        value: Any = self.raw
        path: list[str | int] = []
        for part in _aliased(loc):
            try:
                value = value[part]
            except (KeyError, IndexError, TypeError):
                break
            path.append(part)
        return tuple(path)

    def _missing(self, path: Path) -> None:
        table, key = path[:-1], path[-1]
        if not table:
            return  # a missing [story] is reported by the loader itself
        if (table, key) in self._meant:
            return
        self.problems.add("COY104", f'{_named(table)} has no "{key}"', Spot(table, "key"))

    def _unknown_key(self, path: Path) -> None:
        table, key = path[:-1], str(path[-1])
        keys = _keys(_model_at(table))
        hint = nearest(key, keys)
        self._meant |= {(table, one) for one in keys if hint == f'did you mean "{one}"?'}
        message = f'"{key}" is no key of {_named(table)}'
        self.problems.add("COY103", message, Spot(path, "key"), hint)

    def _value(self, path: Path, kind: str, context: dict[str, Any]) -> None:
        value = _at(self.raw, path)
        name = _place_in_words(path)
        spot = Spot(path)
        if kind == "literal_error":
            expected = str(context.get("expected", "")).replace("'", '"')
            words = [word.strip(' "') for word in expected.replace(" or ", ",").split(",")]
            hint = nearest(value, words) if isinstance(value, str) else None
            message = f"{name} must be {expected}, and this is {_shown(value)}"
            self.problems.add("COY106", message, spot, hint)
        elif kind == "string_pattern_mismatch":
            message = f"{name} must be a time of day, and this is {_shown(value)}"
            self.problems.add("COY106", message, spot, "write '05:10'")
        elif kind in _WANTED or kind.endswith("_type"):
            wanted = _WANTED.get(kind, "something else")
            if len(_branches(path)) > 1:
                wanted = " or ".join(_branches(path))
            message = f"{name} must be {wanted}, and this is {_described(value)}"
            self.problems.add("COY105", message, spot)
        else:
            self.problems.add("COY110", f"{name} {_bound(kind, context)}", spot)


def _aliased(loc: tuple[int | str, ...]) -> Path:
    return tuple(part for part in loc if part != "[key]")


def _at(raw: Any, path: Path) -> Any:
    for part in path:
        raw = raw[part]
    return raw


def _bound(kind: str, context: dict[str, Any]) -> str:
    least = context.get("min_length", context.get("ge"))
    most = context.get("max_length", context.get("le"))
    unit = "characters" if kind.startswith("string") else "entries"
    if "length" not in kind and not kind.startswith(("too_", "string_too")):
        return f"must be at least {least}" if least is not None else f"must be at most {most}"
    if least is not None:
        return "must not be empty" if least == 1 else f"must have at least {least} {unit}"
    return f"must have at most {most} {unit}"


def _described(value: Any) -> str:
    names: tuple[tuple[type, str], ...] = (
        (bool, "true or false"),
        (int, "a whole number"),
        (float, "a number with a fraction"),
        (str, "text"),
        (list, "a list"),
        (dict, "a table"),
        (datetime.datetime, "a date with a time"),
        (datetime.date, "a date"),
        (datetime.time, "a time without quotes"),
    )
    return next((words for kind, words in names if isinstance(value, kind)), "something else")


def _shown(value: Any) -> str:
    if isinstance(value, str):
        return f'"{value[:40]}"'
    return _described(value)


def _named(table: Path) -> str:
    """A table in a sentence: `scene "gate"`, `choice "look" of scene "gate"`."""
    if table[0] == "story":
        return f"[{'.'.join(map(str, table))}]"
    words = f'{table[0]} "{table[1]}"' if len(table) > 1 else f"[{table[0]}]"
    rest = table[2:]
    while len(rest) >= 2:
        words = f'{rest[0]} "{rest[1]}" of {words}'
        rest = rest[2:]
    if rest:
        words = f'"{rest[0]}" of {words}'
    return words


def _place_in_words(path: Path) -> str:
    keys = [part for part in path if isinstance(part, str)]
    if len(path) > len(keys):
        return f'each entry of "{keys[-1]}"'
    return f'"{keys[-1]}"' if len(keys) > 2 or keys[0] == "story" else _named(tuple(keys))


def _model_at(table: Path) -> type[BaseModel] | None:
    """The model that reads the table at a path."""
    kind: Any = Story
    for part in table:
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            field = kind.model_fields.get(str(part))
            kind = _inner(field.annotation) if field else None
        elif isinstance(kind, tuple):
            kind = _inner(kind[1])
    return kind if isinstance(kind, type) and issubclass(kind, BaseModel) else None


def _inner(annotation: Any) -> Any:
    """A model, or ("by id", model) for tables of tables."""
    origin = get_origin(annotation)
    if origin in (Union, types.UnionType):
        return _inner(next(one for one in get_args(annotation) if one is not type(None)))
    if origin is not None and len(get_args(annotation)) == 2:
        return ("by id", get_args(annotation)[1])
    return annotation


def _keys(model: type[BaseModel] | None) -> list[str]:
    if model is None:
        return []
    return [field.alias or name for name, field in model.model_fields.items()]


def _branches(path: Path) -> list[str]:
    """What else a value may be, where the format allows several types."""
    if "set" in path[-2:-1]:
        return ["true or false", "a whole number", "an expression in quotes"]
    if path[0] == "variable" and path[-1] == "start":
        return ["true or false", "a whole number", "text in quotes"]
    return []
