"""Coverage as a table by file, a table by kind, and what is missing with its place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from coyoacan_game.report.printable import printable
from coyoacan_game.walkthroughs.coverage import Coverage, Tally, tally

_WORDS = {
    "scene": "scenes entered",
    "choice": "choices taken",
    "exit": "exits walked",
    "guard": "guards seen",
    "text": "variants read",
    "note": "notes learnt",
    "row": "rows asked about",
    "comparison": "comparisons made",
    "dossier": "dossiers gone on to",
    "filed": "findings filed",
    "confirmed": "findings confirmed",
    "event": "events",
    "ending": "endings reached",
    "state": "people's states",
}


def write_coverage(out: TextIO, coverage: Coverage) -> None:
    """Writes one story's coverage."""
    out.writelines(printable(line) + "\n" for line in _lines(coverage))


def _lines(coverage: Coverage) -> Iterator[str]:
    files = {file: tally(entries) for file, entries in coverage.by_file().items()}
    kinds = {_WORDS[kind]: one for kind, one in coverage.by_kind().items()}
    total = f"all of {coverage.story}"
    width = max(map(len, (*files, *kinds, total)))
    yield f"{'Coverage':{width}}  covered   of"
    for rows in (files, kinds, {total: coverage.total}):
        yield "-" * (width + 23)
        for name, one in rows.items():
            yield f"{name:{width}}  {_row(one)}"
    missing = [one for one in coverage.entries if not one.hits]
    if missing:
        yield ""
        yield "Not covered:"
        yield from (f"{one.span}: {one.point}" if one.span else str(one.point) for one in missing)


def _row(one: Tally) -> str:
    return f"{one.covered:7} {one.total:4} {percent(one):>8}"


def percent(one: Tally) -> str:
    """To one place, and never rounded up to 100."""
    return f"{int(one.percent * 10) / 10:.1f} %"
