"""Author text as trees: paragraphs, emphasis, and `{condition: one | other}`.

Read once, never interpreted by anything else: what a face shows are the spans made from these
trees. Conditions and values are expressions, still unchecked here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias

from coyoacan_game.story.expressions import Expression, ExpressionError, Name, read_expression

MAXIMUM_DEPTH = 12

Style = Literal["plain", "emphasis", "strong"]
BlockKind = Literal["paragraph", "quote", "item"]


class Span(NamedTuple):
    """Words of one style, as a player reads them."""

    text: str
    style: Style


class Paragraph(NamedTuple):
    """One block as a player reads it."""

    kind: BlockKind
    spans: tuple[Span, ...]

    @property
    def text(self) -> str:
        return "".join(span.text for span in self.spans)


Shown: TypeAlias = tuple[Paragraph, ...]


class Words(NamedTuple):
    """Words as written, of one style."""

    text: str
    style: Style


@dataclass(frozen=True, slots=True)
class Value:
    """`{robins.doing}`; `start` is where its expression begins in the text."""

    expression: Expression
    style: Style
    start: int


@dataclass(frozen=True, slots=True)
class Variant:
    """`{condition: then | otherwise}`; `start` is where its condition begins in the text."""

    condition: Expression
    then: tuple[Inline, ...]
    otherwise: tuple[Inline, ...]
    start: int


Inline: TypeAlias = Words | Value | Variant


@dataclass(frozen=True, slots=True)
class Block:
    """`fixed` is the finished paragraph when nothing in it depends on the state."""

    kind: BlockKind
    inlines: tuple[Inline, ...]
    fixed: Paragraph | None


@dataclass(frozen=True, slots=True)
class Text:
    """A whole text, block by block."""

    blocks: tuple[Block, ...]

    @property
    def fixed(self) -> Shown | None:
        """All of it, when nothing depends on the state."""
        paragraphs = tuple(block.fixed for block in self.blocks if block.fixed)
        return paragraphs if len(paragraphs) == len(self.blocks) else None


class TextError(ValueError):
    """A text that cannot be read. `start` and `length` count characters of the text."""

    def __init__(
        self,
        message: str,
        start: int,
        length: int = 1,
        hint: str | None = None,
        code: str = "COY205",
    ) -> None:
        self.message, self.start, self.length, self.hint, self.code = (
            message,
            start,
            length,
            hint,
            code,
        )
        super().__init__(message)


# Escape sequences, and marks that turn the direction of text, could forge what a terminal shows.
_BEYOND_ASCII = "\x80-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069"
FORBIDDEN_BEYOND_ASCII = re.compile(f"[{_BEYOND_ASCII}]")
FORBIDDEN = re.compile(f"[\x00-\x08\x0b-\x1f\x7f{_BEYOND_ASCII}]")
_MARK = re.compile(r"\\.|\*\*|\*|\{\{|\{|\}\}|\}|\||\n[ \t]*\n|\n", re.DOTALL)
_SPACE = re.compile(r"\s*")
# What a condition is made of: quoted text, and anything that neither ends it nor opens another.
_UP_TO_ITS_END = re.compile(r"""(?:[^'":}{\n]+|'[^']*'|"[^"]*")*""")
_CLOSING = ".,;:!?…)»”’"


def is_plain(text: str) -> bool:
    """Whether a text has nothing in it that could be wrong or could change."""
    return not ("{" in text or "}" in text or "*" in text or "\\" in text)


def read_text(text: str) -> Text:
    """The tree of a text; raises TextError, or ExpressionError with `where` counted in `text`."""
    return Text(tuple(_Reader(text).blocks()))


def tidy(pieces: list[tuple[str, Style]]) -> tuple[Span, ...]:
    """Joins pieces into spans: one space where several meet, none before a full stop or at the ends."""
    spans: list[Span] = []
    for raw, style in pieces:
        text = " ".join(raw.split())
        if not raw:
            continue
        if raw[0].isspace() or not text:
            text = " " + text
        if text != " " and raw[-1].isspace():
            text += " "
        before = spans[-1].text if spans else " "
        if before.endswith(" "):
            text = text.lstrip(" ")
        if text and text[0] in _CLOSING and before.endswith(" ") and spans:
            spans[-1] = Span(before.rstrip(" "), spans[-1].style)
        if not text:
            continue
        if spans and spans[-1].style == style:
            spans[-1] = Span(spans[-1].text + text, style)
        else:
            spans.append(Span(text, style))
    while spans and not spans[-1].text.rstrip(" "):
        spans.pop()
    if spans:
        spans[-1] = Span(spans[-1].text.rstrip(" "), spans[-1].style)
    return tuple(span for span in spans if span.text)


class _Reader:
    """One pass over one text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0

    def blocks(self) -> list[Block]:
        """Every block: paragraphs end at blank lines, quotes and items at their lines' ends."""
        found: list[Block] = []
        while self.at < len(self.text):
            kind = self._kind()
            inlines = self._inlines(0)
            if all(isinstance(one, Words) for one in inlines):
                spans = tidy([(one.text, one.style) for one in inlines if isinstance(one, Words)])
                if spans:
                    found.append(Block(kind, inlines, Paragraph(kind, spans)))
            else:
                found.append(Block(kind, inlines, None))
        return found

    def _kind(self) -> BlockKind:
        space = _SPACE.match(self.text, self.at)
        self.at = space.end() if space else self.at
        mark = self.text[self.at : self.at + 2]
        if mark not in ("> ", "- "):
            return "paragraph"
        self.at += 2
        return "quote" if mark == "> " else "item"

    def _inlines(self, depth: int) -> tuple[Inline, ...]:
        """Inlines up to the end of the block or, inside braces, up to `|` or `}` (not taken)."""
        text = self.text
        found: list[Inline] = []
        style: Style = "plain"
        opened = 0
        while mark := _MARK.search(text, self.at):
            end = mark.start()
            if end > self.at:
                found.append(Words(text[self.at : end], style))
            self.at = end
            sign = mark.group()
            if sign == "{":
                found.append(self._brace(depth, style))
            elif depth and sign in ("|", "}", "}}"):
                break
            elif sign[0] == "\n":
                if self._line_ends(sign, depth):
                    break
                found.append(Words(" ", style))
            elif sign in ("*", "**"):
                if self._stands_alone(sign):
                    found.append(Words(sign, style))
                else:
                    style, opened = self._turn(sign, style, opened)
                self.at += len(sign)
            else:
                found.append(Words(self._literal(sign), style))
                self.at += len(sign)
        else:
            if self.at < len(text):
                found.append(Words(text[self.at :], style))
                self.at = len(text)
        if style != "plain":
            mark_ = "*" if style == "emphasis" else "**"
            hint = f'close it with another "{mark_}", or write "\\*" for an asterisk ("\\\\*" in a text between double quotes)'
            raise TextError(f'this "{mark_}" is never closed', opened, len(mark_), hint)
        return tuple(found)

    def _line_ends(self, sign: str, depth: int) -> bool:
        """Whether a line break ends the block; steps over it either way."""
        blank = "\n" in sign[1:]
        if depth and blank:
            message = "a condition cannot reach across a blank line"
            hint = "close the brace before it and open another after it"
            raise TextError(message, self.at, 1, hint)
        self.at += len(sign)
        return blank or (depth == 0 and self.text.startswith(("> ", "- "), self.at))

    def _stands_alone(self, sign: str) -> bool:
        before = self.text[self.at - 1 : self.at]
        after = self.text[self.at + len(sign) : self.at + len(sign) + 1]
        return (not before or before.isspace()) and (not after or after.isspace())

    def _turn(self, sign: str, style: Style, opened: int) -> tuple[Style, int]:
        meant: Style = "emphasis" if sign == "*" else "strong"
        if style == "plain":
            return meant, self.at
        if style == meant:
            return "plain", opened
        message = f'"{sign}" cannot stand inside other emphasis'
        raise TextError(message, self.at, len(sign))

    def _literal(self, sign: str) -> str:
        if sign == "}":
            hint = 'write "}}" for a brace'
            raise TextError("this brace closes nothing", self.at, 1, hint)
        if sign.startswith("\\"):
            if sign[1:] not in "{}|*\\>-":
                raise TextError("a backslash stands only before one of {}|*\\>-", self.at, 2)
            return sign[1:]
        return sign[0]

    def _brace(self, depth: int, style: Style) -> Inline:
        opened = self.at
        if depth >= MAXIMUM_DEPTH:
            message = f"conditions nest at most {MAXIMUM_DEPTH} deep"
            raise TextError(message, opened, 1, code="COY207")
        self.at += 1
        condition, start, sign = self._condition(opened)
        if sign == "}":
            if not isinstance(condition, Name):
                hint = 'a condition reads "{condition: text}"'
                raise TextError("only a name can be shown", start, 1, hint)
            return Value(condition, style, start)
        then = self._styled(self._inlines(depth + 1), style)
        otherwise: tuple[Inline, ...] = ()
        if self.text.startswith("|", self.at):
            self.at += 1
            otherwise = self._styled(self._inlines(depth + 1), style)
        if not self.text.startswith("}", self.at):
            if self.text.startswith("|", self.at):
                hint = 'write "\\|" for a bar ("\\\\|" in a text between double quotes)'
                raise TextError("a condition has two sides, and this is a third", self.at, 1, hint)
            raise TextError("this brace is never closed", opened, 1)
        self.at += 1
        return Variant(condition, _trimmed(then), _trimmed(otherwise), start)

    def _styled(self, inlines: tuple[Inline, ...], style: Style) -> tuple[Inline, ...]:
        """What stands inside emphasis takes it over."""
        if style == "plain":
            return inlines
        styled: list[Inline] = []
        for one in inlines:
            match one:
                case Words():
                    styled.append(Words(one.text, style))
                case Value():
                    styled.append(Value(one.expression, style, one.start))
                case Variant():
                    then = self._styled(one.then, style)
                    otherwise = self._styled(one.otherwise, style)
                    styled.append(Variant(one.condition, then, otherwise, one.start))
        return tuple(styled)

    def _end_of_condition(self, opened: int) -> int:
        """Where the `:` or `}` stands that ends the condition that begins here."""
        match = _UP_TO_ITS_END.match(self.text, self.at)
        end = match.end() if match else self.at
        if self.text[end : end + 1] not in (":", "}"):
            raise TextError("this brace is never closed", opened, 1, 'write "{{" for a brace')
        return end

    def _condition(self, opened: int) -> tuple[Expression, int, str]:
        """The expression after a brace, where it starts, and the `:` or `}` after it (taken)."""
        end = self._end_of_condition(opened)
        raw = self.text[self.at : end]
        start = self.at + len(raw) - len(raw.lstrip())
        char = self.text[end]
        self.at = end + 1
        if not raw.strip():
            raise TextError("a condition is missing", opened, 1, 'write "{{" for a brace')
        try:
            return read_expression(raw.strip()), start, char
        except ExpressionError as error:
            where = error.where
            raise TextError(
                error.message, start + where.start, where.length, error.hint, error.code
            ) from None


def _trimmed(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Without the spaces that only part a side from its signs."""
    trimmed = list(inlines)
    for end, strip in ((0, str.lstrip), (-1, str.rstrip)):
        one = trimmed[end] if trimmed else None
        if isinstance(one, Words):
            text = strip(one.text)
            if not text:
                del trimmed[end]
            elif len(text) < len(one.text):
                trimmed[end] = Words(text, one.style)
    return tuple(trimmed)
