"""Registers read and questioned in lines."""

from pathlib import Path

from tests.builders import SMALLEST
from tests.command import LONG, answer, played

OFFICE = "d 2"
TWO = """
[table.visitors]
title = "The visitors' book"
columns = ["Day", "Name"]
says = "Who came."
facts = ["book"]

[table.visitors.row.jacson]
cells = ["28 May", "Frank Jacson"]
says = "He came alone."

[table.post]
title = "The post"
columns = ["Day"]
when = "asked"
says = "What was delivered."
invented = true

[fact.book]
statement = "A book was kept."
status = "documented"
basis = "read"
sources = ["seen"]

[source.seen]
author = "A. Writer"
title = "A book"
kind = "memoir"
consulted = true
"""


def test_a_register_is_read_line_by_line_with_its_columns() -> None:
    expected = """\
The visitors' book: Who came to the house in May.

1. Day: 28 May; Name: Frank Jacson. (can be asked about)

Type “b 1 1” to ask about line 1.

Standing: invented for this game."""
    assert answer(OFFICE, "b", story=LONG) == expected
    assert answer(OFFICE, "b visitors", story=LONG) == expected


def test_asking_about_a_line_tells_what_comes_of_it() -> None:
    expected = """\
> Ask about: 28 May, Frank Jacson (The visitors' book)

He let himself in.

Noted: A visitor

A bell.

The Colonel's patience: 3 of 6.

1. Stop."""
    assert answer(OFFICE, "b 1 1", story=LONG) == expected
    assert answer(OFFICE, "table.visitors.row.jacson", story=LONG) == expected


def test_a_line_is_asked_about_once_and_another_can_only_be_read() -> None:
    told = answer(OFFICE, "b 1 1", "b", story=LONG)
    assert "1. Day: 28 May; Name: Frank Jacson. (asked about before)\n" in told
    assert "2. Day: 29 May; Name: The milkman.\n" in told
    assert "Type" not in told
    again = answer(OFFICE, "b 1 1", "b 1 1", story=LONG)
    assert again == "You have asked about this line before."
    still = answer(OFFICE, "b 1 1", "b 1 milk", story=LONG)
    assert still == "There is nothing to ask about this line now."


def test_asking_can_be_taken_back() -> None:
    told = answer(OFFICE, "b 1 1", "u", "b", story=LONG)
    assert "(can be asked about)" in told


def test_where_no_register_lies_open_it_says_so() -> None:
    assert answer("b", story=LONG) == "No register lies open here."
    assert answer("1", "b") == "No register lies open here."
    assert answer("table.visitors.row.jacson", story=LONG).startswith("That cannot be done now.")


def test_a_number_that_is_none_is_told_what_there_is() -> None:
    assert answer(OFFICE, "b 7", story=LONG) == (
        "There is no register “7” here. Type b for the list."
    )
    assert answer(OFFICE, "b 1 7", story=LONG) == "It has no line “7”. Type “b 1” to read it."


def test_several_registers_are_listed_and_an_empty_one_says_so(tmp_path: Path) -> None:
    story = SMALLEST.replace("[variable.asked]\nstart = false", "[variable.asked]\nstart = true")
    (tmp_path / "story.toml").write_text(story + TWO, "utf-8")
    expected = """\
1. The visitors' book: Who came.
2. The post: What was delivered.

Type “b 1” to open one."""
    assert answer("b", story=str(tmp_path)) == expected
    assert "Nothing is written in it." in answer("b 2", story=str(tmp_path))


def test_a_register_says_what_it_rests_on(tmp_path: Path) -> None:
    (tmp_path / "story.toml").write_text(SMALLEST + TWO, "utf-8")
    assert answer("b", story=str(tmp_path)).endswith("""\
Standing: documented.

Rests on, documented:
- A. Writer

Type “v b 1” for what stands there. It may tell more than you have met.""")
    assert answer("v b 1", story=str(tmp_path)).endswith(
        "- A book was kept. (documented)\n  Source: A. Writer, A book"
    )


def test_that_a_register_can_be_opened_is_said_once_when_it_can() -> None:
    told = played(OFFICE, "b 1 1", "u", story=LONG)
    assert told.count("You can open: The visitors' book (type b).") == 2  # on coming, and on undo


def test_the_addresses_of_lines_are_listed_for_scripts() -> None:
    expected = "1. scene.desk.choice.stop\n- table.visitors.row.jacson"
    assert answer(OFFICE, "i", story=LONG) == expected
