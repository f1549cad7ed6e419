"""The rules. The one place that says what an action does; every face, test and search calls it.

`offered`, `take` and `ending` are pure: no files, no clock on the wall, no chance; so is `start`,
which stands in `beginning`. `turn` is `take` with a record of what happened, for whoever shows it.
"""

from __future__ import annotations

from coyoacan_game.engine.arrival import add_ending, arrive, changed, entered
from coyoacan_game.engine.beginning import begin_again
from coyoacan_game.engine.days import MINUTES_OF_A_DAY
from coyoacan_game.engine.deeds import BACK, Deed
from coyoacan_game.engine.layout import State
from coyoacan_game.engine.program import Program
from coyoacan_game.engine.record import Confirmed, Entry, Happened, Said, Turn

Action = (
    str  # the address of a choice, an exit, a row, a comparison, a filing, a dossier; or "wait"
)
CONFIRMED_TOGETHER = 3  # findings are confirmed in threes, so that guessing does not pay


class NotOffered(ValueError):
    """An action that a state does not offer, or that the story does not have."""

    def __init__(self, action: Action) -> None:
        self.action = action
        super().__init__(f"not offered here: {action}")


def ending(program: Program, state: State) -> str | None:
    """The ending that holds in a state, or None."""
    number = program.ending(*state)
    return None if number < 0 else program.endings[number]


def offered(program: Program, state: State) -> tuple[Action, ...]:
    """All that can be done: the scene's choices, exits, waiting, then rows, comparisons and filings.

    While one looks back at a stretch of a day, what there is to do in that, and nothing else.

    When an ending holds, only to go on to the dossier it leads to; nothing if it leads to none.
    """
    s, t, d = state
    if program.looks and d & program.looking:
        return program.looks.offers(s, t, d)
    reached = program.ending(s, t, d)
    if reached >= 0:
        return program.goes_on[reached]
    acts = program.choices(s)(s, t, d) + program.ledger(s, t, d)
    return acts + program.reporting.offers(s, d) if s in program.reporting.scenes else acts


def reopenings(program: Program, state: State) -> tuple[Action, ...]:
    """The dossiers that one can go back to, at an ending that leads nowhere else.

    Not among what is `offered`: a play is over there, and this begins one that knows more.
    """
    return program.reopenings if program.is_over(*state) else ()


def take(program: Program, state: State, action: Action) -> State:
    """The state after an action. Raises NotOffered."""
    return _perform(program, state, action, None)


def turn(program: Program, state: State, action: Action) -> Turn:
    """`take`, with what there is to read. Raises NotOffered."""
    log: list[Entry] = []
    after = _perform(program, state, action, log)
    add_ending(program, after, log)
    return Turn(action, after, tuple(log))


def _perform(program: Program, state: State, action: Action, log: list[Entry] | None) -> State:
    deed = program.deed(action)
    s, t, d = state
    if deed is None or deed.within != bool(d & program.looking) or not deed.allowed(s, t, d):
        raise NotOffered(action)
    if program.ending(s, t, d) >= 0 and not deed.goes_on:
        raise NotOffered(action)
    if deed.again is not None:
        return begin_again(program, state, deed.again, log)
    if log is not None and deed.says is not None:
        log.append(Said(f"{deed.address}.says", deed.says(s, t, d), state))
    d = changed(program, state, deed.effect, deed.learn, log)
    d = d & ~deed.clears | deed.sets
    if deed.look is not None:
        state = deed.look(State(s, t, d), log)
        # Who still looks back stays out of the play: nothing happens in it.
        return state if state.data & program.looking else _proceed(program, state, deed, log)
    if deed.judged:
        d = _judge(program, deed.judged, State(s, t, d), log)
    return _proceed(program, State(s, t, d), deed, log)


def _proceed(program: Program, state: State, deed: Deed, log: list[Entry] | None) -> State:
    """Goes where the deed leads, lets its time pass, and lets events happen."""
    s, t, d = state
    goto, day = deed.goto, deed.day
    if goto == BACK:
        goto = program.own_scene[d >> program.place_shift & program.place_ones]
    if day >= 0:
        t = program.days[day].opens
        goto = s if goto < 0 else goto  # it begins somewhere: if there is no way back, here
    moved = goto >= 0
    if moved:
        d |= program.visited_bit[s]
        s = goto
        d = arrive(program, s, t, d, log)
    steps = step = closes = 0
    if day >= 0:
        d = program.moves(s, t, d)
    elif deed.minutes:
        number = t // MINUTES_OF_A_DAY
        today = program.days[number]
        step, closes = today.step, today.closes
        if t < closes:  # else the clock stands still, and what was done still has its consequences
            steps = (deed.by_day[number] if deed.by_day else deed.minutes) // step
    for _ in range(steps):
        if t >= closes:
            break
        t += step
        d = program.moves(s, t, d)
        happened = program.events(s, t, d)
        if happened >= 0:
            after, gone = _happen(program, State(s, t, d), happened, log, read=not moved)
            if gone:
                return after
            d = after.data
    if not steps:
        happened = program.events(s, t, d)
        if happened >= 0:
            after, gone = _happen(program, State(s, t, d), happened, log, read=not moved)
            if gone:
                return after
            d = after.data
    if moved and log is not None:
        log.append(entered(program, State(s, t, d)))
    return State(s, t, d)


def _happen(
    program: Program,
    state: State,
    number: int,
    log: list[Entry] | None,
    *,
    read: bool,
    last: bool = False,
) -> tuple[State, bool]:
    """An event: the state after it, and whether it led elsewhere.

    `read` is whether the scene it interrupts has been read; one that was not is not visited.
    A day that it begins lets one more event happen, unless it is the `last`: a turn comes to an end.
    """
    s, t, _ = state
    event = program.happening(number)
    if log is not None:
        log.append(Happened(event.address.partition(".")[2], state))
        if event.says is not None:
            log.append(Said(f"{event.address}.says", event.says(*state), state))
    d = changed(program, state, event.effect, event.learn, log) | event.sets
    goto = event.goto
    if goto == BACK:
        goto = program.own_scene[d >> program.place_shift & program.place_ones]
    if goto < 0 <= event.day:
        goto = s
    if goto < 0:
        return State(s, t, d), False
    if read:
        d |= program.visited_bit[s]
    if event.day >= 0:
        t = program.days[event.day].opens
    d = arrive(program, goto, t, d, log)
    if event.day >= 0:
        d = program.moves(goto, t, d)
        following = -1 if last else program.events(goto, t, d)
        if following >= 0:
            morning = State(goto, t, d)
            after, gone = _happen(program, morning, following, log, read=False, last=True)
            if gone:
                return after, True
            d = after.data
    if log is not None:
        log.append(entered(program, State(goto, t, d)))
    return State(goto, t, d), True


def _judge(
    program: Program, together: tuple[int, ...], state: State, log: list[Entry] | None
) -> int:
    """Confirms findings of a dossier once three filed ones are right, or all that are left."""
    d = state.data
    right, left = [], 0
    for number in together:
        shift, ones, rightly, solved = program.judging[number]
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
            after = state._replace(data=d)
            log.append(Confirmed(id_, text(*after), after))
    return d
