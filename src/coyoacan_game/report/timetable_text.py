"""A day as lines: who is where when, who sees whom, who hears what. Called by `coyoacan timetable`."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import TextIO

from coyoacan_game.report.printable import printable
from coyoacan_game.view.timetable import Assumed, Bar, Chart, Glimpse


def hours(minute: int) -> str:
    """Minutes of the day as a time of day."""
    return f"{minute // 60:02}:{minute % 60:02}"


def write_timetable_text(out: TextIO, chart: Chart, *, standpoint: str | None = None) -> None:
    """The whole chart; or, of a standpoint, only what is perceived from there."""
    out.write(printable(f"{chart.title}, {hours(chart.start)} to {hours(chart.end)}") + "\n")
    for one in chart.assumed:
        others = f" (or: {', '.join(one.others)})" if one.others else ""
        line = f"  {one.question} {one.says}  {one.dispute}={one.account}{others}"
        out.write(printable(line) + "\n")
    if standpoint is None:
        for lane in chart.lanes:
            out.write(f"\n{printable(lane.name)}\n")
            out.writelines(printable(_bar(chart, bar)) + "\n" for bar in lane.bars)
    alone = standpoint is not None
    _glimpses(out, chart, chart.seen, "Seen" if alone else "Who sees whom", standpoint)
    _glimpses(out, chart, chart.heard, "Heard" if alone else "Who hears what", standpoint)
    if alone and chart.assumed:
        out.write("\nWhat can be told from here\n")
        out.writelines(printable(_told(one)) + "\n" for one in chart.assumed)


def _told(one: Assumed) -> str:
    """When the accounts of a dispute differ in what is perceived."""
    when = ", ".join(f"{hours(start)}-{hours(end)}" for start, end in one.told)
    return f"  {one.question}  {one.dispute}: {when or 'not from here'}"


def _bar(chart: Chart, bar: Bar) -> str:
    where = chart.places.get(bar.place, bar.place) if bar.place else "away"
    if bar.carrier:
        where += f", with {chart.names.get(bar.carrier, bar.carrier)}"
    said = [where, *([_doing(chart, bar)] if _doing(chart, bar) else [])]
    if bar.sound:
        said.append(f"heard: {bar.sound}")
    facts = f" [{', '.join(bar.facts)}]" if bar.facts and not bar.walking else ""
    return f"  {hours(bar.start)}-{hours(bar.end)}  {'; '.join(said)}  ({bar.standing}){facts}"


def _doing(chart: Chart, one: Bar | Glimpse) -> str:
    if one.walking:
        return f"on the way to: {chart.places.get(one.walking, one.walking)}"
    return one.doing or ""


def _glimpses(
    out: TextIO, chart: Chart, glimpses: Iterable[Glimpse], title: str, standpoint: str | None
) -> None:
    out.write(f"\n{title}\n")
    for who, group in groupby(glimpses, key=lambda one: one.who):
        out.write(f"  {printable(standpoint or chart.names.get(who, who))}\n")
        for one in group:
            where = chart.places.get(one.at, one.at)
            what = one.sound or ": ".join(
                part for part in (chart.names[one.whom], _doing(chart, one)) if part
            )
            unknown = " (not recognised)" if one.faceless else ""
            line = f"    {hours(one.start)}-{hours(one.end)}  {where}: {what}{unknown}"
            out.write(printable(line) + "\n")
