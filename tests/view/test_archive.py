"""How far claims went, what was found later, and the ends that were found."""

from __future__ import annotations

import pytest
from tests.report_story import FORCED, PORTER, RIGHT, SIGN, SURE, report_program, reporting

from coyoacan_game.engine import Claim, Playthrough
from coyoacan_game.view import FindingCard, ends, findings, met, offers
from coyoacan_game.view.archive import calibration


def cards(play: Playthrough) -> dict[str, FindingCard]:
    found = findings(play.program, play.state, met(play).questions)
    return {one.id: one for one in found}


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        (Claim(("keys",), "probable"), "far"),
        (Claim(("keys",), "established"), "much"),
        (Claim(("keys",), "not_proven"), "little"),
        (Claim(("force",), "probable"), "much"),
        (Claim(("force",), "not_proven"), "much"),
        (None, "little"),
    ],
)
def test_a_claim_goes_as_far_as_it_bears_too_far_or_not_far_enough(
    claim: Claim | None, expected: str
) -> None:
    assert calibration(report_program().story.finding["gate"], claim) == expected


def test_before_the_archives_open_nothing_is_told() -> None:
    assert [one.archived for one in cards(reporting(SURE, PORTER)).values()] == [None, None]


def test_what_later_sources_say_stands_beside_the_claim() -> None:
    play = reporting(SURE)
    play.take(SIGN)
    found = cards(play)["gate"].archived
    assert found is not None
    assert (found.calibration, found.sentence) == ("much", "You were surer than a hook.")
    assert (found.text, found.standing) == ("The keys were found in a pond.", "documented")
    assert found.facts[0].sources == ("A gazette, From the suburbs (1952)",)


def test_a_question_that_was_asked_and_not_answered_says_too_little() -> None:
    play = reporting()
    play.take(SIGN)
    gate, porter = cards(play)["gate"].archived, cards(play)["porter"].archived
    assert gate is not None
    assert gate.sentence == "The hook said more than that."
    assert porter is not None
    assert (porter.calibration, porter.text) == ("little", None)
    assert porter.sentence == "The question was asked, and nothing was filed."


def test_a_report_shows_every_question_that_was_asked() -> None:
    assert list(cards(reporting())) == ["gate", "porter"]


def test_a_card_says_what_it_can_be_softened_to() -> None:
    found = cards(reporting(SURE, PORTER))
    assert found["gate"].softer == ("probable", "not_proven")
    assert found["porter"].softer == ()
    assert cards(reporting())["gate"].softer is None


def test_a_confirmed_finding_can_be_softened_in_a_report() -> None:
    gate = cards(reporting(RIGHT))["gate"]
    assert (gate.confirmed, gate.softer) == (True, ("not_proven",))


def test_going_back_is_offered_by_the_titles_of_the_dossiers() -> None:
    play = reporting(FORCED)
    play.take(SIGN)
    words = [one.text for one in offers(play.program, play.state)]
    assert words == ["Go back to: The night", "Go back to: The years after"]


def test_endings_and_ends_of_dossiers_are_counted_apart() -> None:
    last, dossiers = ends(report_program().story, {"night", "proven"})
    assert (last.heading, last.titles) == ("Endings", ("As far as it bears", None))
    assert (dossiers.heading, dossiers.titles) == ("Ends of dossiers", ("The night is over",))
    assert last.count == "Endings reached: 1 of 2."


def test_where_nothing_leads_on_there_is_one_count() -> None:
    program = report_program()
    endings = {id_: one for id_, one in program.story.ending.items() if one.next is None}
    story = program.story.model_copy(update={"ending": endings})
    assert [one.heading for one in ends(story, ())] == ["Endings"]
