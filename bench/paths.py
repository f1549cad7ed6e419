"""A thousand path tests of fifty steps, beside the same steps in a bare loop over the engine.

The plays are made at random in the real story; each expects the scene it ends in and a note it
learnt. Theirs: everything `coyoacan test` does but loading the story, the reading of the file
included. The loop knows the actions already and asks nothing.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from random import Random

from bench.measure import CannotMeasure, Row, at_most, medians, seconds

from coyoacan_game.engine import Program, State, offered, opening, take, turn
from coyoacan_game.walkthroughs.steps import step_of
from coyoacan_game.walkthroughs.suite import Wanted, run_suite

PATHS, STEPS = 1_000, 50
BAR = 2.0  # times the bare loop
NAME = "thousand.path.toml"


def path_rows(folder: Path, program: Program, *, rounds: int = 5) -> list[Row]:
    """The row of the path tests of the story in a folder."""
    random = Random(3)  # noqa: S311 - the same plays every time
    plays = [_play(program, random) for _ in range(PATHS)]
    first = opening(program).state
    with tempfile.TemporaryDirectory() as made:
        file = Path(made, NAME)
        texts = (_written(program, number, play) for number, play in enumerate(plays))
        file.write_text("\n".join(texts), encoding="utf-8")
        empty = Path(made, f"empty.{NAME}")
        empty.write_text("[path.nothing]\nsteps = []\n", encoding="utf-8")
        wanted = Wanted(folder)
        tested, loaded, turned, taken = medians(
            lambda: seconds(lambda: _test(file, wanted)),
            lambda: seconds(lambda: _test(empty, wanted)),
            lambda: seconds(lambda: _turns(program, first, plays)),
            lambda: seconds(lambda: _takes(program, first, plays)),
            rounds=rounds,
        )
    own = tested - loaded
    figures = f"{own * 1000:.0f} ms; {turned * 1000:.0f} ms; {taken * 1000:.0f} ms without records"
    what = f"{PATHS:,} path tests of {STEPS} steps beside the same steps alone"
    return [at_most(what, own / turned, BAR, figures)]


def _play(program: Program, random: Random) -> tuple[str, ...]:
    """So many actions that do not come to an end before."""
    while True:
        state, actions = opening(program).state, []
        while len(actions) < STEPS and (available := offered(program, state)):
            actions.append(random.choice(available))
            state = take(program, state, actions[-1])
        if len(actions) == STEPS:
            return tuple(actions)


def _written(program: Program, number: int, play: tuple[str, ...]) -> str:
    """A path test of a play, with what is expected where it ends."""
    state = opening(program).state
    for action in play:
        state = take(program, state, action)
    steps = ", ".join(f'"{step_of(action)}"' for action in play)
    fields = program.layout.fields
    knows = [
        slot[1] for slot, field in fields.items() if slot[0] == "knows" and field.get(state.data)
    ]
    expect = f'scene = "{program.scenes[state.scene]}", knows = {knows[:1]}'
    return f"[path.play_{number}]\nsteps = [{steps}]\nexpect = {{ {expect} }}\n"


def _test(file: Path, wanted: Wanted) -> None:
    if not run_suite([file], wanted).passed:
        raise CannotMeasure(f"{file.name} does not pass")


def _turns(program: Program, first: State, plays: list[tuple[str, ...]]) -> None:
    for play in plays:
        state = first
        for action in play:
            state = turn(program, state, action).state


def _takes(program: Program, first: State, plays: list[tuple[str, ...]]) -> None:
    for play in plays:
        state = first
        for action in play:
            state = take(program, state, action)
