"""What names mean in a story's expressions."""

from pathlib import Path

import pytest
from tests.builders import sound_story

from coyoacan_game.diagnostics import CATALOGUE
from coyoacan_game.loader import load_story
from coyoacan_game.story import Story
from coyoacan_game.story.expressions import ExpressionError, Name, read_expression
from coyoacan_game.story.scope import NAMESPACES, SINGLE, Scope
from coyoacan_game.story.typecheck import TypeCheck
from coyoacan_game.story.types import ANY, DAY, FLAG, TEXT, TIME, NumberType, OneOf, Type

SMALL = Path(__file__).parents[1] / "stories" / "small"


@pytest.fixture(scope="module")
def story() -> Story:
    found = load_story(SMALL).story
    assert found is not None
    return found


def _type(scope: Scope, text: str) -> Type:
    name = read_expression(text)
    assert isinstance(name, Name)
    return scope.symbol(name).type


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("door_open", FLAG),
        ("patience", NumberType(0, 3)),
        ("radio", OneOf(("off", "music", "news"), 'values of "radio"')),
        ("knows.hook", FLAG),
        ("visited.hall", FLAG),
        ("chose.hall.look_at_hook", FLAG),
        ("happened.bell", FLAG),
        ("compared.two_times", FLAG),
        ("here.cook", FLAG),
        ("filed.who", FLAG),
        ("solved.who", FLAG),
        ("right.who", FLAG),
        ("time", TIME),
        ("day", DAY),
        ("cook.name", TEXT),
        ("cook.doing", TEXT),
    ],
)
def test_a_name_has_one_type(story: Story, text: str, type_: Type) -> None:
    assert _type(Scope(story), text) == type_


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("cook.state", ("at_stove", "sweeping", "back_at_stove")),
        ("cook.at", ("none", "hall", "patio", "kitchen", "study")),
        ("place", ("none", "hall", "patio", "kitchen", "study")),
        ("verdict.who", ("none", "established", "probable", "not_proven")),
        ("claimed.who.person", ("none", "cook", "gardener", "wind")),
    ],
)
def test_a_name_of_several_values_knows_them_in_order(
    story: Story, text: str, values: tuple[str, ...]
) -> None:
    found = _type(Scope(story), text)
    assert isinstance(found, OneOf)
    assert found.values == values


@pytest.mark.parametrize("space", sorted(NAMESPACES))
def test_a_name_that_nothing_declares_is_refused_at_the_word_that_is_wrong(
    story: Story, space: str
) -> None:
    text = f"{space}.nothing" + (
        ".at_all" if space in ("chose", "claimed", "asked", "looked") else ""
    )
    with pytest.raises(ExpressionError) as caught:
        _type(Scope(story), text)
    where = caught.value.where
    assert caught.value.code == "COY101"
    assert text[where.start : where.start + where.length] == "nothing"


@pytest.mark.parametrize(
    "text", ["knows", "knows.hook.more", "chose.hall", "claimed.who", "time.hour", "scene.hall"]
)
def test_a_name_with_too_many_or_too_few_words_is_refused(story: Story, text: str) -> None:
    with pytest.raises(ExpressionError) as caught:
        _type(Scope(story), text)
    assert caught.value.code in CATALOGUE


def test_what_could_not_be_read_is_known_and_fits_everywhere(story: Story) -> None:
    scope = Scope(story, [("variable", "mood"), ("character", "thief"), ("finding", "lost")])
    found: list[ExpressionError] = []
    for text in ("mood", "mood > 3", "thief.state == 'x'", "verdict.lost == 'y'", "here.thief"):
        TypeCheck(scope, found.append).flag(read_expression(text))
    assert not found
    assert _type(scope, "mood") is ANY


def test_without_a_clock_there_is_no_time(tmp_path: Path) -> None:
    scope = Scope(sound_story(tmp_path, _without_a_clock()))
    for text in ("time", "day"):
        with pytest.raises(ExpressionError):
            _type(scope, text)


def test_the_single_names_are_all_known(story: Story) -> None:
    for name in SINGLE:
        assert _type(Scope(story), name) is not ANY


def _without_a_clock() -> str:
    return """\
[story]
title = "A"
start = "a"
[scene.a]
title = "A"
text = "A."
[ending.a]
title = "A"
when = "scene == 'a'"
text = "A."
"""
