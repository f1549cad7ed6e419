from tests.view.house import BOTH, LIGHT, ONCE, visit
from tests.view.trail import ASK, CALM, DRIVE, RETURN, follow

from coyoacan_game.story.text import Paragraph, Span
from coyoacan_game.view import Piece, plain_piece, told, transcript


def pieces(*actions: str) -> list[tuple[str, str]]:
    """The last turn as it is told: roles and plain words."""
    play = visit(*actions)
    before = play.turns[-2].state if actions else None
    return [(one.role, plain_piece(one)) for one in told(play.program, play.last, before)]


def test_the_opening_is_title_text_and_picture() -> None:
    assert pieces() == [
        ("title", "## At the gate · 05:00"),
        ("text", "The dark gate. Slow down."),
        ("picture", "(Picture: A lamp, hanging.)"),
    ]


def test_a_choice_is_echoed_in_the_words_it_was_offered_in() -> None:
    assert pieces(LIGHT) == [
        ("echo", "> Light the first lamp."),
        ("text", "It is [lit]."),
        ("note", "[Noted: Lit]"),
        ("note", "[A new question: Later]"),
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
        ("text", "Dawn."),
        ("picture", "(Picture: A lamp, hanging.)"),
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
    text = told(play.program, play.last, None)[1].text
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
        "The dark gate. Slow down.",
        "(Picture: A lamp, hanging.)",
        "> Light the first lamp.",
        "It is [lit].",
        "[Noted: Lit]",
        "[A new question: Later]",
        "> Wait 10 minutes.\n",
    ]


def test_a_piece_of_text_marks_quotes_and_items() -> None:
    text = tuple(Paragraph(kind, (Span(kind, "plain"),)) for kind in ("paragraph", "quote", "item"))
    assert plain_piece(Piece("text", text)) == "paragraph\n\n> quote\n\n- item"


def words(*actions: str, dossier: str | None = None) -> list[str]:
    """The last turn on the trail, in plain words."""
    play = follow(*actions, dossier=dossier)
    before = play.turns[-2].state if actions else None
    return [plain_piece(one) for one in told(play.program, play.last, before) if one.text]


def test_notes_stand_after_what_taught_them_a_scenes_after_its_text() -> None:
    assert words(ASK) == [
        "> Ask.",
        "A teacher asked.",
        "[Noted: A teacher asked]",
        "## Quarrel · 09:00",
        "She has gone.",
        "(Picture: A pin is in it.)",
        "[Noted: A heap]",
        "[A new question: Who]",
        "[A new question: Whence]",
    ]


def test_notes_of_a_choice_without_words_wait_for_the_scene_it_leads_to() -> None:
    assert words(DRIVE) == [
        "> Drive.",
        "## Road · 09:00",
        "Dust.",
        "[Noted: A heap]",
        "[A new question: Who]",
    ]


def test_a_picture_that_stays_is_described_by_what_is_new_in_it() -> None:
    play = follow(ASK, CALM)
    piece = told(play.program, play.last, play.turns[-2].state)[-1]
    assert (piece.role, piece.text) == ("picture", ())
    assert piece.picture is not None
    assert piece.picture.sentence == "A map. A pin is in it."
    assert "Picture: )" not in transcript(play.program, play.turns)


def test_a_picture_seen_anew_is_described_whole() -> None:
    assert words(ASK, CALM, DRIVE, RETURN)[-1] == "(Picture: A map. A pin is in it.)"


def test_two_notes_may_neither_agree_nor_contradict() -> None:
    assert words(ASK, BOTH)[-2:] == [
        "Each stands.",
        "They neither agree nor contradict each other.",
    ]
