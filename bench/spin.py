"""Every state of a made story, counted by us and by SPIN's verifier in the same run.

Ours: from a loaded story, the graph of its control points included, every state counted and the
proof that there is no softlock. SPIN's: the run of its compiled verifier alone, which only counts;
whether an ending stays possible is a question of branching time, that `pan` does not answer in the
same pass. Of several exact ways to compile and run it, the quickest is taken.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import NamedTuple

from bench.measure import CannotMeasure, Row, at_most, seconds
from bench.promela import promela
from bench.spin_story import write_spin_story

from coyoacan_game.engine import Program
from coyoacan_game.explorer import Decider
from coyoacan_game.explorer.counting import count_states
from coyoacan_game.explorer.softlocks import softlocks
from coyoacan_game.explorer.sweep import Sweep
from coyoacan_game.loader import load_story

BAR = 0.1  # of the wall time of SPIN's verifier
# Once-only choices, and whether the bar is asked for: the smaller story shows what it costs us to
# make the graph of control points, most of our time there; SPIN's own compiling is never counted.
STORIES = ((4, True), (2, False))
MOST = 100_000_000  # states
COMPILED = (
    ("-O2", "-DSAFETY", "-DNOCOMP"),
    ("-O2", "-DSAFETY", "-DNOCOMP", "-DNOREDUCE", "-DVECTORSZ=64"),
    ("-O3", "-march=native", "-DSAFETY", "-DNOCOMP", "-DNOREDUCE", "-DNOFAIR", "-DNOBOUNDCHECK"),
)
TABLES = ("-w22", "-w24")  # the logarithm of its table's size
DEPTH = "-m100000"
_STORED = re.compile(r"(\d+) states, stored")


class Run(NamedTuple):
    """One run of a verifier or of ours: seconds on the clock, and the states counted."""

    seconds: float
    states: int
    how: str = ""


def spin_rows(*, rounds: int = 3) -> list[Row]:
    """The rows of the comparison; where there is no SPIN or no compiler, one that says so."""
    missing = [name for name in ("spin", "gcc") if shutil.which(name) is None]
    if missing:
        # Who has no SPIN has missed no bar: nothing of ours depends on it.
        return [Row("states beside SPIN", f"not measured: no {' and no '.join(missing)} here")]
    return [_row(once, rounds, barred=barred) for once, barred in STORIES]


def _row(once: int, rounds: int, *, barred: bool) -> Row:
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        verifiers = _verifiers(folder, promela(_program(folder, once)))
        ways = [(one, table) for one in verifiers for table in TABLES]
        theirs = [_run(*way) for way in ways]
        _, quickest = min(zip(theirs, ways, strict=True))
        ours = [_sweep(_program(folder, once))]
        for _ in range(1, rounds):
            ours.append(_sweep(_program(folder, once)))
            theirs.append(_run(*quickest))
    counts = {one.states for one in (*ours, *theirs)}
    if len(counts) > 1:
        raise CannotMeasure(f"the two disagree: {sorted(counts)} states")
    least, best = min(ours), min(theirs)
    what = f"{least.states:,} states and softlocks, beside SPIN"
    figures = (
        f"{least.seconds:.2f} s for {least.states}; "
        f"{best.seconds:.2f} s for {best.states}, {best.how}"
    )
    row = at_most(what, least.seconds / best.seconds, BAR, figures)
    return row if barred else Row(row.what, row.measured)


def _program(folder: Path, once: int) -> Program:
    """The story, loaded anew: nothing of it is compiled or remembered yet."""
    loaded = load_story(write_spin_story(folder, once=once))
    if loaded.story is None:
        raise CannotMeasure("the made story is not sound")
    return Program(loaded.story)


def _sweep(program: Program) -> Run:
    """Counts every state and decides whether anybody can get stuck."""
    counted: list[int | None] = []

    def work() -> None:
        decider = Decider(program)
        sweep = Sweep(decider, bound=MOST)
        counted.append(count_states(decider, bound=MOST, sweep=sweep).states)
        if softlocks(decider, sweep).answer != "none":
            raise CannotMeasure("the made story has a softlock, and was to have none")

    took = seconds(work)
    return Run(took, counted[0] or 0)


def _verifiers(folder: Path, written: str) -> list[tuple[Path, str]]:
    """SPIN's verifier for the story, compiled in several ways."""
    spin, gcc = shutil.which("spin") or "spin", shutil.which("gcc") or "gcc"
    (folder / "story.pml").write_text(written, encoding="utf-8")
    _call([spin, "-a", "story.pml"], folder)
    made = []
    for number, flags in enumerate(COMPILED):
        name = f"pan_{number}"
        _call([gcc, "-w", *flags, "-o", name, "pan.c"], folder)
        made.append((folder / name, " ".join(flags)))
    return made


def _run(verifier: tuple[Path, str], table: str) -> Run:
    path, flags = verifier
    printed: list[str] = []
    took = seconds(lambda: printed.append(_call([str(path), DEPTH, table, "-n"], path.parent)))
    stored = _STORED.search(printed[0])
    if (
        stored is None
        or "errors: 0" not in printed[0]
        or "max search depth too small" in printed[0]
    ):
        raise CannotMeasure(f"SPIN's verifier did not finish: {printed[0][-300:]}")
    return Run(took, int(stored[1]), f"{flags} {table}")


def _call(command: list[str], folder: Path) -> str:
    done = subprocess.run(  # noqa: S603 - spin, a compiler and what they made of our own story
        command, cwd=folder, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise CannotMeasure(f"{command[0]} failed: {(done.stdout + done.stderr).strip()[-300:]}")
    return done.stdout
