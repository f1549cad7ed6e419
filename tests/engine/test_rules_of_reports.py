"""Reports and going back: one rule of docs/scene-format.md in each test."""

from __future__ import annotations

import pytest
from tests.engine.small_stories import heard, value
from tests.report_story import (
    FORCED,
    GO_ON,
    HOME,
    LOOK,
    PORTER,
    RIGHT,
    SIGN,
    SURE,
    report_program,
    reporting,
)

from coyoacan_game.engine import NotOffered, Playthrough, ending, offered, reopenings

WITHDRAW, SOFTEN = "report.gate.withdraw", "report.gate.soften.probable"


def of_the_report(play: Playthrough) -> list[str]:
    return [one for one in offered(play.program, play.state) if one.startswith("report.")]


def test_what_was_filed_can_be_withdrawn_or_made_to_say_less() -> None:
    expected = [WITHDRAW, SOFTEN, "report.gate.soften.not_proven"]
    assert of_the_report(reporting(SURE)) == expected


def test_a_claim_is_never_made_to_say_more() -> None:
    assert of_the_report(reporting(RIGHT)) == [WITHDRAW, "report.gate.soften.not_proven"]
    assert of_the_report(reporting(FORCED)) == [WITHDRAW]


def test_nothing_filed_is_nothing_to_withdraw() -> None:
    assert of_the_report(reporting()) == []


def test_elsewhere_there_is_no_report() -> None:
    play = reporting(SURE)
    play.undo()
    assert of_the_report(play) == []
    with pytest.raises(NotOffered):
        play.take(SOFTEN)


def test_softening_keeps_the_blanks() -> None:
    play = reporting(SURE)
    play.take(SOFTEN)
    assert value(play, "claim", "gate") == ("keys", "probable")


def test_softening_to_the_right_verdict_confirms_nothing() -> None:
    """The gate alone is left of its dossier: filed so, it would be confirmed at once."""
    assert heard(reporting(RIGHT).turns[-2]) == ["confirmed gate"]
    play = reporting(SURE)
    assert heard(play.take(SOFTEN)) == []
    assert value(play, "solved", "gate") is False


def test_what_was_confirmed_can_be_withdrawn_and_not_filed_again() -> None:
    play = reporting(RIGHT)
    play.take(WITHDRAW)
    assert value(play, "claim", "gate") is None
    assert not [one for one in offered(play.program, play.state) if "gate" in one]


def test_filing_in_a_report_is_as_anywhere() -> None:
    play = reporting()
    assert heard(play.take(RIGHT)) == ["confirmed gate"]


def test_an_address_that_strengthens_is_no_action() -> None:
    program = report_program()
    assert program.deed("report.gate.soften.established") is None
    assert program.deed("report.nobody.withdraw") is None


def test_one_goes_back_only_from_an_ending_that_leads_nowhere() -> None:
    program = report_program()
    play = Playthrough(program)
    assert reopenings(program, play.state) == ()
    play.take(HOME)
    assert (ending(program, play.state), reopenings(program, play.state)) == ("night", ())
    signed = reporting(SURE)
    signed.take(SIGN)
    assert offered(program, signed.state) == ()
    assert reopenings(program, signed.state) == ("reopen.night", "reopen.years")


def test_notes_claims_confirmations_and_what_stays_are_kept_and_nothing_else() -> None:
    play = reporting(RIGHT, PORTER)
    play.take(SIGN)
    assert ending(play.program, play.state) == "proven"
    told = play.take("reopen.years")
    assert heard(told) == [
        "said A gate was found open.",
        "entered Thirteen years, in one drawer.",
    ]
    assert value(play, "knows", "letter") is True
    assert value(play, "solved", "gate") is True
    assert value(play, "claim", "porter") == ("not_proven",)
    assert value(play, "variable", "began") == 1  # and not 2, as for one who begins there
    assert value(play, "chose", "desk", "letter") is False


def test_one_who_goes_back_plays_on_to_another_ending() -> None:
    play = reporting(SURE)
    for action in (SIGN, "reopen.night", HOME, GO_ON, "scene.desk.choice.write", SOFTEN, SIGN):
        play.take(action)
    assert ending(play.program, play.state) == "filed"
    assert value(play, "claim", "gate") == ("keys", "probable")
    assert LOOK not in play.actions[5:]


def test_going_back_can_be_taken_back() -> None:
    play = reporting(SURE)
    play.take(SIGN)
    play.take("reopen.night")
    play.undo()
    assert ending(play.program, play.state) == "filed"


def test_a_dossier_begun_once_more_marks_nothing_as_taken() -> None:
    play = reporting(SURE)
    assert play.was_taken(LOOK)
    play.take(SIGN)
    play.take("reopen.night")
    assert not play.was_taken(LOOK)
    play.take(HOME)
    play.undo()
    play.undo()
    assert play.was_taken(LOOK)
    assert not play.was_taken("reopen.night")


def test_only_a_dossier_that_says_so_is_gone_back_to() -> None:
    assert report_program().deed("reopen.nowhere") is None
