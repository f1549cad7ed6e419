"""Turns a second, all text read, beside inkjs playing an ink story of the same size in the same run."""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
import time
from pathlib import Path
from random import Random

from bench.ink_story import ink_story
from bench.measure import CannotMeasure, Row, at_least

from coyoacan_game.engine import Program, offered, opening, turn

INKJS = "2.4.0"
BAR = 8  # times as many turns as ink
LONGEST = 400  # moves before a play begins anew, on both sides
HERE = Path(__file__).parent


def engine_rows(program: Program, *, rounds: int = 5, spent: float = 1.0) -> list[Row]:
    """The row of the engine. Raises CannotMeasure where there is no inkjs and none can be had."""
    folder = inkjs_folder()
    with tempfile.TemporaryDirectory() as scratch:
        story = Path(scratch, "story.ink")
        story.write_text(ink_story(program), encoding="utf-8")
        _play(program, 0.5)
        ours, theirs = [], []
        for _ in range(rounds):
            ours.append(_play(program, spent))
            theirs.append(_play_ink(folder, story, spent))
    # The best of each: whatever else the machine does can only slow them down.
    turns, letters = max(ours)
    ink_turns, ink_letters = max(theirs)
    what = f"turns beside inkjs, {len(program.scenes)} scenes"
    figures = f"{turns:,.0f}/s of {letters:.0f} letters; {ink_turns:,.0f}/s of {ink_letters:.0f}"
    return [at_least(what, turns / ink_turns, BAR, figures)]


def _play(program: Program, spent: float) -> tuple[float, float]:
    """Turns a second and letters a turn, doing at random what an ink story could offer too."""
    random = Random(1)  # noqa: S311 - the same plays every time
    state, moves, turns, letters = opening(program).state, 0, 0, 0
    begun, until = time.thread_time(), time.perf_counter() + spent
    while time.perf_counter() < until:
        for _ in range(50):
            available = offered(program, state)
            in_scene = _of_the_scene(available)
            if not in_scene or moves >= LONGEST:
                state, moves = opening(program).state, 0
                continue
            made = turn(program, state, available[int(random.random() * in_scene)])
            state, moves, turns = made.state, moves + 1, turns + 1
            for entry in made.entries:
                for paragraph in getattr(entry, "text", ()):
                    letters += len(paragraph.text)
    return turns / (time.thread_time() - begun), letters / turns


def _of_the_scene(available: tuple[str, ...]) -> int:
    """How many of the actions are choices, exits or waiting: they come first."""
    found = 0
    for action in available:
        if action.startswith(("comparison.", "finding.")):
            break
        found += 1
    return found


def inkjs_folder() -> Path:
    """Where inkjs is; installs it beside this file the first time."""
    folder = HERE / ".node"
    package = folder / "node_modules" / "inkjs" / "package.json"
    if package.exists() and json.loads(package.read_text("utf-8"))["version"] == INKJS:
        return folder
    npm = shutil.which("npm")
    if npm is None or shutil.which("node") is None:
        raise CannotMeasure("node and npm are not installed, so there is no ink to compare with")
    command = [npm, "install", "--prefix", str(folder), "--no-audit", "--no-fund", f"inkjs@{INKJS}"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        raise CannotMeasure(f"inkjs cannot be installed: {done.stderr.strip().splitlines()[-1:]}")
    return folder


def _play_ink(folder: Path, story: Path, spent: float) -> tuple[float, float]:
    node = shutil.which("node")
    if node is None:
        raise CannotMeasure("node is not installed, so there is no ink to compare with")
    command = [node, str(HERE / "play_ink.js"), str(folder), str(story), str(spent), str(LONGEST)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        raise CannotMeasure(f"ink does not play: {done.stderr.strip()[:400]}")
    said = json.loads(done.stdout)
    return said["turns"], said["letters"]
