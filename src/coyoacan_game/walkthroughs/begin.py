"""Where a path begins: the story's opening, or a scene entered with what the path is given."""

from __future__ import annotations

from coyoacan_game.engine import Program, State, Turn, entrance, opening, untouched
from coyoacan_game.story.models import minutes_of
from coyoacan_game.walkthroughs.model import Clause, PathTest

# Given things that are one bit of the state each.
_FLAGS = ("knows", "visited", "happened", "compared", "solved")


def beginning(program: Program, test: PathTest) -> Turn:
    """The first turn of a path. Only for paths whose names have been checked.

    What is given is there before the scene is entered, so its text reads accordingly.
    """
    if test.start is None and not test.given:
        return opening(program)
    state = untouched(program)
    if test.start is not None:
        scene = test.start.removeprefix("scene.")
        state = state._replace(scene=program.scene_number[scene])
    for clause in test.given:
        state = _with(program, state, clause)
    return entrance(program, state)


def _with(program: Program, state: State, clause: Clause) -> State:
    subject = clause.subject
    match clause.key:
        case "time":
            return state._replace(time=minutes_of(subject))
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
        case "chose":
            bit = program.layout.bit(("chose", *subject.split(".")))
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
