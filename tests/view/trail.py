"""A trail of two dossiers for tests of what a player has met: an office, a yard, a cottage, a road."""

from __future__ import annotations

from tests.engine.small_stories import program

from coyoacan_game.engine import Playthrough, Program

TRAIL = """
[story]
title = "The trail"
start = "office"
[story.clock]
date = 1940-05-25
start = "09:00"
end = "12:00"
walk = 5
wait = 10
dossier = "cloth"
[day.second]
date = 1940-06-24
start = "09:00"
end = "12:00"
wait = 10
dossier = "lime"
[dossier.cloth]
title = "Cloth"
start = "office"
[dossier.lime]
title = "Lime"
start = "road"
day = "second"
start_place = "office"
before = "Robert Sheldon Harte is missing."
learn = ["teacher", "heap"]

[place.office]
name = "The office"
exits = ["yard"]
[place.office.exit.cottage]
when = "happened.never"
[place.office.exit.court]
when = "knows.teacher"
unless_shown = "Nobody has told you of a court."
[place.yard]
name = "The yard"
exits = ["office"]
sees = ["shed"]
[place.shed]
name = "The shed"
[place.court]
name = "The court"
[place.cottage]
name = "The cottage"
exits = ["cellar"]
[place.cellar]
name = "The cellar"
exits = ["cottage"]

[character.ocampo]
name = "Señorita Ocampo"
role = "registry"
invented = true
start = "there"
state.there = { at = "office" }
[character.driver]
name = "Eulalio"
role = "driver"
invented = true
start = "there"
state.there = { at = "shed" }
[character.martinez]
name = "Luis Mateo Martínez"
role = "teacher"
invented = true
start = "away"
state.away = {}
[character.serrano]
name = "David Serrano"
role = "officer"
invented = true
start = "away"
state.away = {}
[character.harte]
name = "Robert Sheldon Harte"
role = "guard"
invented = true
start = "away"
state.away = {}
[character.father]
name = "Jesse Harte"
role = "father"
invented = true
start = "away"
state.away = {}

[scene.office]
title = "Office"
text = "The office. Harte is spoken of."
place = "office"
picture = "map"
[scene.office.choice.ask]
text = "Ask."
learn = ["teacher"]
says = "A teacher asked."
goto = "quarrel"
[scene.office.choice.drive]
text = "Drive."
goto = "road"
learn = ["heap"]
[scene.office.choice.close]
text = "Close."
goto = "shut"
[scene.quarrel]
title = "Quarrel"
text = "She has gone."
place = "office"
picture = "map"
people = false
learn = ["heap"]
choice.back = { text = "Back.", goto = "back" }
[scene.road]
title = "Road"
text = "Dust."
where = "The road to Santa Rosa"
choice.back = { text = "Back.", goto = "back" }
[scene.yard]
title = "Yard"
text = "The yard."
[scene.court]
title = "Court"
text = "The court."
[scene.cottage]
title = "Cottage"
text = "The cottage."
[scene.cellar]
title = "Cellar"
text = "The cellar."
[scene.shut]
title = "Shut"
text = "Shut."
choice.never = { text = "Never.", when = "happened.never", goto = "cottage" }
[event.never]
when = "knows.heap and not knows.heap"

[picture.map]
art = "map"
says = "A map."
layer.court = { when = "knows.teacher", art = " + ", says = "A pin is in it." }

[note.teacher]
kind = "testimony"
title = "A teacher asked"
text = "Mateo Martínez asked, says the captain."
from = "serrano"
facts = ["asked", "told", "old"]
[note.heap]
kind = "evidence"
title = "A heap"
text = "Of cloth."
invented = true
[comparison.both]
notes = ["teacher", "heap"]
result = "neither"
says = "Each stands."
[fact.asked]
statement = "A teacher asked a judge."
status = "documented"
basis = "read"
sources = ["one", "two"]
[fact.told]
statement = "A captain told of it in the end."
status = "documented"
basis = "read"
sources = ["one"]
[fact.old]
statement = "It was in May."
status = "disputed"
basis = "read"
sources = ["one"]
[source.one]
author = "A."
title = "One"
kind = "book"
consulted = true
[source.two]
author = "B."
title = "Two"
kind = "book"
consulted = true

[finding.who]
title = "Who"
question = "Who asked?"
sentence = "{man} asked."
verdict = "established"
when = "knows.heap"
needs = ["teacher", "heap"]
hints = ["One.", "Two.", "Three."]
says = "So it was."
dossier = "cloth"
[finding.who.blank.man]
candidates = { teacher = "the teacher", porter = "the porter" }
right = ["teacher"]
[finding.whence]
title = "Whence"
question = "Whence the cloth?"
sentence = "From a tailor."
verdict = "not_proven"
when = "knows.teacher"
needs = ["teacher"]
hints = ["One.", "Two.", "Three."]
says = "So it was."
dossier = "cloth"
[finding.first]
title = "First"
question = "First?"
sentence = "First."
verdict = "probable"
when = "dossier == 'lime'"
needs = ["heap"]
hints = ["One.", "Two.", "Three."]
says = "So it was."
dossier = "lime"

[ending.cloth]
title = "Cloth"
text = "Cloth."
when = "scene == 'shut' and dossier == 'cloth'"
next = "lime"
[ending.done]
title = "Done"
text = "Done."
when = "scene == 'shut' and dossier == 'lime'"
"""

ASK, DRIVE, CLOSE = (f"scene.office.choice.{one}" for one in ("ask", "drive", "close"))
CALM, RETURN = "scene.quarrel.choice.back", "scene.road.choice.back"
YARD, OFFICE = "place.office.exit.yard", "place.yard.exit.office"
GO_ON = "dossier.lime"


def trail() -> Program:
    return program(TRAIL, rest="")


def follow(*actions: str, dossier: str | None = None) -> Playthrough:
    """A play of the trail, perhaps begun with a dossier, in which these actions were taken."""
    play = Playthrough(trail(), dossier)
    for action in actions:
        play.take(action)
    return play
