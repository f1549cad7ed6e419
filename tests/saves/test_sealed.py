"""Lines with a right sum that this program never wrote: by a later one, or by a person."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.saves.journals import LINES, store_with
from tests.saves.plays import HOMEWARD, actions_on_disk, aside, small

from coyoacan_game.saves.lines import START, sealed


@pytest.mark.parametrize("rest", ["", ',"sum":"0000000000000000"', ',"moves":"many"'])
def test_a_save_of_a_newer_program_is_kept_unread(tmp_path: Path, rest: str) -> None:
    newer = f'{{"format":2{rest}}}\n'.encode() + b"\1\2\3 in its own way\n"
    store = store_with(tmp_path, newer)
    with store.open(small()) as session:
        (kept,) = aside(store)
        (notice,) = session.notices
        assert notice == (
            "The save “autosave” was written by a newer version of the game. It is kept,"
            f" untouched, as {kept.name}, and a new play begins."
        )
        assert kept.name.startswith("autosave.newer-")
        assert kept.read_bytes() == newer
        session.take(HOMEWARD[0])
    assert actions_on_disk(store) == HOMEWARD[:1]


def test_keys_that_a_later_program_of_the_same_format_adds_are_passed_over(tmp_path: Path) -> None:
    header = json.loads(LINES[0]) | {"mood": "good"}
    move = json.loads(LINES[1]) | {"mood": "bad"}
    del header["sum"], move["sum"]
    store = store_with(tmp_path, sealed(header, START)[0] + sealed(move, START)[0])
    with store.open(small()) as session:
        assert (session.notices, session.play.actions) == ((), HOMEWARD[:1])


def resealed(**changes: object) -> bytes:
    """The journal with one good move and one that is changed and sealed again, as a person can."""
    end = json.loads(LINES[1])["sum"]
    move = json.loads(LINES[2]) | changes
    del move["sum"]
    return b"".join(LINES[:2]) + sealed(move, end)[0]


@pytest.mark.parametrize(
    "changes",
    [
        {"take": 7},
        {"take": ""},
        {"take": "x" * 5000},
        {"take": None},
        {"undo": 1},
        {"hint": "who"},
        {"take": None, "hint": ""},
        {"take": None, "hint": "x" * 300},
        {"take": None, "undo": 2},
        {"moves": -1},
        {"moves": 10**400},
        {"on": -1},
        {"on": 10**30},
        {"on": 1.5},
        {"scene": ["a"]},
        {"scene": "x" * 500},
        {"ended": {}},
    ],
)
def test_a_sealed_line_that_says_what_no_line_can_is_damage(
    tmp_path: Path, changes: dict[str, object]
) -> None:
    store = store_with(tmp_path, resealed(**changes))
    with store.open(small()) as session:
        assert session.play.actions == HOMEWARD[:1]
        assert "damaged from line 3 on" in session.notices[0]


@given(st.text(min_size=1, max_size=200))
def test_a_sealed_action_may_be_any_text(action: str) -> None:
    with TemporaryDirectory() as folder:
        store = store_with(Path(folder), resealed(take=action))
        with store.open(small()) as session:
            assert session.play.actions == HOMEWARD[:1]
            assert len(session.notices) == 1
            assert session.notices[0].isprintable()


@pytest.mark.parametrize(
    "action",
    [
        "scene",
        "scene.hall.choice",
        "scene.nowhere.choice.look_at_hook",
        "place.hall.exit.moon",
        "place.moon.exit.hall",
        "comparison.none",
        "finding.none.withdraw",
        "finding.none.file.a.b",
        "finding.who.file",
        "finding.who.file.gardener",
        "finding.who.file.gardener.certain",
        "finding.who.withdraw.now",
        "wait.wait",
        "event.bell",
        ".",
    ],
)
def test_a_sealed_action_may_be_nearly_one(tmp_path: Path, action: str) -> None:
    store = store_with(tmp_path, resealed(take=action))
    with store.open(small()) as session:
        assert session.play.actions == HOMEWARD[:1]
        assert f"({action})" in session.notices[0]


def test_a_list_commands_no_terminal(tmp_path: Path) -> None:
    header = json.loads(LINES[0]) | {"name": "\x1b[2Jgone", "date": "\x1b]0;x\x07"}
    move = json.loads(LINES[1]) | {"scene": "\x1b[31mred\u202e", "time": "\r\n"}
    del header["sum"], move["sum"]
    store = store_with(tmp_path, sealed(header, START)[0] + sealed(move, START)[0])
    (found,) = store.slots()
    shown = found.name + found.scene + found.date + found.time
    assert shown.isprintable()
    with store.open(small(), found.name) as session:
        assert session.play.actions == HOMEWARD[:1]
