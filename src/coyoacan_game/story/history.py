"""What the story rests on: statements of history, and where they were read."""

from typing import Annotated, Literal

from pydantic import Field

from coyoacan_game.story.keys import Id, Line, Prose, Table


class Fact(Table):
    """A statement of history with its standing."""

    statement: Prose
    status: Literal["documented", "disputed", "inferred"]
    basis: Literal["read", "mixed", "recall", "computed"]
    sources: Annotated[tuple[Id, ...], Field(strict=False, min_length=1)]
    date: Line | None = None
    confidence: Literal["high", "medium", "low"] | None = None
    note: Prose | None = None


class Source(Table):
    """Where a fact was read."""

    author: Line
    title: Line
    kind: Line
    consulted: bool
    year: int | None = None
    url: Line | None = None
    extent: Line | None = None
