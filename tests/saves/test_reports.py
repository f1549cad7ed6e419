"""A play that wrote a report and went back to a dossier is the same from the disk."""

from __future__ import annotations

from pathlib import Path

from tests.report_story import GO_ON, HOME, LETTER, LOOK, SIGN, SURE, WRITE, report_program

from coyoacan_game.saves import SaveStore
from coyoacan_game.saves.endings import endings_in

SOFTEN = "report.gate.soften.probable"
PLAYED = (LOOK, SURE, HOME, GO_ON, LETTER, WRITE, SOFTEN, SIGN, "reopen.night", HOME)


def test_a_play_goes_on_where_it_was_left(tmp_path: Path) -> None:
    store = SaveStore(tmp_path / "keys")
    with store.open(report_program()) as session:
        for action in PLAYED:
            session.take(action)
        state = session.play.state
    with store.open(report_program()) as session:
        assert (session.notices, session.play.actions) == ((), PLAYED)
        assert session.play.state == state


def test_every_end_on_the_way_is_counted(tmp_path: Path) -> None:
    store = SaveStore(tmp_path / "keys")
    with store.open(report_program()) as session:
        for action in PLAYED:
            session.take(action)
    assert endings_in(store.folder) == {"night", "filed"}
