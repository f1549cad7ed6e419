"""What the checker says beyond the examples on the pages, each beside the smallest story."""

from pathlib import Path

import pytest
from tests.builders import SMALLEST, problems_in, said

PLACES = """\
[story]
start_place = "yard"
[place.yard]
name = "The yard"
scene = "gate"
"""
ELSEWHERE = PLACES.replace("gate", "street")
CLOCK = """\
[story.clock]
date = 1940-05-24
start = "05:00"
end = "12:00"
"""
CHOICE = '[scene.gate.choice.x]\ntext = "X."\n'
ROBINS = """\
[character.robins]
name = "Harold Robins"
role = "guard"
start = "first"
[character.robins.state.first]
"""
FINDING = """\
[finding.entry]
title = "The way in"
question = "How?"
sentence = "By {way}."
verdict = "probable"
hints = ["One.", "Two.", "Three."]
says = "So it was."
[finding.entry.blank.way]
candidates = { gate = "the gate", wall = "the wall" }
"""
DAY = """\
[day.second]
date = 1940-05-28
start = "09:00"
end = "10:00"
"""
DOSSIER = """\
[dossier.serape]
title = "The Folded Serape"
start = "gate"
"""
FACTS = "facts = ['x']"
ROW = "[table.book.row.x]\ncells = ['1', '2']\n"
CHOSEN = 'dossier = "serap"\nsays ='
TABLE = """\
[table.book]
title = "The visitors' book"
columns = ["Day", "Name"]
says = "A book."
invented = true
"""


