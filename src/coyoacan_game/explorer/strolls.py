"""Plays on at random until something is so: a quick way to see that it still can be.

`softlocks` asks for an ending, `dossiers` for where the next dossier begins. What no stroll comes to
may still be reached; that is for the exact search.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from coyoacan_game.engine import Action, Program, State, offered, take
from coyoacan_game.engine.looking import LEAVE

STROLLS = 40
LONGEST = 240  # turns of one stroll
ASIDE = ("finding.", "report.", "comparison.", "table.", "look.", "assume.")
SELDOM = (
    0.05  # how often one compares, files, asks or looks back where there is something else to do
)

# The states of a play, and what is done in each; nothing in the last.
Stroll = tuple[tuple[State, ...], tuple[Action | None, ...]]


def stroll(
    program: Program, begin: State, there: Callable[[Program, State], bool]
) -> Stroll | None:
    """A play from a state to one where something is so; None if none of a few came there."""
    chance = Random(1940)  # noqa: S311 - the same strolls every time, nothing secret
    for _ in range(STROLLS):
        states: list[State] = [begin]
        actions: list[Action | None] = []
        while not there(program, states[-1]) and len(actions) < LONGEST:
            choices = offered(program, states[-1])
            if not choices:
                break
            action = _chosen(choices, chance)
            actions.append(action)
            states.append(take(program, states[-1], action))
        if there(program, states[-1]):
            return tuple(states), (*actions, None)
    return None


def _chosen(choices: tuple[Action, ...], chance: Random) -> Action:
    """What leads on before what is only written down, or looked at again."""
    leading = [one for one in choices if one == LEAVE or not one.startswith(ASIDE)]
    return chance.choice(leading if leading and chance.random() > SELDOM else choices)
