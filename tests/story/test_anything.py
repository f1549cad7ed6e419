"""Whatever stands in an expression or a text, reading it gives a tree or an error of ours."""

import pytest
from hypothesis import example, given, settings
from tests.builders import SMALLEST, sound_story
from tests.story.made_texts import expressions, texts

from coyoacan_game.diagnostics import CATALOGUE
from coyoacan_game.story import Story
from coyoacan_game.story.expressions import ExpressionError, read_expression
from coyoacan_game.story.scope import Scope
from coyoacan_game.story.text import TextError, read_text
from coyoacan_game.story.typecheck import TypeCheck


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Story:
    return sound_story(tmp_path_factory.mktemp("story"), SMALLEST)


@settings(max_examples=1500)
@given(expressions)
@example("0,")
@example("1or 2")
@example("'a''b'")
@example("(" * 300 + ")" * 300)
def test_an_expression_is_a_tree_or_an_error_with_its_place(story: Story, text: str) -> None:
    found: list[ExpressionError] = []
    try:
        TypeCheck(Scope(story), found.append).flag(read_expression(text))
    except ExpressionError as error:
        found.append(error)
    for one in found:
        assert one.code in CATALOGUE
        assert 0 <= one.where.start <= len(text)
        assert one.where.start + one.where.length <= max(1, len(text))


@settings(max_examples=1500)
@given(texts)
def test_a_text_is_a_tree_or_an_error_with_its_place(text: str) -> None:
    found: list[TextError] = []
    try:
        read_text(text)
    except TextError as error:
        found.append(error)
    for one in found:
        assert one.code in CATALOGUE
        assert 0 <= one.start <= len(text)
        assert one.start + one.length <= max(1, len(text))
