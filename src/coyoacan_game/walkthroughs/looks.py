"""The steps of looking back at a day: what they mean in a state, how they are written, what is wrong.

`look STANDPOINT` begins a run, `look on` takes a step of it, `look until HH:MM` as many as reach that
minute, `look through` all that are left, `look leave` stops; `look ask GLIMPSE` asks about something
perceived, and `assume DISPUTE ACCOUNT` goes by another account. Called by `steps`.
"""

from __future__ import annotations

import re

from coyoacan_game.diagnostics import nearest
from coyoacan_game.engine import Action, Program, State
from coyoacan_game.engine.looking import LEAVE, ON
from coyoacan_game.story.days import minutes_of
from coyoacan_game.story.models import Story
from coyoacan_game.walkthroughs.misread import Misread, unknown
from coyoacan_game.walkthroughs.model import Step

_TIME = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]", re.ASCII)


def is_look(step: Step) -> bool:
    """Whether a step has one of these forms. A choice may be called `look`: that is one word."""
    match step.split():
        case ["look", _] | ["look", "until" | "ask", _] | ["assume", _, _]:
            return True
    return False


def actions_of(program: Program, state: State, step: Step) -> tuple[Action, ...]:
    """The actions such a step stands for, where the play is."""
    looks = program.looks
    match step.split():
        case ["look", "on"]:
            return (ON,)
        case ["look", "leave"]:
            return (LEAVE,)
        case ["look", "through"]:
            return (ON,) * max(1, _left(program, state, None))
        case ["look", "until", time]:
            return (ON,) * _left(program, state, minutes_of(time))
        case ["look", "ask", glimpse]:
            return (f"look.glimpse.{glimpse}",)
        case ["look", standpoint]:
            stretch = looks.stretch(state.data) if looks else None
            return (f"look.{stretch}.{standpoint}",)
    return (".".join(step.split()),)


def _left(program: Program, state: State, until: int | None) -> int:
    """How many steps are left of the present run, or until a minute is reached; over the end is one more."""
    looks = program.looks
    if looks is None or looks.run(state.data) is None:
        return 1  # which nobody is offered
    now = looks.minute(state.data)
    to_come = [one.minute for one in looks.steps(state.data) if one.minute > now]
    if until is None:
        return len(to_come) + 1
    if now >= until:
        return 0
    reached = next((number for number, one in enumerate(to_come, 1) if one >= until), None)
    return reached or len(to_come) + 1


def step_of(action: Action) -> Step:
    """How such an action is written, where it is on offer."""
    match action.split("."):
        case ["look", "glimpse", id_]:
            return f"look ask {id_}"
        case ["look", *_, last]:
            return f"look {last}"
    return " ".join(action.split("."))


def misread(program: Program, step: Step) -> Misread | None:
    """What is wrong with such a step in any state whatever, or None."""
    wrong = _misread(program, step)
    if wrong is None and program.looks is None:
        return Misread("COY501", 'nobody can look back: no choice says look = "STRETCH"')
    return wrong


def _misread(program: Program, step: Step) -> Misread | None:
    story = program.story
    match step.split():
        case ["look", "on" | "leave" | "through"]:
            return None
        case ["look", "until", time]:
            bad = Misread("COY106", f'"{time}" is no time of day', "write '17:20'")
            return None if _TIME.fullmatch(time) else bad
        case ["look", "ask", glimpse]:
            return _misread_asking(story, glimpse)
        case ["look", standpoint]:
            return unknown(standpoint, tuple(story.standpoint), "standpoint")
        case [_, dispute, account]:
            return _misread_account(program, dispute, account)
    return None


def _misread_asking(story: Story, glimpse: str) -> Misread | None:
    wrong = unknown(glimpse, tuple(story.glimpse), "glimpse")
    if wrong is None and story.glimpse[glimpse].says is None:
        message = f'glimpse "{glimpse}" has no "says": it comes by itself, and nobody asks about it'
        return Misread("COY501", message)
    return wrong


def _misread_account(program: Program, dispute: str, account: str) -> Misread | None:
    wrong = unknown(dispute, tuple(program.story.dispute), "dispute")
    if wrong:
        return wrong
    known = tuple(program.story.dispute[dispute].account)
    if account not in known:
        message = f'dispute "{dispute}" has no account "{account}"'
        return Misread("COY101", message, nearest(account, known))
    if program.looks and ("assumed", dispute) not in program.layout.fields:
        message = f'nobody can assume an account of "{dispute}": no choice looks at its day'
        return Misread("COY501", message)
    return None
