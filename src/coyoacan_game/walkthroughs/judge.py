"""Holds the end of a path against what was expected and what was read. Every expectation is judged."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from typing import NamedTuple

from coyoacan_game.engine import Action, Program, State, ending, offered
from coyoacan_game.engine.days import MINUTES_OF_A_DAY
from coyoacan_game.story.clauses import NEGATED, Clause, condition
from coyoacan_game.story.expressions import Name, Where
from coyoacan_game.walkthroughs.begin import days_meant
from coyoacan_game.walkthroughs.explain import false_parts, holds, value_words
from coyoacan_game.walkthroughs.model import PathTest, Step
from coyoacan_game.walkthroughs.obstacles import obstacle, teachers
from coyoacan_game.walkthroughs.result import Failure, Guard
from coyoacan_game.walkthroughs.road import on_offer
from coyoacan_game.walkthroughs.steps import actions_of

_NOWHERE = Where(0, 0)


class End(NamedTuple):
    """Where a path stopped: the state, and every choice taken or given as `SCENE.CHOICE`."""

    state: State
    chosen: frozenset[str]


# What is said of one that should be there and is not, and of one that should not be there and is.
_SAID = {
    "visited": ('scene "{}" has not been visited', 'scene "{}" has been visited'),
    "chose": ('choice "{}" was not taken', 'choice "{}" was taken'),
    "happened": ('event "{}" has not happened', 'event "{}" has happened'),
    "asked": ('row "{}" was not asked about', 'row "{}" was asked about'),
    "compared": ('comparison "{}" was not made', 'comparison "{}" was made'),
    "filed": ('finding "{}" is not filed so', 'finding "{}" is filed so'),
    "solved": ('finding "{}" is not confirmed', 'finding "{}" is confirmed'),
    "knows": ('note "{}" is not in the notebook', 'note "{}" is in the notebook'),
}


def expectations(program: Program, test: PathTest, end: End) -> list[Failure]:
    """A failure for every clause of `expect` that is not met."""
    found = [_judge(program, clause, end) for clause in test.expect]
    return [one for one in found if one is not None]


def _judge(program: Program, clause: Clause, end: End) -> Failure | None:
    key = clause.key.removeprefix(NEGATED)
    wanted = key == clause.key
    if key == "offered":
        return _offered(program, clause, end.state, wanted=wanted)
    if key == "ending":
        return _ending(program, clause, end.state)
    if key == "day":
        met = end.state.time // MINUTES_OF_A_DAY in days_meant(program, clause.subject)
        return None if met else _other_day(program, clause, end.state)
    if key == "chose":
        met = (clause.subject in end.chosen) == wanted
    elif key == "knows":  # by far the most asked
        known = end.state.data & program.layout.bit(("knows", clause.subject))
        met = bool(known) == wanted
    else:
        met = holds(program, condition(clause, program.story), end.state)
    return None if met else _unmet(program, clause, key, end.state, wanted=wanted)


def _unmet(program: Program, clause: Clause, key: str, state: State, *, wanted: bool) -> Failure:
    subject = clause.subject
    if key in _SAID:
        hint = None
        if key == "knows" and wanted:
            taught = ", ".join(teachers(program, subject))
            hint = f"it is learnt at {taught}" if taught else "nothing teaches it"
        message = _SAID[key][0 if wanted else 1].format(subject)
        return Failure("expect", message, clause.address, hint=hint)
    if key == "holds":
        words = " ".join(subject.split())
        parts = false_parts(program, subject, state)
        guard = Guard(words, clause.address)
        return Failure("expect", f"this does not hold: {words}", clause.address, "", parts, guard)
    names = {"variables": (subject,), "characters": (subject, "state")}
    name = Name(names.get(key, (key,)), _NOWHERE)
    expected = clause.value if key in names else subject
    shown = str(expected).lower() if isinstance(expected, bool) else str(expected)
    now = value_words(program, name, state).strip("'")
    message = f'{".".join(name.parts)} is "{now}", and "{shown}" was expected'
    return Failure("expect", message, clause.address)


def _ending(program: Program, clause: Clause, state: State) -> Failure | None:
    reached = ending(program, state) or "none"
    if reached == clause.subject:
        return None
    message = f'the play has come to ending "{reached}", and "{clause.subject}" was expected'
    if reached == "none":
        message = f'the play has come to no ending, and "{clause.subject}" was expected'
    because: tuple[str, ...] = ()
    guard = None
    if clause.subject != "none":
        text = program.story.ending[clause.subject].when
        because = false_parts(program, text, state)
        guard = Guard(" ".join(text.split()), ("ending", clause.subject, "when"))
        if not because:
            because = (f'"{clause.subject}" holds too, but "{reached}" stands before it',)
    return Failure("expect", message, clause.address, "", because, guard)


def _other_day(program: Program, clause: Clause, state: State) -> Failure:
    today = program.today(state.time)
    message = f'it is day "{today.id}" ({today.date.isoformat()}), '
    message += f'and "{clause.subject}" was expected'
    return Failure("expect", message, clause.address)


def _offered(program: Program, clause: Clause, state: State, *, wanted: bool) -> Failure | None:
    step: Step = clause.subject
    action: Action = actions_of(program, state, step)[0]
    if (action in offered(program, state)) == wanted:
        return None
    if not wanted:
        return Failure("expect", f'"{step}" is on offer', clause.address)
    why = obstacle(program, state, action)
    return Failure(
        "expect",
        f'"{step}" is not on offer: {why.why}',
        clause.address,
        because=why.because,
        guard=why.guard,
        offered=on_offer(program, state),
    )


def reading(test: PathTest, read: Sequence[str]) -> list[Failure]:
    """Judges `sees` and `never_sees` against what was read, turn by turn, the opening first."""
    whole = flat(" ".join(read))
    found = []
    for position, wanted in enumerate(test.sees):
        if flat(wanted) not in whole:
            near = get_close_matches(flat(wanted), _sentences(read), n=1, cutoff=0.4)
            hint = f'the nearest that was read: "{near[0]}"' if near else None
            message = f'"{wanted}" was never read'
            found.append(Failure("sees", message, test.at("sees", position), hint=hint))
    for position, unwanted in enumerate(test.never_sees):
        if flat(unwanted) in whole:
            turn = next((at for at, text in enumerate(read) if flat(unwanted) in flat(text)), None)
            after = "" if turn is None else f" {_after(turn)}"
            message = f'"{unwanted}" was read{after}'
            found.append(Failure("never_sees", message, test.at("never_sees", position)))
    return found


def _after(turn: int) -> str:
    return "at the beginning" if turn == 0 else f"after action {turn}"


def flat(text: str) -> str:
    """A text for comparing: small letters, every stretch of white one space."""
    return " ".join(text.split()).casefold()


def _sentences(read: Sequence[str]) -> list[str]:
    """What was read, cut where lines and sentences end; the latest, if it is much."""
    found = []
    for line in "\n".join(read).split("\n"):
        cut = flat(line).replace("! ", ". ").replace("? ", ". ")
        found += [one for one in cut.split(". ") if one]
    return found[-500:]
