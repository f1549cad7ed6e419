"""The report on the page of play: the file is offered there, the archives and the ways back at the end."""

from __future__ import annotations

import pytest
from tests.report_story import GO_ON, HOME, LETTER, LOOK, SIGN, SURE, WRITE, report_program
from tests.tui.playing import SIZES, choices, game, playing, press, record_text, screen_text

from coyoacan_game.tui.screens.findings import FindingsView

ON_THE_WAY = (LOOK, SURE, HOME, GO_ON, LETTER, WRITE)


@pytest.mark.parametrize("size", SIZES)
async def test_a_play_is_closed_by_its_report_and_begun_once_more(size: tuple[int, int]) -> None:
    async with playing(report_program().story, size) as pilot:
        for action in ON_THE_WAY:
            game(pilot).perform(action)
        await pilot.pause()
        assert "The file lies open." in " ".join(record_text(pilot).split())
        await press(pilot, choices(pilot).numbers["findings"])
        assert isinstance(pilot.app.screen, FindingsView)
        await press(pilot, "escape")
        game(pilot).perform("report.gate.soften.probable")
        game(pilot).perform(SIGN)
        await pilot.pause()
        assert [*choices(pilot).numbers][:3] == ["reopen.night", "reopen.years", "findings"]
        await press(pilot, choices(pilot).numbers["reopen.night"])
        assert "› Go back to: The night" in screen_text(pilot)
