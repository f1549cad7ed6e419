"""Journals that were cut off, damaged, or written by another program."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.saves.journals import LINES, WHOLE, store_with
from tests.saves.plays import (
    HOMEWARD,
    actions_on_disk,
    aside,
    journal_of,
    saved_play,
    small,
    store_in,
)

from coyoacan_game.saves.journal import MAXIMUM_JOURNAL, glance, read_journal


@pytest.mark.parametrize("left", range(len(LINES[-1])))
def test_a_last_line_that_was_cut_off_is_dropped_without_a_word(tmp_path: Path, left: int) -> None:
    """What a program leaves that dies while it writes, wherever the writing stopped."""
    store = store_with(tmp_path, b"".join(LINES[:-1]) + LINES[-1][:left])
    assert [one.moves for one in store.slots()] == [7]
    with store.open(small()) as session:
        assert (session.notices, session.play.actions) == ((), HOMEWARD[:7])
        session.take(HOMEWARD[7])
    assert journal_of(store).read_bytes().splitlines(keepends=True)[:8] == LINES[:8]
    assert actions_on_disk(store) == HOMEWARD
    assert aside(store) == []


def test_a_damaged_middle_is_told_and_kept_and_played_from(tmp_path: Path) -> None:
    damaged = WHOLE.replace(b"ask_gardener", b"ask_gardenor", 1)
    store = store_with(tmp_path, damaged)
    with store.open(small()) as session:
        assert session.play.actions == HOMEWARD[:4]
        (kept,) = aside(store)
        (notice,) = session.notices
        assert notice == (
            "The save “autosave” is damaged from line 6 on: the first 4 moves are whole."
            f" The damaged file is kept as {kept.name}."
        )
        assert kept.name.startswith("autosave.damaged-")
        assert kept.read_bytes() == damaged
        session.take(HOMEWARD[4])
    with store.open(small()) as again:
        assert (again.notices, again.play.actions) == ((), HOMEWARD[:5])


def test_a_damaged_first_line_costs_no_move(tmp_path: Path) -> None:
    store = store_with(tmp_path, WHOLE.replace(b"The lamp in the hall", b"The lamp in the mall", 1))
    assert [(one.name, one.moves, one.damaged) for one in store.slots()] == [("autosave", 8, True)]
    with store.open(small()) as session:
        assert session.play.actions == HOMEWARD
        assert "only its first line, and no move of it" in session.notices[0]
    assert [(one.moves, one.damaged) for one in store.slots()] == [(8, False)]


@pytest.mark.parametrize("data", [b"", b"\n", b"\0" * 4096, b"not a save", b'{"format":1}\n'])
def test_a_file_with_nothing_good_in_it_is_kept_and_a_play_begins(
    tmp_path: Path, data: bytes
) -> None:
    store = store_with(tmp_path, data)
    assert [(one.name, one.damaged) for one in store.slots()] == [("autosave", True)]
    with store.open(small()) as session:
        assert session.play.moves == 0
        assert "no move is whole" in session.notices[0]
        session.take(HOMEWARD[0])
    assert [one.read_bytes() for one in aside(store)] == [data]
    assert actions_on_disk(store) == HOMEWARD[:1]


@given(st.data())
def test_whatever_happens_to_the_bytes_the_lines_before_it_are_played(data: st.DataObject) -> None:
    """The first byte that differs is in some line; every line before that one counts."""
    damaged = data.draw(damage())
    first = next(
        (at for at, pair in enumerate(zip(WHOLE, damaged, strict=False)) if pair[0] != pair[1]),
        min(len(WHOLE), len(damaged)),
    )
    sound = WHOLE[:first].count(b"\n") - 1
    with TemporaryDirectory() as folder:
        store = store_with(Path(folder), damaged)
        store.slots()
        with store.open(small()) as session:
            assert session.play.actions[: max(sound, 0)] == HOMEWARD[: max(sound, 0)]
            left = session.play.actions
        kept = [one.read_bytes() for one in aside(store)]
        assert kept == ([damaged] if session.notices else [])
        if not session.notices:  # then no line that has an end was passed over
            assert damaged.count(b"\n") == 1 + len(read_journal(journal_of(store)).actions)
        with store.open(small()) as again:
            assert (again.notices, again.play.actions) == ((), left)


@pytest.mark.parametrize("line", range(len(LINES)))
def test_no_byte_changes_without_a_word(tmp_path: Path, line: int) -> None:
    before = sum(map(len, LINES[:line]))
    for at in range(before, before + len(LINES[line]), 3):
        for flip in (1, 16, 128):
            damaged = WHOLE[:at] + bytes([WHOLE[at] ^ flip]) + WHOLE[at + 1 :]
            read = read_journal(journal_of(store_with(tmp_path, damaged)))
            # A first line that lost its end has swallowed the second, to which all others chain.
            swallowed = line == 0 and at == len(LINES[0]) - 1
            whole = 0 if swallowed else 8 if line == 0 else line - 1
            assert (read.trouble, read.actions) == ("damaged", HOMEWARD[:whole])


@st.composite
def damage(draw: st.DrawFn) -> bytes:
    """The journal after up to three accidents: cut, flipped, put in, taken out, lines moved."""
    data = WHOLE
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(data)))
        end = min(len(data), at + draw(st.integers(1, 300)))
        match draw(st.sampled_from(["cut", "flip", "insert", "remove", "twice", "zeros"])):
            case "cut":
                data = data[:at]
            case "flip" if at < len(data):
                flipped = data[at] ^ 1 << draw(st.integers(0, 7))
                data = data[:at] + bytes([flipped]) + data[at + 1 :]
            case "insert":
                data = data[:at] + draw(st.binary(min_size=1, max_size=40)) + data[at:]
            case "remove":
                data = data[:at] + data[end:]
            case "twice":
                data = data[:end] + data[at:]
            case "zeros":
                data = data[:at] + b"\0" * (end - at) + data[end:]
    return data


def test_lines_cannot_change_places(tmp_path: Path) -> None:
    swapped = [*LINES[:3], LINES[4], LINES[3], *LINES[5:]]
    store = store_with(tmp_path, b"".join(swapped))
    assert actions_on_disk(store) == HOMEWARD[:2]


def test_a_line_cannot_come_twice(tmp_path: Path) -> None:
    store = store_with(tmp_path, b"".join([*LINES[:3], LINES[2], *LINES[3:]]))
    assert actions_on_disk(store) == HOMEWARD[:2]


def test_a_line_cannot_be_taken_from_another_play(tmp_path: Path) -> None:
    saved_play(store_in(tmp_path / "other"), 3)
    other = journal_of(store_in(tmp_path / "other")).read_bytes().splitlines(keepends=True)
    store = store_with(tmp_path, b"".join(LINES[:3]) + other[3])
    assert actions_on_disk(store) == HOMEWARD[:2]


def test_a_line_without_an_end_is_not_read_into_memory_as_one(tmp_path: Path) -> None:
    store = store_with(tmp_path, b"".join(LINES[:4]) + b"{" + b"x" * 100_000)
    with store.open(small()) as session:
        assert session.play.actions == HOMEWARD[:3]
        assert "damaged from line 5 on" in session.notices[0]


def test_of_a_file_without_end_only_so_much_is_read(tmp_path: Path) -> None:
    store = store_with(tmp_path, WHOLE)
    with journal_of(store).open("r+b") as file:
        file.truncate(MAXIMUM_JOURNAL + 1)
    with store.open(small()) as session:
        assert session.play.actions == HOMEWARD
        assert "damaged from line 10 on" in session.notices[0]


def test_a_glance_sees_what_a_reading_finds(tmp_path: Path) -> None:
    for count in range(1, len(LINES) + 1):
        store = store_with(tmp_path, b"".join(LINES[:count]))
        read, seen = read_journal(journal_of(store)), glance(journal_of(store))
        assert seen is not None
        assert (read.header, read.position) == seen[:2]


def test_the_last_line_being_damaged_is_seen_in_the_list(tmp_path: Path) -> None:
    store = store_with(tmp_path, WHOLE[:-30] + b"?" + WHOLE[-29:])
    assert [(one.moves, one.damaged) for one in store.slots()] == [(7, True)]


def test_beginning_anew_over_a_damaged_save_keeps_the_file_and_the_moves(tmp_path: Path) -> None:
    damaged = WHOLE.replace(b"ask_gardener", b"ask_gardenor", 1)
    store = store_with(tmp_path, damaged)
    with store.open(small(), new=True) as session:
        assert session.play.moves == 0
        assert len(session.notices) == 2
    assert [one.read_bytes() for one in aside(store)] == [damaged]
    assert sorted(one.moves for one in store.slots()) == [0, 4]
