"""A day as JSON, for programs. One object, ASCII only; docs/timetable.schema.json is its schema.

Called by `coyoacan timetable`. A later `format` may add keys; a key never changes its meaning.
"""

from __future__ import annotations

import json
from typing import TextIO

from coyoacan_game.report.timetable_text import hours
from coyoacan_game.view.timetable import Bar, Chart, Glimpse

FORMAT = 1


def write_timetable_json(
    out: TextIO, chart: Chart, *, story: str, standpoint: str | None = None
) -> None:
    """Writes the chart as one JSON object and a line end."""
    json.dump(document_of(chart, story=story, standpoint=standpoint), out, indent=2)
    out.write("\n")


def document_of(chart: Chart, *, story: str, standpoint: str | None = None) -> dict[str, object]:
    """The object that is written. With a standpoint, `sees` and `hears` are of that one."""
    return {
        "format": FORMAT,
        "story": story,
        "day": chart.day,
        "date": chart.title,
        "from": hours(chart.start),
        "to": hours(chart.end),
        "standpoint": standpoint,
        "accounts": {
            one.dispute: {
                "question": one.question,
                "account": one.account,
                "says": one.says,
                "others": list(one.others),
                "told": [[hours(start), hours(end)] for start, end in one.told],
            }
            for one in chart.assumed
        },
        "places": chart.places,
        "people": _lanes(chart, "person"),
        "things": _lanes(chart, "thing"),
        "sees": [_glimpse(one) for one in chart.seen],
        "hears": [_glimpse(one) for one in chart.heard],
    }


def _lanes(chart: Chart, kind: str) -> dict[str, object]:
    return {
        lane.id: {"name": lane.name, "stays": [_bar(bar) for bar in lane.bars]}
        for lane in chart.lanes
        if lane.kind == kind
    }


def _bar(bar: Bar) -> dict[str, object]:
    return {
        "from": hours(bar.start),
        "to": hours(bar.end),
        "place": bar.place,
        "with": bar.carrier,
        "walking_to": bar.walking,
        "doing": bar.doing,
        "sound": bar.sound,
        "standing": bar.standing,
        "facts": list(bar.facts),
        "row": bar.row,
    }


def _glimpse(one: Glimpse) -> dict[str, object]:
    return {
        "who": one.who,
        "whom": one.whom,
        "place": one.at,
        "from": hours(one.start),
        "to": hours(one.end),
        "doing": one.doing,
        "walking_to": one.walking,
        "sound": one.sound,
        "recognised": not one.faceless,
    }
