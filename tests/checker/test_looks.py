"""What of looking back can never come to anything, said at the line that makes it so."""

from pathlib import Path

import pytest
from tests.builders import problems_in, said
from tests.walkthroughs.written import LOOKING

SOUND = (LOOKING / "story.toml").read_text(encoding="utf-8")


def test_the_story_is_sound(tmp_path: Path) -> None:
    assert not said(problems_in(tmp_path, SOUND))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            'look = "quarter"',
            'look = "quartr"',
            'COY101 choice "again" names stretch "quartr", and no stretch has that name',
        ),
        (
            'look = "quarter"',
            'look = "quarter"\ngoto = "street"',
            'COY111 choice "again" has both "look" and "goto": one looks from where one is',
        ),
        (
            'row   = "thing.lantern.timetable.first.20:12"',
            'row   = "thing.lantern.timetable.first.20:13"',
            (
                'COY101 glimpse "lantern" names row "thing.lantern.timetable.first.20:13", '
                "and nobody has a row of that name"
            ),
        ),
        (
            'shows    = ["character.ana.account.barred.ana.20:10"]',
            'shows    = ["character.ana.account.barred.ana.20:11"]',
            (
                'COY101 note "bar" names row "character.ana.account.barred.ana.20:11", '
                "and nobody has a row of that name"
            ),
        ),
        (
            'row   = "character.ana.account.barred.ana.20:10"',
            'row   = "character.luis.timetable.first.20:06"',
            'COY707 nobody can hear row "character.luis.timetable.first.20:06": it has no "sound"',
        ),
        (
            (
                'text  = "Ask what fell."\nsays  = "{perceived.lantern: A bar. The lantern was on the '
                'ground by then. | A bar, and Luis had the lantern.}"'
            ),
            'text  = "Ask what fell."',
            'COY111 glimpse "the_bar" has a "text" to ask by, and no "says" to answer with',
        ),
        (
            "day   = \"first\"\nstart = '20:05'",
            'day   = "first"\nfrom  = ["stir"]\nstart = \'20:05\'',
            'COY101 stretch "quarter" names standpoint "stir", and no standpoint has that name',
        ),
        (
            "looked.quarter.stair",
            "looked.quarter.stir",
            'COY101 "looked.quarter.stir" names no standpoint: there is no "stir"',
        ),
        (
            "assumed.barred == 'luis'",
            "assumed.barred == 'luise'",
            'COY101 "luise" is not one of the accounts of "barred"',
        ),
        (
            'look = "quarter"',
            'says = "Not now."',
            'COY204 "assumed.barred" is never so: no choice looks at a stretch of its day',
        ),
        (
            'when = "chose.desk.ask_ana"\n\n[standpoint.stair]',
            'when = "chose.desk.ask_luis"\n\n[standpoint.stair]',
            'COY101 "chose.desk.ask_luis" names no choice of scene "desk": there is no "ask_luis"',
        ),
    ],
)
def test_what_cannot_be_is_an_error(tmp_path: Path, old: str, new: str, expected: str) -> None:
    assert old in SOUND
    found = said(problems_in(tmp_path, SOUND.replace(old, new, 1)))
    assert any(one.endswith(expected) for one in found), found


@pytest.mark.parametrize(
    "id_", ["[standpoint.on]", "[standpoint.leave]", "[stretch.glimpse]", "[character.assumed]"]
)
def test_words_of_a_look_are_no_ids(tmp_path: Path, id_: str) -> None:
    found = said(problems_in(tmp_path, f"{SOUND}\n{id_}\nname = 'X'\n"))
    assert any("COY107" in one for one in found)
