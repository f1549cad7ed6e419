from tests.tui.views.stage import program_of, shown, words_on

from coyoacan_game.tui.screens.endings import EndingsView


async def test_only_endings_that_were_reached_are_named() -> None:
    async with shown(lambda: EndingsView(program_of("brackets"), {"left"})) as pilot:
        words = words_on(pilot)
        assert "1 of 2 reached" in words
        assert "1 * Gone [/b]" in words
        assert "Known to few" not in words
        assert "2 — not reached yet —" in words


async def test_endings_of_another_edition_are_not_counted() -> None:
    async with shown(lambda: EndingsView(program_of("brackets"), {"left", "gone_since"})) as pilot:
        assert "1 of 2 reached" in words_on(pilot)
