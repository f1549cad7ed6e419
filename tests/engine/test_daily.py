"""What a day rules out is left out of it, and nothing else is."""

from __future__ import annotations

import pytest
from tests.engine.small_stories import program
from tests.engine.test_rules_of_dossiers import STORY

from coyoacan_game.engine.generate import events_source, ledger_source, moves_source

MADE = program(STORY)
FIRST, SECOND = 0, 1  # 24 May, the first dossier; 28 May, the second


@pytest.mark.parametrize(
    "never_on_the_second",
    [
        "day == '1940-05-24'",
        "day < '1940-05-28' and knows.bolt",
        "dossier == 'one'",
        "dossier in ['one', 'none'] and time >= '05:30'",
        "not (day == '1940-05-28')",
        "day == '1940-05-24' and knows.bolt or dossier == 'one'",
        "not (dossier == 'two' or knows.bolt)",
    ],
)
def test_a_condition_of_another_day_can_never_hold(never_on_the_second: str) -> None:
    assert MADE.daily.never(never_on_the_second, SECOND)
    assert not MADE.daily.never(never_on_the_second, FIRST)
    assert not MADE.daily.never(never_on_the_second, None)


@pytest.mark.parametrize(
    "perhaps",
    [
        "knows.bolt",
        "time < '06:00'",  # by the hour of the day: not what is asked here
        "day == '1940-05-24' or knows.bolt",
        "not (day == '1940-05-24' and knows.bolt)",
        "dossier == 'two' and patience == 2",
        "scene == 'a' and not (day == '1940-05-24')",
    ],
)
def test_whatever_else_may_hold_is_asked(perhaps: str) -> None:
    assert not MADE.daily.never(perhaps, SECOND)


def test_no_condition_is_no_reason() -> None:
    assert not MADE.daily.never(None, SECOND)


def test_a_day_s_functions_are_without_what_it_rules_out() -> None:
    more = """
[character.guard]
name = "The guard"
role = "guard"
start = "away"
state.away = {}
state.post = { at = "room", when = "day == '1940-05-28'" }
[event.bell]
when = "dossier == 'two'"
says = "A bell."
[note.lamp]
kind = "evidence"
title = "Lamp"
text = "Lamp."
invented = true
[comparison.pair]
notes = ["bolt", "lamp"]
result = "agrees"
says = "Both."
when = "day == '1940-05-28'"
"""
    made = program(STORY + more)
    for write in (events_source, moves_source, ledger_source):
        assert len(write(made, FIRST)) < len(write(made, SECOND)) == len(write(made))
