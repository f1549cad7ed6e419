"""Filing and confirming: one rule of docs/scene-format.md in each test."""

from __future__ import annotations

import pytest
from tests.engine.small_stories import address, heard, play, value

from coyoacan_game.engine import NotOffered, offered
from coyoacan_game.engine.record import Confirmed

FILE = """
[note.bolt]
kind = "evidence"
title = "Bolt"
text = "Bolt."
invented = true
[scene.a]
title = "A"
text = "A."
choice.look = { text = "Look.", learn = ["bolt"] }
"""


def finding(id_: str, extra: str = "", right: str = 'right = ["gate"]') -> str:
    """One finding: by the gate or the wall, and established."""
    return f"""
[finding.{id_}]
title = "{id_}"
question = "How?"
sentence = "By {{way}}."
verdict = "established"
hints = ["One.", "Two.", "Three."]
says = "So it was."
{extra}
[finding.{id_}.blank.way]
candidates = {{ gate = "the gate", wall = "the wall" }}
{right}
"""


def filed(id_: str, way: str = "gate", verdict: str = "established") -> str:
    return f"finding.{id_}.file.{way}.{verdict}"


FOUR = FILE + "".join(finding(f"f{number}") for number in range(4))


def test_two_right_findings_are_not_confirmed_yet() -> None:
    playing = play(FOUR, filed("f0"), filed("f1"))
    assert not any(isinstance(entry, Confirmed) for turn in playing.turns for entry in turn.entries)


def test_three_right_findings_are_confirmed_together() -> None:
    playing = play(FOUR, filed("f0"), filed("f2"), filed("f3"))
    assert heard(playing.last) == ["confirmed f0", "confirmed f2", "confirmed f3"]


def test_a_wrong_one_among_them_does_not_count_and_is_not_told() -> None:
    playing = play(FOUR, filed("f0"), filed("f1", "wall"), filed("f2"))
    assert heard(playing.last) == []
    playing.take(filed("f3"))
    assert heard(playing.last) == ["confirmed f0", "confirmed f2", "confirmed f3"]
    assert value(playing, "solved", "f1") is False


@pytest.mark.parametrize("verdict", ["probable", "not_proven"])
def test_the_verdict_must_be_right_too(verdict: str) -> None:
    playing = play(FOUR, filed("f0"), filed("f1"), filed("f2", verdict=verdict))
    assert heard(playing.last) == []


def test_when_fewer_than_three_are_left_all_of_them_are_enough() -> None:
    playing = play(FOUR, filed("f0"), filed("f1"), filed("f2"), filed("f3"))
    assert heard(playing.last) == ["confirmed f3"]


def test_a_story_of_two_findings_confirms_both_or_none() -> None:
    two = FILE + finding("f0") + finding("f1")
    playing = play(two, filed("f0"))
    assert heard(playing.last) == []
    playing.take(filed("f1"))
    assert heard(playing.last) == ["confirmed f0", "confirmed f1"]


def test_a_confirmed_finding_can_no_longer_be_changed() -> None:
    playing = play(FOUR, filed("f0"), filed("f1"), filed("f2"))
    assert not [one for one in offered(playing.program, playing.state) if ".f0." in one]
    with pytest.raises(NotOffered):
        playing.take("finding.f0.withdraw")


def test_what_is_filed_can_be_filed_otherwise_and_withdrawn() -> None:
    playing = play(FOUR, filed("f0", "wall"))
    available = offered(playing.program, playing.state)
    assert filed("f0", "wall") not in available
    assert {filed("f0"), "finding.f0.withdraw"} <= set(available)
    playing.take("finding.f0.withdraw")
    assert value(playing, "claim", "f0") is None
    assert "finding.f0.withdraw" not in offered(playing.program, playing.state)


def test_what_was_withdrawn_does_not_count() -> None:
    playing = play(FOUR, filed("f0"), filed("f1"), "finding.f1.withdraw", filed("f2"))
    assert heard(playing.last) == []


def test_where_no_candidate_is_right_any_will_do() -> None:
    any_ = FILE + finding("f0", right="")
    assert heard(play(any_, filed("f0", "wall")).last) == ["confirmed f0"]


def test_a_finding_wants_its_notes() -> None:
    wanting = FILE + finding("f0", 'needs = ["bolt"]')
    playing = play(wanting)
    assert filed("f0") not in offered(playing.program, playing.state)
    playing.take(address("a.look"))
    assert filed("f0") in offered(playing.program, playing.state)


def test_a_question_is_asked_once_its_condition_holds() -> None:
    asking = FILE + finding("f0", 'when = "knows.bolt"')
    playing = play(asking)
    assert filed("f0") not in offered(playing.program, playing.state)
    playing.take(address("a.look"))
    assert filed("f0") in offered(playing.program, playing.state)


def test_every_way_to_fill_and_judge_is_offered() -> None:
    playing = play(FILE + finding("f0"))
    ways = [one for one in offered(playing.program, playing.state) if one.startswith("finding")]
    verdicts = ("established", "probable", "not_proven")
    assert ways == [filed("f0", way, verdict) for way in ("gate", "wall") for verdict in verdicts]


def test_conditions_can_ask_what_is_filed() -> None:
    asked = (
        FOUR
        + """
[scene.a.choice.ask]
text = "{claimed.f0.way == 'wall': Wall.} {verdict.f0 == 'probable': Perhaps.} {right.f1: Right.} Ask."
when = "filed.f0 and filed.f1 and not solved.f1"
"""
    )
    playing = play(asked, filed("f0", "wall", "probable"), filed("f1"))
    text = playing.program.text("x", playing.program.story.scene["a"].choice["ask"].text)
    assert [one.text for one in text(*playing.state)] == ["Wall. Perhaps. Right. Ask."]
    assert address("a.ask") in offered(playing.program, playing.state)
