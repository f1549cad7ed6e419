"""The same actions give the same words, byte for byte, in any process on any day."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.stories_made import made_story, program_of, seeded

from coyoacan_game.engine import Playthrough, offered
from coyoacan_game.view import transcript

ROOT = Path(__file__).parents[2]


def told_play(seed: int) -> str:
    """A made story, played a while: what was done and all that was read."""
    program = program_of(made_story(seeded(seed)))
    play, random = Playthrough(program), seeded(seed)
    for _ in range(30):
        available = offered(program, play.state)
        if not available:
            break
        play.take(random.choice(available))
    return "\n".join([*play.actions, str(tuple(play.state)), transcript(program, play.turns)])


def told_elsewhere(seeds: range, hash_seed: str) -> str:
    """The same plays in a process of its own, whose sets are in another order."""
    source = "import sys; from tests.engine.test_reproducible import *; "
    source += f"sys.stdout.write('\\f'.join(told_play(seed) for seed in {seeds!r}))"
    done = subprocess.run(
        [sys.executable, "-c", source],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": hash_seed, "PYTHONPATH": f"{ROOT}:{ROOT / 'src'}"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
        timeout=120,
    )
    return done.stdout


@pytest.mark.parametrize("hash_seed", ["0", "1", "4242"])
def test_another_process_tells_the_same(hash_seed: str) -> None:
    seeds = range(25)
    assert "\f".join(told_play(seed) for seed in seeds) == told_elsewhere(seeds, hash_seed)


def test_plays_of_a_story_differ_by_what_is_done() -> None:
    """So that the test above compares something."""
    assert len({told_play(seed) for seed in range(25)}) == 25
