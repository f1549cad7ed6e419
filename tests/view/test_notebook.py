import pytest
from tests.view.house import BOTH, LIGHT, ONCE, house, visit
from tests.view.trail import ASK, CALM, CLOSE, DRIVE, RETURN, follow

from coyoacan_game.story.history import Fact
from coyoacan_game.view import (
    compared,
    comparison_between,
    has_words,
    known_notes,
    notebook,
    rests_on,
    tells_all,
)
from coyoacan_game.view.notebook import fact_standing, standing_of


def test_the_notebook_holds_what_is_known_in_the_storys_order() -> None:
    play = visit(ONCE, LIGHT)
    assert known_notes(play.program, play.state) == ("read", "recalled")
    assert [card.title for card in notebook(play.program, play.state)] == ["Lit", "Recalled"]


def test_a_notebook_begins_empty() -> None:
    play = visit()
    assert notebook(play.program, play.state) == ()


def test_a_note_names_its_witness_and_its_facts() -> None:
    play = visit(LIGHT)
    (card,) = notebook(play.program, play.state)
    assert (card.kind, card.witness) == ("testimony", "Harold Robins")
    assert card.text[0].text == "It is lit."
    assert [fact.statement for fact in card.facts] == ["There was a gate.", "It was shut."]
    assert card.facts[0].note == "On page 3."


def test_a_source_that_was_not_read_says_so() -> None:
    play = visit(LIGHT)
    (card,) = notebook(play.program, play.state)
    assert card.facts[0].sources == (
        "A. Guard, At the Gate (1951)",
        "B. Guest, Coyoacán [not read for this game]",
    )


@pytest.mark.parametrize(
    ("status", "basis", "standing"),
    [
        ("documented", "read", "documented"),
        ("documented", "mixed", "documented"),
        ("documented", "recall", "unverified"),
        ("inferred", "computed", "inferred"),
        ("inferred", "recall", "unverified"),
        ("disputed", "read", "disputed"),
        ("disputed", "recall", "disputed"),
    ],
)
def test_what_is_only_recalled_is_never_documented(status: str, basis: str, standing: str) -> None:
    fact = Fact.model_validate(
        {"statement": "S.", "status": status, "basis": basis, "sources": ["s"]}
    )
    assert fact_standing(fact) == standing


def test_a_note_stands_as_its_weakest_fact() -> None:
    play = visit(LIGHT, ONCE)
    cards = notebook(play.program, play.state)
    assert [card.standing for card in cards] == ["inferred", "unverified"]


@pytest.mark.parametrize(
    ("facts", "standing"),
    [
        (("documented",), "documented"),
        (("documented", "inferred"), "inferred"),
        (("inferred", "documented"), "inferred"),
        (("recalled", "inferred"), "unverified"),
    ],
)
def test_order_does_not_decide_the_standing(facts: tuple[str, ...], standing: str) -> None:
    story = house().story
    note = story.note["read"].model_copy(update={"facts": facts})
    assert standing_of(story, note) == standing


def test_what_was_made_up_says_so() -> None:
    story = house().story
    note = story.note["read"].model_copy(update={"facts": (), "invented": True})
    assert standing_of(story, note) == "invented"
    made_up_on_a_fact = note.model_copy(update={"facts": story.note["read"].facts})
    assert standing_of(story, made_up_on_a_fact) == "invented"


def test_two_notes_are_compared_in_either_order() -> None:
    play = visit(LIGHT, ONCE)
    for pair in (("read", "recalled"), ("recalled", "read")):
        assert comparison_between(play.program, play.state, *pair) == BOTH


def test_two_notes_that_are_not_both_known_have_nothing_to_do_with_each_other() -> None:
    play = visit(LIGHT)
    assert comparison_between(play.program, play.state, "read", "recalled") is None
    assert comparison_between(play.program, play.state, "read", "read") is None


def test_a_comparison_made_is_remembered_and_not_offered_again() -> None:
    play = visit(LIGHT, ONCE, BOTH)
    assert comparison_between(play.program, play.state, "read", "recalled") is None
    assert compared(play.program, play.state) == ("both",)


def test_what_a_dossier_takes_one_to_know_comes_first_and_keeps_its_numbers() -> None:
    play = follow(dossier="lime")
    assert play.learnt == ("teacher", "heap")
    assert known_notes(play.program, play.state, play.learnt) == ("teacher", "heap")
    backwards = follow(DRIVE, RETURN, ASK)
    assert known_notes(backwards.program, backwards.state, backwards.learnt) == ("heap", "teacher")


def test_the_sources_behind_a_note_stand_by_standing_each_once() -> None:
    play = follow(ASK)
    card = notebook(play.program, play.state)[0]
    assert rests_on(card.facts) == (("documented", ("A.", "B.")), ("disputed", ("A.",)))


def test_all_can_be_told_only_where_the_play_leads_nowhere_else() -> None:
    play = follow(ASK, CALM, CLOSE)
    assert not tells_all(play.program, play.state)
    play = follow(RETURN, CLOSE, dossier="lime")
    assert tells_all(play.program, play.state)


def test_a_note_is_found_by_words_of_its_title_its_text_or_its_witness() -> None:
    play = follow(ASK)
    card = notebook(play.program, play.state)[0]
    assert has_words(card, "TEACHER captain")
    assert has_words(card, "david")
    assert not has_words(card, "teacher judge")
