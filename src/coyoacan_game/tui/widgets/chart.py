"""The chart as a drawing: a lane for each person, a bar for what is known, dots for what is not.

Knows no play; `ChartView` gives it values and says which bar is meant.
"""

from __future__ import annotations

from textual.app import RenderResult
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from coyoacan_game.engine.render import clock_words
from coyoacan_game.tui.content import plain
from coyoacan_game.view.chart import KnownBar, KnownChart, KnownLane

NAMES = 18  # cells at most for whose lane it is
KNOWN, CHOSEN, UNKNOWN = "▄", "█", "·"


class ChartDrawing(Widget):
    """As wide as there is room; what is chosen stands out by its shape, not by colour alone."""

    def __init__(self, charts: tuple[KnownChart, ...]) -> None:
        super().__init__(id="chart")
        self._charts = charts
        self._chosen = ""

    def choose(self, key: str) -> None:
        """The bar of this key is the one that is read about."""
        if key != self._chosen:
            self._chosen = key
            self.refresh()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        return sum(len(self._rows(one)) + 1 for one in self._charts)

    def render(self) -> RenderResult:
        width = self.size.width
        lines: list[Content] = []
        for chart in self._charts:
            names = min(NAMES, max((len(one.name) for one in chart.lanes), default=0))
            room = max(2, width - names - 2)
            lines.append(plain(" " * (names + 2) + _hours(chart, room), "$text-muted"))
            before = ""
            for lane, bars in self._rows(chart):
                name = lane.name if lane.name != before else ""
                lines.append(self._lane(f"{name[:names]:<{names}}  ", bars, chart, room))
                before = lane.name
        return Content("\n").join(line.truncate(max(1, width)) for line in lines)

    @staticmethod
    def _rows(chart: KnownChart) -> list[tuple[KnownLane, list[KnownBar]]]:
        """Bars that stand at one time, by two accounts, are drawn one under the other."""
        found: list[tuple[KnownLane, list[KnownBar]]] = []
        for lane in chart.lanes:
            tracks: list[list[KnownBar]] = []
            for bar in lane.bars:
                free = (one for one in tracks if one[-1].end <= bar.start)
                track = next(free, None)
                if track is None:
                    tracks.append([bar])
                else:
                    track.append(bar)
            found += [(lane, track) for track in tracks]
        return found

    def _lane(self, name: str, bars: list[KnownBar], chart: KnownChart, room: int) -> Content:
        line = plain(name)
        at = 0
        for bar in bars:
            start, end = (_cell(chart, minute, room) for minute in (bar.start, bar.end))
            start, end = max(start, at), max(end, start + 1)
            line += plain(UNKNOWN * (start - at), "$text-muted")
            chosen = bar.key == self._chosen
            mark, style = (CHOSEN, "bold $accent") if chosen else (KNOWN, "$foreground")
            line += plain(mark * (end - start), style)
            at = end
        return line + plain(UNKNOWN * max(0, room - at), "$text-muted")


def _cell(chart: KnownChart, minute: int, room: int) -> int:
    return (minute - chart.start) * room // max(1, chart.end - chart.start)


def _hours(chart: KnownChart, room: int) -> str:
    """The first and the last minute, and as many full hours between as do not touch."""
    line = [" "] * room
    marks = [chart.start, *range(chart.start // 60 * 60 + 60, chart.end, 60)]
    last = max(0, room - 5)
    for minute in marks:
        at = _cell(chart, minute, room)
        if at + 6 <= last and all(one == " " for one in line[max(0, at - 1) : at + 6]):
            line[at : at + 5] = clock_words(minute)
    line[last:] = clock_words(chart.end)[: room - last]
    return "".join(line)
