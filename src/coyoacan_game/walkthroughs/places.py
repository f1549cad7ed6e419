"""Where things stand in their files, asked only for what is to be reported.

The grammar that knows positions is slow to load, so it is loaded by the first question.
"""

from __future__ import annotations

from collections.abc import Iterable

from coyoacan_game.diagnostics import Diagnostic, Spot
from coyoacan_game.source import SourceFile, Span


class Places:
    """Addresses in some files, found."""

    def __init__(self, files: Iterable[SourceFile]) -> None:
        # Imported here and nowhere else: see the module's docstring.
        from coyoacan_game.loader.locate import Locator  # noqa: PLC0415

        self._locators = [Locator(file) for file in files]

    def span(self, spot: Spot) -> Span | None:
        """Where a spot stands, or the nearest table around it; None if nothing of it is written."""
        found = [
            hit
            for locator in self._locators
            if spot.file in (None, locator.file.name) and (hit := locator.find(spot))
        ]
        return max(found, key=lambda hit: hit[0])[1] if found else None


def placed(problems: Iterable[Diagnostic], files: tuple[SourceFile, ...]) -> tuple[Diagnostic, ...]:
    """The problems with their places, in the order they stand in."""
    listed = list(problems)
    if any(one.span is None for one in listed):
        places = Places(files)
        listed = [
            one if one.span or one.spot is None else one.at(places.span(one.spot)) for one in listed
        ]
    return tuple(sorted(listed, key=_position))


def _position(one: Diagnostic) -> tuple[str, int, int, str]:
    span = one.span
    return (span.file, span.line, span.column, one.code) if span else ("", 0, 0, one.code)
