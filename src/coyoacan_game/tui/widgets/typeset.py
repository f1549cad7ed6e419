"""Pieces of the record become lines of a given width: the rhythm of the page.

Which piece has what before it, what hangs from what, and where blank lines stand. Pure; draws
nothing. Called by the record.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from textual.content import Content

from coyoacan_game.engine import Program, Turn
from coyoacan_game.engine.layout import State
from coyoacan_game.story.text import Shown
from coyoacan_game.tui.content import hung, plain, wrapped
from coyoacan_game.view import PictureView, told
from coyoacan_game.view.words import as_line, shown


class Entry(NamedTuple):
    """A piece of the record and the turn it belongs to. `role` is a view's, or `notice` or `aside`."""

    turn: int
    role: str
    text: Shown
    picture: PictureView | None = None


class Line(NamedTuple):
    """One line as wide as the column. `style` names a component class of the record."""

    content: Content
    style: str
    turn: int


def entries_of(program: Program, turn: Turn, before: State | None, number: int) -> list[Entry]:
    """A turn's pieces, numbered."""
    return [
        Entry(number, piece.role, piece.text, piece.picture)
        for piece in told(program, turn, before)
    ]


def notice(words: str, turn: int) -> Entry:
    """A sentence from the game about itself: a save kept aside, a disk that is full."""
    return Entry(turn, "notice", shown(words))


def aside(words: str, turn: int) -> Entry:
    """A quieter one: a move taken back."""
    return Entry(turn, "aside", shown(words))


def typeset(entry: Entry, before: str | None, width: int) -> list[Line]:
    """A piece's lines, the air above it included. `before` is the role of the piece above, if any."""
    style, content = _SETTERS.get(entry.role, _text)(entry, width)
    lines = [Line(one, style, entry.turn) for one in content]
    # Notes stand together like entries in a margin; everything else has air above it.
    if not lines or before is None or entry.role == before == "note":
        return lines
    return [Line(Content(""), "record--text", entry.turn), *lines]


Setting = tuple[str, Iterable[Content]]


def _text(entry: Entry, width: int) -> Setting:
    return "record--text", wrapped(entry.text, width)


def _echo(entry: Entry, width: int) -> Setting:
    return "record--echo", hung(plain(as_line(entry.text)), width, "› ", "  ", "bold")


def _title(entry: Entry, width: int) -> Setting:
    """The scene's title, a rule, and the time at the edge."""
    title, _, time = as_line(entry.text).rpartition(" · ")
    if not title or not _is_time(time):
        title, time = as_line(entry.text), ""
    beside = len(time) + 4 if time else 3  # blanks, and two cells of rule at least
    *above, last = plain(title).wrap(max(2, width - beside))
    rule = width - last.cell_length - len(time) - (2 if time else 1)
    end = plain(" " + "─" * max(0, rule), "$rule") + plain(f" {time}" if time else "", "not bold")
    return "record--title", [*above, last + end]


def _is_time(words: str) -> bool:
    hours, colon, minutes = words.partition(":")
    return bool(colon) and hours.isdigit() and minutes.isdigit()


def _note(entry: Entry, width: int) -> Setting:
    return "record--note", hung(plain(as_line(entry.text)), width, "▪ ", "  ", "")


def _confirmed(entry: Entry, width: int) -> Setting:
    return "record--strong", hung(plain(as_line(entry.text)), width, "◆ ", "  ", "")


def _result(entry: Entry, width: int) -> Setting:
    return "record--strong", plain(as_line(entry.text)).wrap(max(2, width))


def _ending(entry: Entry, width: int) -> Setting:
    """The ending's title in the middle, between two rules."""
    rule = plain("─" * width, "$rule not bold")
    middle = [
        one.pad_left((width - one.cell_length) // 2)
        for one in plain(as_line(entry.text)).wrap(max(2, width))
    ]
    return "record--title", [rule, *middle, rule]


def _day(entry: Entry, width: int) -> Setting:
    """A new day: its date in a rule across the column."""
    *above, last = plain(as_line(entry.text)).wrap(max(2, width - 6))
    rule = "─" * max(0, width - last.cell_length - 4)
    begun = plain("── ", "$rule not bold") + last + plain(f" {rule}", "$rule not bold")
    return "record--title", [*above, begun]


def _summary(entry: Entry, width: int) -> Setting:
    """What came before, between two rules that say that it is a summary."""
    words = " What came before "[: max(0, width - 2)]
    rule = "─" * max(0, width - len(words) - 2)
    head = plain("──", "$rule") + plain(words, "bold") + plain(rule, "$rule")
    return "record--text", [head, *wrapped(entry.text, width), plain("─" * width, "$rule")]


def _notice(entry: Entry, width: int) -> Setting:
    return "record--notice", hung(plain(as_line(entry.text)), width, "! ", "  ", "bold")


def _aside(entry: Entry, width: int) -> Setting:
    """Points the other way than what the player did."""
    return "record--notice", hung(plain(as_line(entry.text)), width, "‹ ", "  ", "bold")


def _picture(entry: Entry, width: int) -> Setting:
    """The picture in the middle of the column, or its sentence where it does not fit."""
    drawn = _without_margins(entry.picture.lines if entry.picture else ())
    wide = max((len(line) for line in drawn), default=0)
    if not 0 < wide <= width:
        return "record--picture", wrapped(entry.text, width, plain="italic")
    left = " " * ((width - wide) // 2)
    return "record--picture", [plain(left + line) for line in drawn]


def _without_margins(lines: tuple[str, ...]) -> list[str]:
    """A drawing without the blanks its author left on both sides: the column has its own."""
    margin = min((len(line) - len(line.lstrip()) for line in lines if line.strip()), default=0)
    return [line[margin:].rstrip() for line in lines]


_SETTERS: dict[str, Callable[[Entry, int], Setting]] = {
    "echo": _echo,
    "title": _title,
    "note": _note,
    "confirmed": _confirmed,
    "result": _result,
    "ending": _ending,
    "day": _day,
    "summary": _summary,
    "fault": _notice,
    "notice": _notice,
    "aside": _aside,
    "picture": _picture,
}
