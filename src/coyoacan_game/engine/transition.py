"""The rules. The one place that says what an action does; every face, test and search calls it.

`start`, `offered`, `take` and `ending` are pure: no files, no clock on the wall, no chance.
`turn` is `take` with a record of what happened, for whoever shows it.
"""

from __future__ import annotations

from coyoacan_game.engine.deeds import BACK, Deed, Effect
from coyoacan_game.engine.layout import State
from coyoacan_game.engine.program import Program
from coyoacan_game.engine.record import (
    Confirmed,
    Ended,
    Entered,
    Entry,
    Fault,
    Happened,
    Learnt,
    Said,
    Turn,
)

Action = str  # the address of a choice, an exit, a comparison or a filing; or "wait"
CONFIRMED_TOGETHER = 3  # findings are confirmed in threes, so that guessing does not pay


class NotOffered(ValueError):
    """An action that a state does not offer, or that the story does not have."""

    def __init__(self, action: Action) -> None:
        self.action = action
        super().__init__(f"not offered here: {action}")


def start(program: Program) -> State:
    """The state in which a story begins, its first scene entered."""
    return opening(program).state


def opening(program: Program) -> Turn:
    """The beginning as a turn: the first scene's text and what it teaches."""
    return entrance(program, untouched(program))


def untouched(program: Program) -> State:
    """The state before anything has happened, the first scene not entered yet."""
    story = program.story
    data = 0
    for slot, field in program.layout.fields.items():
        if slot[0] == "variable":
            first = story.variable[slot[1]].start
            raw = field.values.index(str(first)) if field.values else int(first) - field.low
            data = field.put(data, raw)
        elif slot[0] == "character":
            data = field.put(data, field.values.index(story.character[slot[1]].start))
    if story.story.start_place:
        data |= program.place_number[story.story.start_place] << program.place_shift
    return State(program.scene_number[story.story.start], program.opens, data)


def entrance(program: Program, state: State) -> Turn:
    """Entering the scene a state names, as a turn: the opening, or where a path test begins."""
    number, time, _ = state
    log: list[Entry] = []
    entered = State(number, time, _arrive(program, number, time, state.data, log))
    log.insert(0, _entered(program, entered))
    _add_ending(program, entered, log)
    return Turn("", entered, tuple(log))


def ending(program: Program, state: State) -> str | None:
    """The ending that holds in a state, or None."""
    number = program.ending(*state)
    return None if number < 0 else program.endings[number]


def offered(program: Program, state: State) -> tuple[Action, ...]:
    """All that can be done: the scene's choices, exits, waiting, then comparisons and filings.

    Empty when the story has ended.
    """
    s, t, d = state
    if program.ending(s, t, d) >= 0:
        return ()
    return program.choices(s)(s, t, d) + program.ledger(s, t, d)


def take(program: Program, state: State, action: Action) -> State:
    """The state after an action. Raises NotOffered."""
    return _perform(program, state, action, None)


def turn(program: Program, state: State, action: Action) -> Turn:
    """`take`, with what there is to read. Raises NotOffered."""
    log: list[Entry] = []
    after = _perform(program, state, action, log)
    _add_ending(program, after, log)
    return Turn(action, after, tuple(log))


def _perform(program: Program, state: State, action: Action, log: list[Entry] | None) -> State:
    deed = program.deed(action)
    s, t, d = state
    if deed is None or not deed.allowed(s, t, d) or program.ending(s, t, d) >= 0:
        raise NotOffered(action)
    if log is not None and deed.says is not None:
        log.append(Said(f"{deed.address}.says", deed.says(s, t, d), state))
    d = _changed(program, state, deed.effect, deed.learn, log)
    d = d & ~deed.clears | deed.sets
    if deed.clears:
        d = _judge(program, s, t, d, log)
    return _proceed(program, State(s, t, d), deed, log)


def _changed(
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


def _proceed(program: Program, state: State, deed: Deed, log: list[Entry] | None) -> State:
    """Goes where the deed leads, lets its time pass, and lets events happen."""
    s, t, d = state
    goto = deed.goto
    if goto == BACK:
        goto = program.own_scene[d >> program.place_shift & program.place_ones]
    moved = goto >= 0
    if moved:
        d |= program.visited_bit[s]
        s = goto
        d = _arrive(program, s, t, d, log)
    steps = deed.minutes // program.step if deed.minutes else 0
    if t >= program.closes:
        steps = 0  # the clock stands still, and what was done still has its consequences
    for _ in range(steps):
        if t >= program.closes:
            break
        t += program.step
        d = program.moves(s, t, d)
        happened = program.events(s, t, d)
        if happened >= 0:
            s, d, gone = _happen(program, State(s, t, d), happened, log, read=not moved)
            if gone:
                return State(s, t, d)
    if not steps:
        happened = program.events(s, t, d)
        if happened >= 0:
            s, d, gone = _happen(program, State(s, t, d), happened, log, read=not moved)
            if gone:
                return State(s, t, d)
    if moved and log is not None:
        log.append(_entered(program, State(s, t, d)))
    return State(s, t, d)


def _happen(
    program: Program, state: State, number: int, log: list[Entry] | None, *, read: bool
) -> tuple[int, int, bool]:
    """An event: scene and data after it, and whether it led elsewhere.

    `read` is whether the scene it interrupts has been read; one that was not is not visited.
    """
    s, t, _ = state
    event = program.happening(number)
    if log is not None:
        log.append(Happened(event.address.partition(".")[2], state))
        if event.says is not None:
            log.append(Said(f"{event.address}.says", event.says(*state), state))
    d = _changed(program, state, event.effect, event.learn, log) | event.sets
    goto = event.goto
    if goto == BACK:
        goto = program.own_scene[d >> program.place_shift & program.place_ones]
    if goto < 0:
        return s, d, False
    if read:
        d |= program.visited_bit[s]
    d = _arrive(program, goto, t, d, log)
    if log is not None:
        log.append(_entered(program, State(goto, t, d)))
    return goto, d, True


def _arrive(program: Program, number: int, time: int, data: int, log: list[Entry] | None) -> int:
    """The data after entering a scene: the place, and what entering does."""
    place = program.scene_place[number]
    if place:
        clear = ~(program.place_ones << program.place_shift)
        data = data & clear | place << program.place_shift
    effect, learn = program.entering(number)
    if effect is None:
        return data
    return _changed(program, State(number, time, data), effect, learn, log)


def _entered(program: Program, state: State) -> Entered:
    text = program.scene_text(state.scene)(*state)
    return Entered(program.scenes[state.scene], text, state)


def _judge(program: Program, s: int, t: int, d: int, log: list[Entry] | None) -> int:
    """Confirms findings once three filed ones are right, or all that are left."""
    right, left = [], 0
    for number, (shift, ones, rightly, solved) in enumerate(program.judging):
        if d & solved:
            continue
        left += 1
        if (d >> shift & ones) in rightly:
            right.append(number)
    if not right or len(right) < min(CONFIRMED_TOGETHER, left):
        return d
    for number in right:
        d |= program.judging[number][3]
    if log is not None:
        for number in right:
            id_ = program.findings[number]
            text = program.text(f"finding.{id_}.says", program.story.finding[id_].says)
            log.append(Confirmed(id_, text(s, t, d), State(s, t, d)))
    return d


def _add_ending(program: Program, state: State, log: list[Entry]) -> None:
    reached = ending(program, state)
    if reached is not None:
        text = program.text(f"ending.{reached}.text", program.story.ending[reached].text)
        log.append(Ended(reached, text(*state)))
