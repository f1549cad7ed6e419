"""Where a play begins: with the story, with a dossier, where a path test says, or with a dossier once more.

Called by `transition` for the last, and by whoever begins a play.
"""

from __future__ import annotations

from collections.abc import Iterable

from coyoacan_game.engine.arrival import add_ending, arrive, changed, entered
from coyoacan_game.engine.deeds import TODAY
from coyoacan_game.engine.layout import State
from coyoacan_game.engine.program import Program
from coyoacan_game.engine.record import Entry, Said, Turn


def start(program: Program) -> State:
    """The state in which a story begins, its first scene entered."""
    return opening(program).state


def opening(program: Program, dossier: str | None = None) -> Turn:
    """The beginning of the story, or of a dossier, as a turn: the first text and what it teaches."""
    log: list[Entry] = []
    return entrance(program, untouched(program, dossier, log), dossier, log)


def untouched(
    program: Program, dossier: str | None = None, log: list[Entry] | None = None
) -> State:
    """The state before anything has happened, the first scene not entered yet.

    Who begins with a dossier already knows what it takes them to know; faults go to the log.
    """
    story = program.story
    data = 0
    for slot, field in program.layout.fields.items():
        if slot[0] == "variable":
            first = story.variable[slot[1]].start
            raw = field.values.index(str(first)) if field.values else int(first) - field.low
            data = field.put(data, raw)
        elif slot[0] == "character":
            data = field.put(data, field.values.index(story.character[slot[1]].start))
    part = story.dossier[dossier] if dossier else story.story
    if part.start_place:
        data |= program.place_number[part.start_place] << program.place_shift
    day = program.first_day(story.dossier[dossier] if dossier else None)
    time = program.days[day].opens if day != TODAY else 0
    state = State(program.scene_number[part.start], time, data)
    if dossier is None:
        return state
    known = program.effect(
        story.dossier[dossier].learn, story.dossier[dossier].set, f"dossier.{dossier}"
    )
    return state._replace(data=changed(program, state, known, (), log))


def entrance(
    program: Program, state: State, dossier: str | None = None, log: Iterable[Entry] = ()
) -> Turn:
    """Entering the scene a state names, as a turn: the opening, or where a path test begins.

    What came before a dossier is told first, then what is in the log already. A dossier begins a
    day like any other: everybody takes one step before its first scene is read.
    """
    told = list(log)
    first = _first_entered(program, state, dossier, told)
    add_ending(program, first, told)
    return Turn("", first, tuple(told))


def _first_entered(
    program: Program, state: State, dossier: str | None, log: list[Entry] | None
) -> State:
    """The state after entering; what there is to read is put around what the log has."""
    number, time, _ = state
    rest: list[Entry] = []
    first = State(number, time, arrive(program, number, time, state.data, rest))
    if dossier is not None and program.days:
        first = first._replace(data=program.moves(*first))
    if log is not None:
        log[:0] = _before(program, state, dossier)
        log += [entered(program, first), *rest]
    return first


def begin_again(program: Program, state: State, dossier: str, log: list[Entry] | None) -> State:
    """A dossier from its beginning, for one who has come to a last ending.

    Notes, claims, what was confirmed, and the variables that say so stay; all else is as for
    anybody who begins there.
    """
    fresh = untouched(program, dossier, log)
    kept, known = _kept(program)
    data = fresh.data & ~kept | state.data & kept | fresh.data & known
    return _first_entered(program, fresh._replace(data=data), dossier, log)


def _kept(program: Program) -> tuple[int, int]:
    """What of the data stays when a dossier begins once more, and what of it is knowing notes."""
    known = kept = 0
    for slot, field in program.layout.fields.items():
        stays = slot[0] == "variable" and program.story.variable[slot[1]].stays
        known |= field.mask if slot[0] == "knows" else 0
        kept |= field.mask if stays or slot[0] in ("knows", "claim", "solved") else 0
    return kept, known


def _before(program: Program, state: State, dossier: str | None) -> list[Entry]:
    before = program.story.dossier[dossier].before if dossier else None
    if before is None:
        return []
    address = f"dossier.{dossier}.before"
    return [Said(address, program.text(address, before)(*state), state)]
