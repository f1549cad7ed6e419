"""How a play of the engine and one of the naive interpreter are laid side by side."""

from __future__ import annotations

from typing import Any

from tests.engine.naive import Heard, Play

from coyoacan_game.engine import Program, State, Turn
from coyoacan_game.engine.layout import claims
from coyoacan_game.engine.record import (
    Confirmed,
    Ended,
    Entered,
    Entry,
    Fault,
    Happened,
    Learnt,
    Looked,
    LookEnded,
    LookOpened,
    Said,
)
from coyoacan_game.story.text import Shown


def heard(turn: Turn) -> list[Heard]:
    """A turn's entries in the naive interpreter's words."""
    return [_heard(entry) for entry in turn.entries]


def _heard(entry: Entry) -> Heard:
    match entry:
        case Said():
            return ("said", entry.address, unspaced(entry.text))
        case Learnt():
            return ("learnt", entry.note)
        case Entered():
            return ("entered", entry.scene, unspaced(entry.text))
        case Happened():
            return ("happened", entry.event)
        case Confirmed():
            return ("confirmed", entry.finding, unspaced(entry.text))
        case Ended():
            return ("ended", entry.ending, unspaced(entry.text))
        case Fault():
            return ("fault", entry.address, entry.variable, str(entry.value))
        case LookOpened():
            return ("opened", entry.stretch)
        case Looked():
            return ("looked", entry.stretch, entry.standpoint, str(entry.step.minute))
        case LookEnded():
            return ("run", entry.stretch, entry.standpoint)


def unspaced(text: Shown) -> str:
    return "".join("".join(paragraph.text for paragraph in text).split())


Meaning = dict[tuple[str, ...], Any]


def meaning(program: Program, state: State) -> Meaning:
    """Everything a state says, field by field, in the story's own words."""
    day, time = divmod(state.time, 1440)
    found: Meaning = {("scene",): program.scenes[state.scene], ("time",): time}
    found["day",] = program.days[day].id if program.days else "first"
    for slot, field in program.layout.fields.items():
        raw = field.get(state.data)
        if field.values:
            found[slot] = field.values[raw]
        elif slot[0] == "claim":
            ways = claims(program.story.finding[slot[1]])
            found[slot] = (*ways[raw - 1].candidates, ways[raw - 1].verdict) if raw else None
        elif slot[0] == "variable" and program.story.variable[slot[1]].range:
            found[slot] = raw + field.low
        else:
            found[slot] = bool(raw)
    return found


def naive_meaning(program: Program, play: Play) -> Meaning:
    """The same of a naive play: only what the story can ask."""
    found: Meaning = {("scene",): play.scene, ("day",): play.day, ("time",): play.time}
    for slot in program.layout.fields:
        match slot:
            case ("place",):
                found[slot] = play.place
            case ("variable", id_):
                found[slot] = play.variables[id_]
            case ("character", id_, "state"):
                found[slot] = play.people[id_]
            case ("claim", id_):
                found[slot] = play.claims.get(id_)
            case _:
                found[slot] = slot in play.true
    return found
