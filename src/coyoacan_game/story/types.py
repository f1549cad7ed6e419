"""The types an expression can have. All of them are finite."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Plain:
    """A type without parts; `words` name it in messages."""

    words: str


@dataclass(frozen=True, slots=True)
class NumberType:
    """Whole numbers from `low` to `high`, both included."""

    low: int
    high: int


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of some texts; `what` names them in the plural."""

    values: tuple[str, ...]
    what: str


Type = Plain | NumberType | OneOf

FLAG: Final = Plain("true or false")
TEXT: Final = Plain("a text")
TIME: Final = Plain("a time")
DAY: Final = Plain("a day")
ANY: Final = Plain("anything")  # what rests on a table that could not be read


def named(kind: Type) -> str:
    """The type in a sentence."""
    if isinstance(kind, NumberType):
        return "a number"
    if isinstance(kind, OneOf):
        return f"one of the {kind.what}"
    return kind.words
