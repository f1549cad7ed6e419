"""Coverage as a table by file, a table by kind, and what is missing with its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TextIO

from coyoacan_game.report.printable import printable
from coyoacan_game.story.points import Point
from coyoacan_game.walkthroughs.coverage import Coverage, Tally, tally
from coyoacan_game.walkthroughs.missing import Missing
from coyoacan_game.walkthroughs.steps import step_of

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
    "look": "runs begun",
    "glimpse": "glimpses had",
    "account": "accounts assumed",
}


def write_coverage(out: TextIO, coverage: Coverage, missing: Iterable[Missing] = ()) -> None:
    """Writes one story's coverage. `missing` says what would cover what was not."""
    answers = {one.point: one for one in missing}
    out.writelines(printable(line) + "\n" for line in _lines(coverage, answers))


def _lines(coverage: Coverage, answers: Mapping[Point, Missing]) -> Iterator[str]:
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
        for entry in missing:
            yield f"{entry.span}: {entry.point}" if entry.span else str(entry.point)
            if entry.point in answers:
                yield f"    {missing_words(answers[entry.point])}"


def missing_words(one: Missing) -> str:
    """The play that would cover a point, as the steps of a path test; or why there is none."""
    if one.play is None:
        return "proven impossible" if one.answer == "impossible" else "not decided"
    moves = len(one.play.actions)
    start = f"from {one.play.start}, " if one.play.start else ""
    steps = ", ".join(step_of(action) for action in one.play.actions)
    return f"{start}{moves} move{'' if moves == 1 else 's'}{': ' if steps else ''}{steps}"


def _row(one: Tally) -> str:
    return f"{one.covered:7} {one.total:4} {percent(one):>8}"


def percent(one: Tally) -> str:
    """To one place, and never rounded up to 100."""
    return f"{int(one.percent * 10) / 10:.1f} %"
