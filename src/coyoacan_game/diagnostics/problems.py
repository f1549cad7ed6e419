"""One problem, and the collector that all of loading and checking writes into.

The same code lists problems for `check` and refuses a story for `play`. Where a problem stands
is a `Spot`, an address in the author's tables; the loader turns it into a line and column.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from typing import Literal

from coyoacan_game.diagnostics.catalogue import CATALOGUE, Severity
from coyoacan_game.source import Span

Part = Literal["key", "value"]


@dataclass(frozen=True)
class Spot:
    """An address, down to a stretch of characters in a text value.

    `path` is the dotted address with list positions as numbers; `start` and `length` count
    characters of the decoded text, `length` 0 meaning all of it. `file` narrows the search when
    the same address stands in two files.
    """

    path: tuple[str | int, ...]
    part: Part = "value"
    start: int = 0
    length: int = 0
    file: str | None = None


@dataclass(frozen=True)
class Diagnostic:
    """A code of the catalogue, a sentence, where, and perhaps a hint."""

    code: str
    message: str
    spot: Spot | None = None
    hint: str | None = None
    span: Span | None = None

    @property
    def severity(self) -> Severity:
        return CATALOGUE[self.code].severity

    def at(self, span: Span | None) -> "Diagnostic":
        """The same problem with its place in a file."""
        return replace(self, span=span)


@dataclass
class Problems:
    """Collects; never prints, never stops at the first."""

    found: list[Diagnostic] = field(default_factory=list)

    def add(
        self,
        code: str,
        message: str,
        spot: Spot | None = None,
        hint: str | None = None,
        span: Span | None = None,
    ) -> None:
        if code not in CATALOGUE:
            raise KeyError(code)
        self.found.append(Diagnostic(code, message, spot, hint, span))

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        return tuple(one for one in self.found if one.severity is Severity.ERROR)


def nearest(word: str, words: Iterable[str]) -> str | None:
    """A hint naming the likeliest intended word, or None when nothing is close."""
    return did_you_mean(nearest_word(word, words))


def did_you_mean(word: str | None) -> str | None:
    """A word as a hint."""
    return f'did you mean "{word}"?' if word else None


def nearest_word(word: str, words: Iterable[str]) -> str | None:
    """The likeliest intended word, or None when nothing is close.

    Long lists are narrowed to words of like length first, so a wrong name in a large story
    costs little.
    """
    near = [other for other in words if abs(len(other) - len(word)) <= max(3, len(word) // 2)]
    return next(iter(get_close_matches(word, near[:5000], n=1, cutoff=0.6)), None)
