"""What a timetable cannot be, said at the line that makes it so."""

from pathlib import Path

import pytest
from tests.builders import SMALLEST, problems_in, said

CLOCK = """\
[story.clock]
date = 1940-05-24
start = '05:00'
end = '06:00'
step = 1
walk = 1
"""
SOUND = (
    SMALLEST.replace("[variable.asked]", f"{CLOCK}\n[variable.asked]", 1)
    + """
[place.yard]
name = "The yard"
scene = "gate"

[place.roof]
name = "The roof"

[place.attic]
name = "The attic"

[character.ana]
name = "Ana"
role = "guard"
start = "about"

[character.ana.state.about]

[character.bruno]
name = "Bruno"
role = "guard"
start = "about"

[character.bruno.state.about]

[dispute.when]
question = "When did she climb?"
day = "first"

[dispute.when.account.early]
says = "Early."

[dispute.when.account.late]
says = "Late."

[dispute.how]
question = "How?"
day = "first"

[dispute.how.account.so]
says = "So."

[dispute.how.account.otherwise]
says = "Otherwise."
"""
).replace('start = "gate"', 'start = "gate"\nstart_place = "yard"', 1)

PLAN = """
[story.clock.plan.yard]
walks = { roof = 3 }
[story.clock.plan.roof]
holds = 1
walks = { yard = 3 }
"""
ANA = "[character.ana.timetable.first]\n"
BRUNO = "[character.bruno.timetable.first]\n"
STAYS = "'05:00' = { at = \"yard\", inferred = true }\n"
CLIMBS = "'05:30' = { at = \"roof\", inferred = true }\n"


def found(folder: Path, written: str) -> list[str]:
    return said(problems_in(folder, {"a.toml": SOUND, "b.toml": f"{PLAN}{written}"}))


def test_the_story_of_these_tests_is_sound(tmp_path: Path) -> None:
    assert found(tmp_path, f"{ANA}{STAYS}{CLIMBS}") == []


def test_somebody_may_walk_who_has_just_the_time(tmp_path: Path) -> None:
    assert found(tmp_path, f"{ANA}{STAYS}{CLIMBS.replace('05:30', '05:03')}") == []


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (f"{ANA}{STAYS}{CLIMBS.replace('05:30', '05:02')}",
         ':9:1 COY703 from "yard" at 05:00 to "roof" at 05:02 are 2 minutes, and the way takes 3'),
        (f"[story.clock.plan.attic]\n{ANA}{STAYS}{CLIMBS.replace('roof', 'attic')}",
         ':10:1 COY703 no way leads from "yard" to "attic"'),
        (f"{ANA}{STAYS}{CLIMBS}{BRUNO}{STAYS}{CLIMBS.replace('05:30', '05:40')}",
         ':12:1 COY704 at 05:40 there are 2 people in "roof", which holds 1: "ana", "bruno"'),
        (f"{ANA}{CLIMBS}",
         ':8:1 COY702 nothing says where character "ana" is from 05:00 to 05:30'),
        (f"{ANA}'05:00' = {{ inferred = true }}\n",
         ':8:1 COY702 row "05:00" of character "ana" has neither "at" nor "doing"'),
        (f"{ANA}{STAYS}{CLIMBS}'05:10' = {{ at = \"yard\", inferred = true }}\n",
         ":10:1 COY701 05:10 stands after 05:30: rows go forward"),
        (f"{ANA}{STAYS.replace('yard', 'attic')}",
         ':8:18 COY705 place "attic" is not on the plan of the first day'),
        (f"{ANA}{STAYS.replace('yard', 'cellar')}",
         ':8:18 COY101 row "05:00" of character "ana" names place "cellar", and no place has that name'),
        (f"{ANA}'05:00' = {{ at = \"yard\" }}\n",
         ':8:1 COY706 row "05:00" of character "ana" names no facts and does not say that it is inferred'),
        (f"{ANA}{STAYS}'06:00' = {{ at = \"yard\", inferred = true }}\n",
         ":9:1 COY306 06:00 is not on this day, which runs from 05:00 to 06:00"),
        (f"{ANA}{STAYS}'5:10' = {{ at = \"yard\", inferred = true }}\n",
         ':9:1 COY106 "5:10" is no time of day'),
        ("[character.ana.timetable.second]\n",
         ':7:26 COY101 a timetable of character "ana" names day "second", and no day has that name'),
        ("[character.ana.account.why.so]\n",
         ':7:28 COY101 an account of character "ana" names dispute "why", and no dispute has that name'),
        (f"{ANA}{STAYS}[character.ana.account.when.soon]\n",
         ':9:29 COY101 character "ana" goes by account "soon", and dispute "when" has none of that name'),
        ("[character.ana.account.when.late]\n",
         ':7:29 COY702 dispute "when" is of day "first", and character "ana" has no timetable of it'),
        (f"{ANA}{STAYS}[character.ana.account.when.late]\n{CLIMBS}[character.ana.account.how.so]\n{CLIMBS}",
         ':12:1 COY111 character "ana" has rows for 05:30 by dispute "when" and by "how"'),
        ('[thing.coat]\nname = "A coat"\n[thing.coat.timetable.first]\n\'05:00\' = { at = "yard", with = "ana", inferred = true }\n',
         ':10:1 COY111 row "05:00" of thing "coat" has both "at" and "with": it lies somewhere, or somebody has it'),
        ('[door.hatch]\nname = "A hatch"\nlines = [["yard", "attic"]]\n[door.hatch.timetable.first]\n\'05:00\' = { shut = true, inferred = true }\n',
         ':9:19 COY705 place "attic" is not on the plan of the first day'),
        ('[door.hatch]\nname = "A hatch"\nlines = [["yard", "roof"]]\n[door.hatch.timetable.first]\n\'05:00\' = { shut = true, inferred = true }\n',
         ':9:10 COY303 door "hatch" is never in the way: nothing is seen or heard between "yard" and "roof"'),
        ('[standpoint.here]\nname = "Here"\n',
         ':7:13 COY111 standpoint "here" has neither "at" nor "as"'),
        ('[standpoint.here]\nname = "Here"\nat = "yard"\nas = "ana"\n' + ANA + STAYS,
         ':7:13 COY111 standpoint "here" has both "at" and "as"'),
        ('[standpoint.here]\nname = "Here"\nas = "ana"\n',
         ':9:6 COY702 standpoint "here" is that of character "ana", who has no timetable'),
        ("[stretch.it]\nname = \"It\"\nday = \"first\"\nstart = '05:30'\nend = '05:20'\n",
         ":11:7 COY306 the stretch ends at 05:20, not after its start at 05:30"),
        ("[stretch.it]\nname = \"It\"\nday = \"first\"\nstart = '05:30'\nend = '06:20'\n",
         ":11:7 COY306 06:20 is not on this day, which runs from 05:00 to 06:00"),
        ('[dispute.why]\nquestion = "Why?"\nday = "first"\n[dispute.why.account.so]\nsays = "So."\n',
         ':7:10 COY110 dispute "why" has 1 account, and a dispute has two at least'),
    ],
)  # fmt: skip
def test_one_mistake_gives_one_problem(written: str, expected: str, tmp_path: Path) -> None:
    assert found(tmp_path, written) == ([f"b.toml{expected}"])


