"""Stories of two and of four dossiers explored: endings, choices and softlocks, and how it grows.

Each in a process of its own, so that its memory is its own. Beside it, what a plain search of every
state gets through in a few seconds: it does not come to an end there.
`python -m bench.long DOSSIERS` explores one and prints its figures.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from bench.long_story import write_long_story
from bench.measure import CannotMeasure, Row, at_most, seconds

from coyoacan_game.engine import Program
from coyoacan_game.explorer import Bounds, Decider, questions
from coyoacan_game.explorer.explicit import explore_explicitly
from coyoacan_game.explorer.softlocks import softlocks
from coyoacan_game.loader import load_story

LONG, HALF = 4, 2  # dossiers
SECONDS, MEGABYTES, GROWTH = 120, 4096, 3.0
PATIENCE = 600.0  # seconds before one is given up
PLAINLY = 5.0  # seconds of the plain search


class Figures(NamedTuple):
    """What one exploration came to."""

    seconds: float
    megabytes: int
    found: int
    impossible: int
    open: int
    softlocks: str


def long_rows(*, rounds: int = 3) -> list[Row]:
    """The rows of time, memory and growth."""
    runs = [(_alone(HALF), _alone(LONG)) for _ in range(rounds)]
    half, whole = min(one for one, _ in runs), min(one for _, one in runs)
    if whole.open or whole.softlocks == "open":
        raise CannotMeasure(f"{whole.open} questions are open; softlocks: {whole.softlocks}")
    what = f"{LONG} dossiers: endings, choices, softlocks"
    said = f"{whole.found} found, {whole.impossible} impossible; softlocks: {whole.softlocks}"
    return [
        at_most(f"{what}, seconds", whole.seconds, SECONDS, said),
        at_most(f"{what}, megabytes", whole.megabytes, MEGABYTES, f"{half.megabytes} for {HALF}"),
        at_most(
            f"{LONG} dossiers beside {HALF}",
            whole.seconds / half.seconds,
            GROWTH,
            f"{whole.seconds:.1f} s; {half.seconds:.1f} s",
        ),
        Row(f"{LONG} dossiers, every state on its own", _plainly()),
    ]


def _alone(dossiers: int) -> Figures:
    command = [sys.executable, "-m", "bench.long", str(dossiers)]
    done = subprocess.run(  # noqa: S603 - this file
        command, capture_output=True, text=True, check=False, timeout=PATIENCE
    )
    if done.returncode:
        raise CannotMeasure(f"{dossiers} dossiers: {done.stderr.strip()[-300:]}")
    return Figures(*json.loads(done.stdout))


def _program(dossiers: int) -> Program:
    with tempfile.TemporaryDirectory() as made:
        story = load_story(write_long_story(Path(made), dossiers=dossiers)).story
    if story is None:
        raise CannotMeasure("the made story is not sound")
    return Program(story)


def _plainly() -> str:
    found = explore_explicitly(_program(LONG), bounds=Bounds(seconds=PLAINLY))
    if found.exhausted:
        raise CannotMeasure("a plain search gets through the long story")
    met = sum(one.answer == "found" for one in found.answers.values())
    return f"not finished after {PLAINLY:g} s: {met} of {len(found.answers)} targets met"


def explored(dossiers: int) -> Figures:
    """Explores one story in this process. The clock runs from the loaded story on."""
    program = _program(dossiers)
    asked = [one for one in questions(program) if one.kind in ("ending", "choice")]
    answers: Counter[str] = Counter()
    judged: list[str] = []

    def work() -> None:
        decider = Decider(program, bounds=Bounds(seconds=PATIENCE))
        judged.append(softlocks(decider).answer)
        answers.update(one.answer for one in decider.decide(asked).values())

    took = seconds(work)
    kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return Figures(
        took,
        kilobytes >> 10,
        answers["found"],
        answers["impossible"],
        answers["open"],
        judged[0],
    )


if __name__ == "__main__":
    print(json.dumps(explored(int(sys.argv[1]))))
