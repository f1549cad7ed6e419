"""What is shown becomes spans, and nothing in it becomes markup."""

from hypothesis import given
from hypothesis import strategies as st
from textual.content import Content

from coyoacan_game.story.text import Paragraph, Shown, Span
from coyoacan_game.tui.content import content_of, lines_of, plain, plan_content, wrapped
from coyoacan_game.view import PictureView, Plan, PlanMark

WORDS = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Zs", "S")), min_size=1)
SPANS = st.builds(Span, WORDS, st.sampled_from(("plain", "emphasis", "strong")))
PARAGRAPHS = st.builds(
    Paragraph,
    st.sampled_from(("paragraph", "quote", "item")),
    st.lists(SPANS, min_size=1, max_size=4).map(tuple),
)
TEXTS = st.lists(PARAGRAPHS, max_size=5).map(tuple)


def styles(content: Content) -> list[tuple[str, str]]:
    return [(content.plain[one.start : one.end], str(one.style)) for one in content.spans]


def test_emphasis_and_strength_are_spans() -> None:
    text: Shown = (
        Paragraph(
            "paragraph", (Span("a ", "plain"), Span("b", "emphasis"), Span(" [/b]", "strong"))
        ),
    )
    assert content_of(text).plain == "a b [/b]"
    assert styles(content_of(text)) == [("b", "italic"), (" [/b]", "bold")]


def test_a_style_can_be_given_to_a_kind_of_span() -> None:
    text: Shown = (Paragraph("paragraph", (Span("a", "plain"), Span("b", "strong"))),)
    assert styles(content_of(text, plain="dim")) == [("a", "dim"), ("b", "bold")]


def test_paragraphs_are_parted_and_items_of_a_list_are_not() -> None:
    text: Shown = tuple(
        Paragraph(kind, (Span(kind, "plain"),)) for kind in ("paragraph", "item", "item", "quote")
    )
    lines = [one.plain for one in wrapped(text, 30)]
    assert lines == ["paragraph", "", "– item", "– item", "", "│ quote"]


def test_quotes_and_items_hang_from_their_mark() -> None:
    text: Shown = (
        Paragraph("quote", (Span("one two three", "plain"),)),
        Paragraph("item", (Span("one two three", "plain"),)),
    )
    lines = [one.plain for one in wrapped(text, 10)]
    assert lines == ["│ one two", "│ three", "", "– one two", "  three"]


@given(TEXTS, st.integers(4, 90))
def test_no_line_is_wider_than_the_column(text: Shown, width: int) -> None:
    assert all(one.cell_length <= width for one in wrapped(text, width))


@given(TEXTS, st.integers(-3, 90))
def test_every_letter_is_shown_at_any_width(text: Shown, width: int) -> None:
    def letters(words: str) -> list[str]:
        return [one for one in words if one.isalnum()]

    before = letters("".join(one.text for one in text))
    after = letters("".join(one.plain for one in wrapped(text, width)))
    assert after == before


def test_a_picture_keeps_its_lines() -> None:
    assert lines_of(PictureView(("[b]", " / "), ("A thing.",))).plain == "[b]\n / "


def test_the_plan_marks_you_and_whom_you_see() -> None:
    plan = Plan(("┌──┐", "│@R│"), (PlanMark(1, 1, 1, "you"), PlanMark(1, 2, 1, "person")), (), "")
    marked = dict(styles(plan_content(plan)))
    assert "reverse" in marked["@"]
    assert "bold" in marked["R"]


def test_plain_words_have_one_style_or_none() -> None:
    assert styles(plain("[x]", "bold")) == [("[x]", "bold")]
    assert styles(plain("[x]")) == []
    assert styles(plain("", "bold")) == []