def test_a_walk_is_looked_at_under_every_account(tmp_path: Path) -> None:
    early = f"[character.ana.account.when.early]\n{CLIMBS.replace('05:30', '05:02')}"
    late = f"[character.ana.account.when.late]\n{CLIMBS}"
    (one,) = found(tmp_path, f"{ANA}{STAYS}{early}{late}")
    assert one.startswith('b.toml:10:1 COY703 from "yard" at 05:00 to "roof" at 05:02')
    assert one.endswith("are 2 minutes, and the way takes 3 (by when=early)")


def test_two_disputes_that_meet_in_one_place_are_looked_at_together(tmp_path: Path) -> None:
    """Each account alone leaves room; only one combination does not."""
    down = "'05:20' = { at = \"yard\", inferred = true }\n"
    ana = f"{ANA}{STAYS}[character.ana.account.when.late]\n{CLIMBS}"
    bruno = (
        f"{BRUNO}{CLIMBS.replace('05:30', '05:00')}{down}[character.bruno.account.how.otherwise]\n"
        f"{down.replace('yard', 'roof')}"
    )
    (one,) = found(tmp_path, f"{ana}{bruno}")
    assert one.startswith('b.toml:10:1 COY704 at 05:30 there are 2 people in "roof"')
    assert one.endswith('which holds 1: "bruno", "ana" (by when=late, how=otherwise)')


def test_whoever_passes_counts_as_being_there(tmp_path: Path) -> None:
    stands = f"{BRUNO}{CLIMBS.replace('05:30', '05:00')}"
    passes = f"{ANA}{STAYS}'05:30' = {{ at = \"attic\", inferred = true }}\n"
    files = {
        "a.toml": SOUND,
        "b.toml": PLAN.replace("{ yard = 3 }", "{ yard = 3, attic = 2 }")
        + f"[story.clock.plan.attic]\n{stands}{passes}",
    }
    assert [one.partition(" COY704 ")[2] for one in said(problems_in(tmp_path, files))] == [
        'at 05:28 there are 2 people in "roof", which holds 1: "bruno", "ana"'
    ]


def test_a_file_that_cannot_be_read_is_not_held_against_the_others(tmp_path: Path) -> None:
    files = {
        "a.toml": SOUND,
        "b.toml": PLAN + '[standpoint.here]\nname = "Here"\nas = "ana"\n',
        "c.toml": f"{ANA}{STAYS}oops",
    }
    assert [one.code for one in problems_in(tmp_path, files)] == ["COY002"]
