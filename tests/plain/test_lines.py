"""What goes out and comes in."""

import io

import pytest

from coyoacan_game.plain.lines import Lines


def said(text: str, width: int | None = None, indent: str = "") -> str:
    out = io.StringIO()
    Lines(io.StringIO(), out, width).say(text, indent)
    return out.getvalue()


def asked(typed: str) -> list[str | None]:
    lines = Lines(io.StringIO(typed), io.StringIO(), None)
    answers: list[str | None] = [lines.ask("?")]
    while answers[-1] is not None:
        answers.append(lines.ask("?"))
    return answers


def test_a_paragraph_is_one_line_in_a_pipe() -> None:
    paragraph = "word " * 100
    assert said(paragraph.strip()) == paragraph.strip() + "\n"


def test_a_paragraph_is_wrapped_on_a_terminal() -> None:
    assert said("one two three four", 9) == "one two\nthree\nfour\n"


def test_what_follows_a_number_is_indented() -> None:
    assert said("1. one two three", 10, "   ") == "1. one two\n   three\n"


@pytest.mark.parametrize("hostile", ["\x1b[2J", "\x07", "\u202e", "\r", "\x9b31m"])
def test_nothing_that_does_not_print_goes_out(hostile: str) -> None:
    assert all(char.isprintable() for char in said(f"a{hostile}b").removesuffix("\n"))


def test_lines_come_in_without_their_ends() -> None:
    assert asked("1\r\n look \nq") == ["1", "look", "q", None]


def test_comments_and_empty_lines_do_not_come_in() -> None:
    assert asked("\n# one\n  #two\n\n3\n") == ["3", None]


def test_a_line_without_end_is_cut_and_its_rest_passed_over() -> None:
    first, second, end = asked("x" * 10_000 + "\n2\n")
    assert (len(first or ""), second, end) == (2000, "2", None)
