"""Where a play stands when its path leaves the road: what is on offer, and which step comes nearest.

Called when a step cannot be taken or an expected offer is missing; never on the way.
"""

from __future__ import annotations

from difflib import get_close_matches

from coyoacan_game.engine import Action, Program, State, offered, take
from coyoacan_game.view.moment import place_of, time_of
from coyoacan_game.view.offers import offers
from coyoacan_game.walkthroughs.model import Step
from coyoacan_game.walkthroughs.steps import actions_of, step_of


def where(program: Program, state: State) -> str:
    """The scene, the place and the time, in one line."""
    id_ = program.scenes[state.scene]
    parts = [f'scene "{id_}" ({program.story.scene[id_].title})']
    place = place_of(program, state)
    if place:
        parts.append(f'place "{place}"')
    time = time_of(program, state)
    if time:
        parts.append(time)
    return ", ".join(parts)


def on_offer(program: Program, state: State) -> tuple[str, ...]:
    """Everything that can be done, as it would be written as a step, with the words a player reads.

    What is shown and cannot be taken stands in parentheses with its reason. A finding that can be
    filed in many ways stands once.
    """
    lines = []
    for one in offers(program, state):
        line = f"{step_of(one.action)}: {one.text}"
        lines.append(f"({line} Not now: {one.reason})" if one.reason else line)
    seen: set[str] = set()
    for action in offered(program, state):
        kind, _, rest = action.partition(".")
        id_ = rest.partition(".")[0]
        if kind in ("comparison", "table", "report") or action.endswith(".withdraw"):
            lines.append(step_of(action))
        elif kind == "finding" and id_ not in seen:
            seen.add(id_)
            blanks = " ".join(name.upper() for name in program.story.finding[id_].blank)
            form = " ".join(f"file {id_} {blanks} VERDICT".split())
            lines.append(f"{form}: {program.story.finding[id_].title}")
    return tuple(dict.fromkeys(lines))  # where a report is written, withdrawing is offered twice


def nearest_step(program: Program, state: State, step: Step, following: Step | None) -> str | None:
    """A hint at what would have fitted: the same word elsewhere, one step before, or one too many."""
    available = offered(program, state)
    wanted = actions_of(program, state, step)[0]
    spelled = get_close_matches(step, [step_of(one) for one in available], n=1, cutoff=0.75)
    if spelled and _same_kind(spelled[0], step):
        return f'the nearest step on offer is "{spelled[0]}"'
    before = _one_before(program, state, available, step, wanted)
    if before is not None:
        return f'after "{step_of(before)}" it could be taken'
    if following is not None and set(actions_of(program, state, following)) <= set(available):
        return f'the next step, "{following}", could be taken here: is this one too many?'
    loose = get_close_matches(step, [step_of(one) for one in available], n=1, cutoff=0.5)
    return f'the nearest step on offer is "{loose[0]}"' if loose else None


def _same_kind(spelled: str, step: Step) -> bool:
    """`wait` is never meant by `wave`, but by another wait; likewise the other verbs."""
    return (
        len(spelled.split()) == len(step.split()) or spelled.split(maxsplit=1)[0] == step.split()[0]
    )


def _one_before(
    program: Program, state: State, available: tuple[Action, ...], step: Step, wanted: Action
) -> Action | None:
    """An action after which the step could be taken; its words may mean another action by then."""
    for action in available:
        after = take(program, state, action)
        then = offered(program, after)
        if wanted in then or actions_of(program, after, step)[0] in then:
            return action
    return None
