"""Effects, entering a scene, coming to an ending, with what there is to read. Called by `beginning`, `transition`, `looking`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coyoacan_game.engine.layout import State
from coyoacan_game.engine.record import Ended, Entered, Entry, Fault, Learnt

if TYPE_CHECKING:
    from coyoacan_game.engine.deeds import Effect
    from coyoacan_game.engine.program import Program


def changed(
    program: Program,
    state: State,
    effect: Effect | None,
    learn: tuple[str, ...],
    log: list[Entry] | None,
) -> int:
    """The data after an effect; new notes and faults go to the log."""
    if effect is None:
        return state.data
    s, t, before = state
    faults: list[tuple[str, str, int]] = []
    after = effect(s, t, before, faults)
    if log is not None:
        fresh = after & ~before
        log += [Learnt(note) for note in learn if fresh & program.layout.bit(("knows", note))]
        log += [Fault(*fault) for fault in faults]
    return after


def arrive(program: Program, number: int, time: int, data: int, log: list[Entry] | None) -> int:
    """The data after entering a scene: the place, and what entering does."""
    place = program.scene_place[number]
    if place:
        clear = ~(program.place_ones << program.place_shift)
        data = data & clear | place << program.place_shift
    effect, learn = program.entering(number)
    if effect is None:
        return data
    return changed(program, State(number, time, data), effect, learn, log)


def entered(program: Program, state: State) -> Entered:
    """A scene as it reads in a state."""
    text = program.scene_text(state.scene)(*state)
    return Entered(program.scenes[state.scene], text, state)


def add_ending(program: Program, state: State, log: list[Entry]) -> None:
    """The ending that holds in a state, if one does, goes to the log."""
    number = program.ending(*state)
    if number >= 0:
        reached = program.endings[number]
        text = program.text(f"ending.{reached}.text", program.story.ending[reached].text)
        log.append(Ended(reached, text(*state)))
