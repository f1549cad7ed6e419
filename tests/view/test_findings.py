from tests.view.house import LIGHT, ONCE, house, visit
from tests.view.trail import ASK, CALM, CLOSE, DRIVE, GO_ON, RETURN, follow, trail

from coyoacan_game.engine import Claim, Playthrough, offered
from coyoacan_game.view import (
    file_action,
    filled_sentence,
    findings,
    met,
    told,
    withdraw_action,
)
from coyoacan_game.view.missing import BY_COMPARING, Lack
from coyoacan_game.view.words import as_text, kinds_missing

RIGHT = Claim(("gate", "four"), "established")


def test_only_questions_that_are_asked_are_in_the_file() -> None:
    play = visit()
    assert [card.id for card in findings(play.program, play.state)] == ["how"]
    play.take(LIGHT)
    assert [card.id for card in findings(play.program, play.state)] == ["how", "later"]


def test_a_card_says_how_many_notes_are_missing() -> None:
    play = visit(LIGHT)
    how = findings(play.program, play.state)[0]
    assert (how.missing, how.can_file) == (1, False)
    play.take(ONCE)
    how = findings(play.program, play.state)[0]
    assert (how.missing, how.can_file) == (0, True)


def test_question_and_hints_follow_the_state() -> None:
    play = visit(LIGHT)
    how = findings(play.program, play.state)[0]
    assert how.question[0].text == "How did they come in, with the lamp lit?"
    assert how.hints == ("Lookagain.", "Two.", "Three.")


def test_a_card_has_its_blanks_and_candidates_in_order() -> None:
    play = visit()
    way, hour = findings(play.program, play.state)[0].blanks
    assert (way.id, way.candidates) == ("way", (("gate", "the {hour} gate"), ("wall", "the wall")))
    assert (hour.id, hour.candidates) == ("hour", (("four", "four"), ("five", "five")))


def test_what_is_filed_stands_on_the_card_and_nothing_says_whether_it_is_right() -> None:
    play = visit(LIGHT, ONCE, file_action("how", RIGHT))
    how = findings(play.program, play.state)[0]
    assert (how.filed, how.confirmed) == (RIGHT, False)


def test_withdrawing_empties_the_card() -> None:
    play = visit(LIGHT, ONCE, file_action("how", RIGHT), withdraw_action("how"))
    assert findings(play.program, play.state)[0].filed is None


def test_a_confirmed_card_is_closed() -> None:
    filing = [file_action("how", RIGHT), file_action("later", Claim((), "probable"))]
    play = visit(LIGHT, ONCE, *filing)
    cards = findings(play.program, play.state)
    assert [(card.confirmed, card.can_file) for card in cards] == [(True, False)] * 2


def test_the_actions_of_a_card_are_the_engines() -> None:
    play = visit(LIGHT, ONCE)
    how = findings(play.program, play.state)[0]
    ways = [
        file_action("how", Claim((way, hour), verdict))
        for way, _ in how.blanks[0].candidates
        for hour, _ in how.blanks[1].candidates
        for verdict in ("established", "probable", "not_proven")
    ]
    assert ways == [one for one in offered(play.program, play.state) if ".how." in one]


def test_a_sentence_is_filled_once_whatever_the_words_hold() -> None:
    """The words of a candidate may look like a blank; they are words."""
    filled = filled_sentence(house(), "how", ("gate", "five"))
    assert filled == "By the {hour} gate at five."


def test_what_is_not_filled_is_a_gap() -> None:
    assert filled_sentence(house(), "how", (None, "four")) == "By ______ at four."


def test_a_sentence_begins_with_a_capital_whatever_fills_it() -> None:
    assert filled_sentence(trail(), "who", ("teacher",)) == "The teacher asked."


def numbered(play: Playthrough) -> dict[str, int]:
    cards = findings(play.program, play.state, met(play).questions)
    return {card.id: card.number for card in cards}


def test_questions_keep_the_number_under_which_they_were_first_asked() -> None:
    play = follow(DRIVE)
    assert numbered(play) == {"who": 1}
    play.take(RETURN)
    play.take(ASK)
    assert numbered(play) == {"who": 1, "whence": 2}
    late = follow(DRIVE, RETURN, CLOSE, GO_ON)
    assert numbered(late) == {"first": 2}  # the first cannot be filed here, and keeps its number


def test_of_another_dossier_only_what_can_be_filed_or_is_stands_in_the_file() -> None:
    assert set(numbered(follow(DRIVE))) == {"who"}
    assert set(numbered(follow(DRIVE, RETURN, CLOSE, GO_ON))) == {"first"}
    assert set(numbered(follow(ASK, CALM, CLOSE, GO_ON))) == {"who", "whence", "first"}
    filed = follow(ASK, "finding.who.file.porter.probable", CALM, CLOSE, GO_ON)
    assert "who" in numbered(filed)


def test_a_dossier_begun_alone_asks_its_own_questions_and_confirms_them_alone() -> None:
    play = follow(dossier="lime")
    assert set(numbered(play)) == {"first", "who", "whence"}  # it gives the notes for all three
    play.take("finding.first.file.probable")
    assert findings(play.program, play.state)[-1].confirmed


def test_only_at_an_ending_a_card_says_whether_it_is_right() -> None:
    filing = ["finding.who.file.teacher.established", "finding.whence.file.probable"]
    play = follow(ASK, *filing, CALM)
    assert [card.right for card in findings(play.program, play.state)] == [None, None]
    play.take(CLOSE)
    assert [card.right for card in findings(play.program, play.state)] == [True, False]
    play.take(GO_ON)
    assert [card.right for card in findings(play.program, play.state)] == [None] * 3


def test_a_card_says_of_which_kinds_the_missing_notes_are_and_how_such_are_come_by() -> None:
    play = follow(DRIVE)
    (card,) = findings(play.program, play.state)
    assert card.lacking == (Lack("testimony", "officer"),)
    assert kinds_missing(card.lacking) == "1 note is still missing: a testimony (officer)"
    several = (
        Lack("testimony", "guard"),
        Lack("evidence", BY_COMPARING),
        Lack("testimony", "guard"),
    )
    said = "3 notes are still missing: a piece of evidence (from two notes side by side), 2 testimonies (guard)"
    assert kinds_missing(several) == said


def test_a_question_that_comes_up_is_announced_once() -> None:
    play = follow(ASK, CALM)
    said = [as_text(one.text) for one in told(play.program, play.turns[1], play.turns[0].state)]
    assert [one for one in said if one.startswith("A new question: ")]
    later = told(play.program, play.turns[2], play.turns[1].state)
    assert not [one for one in later if as_text(one.text).startswith("A new question: ")]
