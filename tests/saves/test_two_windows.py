"""Two programs over one folder of saves never overwrite each other."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.saves.plays import (
    HOMEWARD,
    SMALL,
    actions_on_disk,
    journal_of,
    saved_play,
    small,
    store_in,
    wander,
)

ROOT = Path(__file__).parents[2]

# Opens the play, says under which name, takes each action it is given, says what it was told.
WINDOW = f"""
import sys
from pathlib import Path
from coyoacan_game.engine import Program
from coyoacan_game.loader import load_story
from coyoacan_game.saves import SaveStore
program = Program(load_story(Path({str(SMALL)!r})).story)
with SaveStore(Path(sys.argv[1])).open(program) as session:
    print(session.name, flush=True)
    for line in sys.stdin:
        session.take(line.strip())
        print("taken", flush=True)
"""


class Window:
    """Another program that has the play open."""

    def __init__(self, folder: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", WINDOW, str(folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            bufsize=1,
            env=os.environ | {"PYTHONPATH": str(ROOT / "src")},
        )
        self.name = self._answer()

    def _answer(self) -> str:
        assert self.process.stdout is not None
        return self.process.stdout.readline().rstrip("\n")

    def take(self, action: str) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(f"{action}\n")
        assert self._answer() == "taken"

    def close(self) -> None:
        with self.process as ending:  # closes the pipes and waits
            assert ending.stdin is not None
            ending.stdin.close()
        assert ending.returncode in (0, -signal.SIGKILL)


@pytest.fixture
def window(tmp_path: Path) -> Iterator[Window]:
    """One that has the play open after four moves."""
    store = store_in(tmp_path)
    saved_play(store, 4)
    other = Window(store.folder)
    yield other
    other.close()


def test_the_second_window_gets_a_copy_and_is_told(tmp_path: Path, window: Window) -> None:
    store = store_in(tmp_path)
    with store.open(small()) as session:
        assert (window.name, session.name) == ("autosave", "autosave 2")
        assert session.notices == (
            "“autosave” is open in another window. This is a copy of it, “autosave 2”.",
        )
        assert session.play.actions == HOMEWARD[:4]


def test_both_play_on_and_neither_loses_a_move(tmp_path: Path, window: Window) -> None:
    store = store_in(tmp_path)
    with store.open(small()) as session:
        window.take(HOMEWARD[4])
        session.take("wait")
        window.take(HOMEWARD[5])
        session.undo()
        session.take("place.patio.exit.kitchen")
    assert actions_on_disk(store) == HOMEWARD[:6]
    with store.open(small(), "autosave 2") as copy:
        assert copy.notices == ()
        assert copy.play.actions == (*HOMEWARD[:4], "place.patio.exit.kitchen")


def test_a_third_window_does_not_get_the_seconds_copy(tmp_path: Path, window: Window) -> None:
    store = store_in(tmp_path)
    with store.open(small()) as second, store.open(small(), window.name) as third:
        assert (second.name, third.name) == ("autosave 2", "autosave 3")
    with store.open(small(), "autosave") as fourth:
        assert fourth.name == "autosave 4"


def test_beginning_anew_leaves_the_other_windows_play_alone(tmp_path: Path, window: Window) -> None:
    store = store_in(tmp_path)
    with store.open(small(), new=True) as session:
        assert (session.name, session.play.moves) == ("autosave 2", 0)
        assert "This play is “autosave 2”" in session.notices[0]
        window.take(HOMEWARD[4])
    assert actions_on_disk(store) == HOMEWARD[:5]


def test_a_copy_named_as_the_other_windows_play_gets_another_name(
    tmp_path: Path, window: Window
) -> None:
    store = store_in(tmp_path)
    with store.open(small(), "mine") as session:
        session.take(HOMEWARD[0])
        assert session.save_as(window.name).name == "autosave 2"
    assert actions_on_disk(store) == HOMEWARD[:4]


def test_when_the_other_window_is_killed_its_play_is_free(tmp_path: Path, window: Window) -> None:
    window.take(HOMEWARD[4])
    window.process.kill()
    window.process.wait(timeout=30)
    with store_in(tmp_path).open(small()) as session:
        assert (session.name, session.notices) == ("autosave", ())
        assert session.play.actions == HOMEWARD[:5]


def test_a_play_that_is_closed_is_free(tmp_path: Path, window: Window) -> None:
    window.close()
    with store_in(tmp_path).open(small()) as session:
        assert (session.name, session.notices) == ("autosave", ())


def test_a_copy_is_made_while_the_other_window_is_writing_a_line(
    tmp_path: Path, window: Window
) -> None:
    """Half a line at the end is left alone: it is the other's to finish."""
    store = store_in(tmp_path)
    with journal_of(store).open("ab") as file:
        file.write(b'{"scene":"The pa')
    before = journal_of(store).read_bytes()
    with store.open(small(), window.name) as session:
        assert session.play.actions == HOMEWARD[:4]
    assert before == journal_of(store).read_bytes()


def test_sessions_in_one_program_keep_apart_too(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    chance = random.Random(7)  # noqa: S311 - nothing here is a secret
    with store.open(small()) as one, store.open(small()) as other:
        for _ in range(20):
            wander(one, chance, 3)
            wander(other, chance, 3)
        played = {one.name: one.play.actions, other.name: other.play.actions}
    for name, actions in played.items():
        with store.open(small(), name) as again:
            assert (again.notices, again.play.actions) == ((), actions)
