"""What an author says of all plays of a story, to be proven or refuted by exploring: `[property.ID]`.

No part of any play: the engine never reads it. The checker looks at it, the explorer decides it.
"""

from collections.abc import Iterator, Mapping
from typing import Annotated

from pydantic import Field

from coyoacan_game.story.clauses import Clause
from coyoacan_game.story.keys import Clock24, Guard, Id, Ids, Line, Lines, Table

# What a property can say; each says exactly one of these.
ASKED = ("always", "never", "sometimes", "always_can", "before")
WITHIN = ("always", "never", "sometimes")  # those that may be said of the first few actions alone


class Given(Table):
    """What is so before the first scene is entered; the keys and words are those of path tests."""

    place: Id | None = None
    day: Id | None = None
    time: Clock24 | None = None
    knows: Ids = ()
    visited: Ids = ()
    chose: Lines = ()
    asked: Lines = ()
    happened: Ids = ()
    compared: Ids = ()
    filed: Lines = ()
    solved: Ids = ()
    variables: dict[str, bool | int | Line] = Field(default_factory=dict)
    characters: dict[str, Id] = Field(default_factory=dict)

    def clauses(self, *address: str) -> Iterator[Clause]:
        """One for each thing that is given; `address` is that of this table."""
        for key in Given.model_fields:
            value = getattr(self, key)
            here = (*address, key)
            if isinstance(value, dict):
                yield from (Clause(key, id_, one, (*here, id_)) for id_, one in value.items())
            elif isinstance(value, tuple):
                yield from (Clause(key, one, True, (*here, at)) for at, one in enumerate(value))
            elif value is not None:
                yield Clause(key, value, True, here)


class Property(Table):
    """Exactly one of `ASKED`, and where and of whom it is asked."""

    always: Guard | None = None
    never: Guard | None = None
    sometimes: Guard | None = None
    always_can: Guard | None = None
    before: Annotated[tuple[Guard, ...], Field(strict=False, min_length=2, max_length=2)] | None = (
        None
    )
    within: Annotated[int, Field(ge=0, le=10_000)] | None = None
    when: Guard | None = None
    begin: Annotated[Line | None, Field(alias="from")] = None
    given: Given = Field(default_factory=Given)

    @property
    def asked(self) -> tuple[str, ...]:
        """Which of `ASKED` it says."""
        return tuple(one for one in ASKED if getattr(self, one) is not None)

    def conditions(self) -> dict[tuple[str | int, ...], str]:
        """Its expressions, each by its address inside the table."""
        found: dict[tuple[str | int, ...], str | None] = {
            (key,): getattr(self, key) for key in (*ASKED[:-1], "when")
        }
        found |= {("before", at): one for at, one in enumerate(self.before or ())}
        return {path: one for path, one in found.items() if one is not None}


class WithProperties(Table):
    """The one field `property`. It has a class of its own: beside it no method could be a property."""

    property: Mapping[str, Property] = {}
