from tests.view.house import BOTH, LIGHT, ONCE, visit

from coyoacan_game.story.text import Paragraph, Span
from coyoacan_game.view import Piece, plain_piece, told, transcript


def pieces(*actions: str) -> list[tuple[str, str]]:
    """The last turn as it is told: roles and plain words."""
    play = visit(*actions)
    before = play.turns[-2].state if actions else None
    return [(one.role, plain_piece(one)) for one in told(play.program, play.last, before)]


def test_the_opening_is_title_picture_and_text() -> None:
    assert pieces() == [
        ("title", "## At the gate · 05:00"),
        ("picture", "(Picture: A lamp, hanging.)"),
        ("text", "The dark gate. Slow down."),
    ]


def test_a_choice_is_echoed_in_the_words_it_was_offered_in() -> None:
    assert pieces(LIGHT) == [
        ("echo", "> Light the first lamp."),
        ("text", "It is [lit]."),
        ("note", "[Noted: Lit]"),
    ]


def test_the_title_has_the_time_of_arrival() -> None:
    assert pieces("place.gate.exit.patio")[1] == ("title", "## In the patio · 05:05")


def test_a_comparison_says_its_result() -> None:
    assert pieces(LIGHT, ONCE, BOTH)[1:] == [("text", "They fit."), ("result", "They agree.")]


def test_a_fault_is_told_in_words() -> None:
    role, words = pieces(LIGHT, LIGHT)[-1]
    assert role == "fault"
    assert words == (
        'A fault in the story: at scene.gate.choice.light, "lamps" would have become 2, '
        "outside its range. It was left as it was."
    )


def test_an_ending_is_told_last_with_its_picture() -> None:
    assert pieces(*["wait"] * 6)[-3:] == [
        ("ending", "** Dawn **"),
        ("picture", "(Picture: A lamp, hanging.)"),
        ("text", "Dawn."),
    ]


def test_confirmations_are_told_with_their_text() -> None:
    filing = ["finding.how.file.gate.four.established", "finding.later.file.probable"]
    assert pieces(LIGHT, ONCE, *filing)[1:] == [
        ("confirmed", "** Confirmed: How they came in **"),
        ("text", "So it was."),
        ("confirmed", "** Confirmed: Later **"),
        ("text", "Later."),
    ]


def test_emphasis_is_kept_for_the_faces() -> None:
    play = visit()
    text = told(play.program, play.last, None)[-1].text
    assert [(span.text, span.style) for span in text[0].spans] == [
        ("The dark gate. ", "plain"),
        ("Slow", "emphasis"),
        (" ", "plain"),
        ("down", "strong"),
        (".", "plain"),
    ]


def test_the_transcript_is_the_whole_play_in_order() -> None:
    play = visit(LIGHT, "wait")
    assert transcript(play.program, play.turns).split("\n\n") == [
        "The house",
        "## At the gate · 05:00",
        "(Picture: A lamp, hanging.)",
        "The dark gate. Slow down.",
        "> Light the first lamp.",
        "It is [lit].",
        "[Noted: Lit]",
        "> Wait 10 minutes.\n",
    ]


def test_a_piece_of_text_marks_quotes_and_items() -> None:
    text = tuple(Paragraph(kind, (Span(kind, "plain"),)) for kind in ("paragraph", "quote", "item"))
    assert plain_piece(Piece("text", text)) == "paragraph\n\n> quote\n\n- item"
