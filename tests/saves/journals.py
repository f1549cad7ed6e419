"""One whole journal to do damage to."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from tests.saves.plays import journal_of, saved_play, store_in

from coyoacan_game.saves import SaveStore


def whole_journal() -> bytes:
    """The journal of all eight moves, the same in every run."""
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as clock:
        clock.setattr("time.time_ns", lambda: 1_700_000_000_000_000_000)
        store = store_in(Path(folder))
        saved_play(store)
        return journal_of(store).read_bytes()


WHOLE = whole_journal()
LINES = WHOLE.splitlines(keepends=True)


def store_with(folder: Path, data: bytes) -> SaveStore:
    store = store_in(folder)
    store.folder.mkdir(parents=True, exist_ok=True)
    journal_of(store).write_bytes(data)
    return store
