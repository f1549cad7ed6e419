"""The smallest false parts of a guard, in the author's words."""

import pytest
from tests.walkthroughs.written import small

from coyoacan_game.engine import start
from coyoacan_game.walkthroughs.explain import false_parts


@pytest.mark.parametrize(
    ("guard", "expected"),
    [
        ("knows.glass", ()),
        ("knows.hook", ("knows.hook is false",)),
        ("not knows.glass", ("not knows.glass is false: knows.glass is true",)),
        ("knows.glass and knows.hook", ("knows.hook is false",)),
        ("knows.hook and knows.letter", ("knows.hook is false", "knows.letter is false")),
        (
            "knows.glass and (knows.hook or patience < 2)",
            ("knows.hook or patience < 2 is false: knows.hook is false, patience is 3",),
        ),
        ("not (knows.glass or knows.hook)", ("knows.glass is true",)),
        ("not not knows.hook", ("not knows.hook is true: knows.hook is false",)),
        (
            "not (knows.glass and patience == 3)",
            ("knows.glass and patience == 3 is true: knows.glass is true, patience is 3",),
        ),
        ("time  >=\n '20:30'", ("time >= '20:30' is false: time is '20:00'",)),
        ("day == '1940-05-25'", ("day == '1940-05-25' is false: day is '1940-05-24'",)),
        ("place == 'study'", ("place == 'study' is false: place is 'hall'",)),
        (
            "scene in ['hall', 'patio']",
            ("scene in ['hall', 'patio'] is false: scene is 'arrival'",),
        ),
        ("radio == 'news'", ("radio == 'news' is false: radio is 'off'",)),
        ("visitor.at == 'study'", ("visitor.at == 'study' is false: visitor.at is 'none'",)),
        (
            "cook.state == 'sweeping'",
            ("cook.state == 'sweeping' is false: cook.state is 'at_stove'",),
        ),
        (
            "verdict.who == 'probable'",
            ("verdict.who == 'probable' is false: verdict.who is 'none'",),
        ),
        (
            "claimed.who.person != 'none'",
            ("claimed.who.person != 'none' is false: claimed.who.person is 'none'",),
        ),
        ("right.who", ("right.who is false",)),
        ("patience - 1 > 2", ("patience - 1 > 2 is false: patience is 3",)),
        ("false", ("false is false",)),
        (
            "here.cook",
            ("here.cook is false (cook is at 'kitchen', you are at 'hall')",),
        ),
    ],
)
def test_what_is_false_is_named_with_its_values(guard: str, expected: tuple[str, ...]) -> None:
    assert expected == false_parts(small(), guard, start(small()))
