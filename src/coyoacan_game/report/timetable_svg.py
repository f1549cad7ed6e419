"""A day as a drawing: people against time, a bar for every stay, coloured by its place.

Stays that a source states are filled; what is inferred is paler, a walk is a thin line, and
whoever is away leaves the lane empty. Called by `coyoacan timetable`.
"""

from __future__ import annotations

from collections.abc import Iterator
from colorsys import hls_to_rgb
from html import escape
from math import ceil
from typing import TextIO

from coyoacan_game.report.timetable_text import hours
from coyoacan_game.view.timetable import Bar, Chart, Lane

_LEFT = 190
_WIDTH = 1500  # of the hours alone
_LANE = 26
_LETTER = 6.1  # the width of one, about, at the size of labels
_LEGEND = 6  # entries to a line
_KEY = "Pale: inferred. A thin line: on the way, or in somebody's hands. A dot: something is heard. No bar: away."


def write_timetable_svg(out: TextIO, chart: Chart) -> None:
    """Writes one SVG document. It needs no font but the viewer's own, and loads nothing."""
    out.write("\n".join(_document(chart)) + "\n")


def _document(chart: Chart) -> Iterator[str]:
    top = 58 + 16 * len(chart.assumed)
    bottom = top + _LANE * len(chart.lanes)
    legend = 1 + ceil(len(chart.labels) / _LEGEND)
    width, height = _LEFT + _WIDTH + 20, bottom + 34 + 20 * legend
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}" font-family="sans-serif" font-size="11" '
        'role="img" aria-label="People against time">'
    )
    yield f'<rect width="{width}" height="{height}" fill="#fbf8f1"/>'
    yield _text(12, 24, chart.title, 'font-size="16" font-weight="bold" fill="#222"')
    for number, one in enumerate(chart.assumed):
        yield _text(12, 44 + 16 * number, f"{one.question} {one.says}", 'fill="#555"')
    yield from _grid(chart, top, bottom)
    for number, lane in enumerate(chart.lanes):
        yield from _lane(chart, lane, top + _LANE * number)
    yield from _places(chart, bottom + 30)
    yield "</svg>"


def _grid(chart: Chart, top: int, bottom: int) -> Iterator[str]:
    length = chart.end - chart.start
    step = next(one for one in (1, 5, 15, 30, 60, 120) if length / one <= 30 or one == 120)
    first = -(-chart.start // step) * step
    for minute in range(first, chart.end + 1, step):
        x = _x(chart, minute)
        yield f'<path d="M{x:.1f} {top - 4}V{bottom}" stroke="#d8d2c4"/>'
        yield _text(x, top - 8, hours(minute), 'text-anchor="middle" fill="#777"')


def _lane(chart: Chart, lane: Lane, top: int) -> Iterator[str]:
    style = "" if lane.kind == "person" else ' font-style="italic"'
    yield _text(_LEFT - 8, top + 16, lane.name, f'text-anchor="end" fill="#222"{style}')
    yield f'<path d="M{_LEFT} {top + _LANE - 1}H{_LEFT + _WIDTH}" stroke="#ece6d8"/>'
    for bar in lane.bars:
        if bar.place is not None:
            yield from _bar(chart, lane, bar, bar.place, top)


def _bar(chart: Chart, lane: Lane, bar: Bar, place: str, top: int) -> Iterator[str]:
    left, right = _x(chart, bar.start), _x(chart, bar.end)
    y, height = (top + 10, 5) if bar.walking or bar.carrier else (top + 3, _LANE - 7)
    pale = 0.45 if bar.standing == "inferred" else 1
    yield (
        f'<rect x="{left:.1f}" y="{y}" width="{max(right - left, 0.8):.1f}" height="{height}" '
        f'fill="{_colour(chart, place)}" fill-opacity="{pale}" stroke="#fbf8f1" stroke-width="0.5">'
        f"<title>{_said(chart, lane, bar, place)}</title></rect>"
    )
    label = chart.labels.get(place, place)
    if height > 5 and len(label) * _LETTER + 4 < right - left:
        yield _text(left + 3, top + 16, label, 'fill="#111" font-size="10"')
    if bar.sound:
        yield f'<circle cx="{left + 2:.1f}" cy="{top + 3}" r="2.5" fill="#a00"/>'


def _said(chart: Chart, lane: Lane, bar: Bar, place: str) -> str:
    where = chart.places.get(place, place)
    words = [f"{hours(bar.start)}-{hours(bar.end)} {lane.name}", where]
    if bar.walking:
        words.append(f"on the way to: {chart.places.get(bar.walking, bar.walking)}")
    words += [one for one in (bar.doing, bar.sound and f"heard: {bar.sound}") if one]
    return escape(f"{'; '.join(words)} ({bar.standing})")


def _places(chart: Chart, top: int) -> Iterator[str]:
    across = _WIDTH / _LEGEND
    for number, (place, name) in enumerate(chart.places.items()):
        x = _LEFT + across * (number % _LEGEND)
        y = top + 20 * (number // _LEGEND)
        colour = _colour(chart, place)
        yield f'<rect x="{x:.1f}" y="{y - 9}" width="11" height="11" fill="{colour}"/>'
        yield _text(x + 16, y, name, 'fill="#333"')
    below = top + 20 * ceil(len(chart.places) / _LEGEND)
    yield _text(_LEFT, below, _KEY, 'fill="#555"')


def _colour(chart: Chart, place: str) -> str:
    """Neighbours in the file are far apart on the wheel, and every third is lighter."""
    order = list(chart.places)
    number = order.index(place) if place in order else len(order)
    parts = hls_to_rgb(number * 137 % 360 / 360, 0.62 + 0.07 * (number % 3), 0.5)
    return "#" + "".join(f"{round(255 * part):02x}" for part in parts)


def _x(chart: Chart, minute: int) -> float:
    return _LEFT + _WIDTH * (minute - chart.start) / max(1, chart.end - chart.start)


def _text(x: float, y: float, words: str, style: str) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" {style}>{escape(words)}</text>'
