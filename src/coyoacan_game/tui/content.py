"""What a player is shown becomes what Textual draws: spans, never markup.

The only way for words of a story to reach a widget. Author text is data here: brackets stay brackets.
Colours are names of the theme ("$accent"), so a change of theme needs no new content.
Called by every widget and view.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from textual.content import Content, Span

if TYPE_CHECKING:  # the title needs words in colour before there is a story
    from coyoacan_game.story.text import Paragraph, Shown
    from coyoacan_game.view import PictureView, Plan

STYLES = {"plain": "", "emphasis": "italic", "strong": "bold"}
# What stands before the first line of a paragraph and before its other lines, by kind.
INDENTS = {"paragraph": ("", ""), "quote": ("│ ", "│ "), "item": ("– ", "  ")}
BAR_STYLE = "$text-muted"
PLAN_STYLES = {
    "you": "bold $accent reverse",
    "person": "bold $accent",
    "here": "bold $foreground underline",
}
_WALLS = re.compile("[─│┌┐└┘├┤┬┴┼╵╶╷╴]+")


def plain(words: str, style: str = "") -> Content:
    """Words in one style, brackets and all."""
    return Content(words, [Span(0, len(words), style)] if style and words else None)


def paragraph_content(paragraph: Paragraph, **style: str) -> Content:
    """One paragraph without its indent."""
    styles = STYLES | style
    spans: list[Span] = []
    at = 0
    for part in paragraph.spans:
        end = at + len(part.text)
        if part.text and styles[part.style]:
            spans.append(Span(at, end, styles[part.style]))
        at = end
    return Content(paragraph.text, spans)


def content_of(shown: Shown, **style: str) -> Content:
    """A whole text, a blank line between paragraphs, for a widget that wraps by itself.

    `style` replaces the style of a kind of span: `content_of(text, plain="$text-muted")`.
    """
    parts = [
        plain(INDENTS[one.kind][0], BAR_STYLE) + paragraph_content(one, **style) for one in shown
    ]
    return Content("\n\n").join(parts)


def wrapped(shown: Shown, width: int, **style: str) -> list[Content]:
    """A whole text as lines of at most `width` cells, quotes and items hanging from their mark."""
    lines: list[Content] = []
    for number, paragraph in enumerate(shown):
        # Items of one list stand close together; everything else is parted by a blank line.
        if number and not (paragraph.kind == shown[number - 1].kind == "item"):
            lines.append(Content(""))
        lines += hung(paragraph_content(paragraph, **style), width, *INDENTS[paragraph.kind])
    return lines


def hung(
    content: Content, width: int, first: str, rest: str, style: str = BAR_STYLE
) -> list[Content]:
    """Content wrapped to `width`, with a mark before the first line and another before the rest."""
    room = max(2, width - len(first))
    marks: Iterator[str] = iter([first])
    return [
        plain(next(marks, rest), style) + line if first else line for line in content.wrap(room)
    ]


def lines_of(picture: PictureView, style: str = "") -> Content:
    """A picture, not wrapped: give it to a widget with `text-wrap: nowrap`."""
    return plain("\n".join(picture.lines), style)


def plan_lines(plan: Plan) -> list[Content]:
    """The floor plan line by line, you and everyone you can see marked, the walls quiet."""
    rows = [[Span(*wall.span(), "$wall") for wall in _WALLS.finditer(line)] for line in plan.lines]
    for mark in plan.marks:
        if mark.row < len(rows):
            end = mark.column + mark.length
            rows[mark.row].append(Span(mark.column, end, PLAN_STYLES[mark.kind]))
    return [Content(line, spans) for line, spans in zip(plan.lines, rows, strict=True)]


def plan_content(plan: Plan) -> Content:
    """The floor plan as one content, not wrapped."""
    return Content("\n").join(plan_lines(plan))
