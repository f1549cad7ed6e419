"""`make bench`: measures, prints one table, and exits with 1 if a bar was missed or not measured.

Ratios are of figures taken in the same run on the same machine, so they mean the same on another.
Parts can be named: `python -m bench.run engine screen`.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

from bench.engine import engine_rows
from bench.load import load_rows
from bench.long import long_rows
from bench.measure import CannotMeasure, Row, table
from bench.paths import path_rows
from bench.screen import screen_rows
from bench.spin import spin_rows
from bench.start import start_rows

from coyoacan_game.checker import check_story
from coyoacan_game.engine import Program
from coyoacan_game.loader import has_errors, load_story

ROOT = Path(__file__).parents[1]
STORIES = (ROOT / "scenes", ROOT / "tests" / "stories" / "small")


def main(names: list[str]) -> int:
    """Runs the parts that are named, or all; the exit code."""
    unknown = [name for name in names if name not in PARTS]
    if unknown:
        sys.stderr.write(f"no such part: {', '.join(unknown)}; there are {', '.join(PARTS)}\n")
        return 2
    rows: list[Row] = []
    for name in names or PARTS:
        try:
            rows += PARTS[name]()
        except CannotMeasure as missing:
            rows.append(Row(name, f"not measured: {missing}", "", held=False))
    print(table(rows))
    return int(any(row.held is False for row in rows))


@cache
def story() -> tuple[Path, Program]:
    """The packaged story, or a small one for as long as that cannot be played."""
    for folder in STORIES:
        loaded = load_story(folder)
        if loaded.story is not None and not has_errors(check_story(loaded)):
            return folder, Program(loaded.story)
    raise CannotMeasure("no story here is without errors")


def _engine() -> list[Row]:
    return engine_rows(story()[1])


def _start() -> list[Row]:
    return start_rows(story()[0])


def _screen() -> list[Row]:
    return screen_rows(story()[1])


def _paths() -> list[Row]:
    return path_rows(*story())


PARTS: dict[str, Callable[[], list[Row]]] = {
    "engine": _engine,
    "start": _start,
    "screen": _screen,
    "load": load_rows,
    "paths": _paths,
    "long": long_rows,
    "spin": spin_rows,
}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
