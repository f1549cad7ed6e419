"""Where a path, or what is said in a property, begins: the story's opening, or a scene or dossier with what is given."""

from __future__ import annotations

from coyoacan_game.engine import Program, State, Turn, entrance, opening, untouched
from coyoacan_game.engine.days import MINUTES_OF_A_DAY
from coyoacan_game.engine.record import Entry
from coyoacan_game.story.clauses import Clause
from coyoacan_game.story.days import minutes_of
from coyoacan_game.story.properties import Property
from coyoacan_game.walkthroughs.model import PathTest

# Given things that are one bit of the state each.
_FLAGS = ("knows", "visited", "happened", "compared", "solved")
DOSSIER = "dossier."  # how a `start` says that it is no scene


def beginning(program: Program, test: PathTest) -> Turn:
    """The first turn of a path. Only for paths whose names have been checked.

    What is given is there before the scene is entered, so its text reads accordingly.
    """
    return begun(program, test.start, test.given)


def property_begins(program: Program, one: Property) -> State:
    """The state in which a property begins to be asked."""
    return begun(program, one.begin, tuple(one.given.clauses())).state


def begun(program: Program, start: str | None, given: tuple[Clause, ...]) -> Turn:
    """The first turn of what begins in a scene or dossier, by default the story's, with something given."""
    dossier = dossier_in(start)
    if not given and (start is None or dossier):
        return opening(program, dossier)
    log: list[Entry] = []
    state = untouched(program, dossier, log)
    if start is not None and dossier is None:
        scene = start.removeprefix("scene.")
        state = state._replace(scene=program.scene_number[scene])
    # The day before the time of day.
    for clause in sorted(given, key=lambda one: one.key != "day"):
        state = _with(program, state, clause)
    return entrance(program, state, dossier, log)


def dossier_of(test: PathTest) -> str | None:
    """The dossier a path begins with, if it names one."""
    return dossier_in(test.start)


def dossier_in(start: str | None) -> str | None:
    """The dossier that a `start` names."""
    named = start is not None and start.startswith(DOSSIER)
    return start.removeprefix(DOSSIER) if named and start else None


def days_meant(program: Program, word: str) -> tuple[int, ...]:
    """The numbers of the days that an id or a date names."""
    return tuple(
        number for number, one in enumerate(program.days) if word in (one.id, one.date.isoformat())
    )


def _with(program: Program, state: State, clause: Clause) -> State:
    subject = clause.subject
    match clause.key:
        case "time":
            midnight = state.time // MINUTES_OF_A_DAY * MINUTES_OF_A_DAY
            return state._replace(time=midnight + minutes_of(subject))
        case "day":
            return state._replace(time=program.days[days_meant(program, subject)[0]].opens)
        case "place":
            raw = program.place_number.get(subject, 0)
            return _put(program, state, ("place",), raw)
        case "characters":
            slot = ("character", subject, "state")
            raw = program.layout.fields[slot].values.index(str(clause.value))
            return _put(program, state, slot, raw)
        case "variables":
            field = program.layout.fields["variable", subject]
            values = field.values
            raw = values.index(str(clause.value)) if values else int(clause.value) - field.low
            return _put(program, state, ("variable", subject), raw)
        case "filed":
            finding = subject.split()[0]
            action = ".".join(("finding", finding, "file", *subject.split()[1:]))
            raw = program.file_actions(finding).index(action) + 1
            return _put(program, state, ("claim", finding), raw)
        case "chose" | "asked":
            bit = program.layout.bit((clause.key, *subject.split(".")))
            return state._replace(data=state.data | bit)
    if clause.key not in _FLAGS:
        raise KeyError(clause.key)
    made = state._replace(data=state.data | program.layout.bit((clause.key, subject)))
    return _rightly_filed(program, made, subject) if clause.key == "solved" else made


def _rightly_filed(program: Program, state: State, finding: str) -> State:
    """A confirmed finding is a filed one: unless it is given how, in the first right way."""
    shift, ones, right, _ = program.judging[program.findings.index(finding)]
    if state.data >> shift & ones in right:
        return state
    return _put(program, state, ("claim", finding), min(right))


def _put(program: Program, state: State, slot: tuple[str, ...], raw: int) -> State:
    field = program.layout.fields[slot]
    return state._replace(data=field.put(state.data, raw))
