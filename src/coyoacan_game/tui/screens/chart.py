"""The chart of a day: a drawing, its bars as a list, and the notes behind each. Pushed by the app."""

from __future__ import annotations

from collections.abc import Iterable

from textual.widget import Widget

from coyoacan_game.engine.render import clock_words
from coyoacan_game.saves import Session
from coyoacan_game.tui.content import plain
from coyoacan_game.tui.widgets.cards import (
    LABEL,
    TITLE,
    counted,
    lines,
    note_passage,
    quiet,
    stacked,
)
from coyoacan_game.tui.widgets.chart import ChartDrawing
from coyoacan_game.tui.widgets.picker import Picker
from coyoacan_game.tui.widgets.rows import Row
from coyoacan_game.tui.widgets.view import ListView
from coyoacan_game.view import note_card
from coyoacan_game.view.chart import NOT_ESTABLISHED, NOTHING_SHOWN, KnownBar, known_charts


class ChartView(ListView[None]):
    """Every bar can be gone to; beside it stand the notes that it rests on."""

    heading = "Who was where"

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        play = session.play
        self.charts = known_charts(play.program, play.state, play.learnt)
        self.bars = {
            bar.key: (lane.name, bar)
            for chart in self.charts
            for lane in chart.lanes
            for bar in lane.bars
        }

    def body(self) -> Iterable[Widget]:
        yield ChartDrawing(self.charts)
        yield from super().body()

    def on_mount(self) -> None:
        self.set_aside(", ".join(one.title for one in self.charts))
        rows: list[Row] = []
        for chart in self.charts:
            for lane in chart.lanes:
                rows.append(Row("", plain(lane.name, LABEL)))
                for part in lane.parts(chart.start, chart.end):
                    if isinstance(part, KnownBar):
                        rows.append(Row(part.key, plain(part.line)))
                    else:
                        start, end = map(clock_words, part)
                        rows.append(Row("", quiet(f"{start} to {end}: {NOT_ESTABLISHED}")))
        self.picker.set_rows(rows or [Row("", quiet(NOTHING_SHOWN))])

    def on_picker_moved(self, event: Picker.Moved) -> None:
        who, bar = self.bars[event.key]
        self.query_one(ChartDrawing).choose(event.key)
        program, state = self.session.program, self.session.play.state
        notes = counted(len(bar.notes), "note", "notes")
        head = lines(plain(who, TITLE), plain(bar.line), quiet(f"By {notes}."))
        cards = (note_passage(note_card(program, state, note)) for note in bar.notes)
        self.reading.show(stacked(head, *cards))

    def on_picker_picked(self) -> None:
        self.read()
