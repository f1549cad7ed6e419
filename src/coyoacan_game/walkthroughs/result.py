"""What came of a path test, as values that can be sent between processes and told in any form."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from coyoacan_game.diagnostics import Diagnostic
from coyoacan_game.source import Span
from coyoacan_game.story.clauses import Address

Kind = Literal["step", "expect", "sees", "never_sees", "golden", "fault"]


@dataclass(frozen=True)
class Guard:
    """An author's condition that did not hold: its words, its address in the story, its place."""

    text: str
    address: tuple[str | int, ...]
    span: Span | None = None


@dataclass(frozen=True)
class Failure:
    """One thing that was not as the path says.

    `where` is where the play stood; `because` says which parts of which guard were false, each
    with its values; `offered` is what could be done there, as steps with the words the player
    reads; `lines` is a difference between transcripts.
    """

    kind: Kind
    message: str
    address: Address
    where: str = ""
    because: tuple[str, ...] = ()
    guard: Guard | None = None
    offered: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    hint: str | None = None
    span: Span | None = None


@dataclass(frozen=True)
class Result:
    """One path: passed when nothing failed and nothing was wrong with how it is written.

    `actions` are the addresses taken, so that any of it can be replayed; `transcript` is kept only
    for a path with a golden file; `accepted` names the golden file that was written anew.
    `seconds` is no part of what a result is equal by.
    """

    id: str
    actions: tuple[str, ...] = ()
    failures: tuple[Failure, ...] = ()
    problems: tuple[Diagnostic, ...] = ()
    transcript: str | None = None
    accepted: str | None = None
    span: Span | None = None
    seconds: float = field(default=0.0, compare=False)

    @property
    def passed(self) -> bool:
        return not self.failures and not self.problems
