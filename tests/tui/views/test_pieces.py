"""The widgets that views are made of, on their own."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.tui.playing import screen_lines
from textual.app import App, ComposeResult
from textual.content import Content

from coyoacan_game.tui.themes import DEFAULTS
from coyoacan_game.tui.widgets.blocks import Block, Blocks
from coyoacan_game.tui.widgets.export import plain_name, suggested_path, write_new
from coyoacan_game.tui.widgets.picker import Picker
from coyoacan_game.tui.widgets.rows import Row


class Bench(App[None]):
    """One widget and what it said."""

    CSS = "Blocks { height: 100%; overflow-x: hidden; scrollbar-size: 0 0; }"

    def __init__(self, widget: Blocks) -> None:
        super().__init__()
        self.widget = widget
        self.picked: list[str] = []

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return DEFAULTS

    def compose(self) -> ComposeResult:
        yield self.widget

    def on_picker_picked(self, event: Picker.Picked) -> None:
        self.picked.append(event.key)


def block(words: str, mark: str = "") -> Block:
    return Block.marked(mark, Content(words))


async def test_wrapped_lines_hang_from_the_mark() -> None:
    bench = Bench(Blocks())
    async with bench.run_test(size=(10, 4)) as pilot:
        bench.widget.set_blocks([block("one two three", "– "), block("[four]")])
        await pilot.pause()
        assert screen_lines(pilot) == ["– one two", "  three", "[four]", ""]


async def test_every_line_knows_its_text() -> None:
    bench = Bench(Blocks())
    async with bench.run_test(size=(9, 6)) as pilot:
        bench.widget.set_blocks([block("a beginning"), block("more"), block("the end")])
        await pilot.pause()
        assert screen_lines(pilot)[:4] == ["a", "beginning", "more", "the end"]
        assert [bench.widget.block_at(line) for line in (0, 1, 2, 3, 9)] == [0, 0, 1, 2, None]


async def test_words_wider_than_the_screen_are_folded_and_nothing_fails_at_one_cell() -> None:
    bench = Bench(Blocks())
    async with bench.run_test(size=(1, 5)) as pilot:
        bench.widget.set_blocks([block("abc", "– ")])
        await pilot.pause()
        await pilot.resize_terminal(4, 5)
        await pilot.pause()
        assert screen_lines(pilot)[:2] == ["– ab", "  c"]


def rows(count: int) -> list[Row]:
    return [Row(f"row{number}", Content(f"Row {number}")) for number in range(1, count + 1)]


async def test_rows_to_be_read_are_passed_over_and_not_numbered() -> None:
    picker = Picker([Row("", Content("Title")), *rows(2)], numbered=True)
    bench = Bench(picker)
    async with bench.run_test(size=(14, 4)) as pilot:
        picker.focus()
        await pilot.pause()
        assert screen_lines(pilot)[:3] == ["    Title", "› 1 Row 1", "  2 Row 2"]
        await pilot.press("up", "2", "down", "home", "enter", "3", "9")
        assert bench.picked == ["row2", "row1"]


async def test_only_the_first_nine_have_digits() -> None:
    picker = Picker(rows(11), numbered=True)
    async with Bench(picker).run_test(size=(14, 12)) as pilot:
        picker.focus()
        await pilot.pause()
        assert screen_lines(pilot)[8:11] == ["  9 Row 9", "    Row 10", "    Row 11"]


async def test_the_caret_stays_on_its_row_when_the_rows_change() -> None:
    picker = Picker(rows(5))
    async with Bench(picker).run_test(size=(14, 3)) as pilot:
        picker.focus()
        await pilot.press("end")
        assert picker.key == "row5"
        picker.set_rows(rows(5)[2:])
        assert picker.key == "row5"
        picker.set_rows(rows(2))
        assert picker.key == "row2"
        picker.set_rows([])
        assert picker.keys == ()
        await pilot.press("down", "enter", "end", "home")


async def test_past_the_last_row_the_arrow_scrolls_what_is_below_it() -> None:
    below = [Row("", Content(f"line {number}")) for number in range(9)]
    picker = Picker([*rows(1), *below])
    async with Bench(picker).run_test(size=(14, 3)) as pilot:
        picker.focus()
        await pilot.pause()
        await pilot.press(*["down"] * 8)
        assert "  line 8" in screen_lines(pilot)


def test_a_name_for_a_file_is_plain_whatever_the_story_is_called() -> None:
    assert plain_name("Coyoacán: ¿quién? [/b] ../x") == "coyoacan-quien-b-x"
    assert plain_name("…") == "record"


def test_a_suggested_file_is_always_a_new_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("a-case.txt", "a-case-2.txt", "a-case-3.txt"):
        path = suggested_path("A case")
        assert path.name == name
        assert write_new(path, "one\n") == path.resolve()
    with pytest.raises(FileExistsError):
        write_new(tmp_path / "a-case.txt", "two\n")
    assert (tmp_path / "a-case.txt").read_text() == "one\n"
