"""Killed at any moment, a play has every move that had returned.

The player is a process of its own and gets a signal that no program can catch; what is on the disk
afterwards is compared with what it said before it died.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.saves.plays import aside, small, store_in

from coyoacan_game.saves import SaveStore

ROOT = Path(__file__).parents[2]
DEATHS = 200

Actions = tuple[str, ...]


@pytest.fixture
def player(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """The process that forks one player after another."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.saves.player", str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        bufsize=1,
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": os.pathsep.join((str(ROOT / "src"), str(ROOT)))},
    ) as process:
        yield process
        assert process.stdin is not None
        process.stdin.close()
        assert process.wait(timeout=30) == 0


def said_before_death(player: subprocess.Popen[str], chance: random.Random) -> list[str]:
    """Starts a player, kills it at some moment, and gives all it had said."""
    assert player.stdin is not None
    assert player.stdout is not None
    player.stdin.write(f"{chance.randrange(10**9)}\n")
    child = int(player.stdout.readline().split()[1])
    said = [player.stdout.readline() for _ in range(chance.randrange(25))]
    time.sleep(chance.random() * 0.001)  # a move takes a fraction of that: any moment of it
    os.kill(child, signal.SIGKILL)
    while (line := player.stdout.readline()) != "dead\n":
        assert line, "the parent of all players is dead"
        said.append(line)
    return [line.rstrip("\n") for line in said]


def after(actions: Actions, deed: str) -> Actions:
    what, _, about = deed.partition(" ")
    match what:
        case "take":
            return (*actions, about)
        case "undo":
            return actions[:-1]
        case "anew":
            return ()
    return actions


@dataclass(frozen=True)
class Followed:
    """What must be there: the play, its copies, and what had begun and not returned."""

    actions: Actions
    copies: dict[str, Actions]
    begun: str | None
    returned: int


def followed(actions: Actions, said: list[str]) -> Followed:
    returned, begun, copies = 0, None, dict[str, Actions]()
    for line in said:
        if line == "<":
            assert begun is not None
            actions = after(actions, begun)
            if begun.startswith("copy "):
                copies[begun.removeprefix("copy ")] = actions
            begun = None
            returned += 1
        else:
            begun = line.removeprefix("> ")
            copies.pop(begun.removeprefix("copy "), None)
    return Followed(actions, copies, begun, returned)


def on_disk(store: SaveStore, name: str) -> Actions:
    with store.open(small(), name) as session:
        assert session.notices == ()
        return session.play.actions


def test_two_hundred_deaths_lose_no_move(
    tmp_path: Path, player: subprocess.Popen[str], record_property: Callable[[str, object], None]
) -> None:
    store, chance = store_in(tmp_path), random.Random(24)  # noqa: S311 - nothing here is a secret
    actions: Actions = ()
    survived = interrupted = 0
    for _ in range(DEATHS):
        told = followed(actions, said_before_death(player, chance))
        actions = on_disk(store, "autosave")
        assert actions in {told.actions, after(told.actions, told.begun or "")}
        if told.begun == "anew" and actions != told.actions:
            assert told.actions in [on_disk(store, one.name) for one in store.slots()]
        for name, copied in told.copies.items():
            assert copied == on_disk(store, name)
        survived += told.returned
        interrupted += told.begun is not None
    for slot in store.slots():
        on_disk(store, slot.name)
    assert aside(store) == []
    # Had every death come between two moves, this would prove nothing.
    assert interrupted > DEATHS // 4
    record_property("deaths", DEATHS)
    record_property("deaths inside a move", interrupted)
    record_property("moves that had returned, all there", survived)
    sys.stdout.write(f"{DEATHS} deaths, {interrupted} inside a move; {survived} moves, all there\n")
