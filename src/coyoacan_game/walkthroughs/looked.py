"""Why an action is not offered to somebody who looks back at a day, or one of looking back to anybody."""

from __future__ import annotations

from coyoacan_game.engine import Action, Program, State
from coyoacan_game.engine.looking import ON, Looks
from coyoacan_game.engine.render import clock_words
from coyoacan_game.walkthroughs.blocked import Obstacle, guarded


def looking_back(program: Program, state: State, action: Action) -> Obstacle:
    """Why an action cannot be done now, in or out of a look."""
    looks = program.looks
    stretch = looks.stretch(state.data) if looks else None
    if stretch is None and looks:
        return Obstacle('nobody looks back here: take a choice that has a "look" first')
    if looks is None or stretch is None or program.deed(action) is None:
        return Obstacle("the story has no such action")
    if not action.startswith(("look.", "assume.")):
        return Obstacle(f'the play looks back at stretch "{stretch}": stop with "look leave"')
    if looks.run(state.data) is None:
        return _choosing(program, state, stretch, action)
    return _running(program, looks, state, action)


def _choosing(program: Program, state: State, stretch: str, action: Action) -> Obstacle:
    story = program.story
    no_run = Obstacle("no run has begun: choose a standpoint first")
    blocked = None
    match action.split("."):
        case ["look", "on"] | ["look", "glimpse", _]:
            return no_run
        case ["look", other, _] if other != stretch:
            return Obstacle(f'the play looks at stretch "{stretch}", and not at "{other}"')
        case ["look", _, id_]:
            why, when = "its guard is false", story.standpoint[id_].when
            blocked = guarded(program, state, when, ("standpoint", id_, "when"), why)
        case ["assume", dispute, account]:
            if dispute not in (program.looks.runs.mattering(stretch) if program.looks else ()):
                return Obstacle(f'nobody is anywhere else in stretch "{stretch}" by that account')
            why = "nobody has given that account yet"
            path = ("dispute", dispute, "account", account, "when")
            when = story.dispute[dispute].account[account].when
            blocked = guarded(program, state, when, path, why)
    return blocked or Obstacle("it is so already" if action[0] == "a" else "it is not offered")


def _running(program: Program, looks: Looks, state: State, action: Action) -> Obstacle:
    time = clock_words(looks.minute(state.data))
    match action.split("."):
        case ["look", "glimpse", id_]:
            if state.data & program.layout.bit(("perceived", id_)):
                return Obstacle("it can be asked about once, and was before")
            where = ".".join(looks.run(state.data) or ())
            return Obstacle(f'it is not perceived at {time} from "{where}", by what is assumed')
        case _ if action != ON:
            return Obstacle('a run is going on: stop it first, with "look leave"')
    return Obstacle("it is not offered")
