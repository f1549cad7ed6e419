"""Other people's text, made safe for a terminal."""

from hypothesis import given
from hypothesis import strategies as st

from coyoacan_game.report import printable


def test_what_does_not_print_is_spelled_out() -> None:
    assert printable("a\x1b[31mb\r\n\u202ec") == "a\\x1b[31mb\\r\\n\\u202ec"


def test_accents_and_drawing_stay() -> None:
    assert printable("Coyoacán ┌─┐") == "Coyoacán ┌─┐"


def test_a_file_name_that_is_no_text_can_be_written() -> None:
    assert printable("gate\udcff.toml") == "gate\\udcff.toml"


@given(st.text())
def test_nothing_that_does_not_print_is_left(text: str) -> None:
    assert printable(text).isprintable()
