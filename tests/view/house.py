"""A house for tests of the view: four rooms, two people, a picture, facts of every standing."""

from __future__ import annotations

from tests.engine.small_stories import program

from coyoacan_game.engine import Playthrough, Program

HOUSE = """
[story]
title = "The house"
start = "gate"
[story.clock]
date = 1940-05-24
start = "05:00"
end = "06:00"
step = 5
walk = 5
wait = 10

[variable.lamp]
start = false
[variable.lamps]
start = 0
range = [0, 1]

[place.gate]
name = "The garage doors"
label = "Gate"
map = { row = 0, column = 0, width = 12, height = 4 }
exits = ["patio"]
sees = ["patio"]
[place.patio]
name = "The patio with the cactuses"
map = { row = 0, column = 11, width = 12, height = 4 }
exits = ["gate"]
sees = ["gate", "cellar"]
[place.patio.exit.study]
text = "Climb in."
when = "lamp"
unless_shown = "It is dark in there{time == '05:00': , and early}."
minutes = 0
[place.study]
name = "The study"
label = "Study"
map = { row = 3, column = 0, width = 23, height = 3 }
exits = ["patio"]
[place.cellar]
name = "The cellar"

[character.robins]
name = "Harold Robins"
role = "guard"
mark = "R"
invented = true
start = "gate"
state.gate = { at = "gate", doing = "leans on the jamb" }
state.patio = { at = "patio", when = "time == '05:10'" }
[character.natalia]
name = "Natalia Sedova"
role = "household"
invented = true
start = "cellar"
state.cellar = { at = "cellar" }
[character.away]
name = "Old Shell"
role = "guard"
invented = true
start = "away"
state.away = { doing = "sleeps" }

[scene.gate]
title = "At the gate"
place = "gate"
picture = "lamp"
text = "The {lamp: lit | dark} gate. *Slow* **down**."
[scene.gate.choice.light]
text = "Light the {lamp: second | first} lamp."
set = { lamp = true, lamps = "lamps + 1" }
learn = ["read"]
says = "It is [lit]."
[scene.gate.choice.once]
text = "Ask once."
once = true
when = "not chose.gate.once"
unless_shown = "Asked."
learn = ["recalled"]
[scene.gate.choice.hidden]
text = "Hidden."
when = "false"
[scene.gate.choice.closed]
text = "Closed."
when = "lamp"
unless_shown = "You see *nothing*."
[scene.patio]
title = "In the patio"
place = "patio"
text = "The patio."
[scene.study]
title = "The study"
place = "study"
text = "The study."

[note.read]
kind = "testimony"
title = "Lit"
text = "It is {lamp: lit | dark}."
from = "robins"
facts = ["documented", "inferred"]
[note.recalled]
kind = "document"
title = "Recalled"
text = "Recalled."
facts = ["documented", "recalled"]
[comparison.both]
notes = ["recalled", "read"]
result = "agrees"
says = "They fit."

[picture.lamp]
art = '''
 .-.
 | |
'-'
'''
says = "A lamp,
  hanging."
layer.light = { when = "lamp", art = "\\n  *   !", says = "It burns." }
layer.never = { when = "not lamp and lamp", art = "#####", says = "Never." }

[fact.documented]
statement = "There was a gate."
status = "documented"
basis = "read"
sources = ["memoir", "unread"]
note = "On page 3."
[fact.inferred]
statement = "It was shut."
status = "inferred"
basis = "computed"
sources = ["memoir"]
[fact.recalled]
statement = "It was cold."
status = "documented"
basis = "recall"
sources = ["unread"]
[source.memoir]
author = "A. Guard"
title = "At the Gate"
year = 1951
kind = "memoir"
consulted = true
[source.unread]
author = "B. Guest"
title = "Coyoacán"
kind = "book"
consulted = false

[finding.how]
title = "How they came in"
question = "How did they come in{lamp: , with the lamp lit}?"
sentence = "By {way}\\n at {hour}."
verdict = "established"
needs = ["read", "recalled"]
hints = ["Look{lamp: again}.", "Two.", "Three."]
says = "So it was."
[finding.how.blank.way]
candidates = { gate = "the {hour} gate", wall = "the wall" }
right = ["gate"]
[finding.how.blank.hour]
candidates = { four = "four", five = "five" }
right = ["four"]
[finding.later]
title = "Later"
question = "Later?"
sentence = "Later."
verdict = "probable"
when = "lamp"
hints = ["One.", "Two.", "Three."]
says = "Later."
[ending.dawn]
title = "Dawn"
text = "Dawn."
when = "time == '06:00'"
picture = "lamp"
""".replace('"A lamp,\n  hanging."', '"A lamp,\\n  hanging."')

LIGHT, ONCE = "scene.gate.choice.light", "scene.gate.choice.once"
BOTH = "comparison.both"


def house() -> Program:
    return program(HOUSE, rest="")


def visit(*actions: str) -> Playthrough:
    """A play in the house in which these actions were taken."""
    play = Playthrough(house())
    for action in actions:
        play.take(action)
    return play
