"""A made story of the size we aim at: dossiers one after the other, a clock, people on their rounds.

A dossier has thirty scenes: six rooms one walks between, and twenty-four talks and looks that stand
in them. Its morning has sixty steps. What one learns in a talk opens another, a few notes of a
dossier are asked for in the next, and its two endings both lead on. The same story every time.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

ROOMS, TALKS, PEOPLE = 6, 24, 8
NOTES = 90  # in a story of four dossiers
HOURS = tuple(range(5, 10))


def write_long_story(folder: Path, *, dossiers: int = 4, seed: int = 1940) -> Path:
    """Writes the story into a folder, a file for each dossier, and gives the folder."""
    random = Random(seed)  # noqa: S311 - the same story every time
    notes = [NOTES * (one + 1) // 4 - NOTES * one // 4 for one in range(dossiers)]
    frame = [*_frame(dossiers), *_people(random, dossiers)]
    (folder / "story.toml").write_text("\n".join(frame) + "\n", encoding="utf-8")
    for number in range(dossiers):
        lines = "\n".join(_dossier(random, number, notes, last=number + 1 == dossiers))
        (folder / f"dossier_{number}.toml").write_text(lines + "\n", encoding="utf-8")
    return folder


def _frame(dossiers: int) -> Iterator[str]:
    yield '[story]\ntitle = "Four mornings"\nstart = "room_0_0"\n'
    for number in range(dossiers):
        table = "story.clock" if not number else f"day.day_{number}"
        yield f"[{table}]\ndate = 1940-06-0{number + 1}\nstart = '05:00'\nend = '10:00'"
        yield f'step = 5\nwalk = 5\nwait = 10\ndossier = "dossier_{number}"\n'
        day = f'\nday = "day_{number}"' if number else ""
        yield f'[dossier.dossier_{number}]\ntitle = "Morning"\nstart = "room_{number}_0"{day}\n'


def _people(random: Random, dossiers: int) -> Iterator[str]:
    """Each in one room after the other, by the hour, on every morning."""
    for person in range(PEOPLE):
        name = f"person_{person}"
        yield f'[character.{name}]\nname = "Person {person}"\nrole = "guard"\nstart = "asleep"'
        yield f'invented = true\n[character.{name}.state.asleep]\ndoing = "sleeps"'
        for number in range(dossiers):
            for hour in HOURS[: 2 + person % 3]:
                room = (person + hour) % ROOMS
                minute = random.randrange(12) * 5
                yield f'[character.{name}.state.at_{number}_{hour}]\nat = "place_{number}_{room}"'
                since = f"dossier == 'dossier_{number}' and time >= '{hour:02}:{minute:02}'"
                before = f"at_{number}_{hour - 1}" if hour > HOURS[0] else ""
                after = f'\nafter = ["{before}"]' if before else ""
                yield f'doing = "waits"\nwhen = "{since}"{after}\n'


def _dossier(random: Random, number: int, notes: list[int], *, last: bool) -> Iterator[str]:
    own = [f"note_{number}_{one}" for one in range(notes[number])]
    earlier = [f"note_{number - 1}_{one}" for one in range(3)] if number else []
    for note in own:
        yield f'[note.{note}]\nkind = "evidence"\ntitle = "{note}"\ntext = "Seen."\ninvented = true\n'
    yield from _rooms(number)
    # The last scene of a dossier is where its morning ends.
    for talk in range(TALKS - 1):
        yield from _talk(random, number, talk, own, earlier)
    yield from _end(number, own, last=last)


def _rooms(number: int) -> Iterator[str]:
    for room in range(ROOMS):
        place = f"place_{number}_{room}"
        exits = f'"place_{number}_{(room + 1) % ROOMS}", "place_{number}_{(room + 2) % ROOMS}"'
        yield f'[place.{place}]\nname = "Room {room}"\nexits = [{exits}]'
        yield f'scene = "room_{number}_{room}"\n'
        yield f'[scene.room_{number}_{room}]\ntitle = "Room {room}"\ntext = "A room."'
        yield f'place = "{place}"\n'


def _talk(
    random: Random, number: int, talk: int, own: list[str], earlier: list[str]
) -> Iterator[str]:
    """A talk in a room: some wait for a person or for a note, and each teaches a note."""
    room, scene = talk % ROOMS, f"talk_{number}_{talk}"
    guards = []
    if talk % 3 == 1:
        guards.append(f"here.person_{(room - random.choice(HOURS[:2])) % ROOMS}")
    if talk > ROOMS:
        guards.append(f"knows.{own[random.randrange(talk - 3)]}")
    if earlier and talk % 8 == 7:
        guards = [f"knows.{random.choice(earlier)}"]
    when = f'\nwhen = "{" and ".join(guards)}"' if guards else ""
    yield f'[scene.room_{number}_{room}.choice.begin_{talk}]\ntext = "Begin."{when}'
    yield f'goto = "{scene}"\n'
    yield f'[scene.{scene}]\ntitle = "A talk"\ntext = "They talk."\n'
    note = own[talk % len(own)]
    yield f'[scene.{scene}.choice.listen]\ntext = "Listen."\nonce = true\nminutes = 10'
    yield f'learn = ["{note}"]\nsays = "So it was."\n'
    yield f'[scene.{scene}.choice.leave]\ntext = "Leave."\ngoto = "back"\n'


def _end(number: int, own: list[str], *, last: bool) -> Iterator[str]:
    scene = f"talk_{number}_{TALKS - 1}"
    yield f'[scene.{scene}]\ntitle = "Ten o\'clock"\ntext = "The morning is over."\n'
    yield f'[event.over_{number}]\nsays = "It strikes ten."\ngoto = "{scene}"'
    yield f"when = \"dossier == 'dossier_{number}' and time >= '10:00'\"\n"
    onward = "" if last else f'\nnext = "dossier_{number + 1}"'
    full = " and ".join(f"knows.{own[one]}" for one in (0, 7, 14, 21))
    for name, more in (("full", f" and {full}"), ("thin", "")):
        yield f'[ending.{name}_{number}]\ntitle = "{name}"\ntext = "The end."{onward}'
        yield f"when = \"scene == '{scene}'{more}\"\n"
