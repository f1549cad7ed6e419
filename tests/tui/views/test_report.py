"""The report and the archives on the screen."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.report_story import (
    GO_ON,
    HOME,
    LETTER,
    LOOK,
    RIGHT,
    SIGN,
    SURE,
    WRITE,
    report_program,
)
from tests.tui.views.stage import SIZES, WIDE, answers, shown, words_on

from coyoacan_game.saves import SaveStore, Session
from coyoacan_game.tui.screens.endings import EndingsView
from coyoacan_game.tui.screens.findings import FindingsView


def session(folder: Path, *actions: str) -> Session:
    opened = SaveStore(folder / "keys").open(report_program(), new=True)
    for action in (LOOK, *actions[:1], HOME, GO_ON, LETTER, WRITE, *actions[1:]):
        opened.take(action)
    return opened


@pytest.mark.parametrize("size", SIZES)
async def test_a_confirmed_claim_is_softened_by_keys(size: tuple[int, int], tmp_path: Path) -> None:
    async with shown(lambda: FindingsView(session(tmp_path, RIGHT), finding="gate"), size) as pilot:
        view = pilot.app.screen
        assert isinstance(view, FindingsView)
        view.read()
        view.form.go_to("soften:not_proven")
        await pilot.press("enter")
        assert answers(pilot) == ["report.gate.soften.not_proven"]


async def test_a_claim_is_withdrawn_in_the_report(tmp_path: Path) -> None:
    async with shown(lambda: FindingsView(session(tmp_path, SURE)), WIDE) as pilot:
        view = pilot.app.screen
        assert isinstance(view, FindingsView)
        assert "Soften it: probable." in words_on(pilot)
        view.read()
        view.form.go_to("withdraw")
        await pilot.press("enter")
        assert answers(pilot) == ["report.gate.withdraw"]


async def test_the_archives_stand_beside_the_claims(tmp_path: Path) -> None:
    async with shown(lambda: FindingsView(session(tmp_path, SURE, SIGN)), WIDE) as pilot:
        words = words_on(pilot).replace("│ ", "")
        assert "established; too much" in words
        assert "You were surer than a hook." in words
        assert "Later sources · documented" in words
        assert "The keys were found in a pond." in words
        assert "– A gazette, From the suburbs (1952)" in words


async def test_ends_of_dossiers_have_a_heading_of_their_own() -> None:
    async with shown(lambda: EndingsView(report_program(), {"night"})) as pilot:
        words = words_on(pilot)
        assert "0 of 2 reached" in words
        assert "Ends of dossiers reached: 1 of 1." in words
        assert "1 * The night is over" in words
        assert "Filed away" not in words
