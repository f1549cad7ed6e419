"""What an expression may say, what is refused, and where the mistake is."""

import warnings

import pytest

from coyoacan_game.story.expressions import (
    Comparison,
    Expression,
    ExpressionError,
    Literal,
    Logic,
    Membership,
    Name,
    Not,
    Sum,
    read_expression,
)


def _shape(tree: Expression) -> object:
    """A tree without places, short enough to compare by eye."""
    match tree:
        case Name(parts=parts):
            return ".".join(parts)
        case Literal(value=value):
            return (value,)
        case Not(operand=operand):
            return ["not", _shape(operand)]
        case Logic(operator=operator, operands=operands):
            return [operator, *map(_shape, operands)]
        case Comparison(operands=operands, operators=operators):
            return [*operators, *map(_shape, operands)]
        case Membership(item=item, among=among, negated=negated):
            return ["not in" if negated else "in", _shape(item), *map(_shape, among)]
        case Sum(left=left, operator=operator, right=right):
            return [operator, _shape(left), _shape(right)]


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("asked", "asked"),
        ("knows.bolt_drawn", "knows.bolt_drawn"),
        ("chose.gate.look", "chose.gate.look"),
        ("true", (True,)),
        ("false", (False,)),
        ("12", (12,)),
        ("-3", (-3,)),
        ("'gate'", ("gate",)),
        ('"gate"', ("gate",)),
        ("'a' 'b'", ("ab",)),
        ("not asked", ["not", "asked"]),
        ("a and b and c", ["and", "a", "b", "c"]),
        ("a or b and c", ["or", "a", ["and", "b", "c"]]),
        ("(a or b) and c", ["and", ["or", "a", "b"], "c"]),
        ("not a == b", ["not", ["==", "a", "b"]]),
        ("1 < n <= 5", ["<", "<=", (1,), "n", (5,)]),
        ("n + 1 - 2", ["-", ["+", "n", (1,)], (2,)]),
        ("place in ['gate', 'patio']", ["in", "place", ("gate",), ("patio",)]),
        ("n not in [1, -2]", ["not in", "n", (1,), (-2,)]),
        ("time >= '05:20'", [">=", "time", ("05:20",)]),
        ("  asked\n  and   not   asked  ", ["and", "asked", ["not", "asked"]]),
        ("'é' == s", ["==", ("é",), "s"]),
    ],
)
def test_an_expression_reads_as_pythons_spelling_does(text: str, shape: object) -> None:
    assert _shape(read_expression(text)) == shape


@pytest.mark.parametrize(
    ("text", "code", "meant"),
    [
        ("", "COY201", ""),
        ("   ", "COY201", "   "),
        ("asked and", "COY201", None),
        ("(asked", "COY201", None),
        ("asked)", "COY201", None),
        ("n = 3", "COY201", "="),
        ("1or n", "COY201", None),
        ("knows('bolt')", "COY202", "knows('bolt')"),
        ("asked and len(scene)", "COY202", "len(scene)"),
        ("scene[0]", "COY202", "scene[0]"),
        ("(n := 3)", "COY202", "n := 3"),
        ("a if b else c", "COY202", "a if b else c"),
        ("n * 2", "COY202", "n * 2"),
        ("~n", "COY202", "~n"),
        ("+n", "COY202", "+n"),
        ("-n", "COY202", "-n"),
        ("lambda: 1", "COY202", "lambda: 1"),
        ("f'{n}'", "COY202", "f'{n}'"),
        ("[1, 2]", "COY202", "[1, 2]"),
        ("{1: 2}", "COY202", "{1: 2}"),
        ("n is 3", "COY202", "n is 3"),
        ("n in scenes", "COY202", "scenes"),
        ("n in []", "COY202", "[]"),
        ("n in [m]", "COY202", "m"),
        ("1 < n in [2]", "COY202", "1 < n in [2]"),
        ("a.b.c.d.e", "COY202", "a.b.c.d.e"),
        ("'a'.upper", "COY202", "'a'.upper"),
        ("True", "COY202", "True"),
        ("asked and None", "COY202", "None"),
        ("1.5", "COY202", "1.5"),
        ("b'x'", "COY202", "b'x'"),
        ("...", "COY202", "..."),
        ("'a\\n'", "COY202", "\\"),
        ("asked # why", "COY202", "#"),
        ("n == 1000001", "COY110", "1000001"),
        ("not " * 41 + "asked", "COY207", "asked"),
        ("a" * 2001, "COY207", None),
        ("asked\nand\nlen(n)", "COY202", "len(n)"),
        ("'é' == s and len(n)", "COY202", "len(n)"),
    ],
)
def test_what_is_no_expression_is_refused_where_it_stands(
    text: str, code: str, meant: str | None
) -> None:
    """`meant` is the stretch of the text that is named; None where reading simply broke off."""
    with pytest.raises(ExpressionError) as caught:
        read_expression(text)
    error = caught.value
    assert error.code == code
    if meant is not None:
        assert text[error.where.start : error.where.start + error.where.length] == meant


def test_forty_deep_is_still_read() -> None:
    assert isinstance(read_expression("not " * 40 + "asked"), Not)


def test_reading_never_warns_a_player() -> None:
    """Some versions of Python warn of numbers that run into words; nobody plays to see that."""
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter("always")
        with pytest.raises(ExpressionError):
            read_expression("2or 3")
    assert not seen


def test_the_hint_for_one_equals_sign_is_two() -> None:
    with pytest.raises(ExpressionError) as caught:
        read_expression("patience = 3")
    assert caught.value.hint == 'to ask whether two things are equal, write "=="'
