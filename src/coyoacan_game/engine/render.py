"""Author text with a state becomes what a player reads.

The conditions of a text are one generated function; what they come to is the key under which the
finished paragraphs are kept. So a text is put together once for each way it can read.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from coyoacan_game.engine.emit import Emitter
from coyoacan_game.story.expressions import Expression, Name
from coyoacan_game.story.models import Story
from coyoacan_game.story.scope import Slot
from coyoacan_game.story.text import (
    Inline,
    Paragraph,
    Shown,
    Style,
    Text,
    Value,
    Variant,
    Words,
    read_text,
    tidy,
)
from coyoacan_game.story.types import DAY, TIME, NumberType

_KEPT = 512  # ways one text can read before the oldest are forgotten

Key = tuple[Any, ...]


class TextProgram:
    """One text of a story, ready to be read in any state."""

    __slots__ = ("_emitter", "_fixed", "_key", "_made", "_text")

    def __init__(self, raw: str, emitter: Emitter) -> None:
        self._text: Text = read_text(raw)
        self._fixed = self._text.fixed
        self._emitter = emitter
        self._key: Callable[[int, int, int], Key] | None = None
        self._made: dict[Key, Shown] = {}
        if self._fixed is None:
            parts = [
                self._source(expression, is_value)
                for block in self._text.blocks
                for expression, is_value in _expressions(block.inlines)
            ]
            source = f"lambda s, t, d: ({', '.join(parts)},)"
            # Numbers and our own operators only: see `emit`.
            self._key = eval(compile(source, "<text>", "eval"), emitter.tables)  # noqa: S307 - no author text

    def __call__(self, scene: int, time: int, data: int) -> Shown:
        """The paragraphs as they read in a state."""
        if self._key is None:
            return self._fixed or ()
        key = self._key(scene, time, data)
        made = self._made.get(key)
        if made is None:
            if len(self._made) >= _KEPT:
                self._made.clear()
            made = self._made[key] = self._put_together(key)
        return made

    def _source(self, expression: Expression, is_value: bool) -> str:
        if not is_value:
            return f"bool({self._emitter.truth(expression)})"
        if isinstance(expression, Name):
            symbol = self._emitter.scope.symbol(expression)
            if _is_place(symbol.slot):
                return self._emitter.place_shown(expression)
            if symbol.slot[0] == "character" and symbol.slot[2] in ("name", "doing"):
                field = self._emitter.field(("character", symbol.slot[1], "state"))
                return f"(d >> {field.shift} & {field.ones})"
        return self._emitter.value(expression)

    def _put_together(self, key: Key) -> Shown:
        values = iter(key)
        paragraphs = []
        for block in self._text.blocks:
            if block.fixed:
                paragraphs.append(block.fixed)
                continue
            pieces: list[tuple[str, Style]] = []
            self._pieces(block.inlines, values, pieces, shown=True)
            spans = tidy(pieces)
            if spans:
                paragraphs.append(Paragraph(block.kind, spans))
        return tuple(paragraphs)

    def _pieces(
        self,
        inlines: tuple[Inline, ...],
        values: Any,
        pieces: list[tuple[str, Style]],
        *,
        shown: bool,
    ) -> None:
        """Takes the key's values in the order they were written, also of the side not shown."""
        for one in inlines:
            match one:
                case Words():
                    if shown:
                        pieces.append((one.text, one.style))
                case Value():
                    word = shown_value(
                        self._emitter.story, one.expression, next(values), self._emitter
                    )
                    if shown:
                        pieces.append((word, one.style))
                case Variant():
                    holds = next(values)
                    self._pieces(one.then, values, pieces, shown=shown and holds)
                    self._pieces(one.otherwise, values, pieces, shown=shown and not holds)


def _expressions(inlines: tuple[Inline, ...]) -> list[tuple[Expression, bool]]:
    """Conditions and values in the order they are written; True marks a value."""
    found: list[tuple[Expression, bool]] = []
    for one in inlines:
        if isinstance(one, Value):
            found.append((one.expression, True))
        elif isinstance(one, Variant):
            found.append((one.condition, False))
            found += _expressions(one.then) + _expressions(one.otherwise)
    return found


def shown_value(story: Story, expression: Expression, raw: int, emitter: Emitter) -> str:
    """The words for a value in braces."""
    if not isinstance(expression, Name):
        raise TypeError("checked before: only names are shown")
    symbol = emitter.scope.symbol(expression)
    if symbol.type is TIME:
        return clock_words(raw)
    if isinstance(symbol.type, NumberType):
        return str(raw)
    slot = symbol.slot
    if slot[0] == "character":
        character = story.character[slot[1]]
        if slot[2] == "name":
            return character.name
        state = tuple(character.state.values())[raw] if slot[2] == "doing" else None
        if state is not None:
            return state.doing or ""
    if slot == ("scene",):
        return list(story.scene.values())[raw].title
    if slot == ("dossier",):
        return ("none", *(one.title for one in story.dossier.values()))[raw]
    if symbol.type is DAY:
        day = date.fromordinal(raw)
        return f"{day:%A} {day.day} {day:%B %Y}"
    if _is_place(slot):
        return emitter.place_names()[raw]
    values = getattr(symbol.type, "values", ())
    return str(values[raw]).replace("_", " ") if values else str(raw)


def _is_place(slot: Slot) -> bool:
    return slot == ("place",) or (slot[0] == "character" and slot[2] == "at")


def clock_words(time: int) -> str:
    """Minutes since midnight as HH:MM, days left out."""
    return f"{time // 60 % 24:02}:{time % 60:02}"
