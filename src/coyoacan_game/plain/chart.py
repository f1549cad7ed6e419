"""The chart in lines: who was where when, as far as the notes go, and by which of them."""

from __future__ import annotations

from coyoacan_game.engine.render import clock_words
from coyoacan_game.plain.sitting import Sitting
from coyoacan_game.view import known_notes
from coyoacan_game.view.chart import (
    NOT_ESTABLISHED,
    NOTHING_SHOWN,
    KnownBar,
    KnownChart,
    known_charts,
)


def show_chart(sitting: Sitting, _arguments: tuple[str, ...]) -> bool:
    """A table for each day: people, and under each what is known of every minute."""
    charts = known_charts(sitting.program, sitting.state, sitting.play.learnt)
    if not charts:
        sitting.lines.block(NOTHING_SHOWN)
        return False
    notes = known_notes(sitting.program, sitting.state, sitting.play.learnt)
    for chart in charts:
        _tell(sitting, chart, {note: number for number, note in enumerate(notes, 1)})
    sitting.lines.block("Type “n 3” to open note 3.")
    return False


def _tell(sitting: Sitting, chart: KnownChart, numbers: dict[str, int]) -> None:
    lines = sitting.lines
    hours = f"{clock_words(chart.start)} to {clock_words(chart.end)}"
    lines.block(f"{chart.title}, {hours}")
    for lane in chart.lanes:
        lines.say(f"{lane.name}:")
        for part in lane.parts(chart.start, chart.end):
            if isinstance(part, KnownBar):
                which = ", ".join(str(numbers[note]) for note in part.notes)
                lines.say(f"- {part.line}. Note {which}.", "  ")
            else:
                start, end = map(clock_words, part)
                lines.say(f"- {start} to {end}: {NOT_ESTABLISHED}.", "  ")
        lines.say()
