"""Days, dossiers and tables in path tests."""

import pytest
from tests.walkthroughs.written import LONG, refused, walked

from coyoacan_game.walkthroughs.steps import step_of
from coyoacan_game.walkthroughs.write import path_toml


def messages(text: str) -> list[str]:
    (result,) = walked(f"[path.a]\n{text}\n", LONG)
    assert result.problems == ()
    return [one.message for one in result.failures]


def test_a_dossier_is_gone_on_to_by_its_address() -> None:
    assert (
        messages('steps = ["go room", "close", "dossier.office"]\nexpect = { day = "second" }')
        == []
    )


def test_a_path_begins_with_a_dossier_and_with_what_it_is_given_beside() -> None:
    given = 'given = { time = "10:30", knows = ["jacson"], variables = { patience = 1 } }'
    expect = 'expect = { time = "10:30", knows = ["bolt", "jacson"], variables = { patience = 1 } }'
    assert messages(f'start = "dossier.office"\n{given}\n{expect}') == []


def test_a_day_is_given_by_its_id_or_its_date() -> None:
    for day in ("second", "1940-05-28"):
        given = f'start = "gate"\ngiven = {{ day = "{day}", time = "11:00" }}'
        assert messages(f'{given}\nexpect = {{ time = "11:00", day = "second" }}') == []


def test_another_day_than_was_expected_is_named() -> None:
    assert messages('expect = { day = "second" }') == [
        'it is day "first" (1940-05-24), and "second" was expected'
    ]


def test_a_row_given_as_asked_about_was() -> None:
    given = 'start = "dossier.office"\ngiven = { asked = ["visitors.jacson"] }'
    assert messages(f'{given}\nexpect = {{ asked = ["visitors.jacson"] }}') == []
    assert messages(f'{given}\nsteps = ["ask visitors jacson"]') == [
        'step 1, "ask visitors jacson", cannot be taken: it can be asked about once, and was before'
    ]
    assert messages('expect = { asked = ["visitors.jacson"] }') == [
        'row "visitors.jacson" was not asked about'
    ]


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ('"ask visitors jacson"', "the table cannot be opened"),
        ('"dossier.office"', 'it is what follows an ending, "night", and none has been reached'),
        ('"dossier.night"', "it is what follows an ending, none, and none has been reached"),
        ('"go room", "close", "wait"', 'the play has ended: ending "night"'),
    ],
)
def test_what_cannot_be_done_has_its_reason(steps: str, expected: str) -> None:
    (message,) = messages(f"steps = [{steps}]")
    assert message.endswith(f"cannot be taken: {expected}")


def test_waiting_is_as_long_as_the_present_day_makes_it() -> None:
    assert messages('steps = ["wait 40"]\nexpect = { time = "05:50" }') == []
    (message,) = messages('steps = ["wait 30"]')
    assert message == (
        'step 1, "wait 30", cannot be taken after 1 of 2 times: '
        "to wait takes 20 minutes today, which leaves 10"
    )


def test_the_same_wait_on_another_day_is_read_anew() -> None:
    steps = 'steps = ["wait 40", "go room", "leave", "sleep", "leave", "wait 60"]'
    assert messages(f'{steps}\nexpect = {{ day = "second" }}') == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('steps = ["ask visitor jacson"]', 'COY101 the story has no table "visitor"'),
        ('steps = ["ask visitors jackson"]', 'COY101 table "visitors" has no row "jackson"'),
        ('steps = ["ask visitors milk"]', 'COY501 row "milk" of table "visitors" can only be read'),
        (
            'steps = ["wait 7"]',
            "COY501 to wait takes 20 minutes here, and 7 is no multiple of that",
        ),
        ('start = "dossier.offic"', 'COY101 the story has no dossier "offic"'),
        ('given = { day = "secnd" }', 'COY101 the story has no day "secnd"'),
        ('expect = { day = "1940-05-29" }', 'COY101 the story has no day "1940-05-29"'),
        (
            'given = { day = "second", time = "05:10" }',
            "COY503 the clock runs from 09:00 to 12:00, and never stands at 05:10",
        ),
        (
            'given = { day = "second", time = "09:05" }',
            "COY503 the clock goes in steps of 10 minutes, past 09:05",
        ),
        (
            'expect = { asked = ["visitors.milk"] }',
            'COY204 nobody can ask about row "milk" of table "visitors"',
        ),
    ],
)
def test_what_a_path_names_and_the_story_does_not_have(text: str, expected: str) -> None:
    (said,) = refused(f"[path.a]\n{text}\n", LONG)
    assert said.partition(" ")[2] == expected


def test_a_play_from_a_dossier_is_written_as_a_path_from_there() -> None:
    assert step_of("table.visitors.row.jacson") == "ask visitors jacson"
    written = path_toml("a", ["table.visitors.row.jacson", "dossier.office"], dossier="office")
    assert written == (
        '[path.a]\nstart  = "dossier.office"\nsteps  = ["ask visitors jacson", "dossier.office"]\n'
    )
