"""One step of the plain search, in whatever process it is taken: states in, what follows out.

A share of the frontier goes to a worker as plain numbers, and what comes back are plain numbers.
The program is generated code and stays where it was made: a worker makes its own from the story,
which is sent to it once. `explicit` sends and gathers; nothing here knows who else is working.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple, TypeAlias

from coyoacan_game.engine import Program, State, Turn, ending, offered, turn
from coyoacan_game.engine.record import Confirmed, Entered, Fault, Happened
from coyoacan_game.explorer.branches import AT, Moment
from coyoacan_game.explorer.questions import holds, questions
from coyoacan_game.explorer.replay import reached
from coyoacan_game.explorer.together import together
from coyoacan_game.story import Story

Plain: TypeAlias = tuple[int, int, int]


class Followed(NamedTuple):
    """What came of one state: the states after each action on offer, in order, and whether it ends play.

    `met` are the targets met there or by one of its actions: their numbers, and the action's, or -1.
    """

    after: tuple[Plain, ...]
    ended: bool
    met: tuple[tuple[int, int], ...]


def plain_of(state: State) -> Plain:
    """A state as it is sent: three numbers, and no class that would have to be named each time."""
    scene, minutes, data = state
    return scene, minutes, data


class Asking:
    """The targets of one program, found quickly by what happens."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.targets = [*questions(program), *together(program)]
        self._at: list[int] = []
        self._in_scene: dict[int, list[int]] = {}
        self._by_moment: dict[Moment, list[int]] = {}
        for number, target in enumerate(self.targets):
            if target.moment != AT:
                self._by_moment.setdefault(target.moment, []).append(number)
            elif target.scene is None:
                self._at.append(number)
            else:
                scene = program.scene_number[target.scene]
                self._in_scene.setdefault(scene, []).append(number)

    def at(self, state: State, left: frozenset[int]) -> list[int]:
        """The targets met by being in a state."""
        program, targets = self.program, self.targets
        asked = (*self._at, *self._in_scene.get(state.scene, ()))
        return [one for one in asked if one in left and holds(program, targets[one], state)]

    def by(self, made: Turn, before: State, left: frozenset[int]) -> list[int]:
        """The targets met by what a turn did."""
        moments = dict.fromkeys((("taken", made.action), *_moments(made)))
        asked = (one for moment in moments for one in self._by_moment.get(moment, ()))
        return [
            one
            for one in asked
            if one in left and reached(self.program, self.targets[one], made, before, made.state)
        ]

    def beginning(self, state: State) -> list[int]:
        """The targets met by entering the first scene."""
        entered: Moment = ("entered", self.program.scenes[state.scene])
        return [
            one
            for one in self._by_moment.get(entered, ())
            if reached(self.program, self.targets[one], None, state, state)
        ]


def _moments(made: Turn) -> Iterable[Moment]:
    for entry in made.entries:
        match entry:
            case Entered(scene=scene):
                yield ("entered", scene)
            case Happened(event=event):
                yield ("happened", event)
            case Confirmed(finding=finding):
                yield ("confirmed", finding)
            case Fault(address=address, variable=variable):
                yield ("fault", address, variable)


def followed(asking: Asking, plain: Plain, left: frozenset[int]) -> Followed:
    """All that can be done in one state."""
    program, state = asking.program, State(*plain)
    met = [(number, -1) for number in asking.at(state, left)]
    after = []
    for number, action in enumerate(offered(program, state)):
        made = turn(program, state, action)
        met += [(one, number) for one in asking.by(made, state, left)]
        after.append(plain_of(made.state))
    return Followed(tuple(after), ending(program, state) is not None, tuple(met))


# -- in a worker -----------------------------------------------------------------------------------

_KEPT = 4  # stories a worker holds ready
_ready: dict[str, Asking] = {}


def expand(
    key: str, story: Story | None, share: list[Plain], left: frozenset[int]
) -> list[Followed] | None:
    """What follows from each state of a share; None if this process does not have the story yet.

    `key` stands for the story. Whoever asked sends it along the next time.
    """
    asking = _ready.get(key)
    if asking is None:
        if story is None:
            return None
        while len(_ready) >= _KEPT:
            del _ready[next(iter(_ready))]
        asking = _ready[key] = Asking(Program(story))
    return [followed(asking, plain, left) for plain in share]