@pytest.mark.parametrize(
    ("added", "expected"),
    [
        # days, dossiers, tables
        (f'{CHOICE}goto = "street"\nday = "second"', ':4:7 COY101 choice "x" names day "second", and no day has that name'),
        (f'{CLOCK}{DAY}{CHOICE}day = "second"', ':11:1 COY111 a day begins in a scene, and "goto" is missing'),
        (f'{CHOICE}goto = "street"\nday = "first"', ':4:1 COY111 "day" needs a clock, and the story has no [story.clock]'),
        (f'{CLOCK}{DAY}{CHOICE}goto = "street"\nday = "second"\nminutes = 5', ':13:1 COY111 "minutes" and "day" do not go together: the clock stands at the day\'s start'),
        (DAY, ':1:6 COY111 day "second" needs a clock, and the story has no [story.clock]'),
        (CLOCK + DAY.replace("second", "first"), ':5:6 COY107 "first" is a word of the expression language and cannot be an id'),
        (f'{CLOCK}{DAY.replace("10:00", "08:00")}', ':8:7 COY306 day "second" ends at 08:00, not after its start at 09:00'),
        (f"{CLOCK}{DAY}wait = 7", ':9:8 COY306 7 minutes are no multiple of the step of day "second", 5'),
        (f"{CLOCK}{DAY}step = 10\n{CHOICE}minutes = 5", ':12:11 COY306 5 minutes are no multiple of the step of day "second", 10'),
        (f'{CLOCK}{DAY}dossier = "serap"\n{DOSSIER}', ':9:11 COY101 day "second" names dossier "serap", and no dossier has that name'),
        (f'{CLOCK}dossier = "serap"\n{DOSSIER}', ':5:11 COY101 the clock names dossier "serap", and no dossier has that name'),
        (f'{DOSSIER}day = "second"', ':4:7 COY101 dossier "serape" names day "second", and no day has that name'),
        (DOSSIER.replace('"gate"', '"gat"'), ':3:9 COY101 dossier "serape" names scene "gat", and no scene has that name'),
        (f'{DOSSIER}learn = ["bolts"]', ':4:10 COY101 dossier "serape" names note "bolts", and no note has that name'),
        (f'{DOSSIER}set = {{ patience = "true" }}', ':4:20 COY203 "patience" runs from 0 to 5'),
        (f'{DOSSIER}before = "{{knows.bolts: x}}"', ':4:18 COY101 "knows.bolts" names no note: there is no "bolts"'),
        (f'{DOSSIER}[ending.done]\nnext = "serap"', ':5:8 COY101 ending "done" names dossier "serap", and no dossier has that name'),
        (f'{FINDING.replace("says =", CHOSEN)}', ':7:11 COY101 finding "entry" names dossier "serap", and no dossier has that name'),
        (f'{CLOCK}{DOSSIER}{CHOICE}when = "dossier == \'serap\'"', ':10:20 COY101 "serap" is not one of the dossiers'),
        (f'{CHOICE}when = "dossier == \'serape\'"', ':3:9 COY101 "dossier" needs a clock, and the story has no [story.clock]'),
        (DOSSIER.replace("serape", "none"), ':1:10 COY107 "none" is a word of the expression language and cannot be an id'),
        (f'{ELSEWHERE}exits = []\n[place.shed]\nname = "The shed"\n{DOSSIER}', ':11:9 COY104 dossier "serape", whose start scene "gate" has no place, and "start_place" is missing'),
        (f"{TABLE}{ROW}{CHOICE}when = 'asked.book.y'", ':10:20 COY101 "asked.book.y" names no row of table "book": there is no "y"'),
        (f"{TABLE}{ROW}{CHOICE}when = 'asked.book.x'", ':10:9 COY204 nobody can ask about row "x" of table "book"'),
        (f"{TABLE}{ROW}learn = ['bolts']", ':8:10 COY101 row "x" of table "book" names note "bolts", and no note has that name'),
        (f"{TABLE}{ROW}when = 'patience'", ':8:9 COY203 a condition must be true or false, and this is a number'),
        (f"{TABLE.replace('invented = true', FACTS)}{ROW}", ':5:10 COY101 table "book" names fact "x", and no fact has that name'),
        (f"{PLACES}version.v = {{ when = 'patience' }}", ':6:23 COY203 a condition must be true or false, and this is a number'),
        (f"{PLACES}version.v = {{ when = 'asked', sees = ['shed'] }}", ':6:39 COY101 version "v" of place "yard" names place "shed", and no place has that name'),
        (f"{PLACES}version.v = {{ name = 'x' }}", ':6:9 COY104 version "v" of place "yard" has no "when"'),
        (f"{PLACES}when = 'patience'", ':6:9 COY203 a condition must be true or false, and this is a number'),
        ('[variable.asked]\nshown = "patience > 1"', ':2:1 COY111 variable "asked" has no "name" to be shown by'),
        ('[variable.asked]\nname = "A"\nshown = "patience"', ':3:10 COY203 a condition must be true or false, and this is a number'),
        ('[variable.dossier]\nstart = true', ':1:11 COY107 "dossier" is a word of the expression language and cannot be an id'),
        # names
        ('[scene.gate]\npicture = "doors"', ':2:11 COY101 scene "gate" names picture "doors", and no picture has that name'),
        ('[scene.gate]\nplace = "yard"', ':2:9 COY101 scene "gate" names place "yard", and no place has that name'),
        ('[scene.gate]\nlearn = ["bolt", "bold"]', ':2:18 COY101 scene "gate" names note "bold", and no note has that name'),
        ('[scene.gate]\nset = { askd = true }', ':2:9 COY101 scene "gate" sets "askd", and no variable has that name'),
        (f'{PLACES}exits = ["shed"]', ':6:10 COY101 place "yard" names place "shed", and no place has that name'),
        (f"{PLACES}[place.yard.exit.shed]", ':6:18 COY101 place "yard" has an exit to "shed", and no place has that name'),
        (f'{PLACES}exits = ["shed"]\n[place.shed]\nname = "The shed"', ':6:10 COY101 place "yard" has an exit to "shed", which has no scene to enter'),
        (f'{ELSEWHERE}[place.shed]\nname = "The shed"\n[scene.gate]\nplace = "shed"\n{CHOICE}goto = "back"', ':12:8 COY101 "back" leads nowhere: place "shed" has no scene of its own'),
        (f'{PLACES}[place.shed]\nname = "The shed"\nscene = "street"\n[scene.gate]\nplace = "shed"', ':10:9 COY111 scene "gate" is the own scene of place "yard", and puts one in "shed"'),
        (f"{ROBINS}after = ['second']", ':6:10 COY101 "second" is no state of character "robins"'),
        (ROBINS.replace('"first"', '"second"'), ':4:9 COY101 character "robins" starts as "second", and has no such state'),
        (f'{ROBINS}at = "yard"', ':6:6 COY101 state "first" of character "robins" names place "yard", and no place has that name'),
        (f'{FINDING}right = ["roof"]', ':10:10 COY101 "roof" is no candidate of blank "way"'),
        (f"{CHOICE}when = \"time > '05:00'\"", ':3:9 COY101 "time" needs a clock, and the story has no [story.clock]'),
        (f'{CHOICE}when = "chose.gate.jump"', ':3:20 COY101 "chose.gate.jump" names no choice of scene "gate": there is no "jump"'),
        (f"{CHOICE}when = \"scene == 'gat'\"", ':3:18 COY101 "gat" is not one of the scenes'),
        (f'{CHOICE}when = "bolt"', ':3:9 COY101 nothing is called "bolt"'),
        # values and types
        ("[variable.mood]\nstart = 'calm'", ':2:9 COY111 variable "mood" needs "values" or "range"'),
        ("[variable.mood]\nstart = 'sad'\nvalues = ['calm', 'angry']", ':2:9 COY106 variable "mood" starts as something that is not among its values'),
        ("[variable.count]\nstart = true\nrange = [0, 1]", ':2:9 COY105 variable "count" is a counter and must start as a whole number'),
        ("[variable.count]\nstart = 1\nrange = [3, 1]", ":3:9 COY110 a range runs from low to high, and 3 is not below 1"),
        (f'{CHOICE}set = {{ patience = "asked" }}', ':3:20 COY203 "patience" runs from 0 to 5'),
        (f'{CHOICE}when = "patience"', ":3:9 COY203 a condition must be true or false, and this is a number"),
        (f'{CHOICE}when = "asked + 1 == 2"', ":3:9 COY203 only numbers can be added, and this is true or false"),
        (f"{CHOICE}when = \"scene > 'gate'\"", ':3:17 COY203 ">" compares numbers and times; scenes have no order'),
        (f'{CLOCK}{CHOICE}when = "time > \'5:00\'"', ':7:16 COY106 "5:00" is no time of day'),
        (f"{CLOCK}{CHOICE}when = \"day == '24 May'\"", ':7:16 COY106 "24 May" is no date'),
        (f'{CHOICE}says = "{{asked}}"', ":3:10 COY205 this is true or false, and cannot be shown"),
        # structure
        (f"{CHOICE}minutes = 5", ':3:1 COY111 "minutes" needs a clock, and the story has no [story.clock]'),
        (f"{CLOCK}step = 25", ":5:8 COY306 from 05:00 to 12:00 is no multiple of the step, 25"),
        (f"{CLOCK}walk = 7", ":5:8 COY306 7 minutes are no multiple of the clock's step, 5"),
        (CLOCK.replace("12:00", "04:00"), ":4:7 COY306 the clock ends at 04:00, not after its start at 05:00"),
        (f'{PLACES}exits = ["yard"]', ':6:10 COY111 place "yard" has an exit to itself'),
        (ELSEWHERE.partition("\n")[2].partition("\n")[2], 'a.toml:3:9 COY104 the start scene "gate" has no place, and "start_place" is missing'),
        ('[comparison.self]\nnotes = ["bolt", "bolt"]\nresult = "agrees"\nsays = "Yes."', ':2:9 COY308 comparison "self" lays a note beside itself'),
        (FINDING.replace("By {way}.", "{way} by {way}."), ':8:22 COY307 blank "way" stands more than once in the sentence of finding "entry"'),
        ('[picture.door]\nart = "[]"\nsays = "A door."', ':1:10 COY303 picture "door" is never shown'),
        ('[note.bolt]\nfacts = ["drawn"]\n[fact.drawn]\nstatement = "It was."\nstatus = "documented"\nbasis = "read"\nsources = ["report"]\n[source.report]\nauthor = "A"\ntitle = "B"\nkind = "book"\nconsulted = true', 'a.toml:34:12 COY111 note "bolt" names facts and says that it is invented'),
    ],
)  # fmt: skip
def test_one_mistake_gives_one_problem(added: str, expected: str, tmp_path: Path) -> None:
    found = said(problems_in(tmp_path, {"a.toml": SMALLEST, "b.toml": f"{added}\n"}))
    assert found == [expected if expected.startswith("a.toml") else f"b.toml{expected}"]


def test_problems_come_in_the_order_of_the_files(tmp_path: Path) -> None:
    """Errors and warnings of every check together, as one reads."""
    wrong = SMALLEST.replace('goto = "street"', 'goto = "stret"').replace("'street'", "'stret'")
    found = problems_in(tmp_path, {"a.toml": wrong, "b.toml": '[scene.roof]\ntitle = "R"\n'})
    places = [(one.span.file, one.span.line) for one in found if one.span]
    assert places == sorted(places)
    assert {"COY101", "COY104"} <= {one.code for one in found}


def test_what_cannot_be_read_is_not_missed_elsewhere(tmp_path: Path) -> None:
    """The note lacks its kind; that it is learnt is no second mistake."""
    wrong = SMALLEST.replace('kind = "evidence"\n', "")
    assert [one.code for one in problems_in(tmp_path, wrong)] == ["COY104"]


def test_the_same_wrong_guard_is_named_wherever_it_stands(tmp_path: Path) -> None:
    twice = f'{CHOICE}when = "askd"\n' + CHOICE.replace(".x]", ".y]") + 'when = "askd"\n'
    found = problems_in(tmp_path, {"a.toml": SMALLEST, "b.toml": twice})
    assert [one.span and one.span.line for one in found] == [3, 6]
