"""How an author's text becomes paragraphs, and which marks are refused."""

import pytest

from coyoacan_game.story.text import (
    Block,
    Inline,
    Text,
    TextError,
    Value,
    Variant,
    Words,
    is_plain,
    read_text,
)


def _shown(text: Text) -> list[tuple[str, list[tuple[str, str]]]]:
    assert text.fixed is not None
    return [(one.kind, [(span.text, span.style) for span in one.spans]) for one in text.fixed]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Dust.", [("paragraph", [("Dust.", "plain")])]),
        ("One\nline.", [("paragraph", [("One line.", "plain")])]),
        (
            "One.\n\n\nTwo.",
            [("paragraph", [("One.", "plain")]), ("paragraph", [("Two.", "plain")])],
        ),
        ("\n\n  Spaces   meet. \n", [("paragraph", [("Spaces meet.", "plain")])]),
        ("*So* it is.", [("paragraph", [("So", "emphasis"), (" it is.", "plain")])]),
        ("**So**.", [("paragraph", [("So", "strong"), (".", "plain")])]),
        ("2 * 3", [("paragraph", [("2 * 3", "plain")])]),
        ("\\*so\\*", [("paragraph", [("*so*", "plain")])]),
        ("{{so}}", [("paragraph", [("{so}", "plain")])]),
        ("a | b \\| c", [("paragraph", [("a | b | c", "plain")])]),
        ("> Quoted.\nPlain.", [("quote", [("Quoted. Plain.", "plain")])]),
        ("- One.\n- Two.", [("item", [("One.", "plain")]), ("item", [("Two.", "plain")])]),
        ("\\> no quote", [("paragraph", [("> no quote", "plain")])]),
        ("[b]brackets[/b]", [("paragraph", [("[b]brackets[/b]", "plain")])]),
        ("", []),
        (" \n\n ", []),
    ],
)
def test_a_text_without_conditions_is_fixed(
    written: str, shown: list[tuple[str, list[tuple[str, str]]]]
) -> None:
    assert _shown(read_text(written)) == shown


def _only(text: str) -> tuple[Inline, ...]:
    (block,) = read_text(text).blocks
    assert isinstance(block, Block)
    assert block.fixed is None
    return block.inlines


def test_a_condition_has_two_sides_without_the_spaces_around_its_signs() -> None:
    (variant,) = _only("{asked: one | two}")
    assert isinstance(variant, Variant)
    assert variant.then == (Words("one", "plain"),)
    assert variant.otherwise == (Words("two", "plain"),)
    assert variant.start == 1


def test_the_second_side_may_be_left_out_and_the_first_be_empty() -> None:
    (one,), (other,) = _only("{asked: one}"), _only("{asked: | two}")
    assert isinstance(one, Variant)
    assert isinstance(other, Variant)
    assert (one.otherwise, other.then) == ((), ())


def test_conditions_nest_and_know_where_they_begin() -> None:
    (outer,) = _only("{asked: {knows.bolt: deep}}")
    assert isinstance(outer, Variant)
    (inner,) = outer.then
    assert isinstance(inner, Variant)
    assert inner.start == len("{asked: {")


def test_emphasis_around_a_condition_is_taken_over_inside() -> None:
    (variant,) = _only("*{asked: one | {patience}}*")
    assert isinstance(variant, Variant)
    (value,) = variant.otherwise
    assert isinstance(value, Value)
    assert (variant.then, value.style) == ((Words("one", "emphasis"),), "emphasis")


def test_a_colon_in_quotes_does_not_end_a_condition() -> None:
    (variant,) = _only("{time < '06:00': Early.}")
    assert isinstance(variant, Variant)
    assert variant.then == (Words("Early.", "plain"),)


def test_a_text_is_fixed_only_if_all_of_it_is() -> None:
    assert read_text("One.\n\n{asked: Two.}").fixed is None


@pytest.mark.parametrize("text", ["Dust.", "a | b", "> quote", "[b]", "«¿quién?»"])
def test_plain_text_has_nothing_in_it_that_could_be_wrong(text: str) -> None:
    assert is_plain(text)
    assert read_text(text).fixed is not None


@pytest.mark.parametrize(
    ("text", "code", "meant"),
    [
        ("It was *drawn.", "COY205", "*"),
        ("It was **drawn.", "COY205", "**"),
        ("*a **b** c*", "COY205", "**"),
        ("*over\n\nthe line*", "COY205", "*"),
        ("a } b", "COY205", "}"),
        ("a { b", "COY205", "{"),
        ("{asked: one", "COY205", "{"),
        ("{asked: one | two", "COY205", "{"),
        ("{asked: one | two | three}", "COY205", "|"),
        ("{asked: one\n\ntwo}", "COY205", "\n"),
        ("{asked\n: one}", "COY205", "{"),
        ("{: one}", "COY205", "{"),
        ("{}", "COY205", "{"),
        ("{1}", "COY205", "1"),
        ("{time < '06:00: Early.}", "COY205", "{"),
        ("a \\q", "COY205", "\\q"),
        ("{len(x): one}", "COY202", "len(x)"),
        ("{asked and: one}", "COY201", None),
        ("{a: " * 13 + "}" * 13, "COY207", "{"),
    ],
)
def test_marks_that_do_not_come_out_even_are_refused_where_they_stand(
    text: str, code: str, meant: str | None
) -> None:
    with pytest.raises(TextError) as caught:
        read_text(text)
    error = caught.value
    assert error.code == code
    if meant is not None:
        assert text[error.start : error.start + error.length] == meant
