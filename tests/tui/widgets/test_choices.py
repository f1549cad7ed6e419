"""A list to choose from: numbers, arrows, the mouse, and what it says it chose."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from textual.app import App, ComposeResult
from textual.pilot import Pilot

from coyoacan_game.tui.messages import RowChosen
from coyoacan_game.tui.widgets.choices import Choices, Row


class Stage(App[None]):
    """One list, and what was chosen in it."""

    CSS = "Choices { height: auto; max-height: 100%; scrollbar-size: 0 0; }"

    def __init__(self, rows: Sequence[Row], letters: str) -> None:
        super().__init__()
        self.rows, self.letters = rows, letters
        self.chosen: list[str] = []

    def compose(self) -> ComposeResult:
        yield Choices(self.letters)

    def on_mount(self) -> None:
        self.query_one(Choices).set_rows(self.rows)

    def on_row_chosen(self, chosen: RowChosen) -> None:
        self.chosen.append(chosen.key)


@asynccontextmanager
async def listed(
    *rows: Row | str, size: tuple[int, int] = (40, 12), letters: str = "xyz"
) -> AsyncIterator[tuple[Pilot[None], Stage, Choices]]:
    made = [row if isinstance(row, Row) else Row(row, row) for row in rows]
    stage = Stage(made, letters)
    async with stage.run_test(size=size) as pilot:
        await pilot.pause()
        yield pilot, stage, stage.query_one(Choices)


def lines(choices: Choices) -> list[str]:
    return [choices.render_line(y).text.rstrip() for y in range(choices.size.height)]


CLOSED = Row("closed", "Go home.", reason="It is late.")


async def test_only_what_can_be_chosen_has_a_number() -> None:
    async with listed("a", CLOSED, "b") as (_, _, choices):
        assert choices.numbers == {"a": "1", "b": "2"}
        assert lines(choices) == ["› 1   a", "      Go home. – It is late.", "  2   b"]


async def test_arrows_pass_over_what_cannot_be_chosen_and_go_round() -> None:
    async with listed("a", CLOSED, "b") as (pilot, stage, choices):
        await pilot.press("down")
        assert choices.highlighted == Row("b", "b")
        await pilot.press("down", "up", "enter")
        assert stage.chosen == ["b"]


async def test_after_the_ninth_there_are_letters_and_then_arrows_only() -> None:
    rows = [f"row {number}" for number in range(13)]
    async with listed(*rows, letters="xy") as (_, _, choices):
        assert [*choices.numbers.values()] == [*"123456789xy"]
        assert choices.press("y")
        assert not choices.press("z")
        choices.action_move(-1)
        assert choices.highlighted == Row("row 9", "row 9")


async def test_the_mouse_chooses_the_row_under_it_and_nothing_else() -> None:
    async with listed("a", CLOSED, "b") as (pilot, stage, choices):
        await pilot.hover(Choices, offset=(8, 2))
        assert choices.highlighted == Row("b", "b")
        await pilot.click(Choices, offset=(8, 1))
        await pilot.click(Choices, offset=(8, 2))
        assert stage.chosen == ["b"]


async def test_long_rows_wrap_and_hang_from_their_number() -> None:
    async with listed("one two three four five", size=(18, 8)) as (_, _, choices):
        assert [line.strip() for line in lines(choices)] == ["› 1   one two", "three four", "five"]
        assert {len(line) - len(line.lstrip()) for line in lines(choices)[1:]} == {6}


async def test_what_is_out_of_sight_is_pointed_to_and_scrolled_to() -> None:
    rows = [f"row {number}" for number in range(9)]
    async with listed(*rows, size=(20, 4)) as (pilot, _, choices):
        assert lines(choices)[-1].endswith("▾")
        await pilot.press("up")
        assert "row 8" in lines(choices)[-1]
        assert lines(choices)[0].endswith("▴")


async def test_nothing_to_choose_is_no_fault() -> None:
    async with listed(CLOSED) as (pilot, stage, choices):
        await pilot.press("down", "enter")
        assert choices.highlighted is None
        assert stage.chosen == []


async def test_a_gap_stands_between_rows_where_there_is_room() -> None:
    rows = (Row("a", "a"), Row("b", "b", gap=True))
    async with listed(*rows) as (pilot, stage, choices):
        assert len(lines(choices)) == 3
        stage.screen.add_class("-low")
        choices.set_rows(rows)
        await pilot.pause()
        assert len(lines(choices)) == 2
