"""Names that players write, and files that are safe on every system."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coyoacan_game.saves import BadName
from coyoacan_game.saves.names import MAXIMUM_NAME, clean_name, name_of, slug, stem_of

names = st.text(max_size=100)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("autosave", "autosave"),
        ("  Before   the\tgate \n", "Before the gate"),
        ("Coyoaca\u0301n", "Coyoacán"),
        ("left\u202eright", "leftright"),
        ("\x1b[31mred", "[31mred"),
        ("\ud800half", "half"),
    ],
)
def test_a_name_is_one_line_of_what_can_be_seen(written: str, name: str) -> None:
    assert name == clean_name(written)


@pytest.mark.parametrize("name", ["", " ", "\t\n", "\x00", "\u200d"])
def test_a_name_needs_something_to_see(name: str) -> None:
    with pytest.raises(BadName, match="at least one letter"):
        clean_name(name)


def test_a_name_has_an_end() -> None:
    assert clean_name("x" * MAXIMUM_NAME) == "x" * MAXIMUM_NAME
    with pytest.raises(BadName, match="at most 80"):
        clean_name("x" * (MAXIMUM_NAME + 1))


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("autosave", "autosave"),
        ("autosave 2", "autosave-2~"),
        ("¿Quién?", "quien~"),
        ("雨", "untitled~"),
    ],
)
def test_a_file_reminds_of_its_name(name: str, stem: str) -> None:
    assert stem_of(name).startswith(stem)


@given(names)
def test_every_file_is_safe_on_every_system(name: str) -> None:
    stem = stem_of(name)
    assert re.fullmatch(r"[a-z0-9][a-z0-9~-]{0,59}", stem)
    assert stem not in {"con", "prn", "aux", "nul", "com1", "lpt1", "com0"}


@pytest.mark.parametrize(
    "name", ["con", "nul", "com1", "lpt9", "CON", "..", "/", "a/b", "a.b", "~"]
)
def test_no_name_is_a_device_or_a_way_out(name: str) -> None:
    assert re.fullmatch(r"[a-z0-9-]+~[0-9a-f]{12}", stem_of(name))


@given(names, names)
def test_two_names_have_two_files_also_where_capitals_do_not_count(one: str, other: str) -> None:
    assert (one == other) == (stem_of(one).lower() == stem_of(other).lower())


@given(names)
def test_a_cleaned_name_stays_as_it_is(name: str) -> None:
    try:
        cleaned = clean_name(name)
    except BadName:
        return
    assert cleaned == clean_name(cleaned)


@given(names)
def test_a_file_nobody_named_can_be_called_by_the_name_it_is_listed_under(name: str) -> None:
    listed = name_of(name)
    assert listed.isprintable()
    assert listed
    assert listed == clean_name(listed) or not listed.isascii()


@given(names)
def test_a_file_is_found_under_its_own_name(name: str) -> None:
    assert stem_of(name) == stem_of(stem_of(name))


@given(names)
def test_a_slug_is_never_empty(name: str) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug(name))
