"""Plays to see what there is: quickly finds a way to nearly everything, seldom the shortest.

What a play meets needs no further proof that it can be met. Every action is tried, the seldom taken
ones before the others, from the beginning and from where something was new. What no play met is no
answer: `planning` strives for it, and `decide` says whether it can be met at all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import suppress
from random import Random
from typing import NamedTuple, TypeAlias, TypeVar

from coyoacan_game.engine import (
    Action,
    NotOffered,
    Program,
    State,
    ending,
    offered,
    opening,
    start,
    take,
    turn,
)
from coyoacan_game.explorer.meetings import Meetings
from coyoacan_game.explorer.questions import Target

# The actions of a play, the last one first: a path shares what came before with every other.
T = TypeVar("T")
Trail: TypeAlias = "tuple[Trail, Action] | None"

FEW = 2_000  # turns without anything new after which play is no longer at random
LONGEST = 160  # turns of one play
HOURS = 120  # minutes; for each scene and so long the play that knows most is kept
KEPT = 600  # states that plays may begin at
CLOSINGS = 300  # for each ending, plays whose last move is kept
FOLLOWED = 3  # plays that a known play of a later dossier is followed in


class Stand(NamedTuple):
    """A state that was reached, and how."""

    state: State
    trail: Trail


class Known(NamedTuple):
    """A play that is known to be possible, from the story's start or from where a dossier begins.

    If something was `given` there, nobody can begin so; but a play may come to where it was.
    """

    actions: tuple[Action, ...]
    dossier: str | None = None
    given: bool = False


class Habit(NamedTuple):
    """How one player plays: how likely they are to wait, to compare, to file, and to file rightly.

    The curious look one action ahead, and do what teaches something.
    """

    waits: float
    compares: bool
    files: float
    rightly: float
    curious: bool = False


class Scout:
    """Plays one program from a state that was just entered, or not. Always the same plays."""

    def __init__(
        self,
        program: Program,
        targets: Iterable[Target],
        *,
        origin: State | None = None,
        entered: bool = True,
        progress: Callable[[int, int], None] | None = None,
    ) -> None:
        self.program = program
        self.targets = tuple(targets)
        self.meetings = Meetings(program, self.targets)
        self.trails: dict[Target, Trail] = {}
        self.turns = 0
        self.progress = progress
        self._chance = Random(1940)  # noqa: S311 - the same plays every time, nothing secret
        self._taken: Counter[Action] = Counter()
        self._claims = _Claims(program)
        first = Stand(start(program) if origin is None else origin, None)
        self._first = first
        self._stands = [first]
        self._richest: dict[tuple[int, int], tuple[int, Stand]] = {}
        self._growing = _growing(program)
        self._dossiers: dict[Action, list[Stand]] = {}
        self.latest: dict[str, int] = {}  # for each scene the latest moment anybody was there
        # For each ending where plays stood before the move that led to it, and that move.
        self.closings: dict[str, list[tuple[Stand, Action | None]]] = {}
        self._note(self.meetings.begins(first.state, entered=entered), None)

    def run(self, late: Callable[[], bool] = lambda: False) -> None:
        """Plays until nothing new is found for long, or it is late."""
        last = self.turns
        while self.meetings.left and self.turns - last < max(FEW, len(self.targets)) and not late():
            if self._play(self._somewhere(), self._habit()):
                last = self.turns

    def follow(self, begin: Stand, actions: Iterable[Action]) -> Stand:
        """Takes the actions of a play that others have thought of, and notes what it meets.

        Raises NotOffered where it cannot be played on; what it met until then is noted.
        """
        here = begin
        for action in actions:
            here, _ = self._take(here, action)
        return here

    def retrace(self, play: Known) -> None:
        """Follows a known play; if it begins with a dossier, also in a few plays that come to it.

        What cannot be done there is left out: it may have been another version's.
        The path of what is met by beginning with a dossier begins with that one's address.
        """
        for begin in self._begin(play):
            here = begin
            for action in play.actions:
                with suppress(NotOffered):
                    here = self.follow(here, (action,))
            for action in offered(self.program, here.state):
                if action.startswith("dossier."):
                    self.follow(here, (action,))

    def _begin(self, play: Known) -> list[Stand]:
        if play.dossier is None:
            return [] if play.given else [self._first]
        address = f"dossier.{play.dossier}"
        came = sorted(self._dossiers.get(address, ()), key=self._known, reverse=True)
        if play.given:
            return came[:FOLLOWED]
        opened = Stand(opening(self.program, play.dossier).state, (None, address))
        self._note(self.meetings.begins(opened.state, entered=True), opened.trail)
        return [*came[:FOLLOWED], opened]

    def _known(self, stand: Stand) -> int:
        return (stand.state.data & self._growing).bit_count()

    def beginnings(self) -> list[Stand]:
        """States that a play may be planned from: the first, and where dossiers were begun."""
        return [self._first, *(one for stands in self._dossiers.values() for one in stands)]

    def stands(self) -> list[Stand]:
        """States that were kept, from the earliest hour to the latest."""
        kept = [*self.beginnings(), *self._stands, *(one for _, one in self._richest.values())]
        return sorted(kept, key=lambda one: one.state.time)

    # -- one play ----------------------------------------------------------------------------------

    def _somewhere(self) -> Stand:
        """Where a play begins: at the beginning, where a dossier was begun, where something was new."""
        chance = self._chance
        drawn = chance.random()
        if drawn < 0.25:
            return self._first
        if drawn < 0.4 and self._dossiers:
            return chance.choice(self._dossiers[chance.choice(list(self._dossiers))])
        if drawn < 0.7 and self._richest:
            return chance.choice(list(self._richest.values()))[1]
        return chance.choice(self._stands)

    def _habit(self) -> Habit:
        chance = self._chance
        return Habit(
            waits=chance.choice((0.02, 0.2, 1)),
            compares=chance.random() < 0.5,
            files=chance.choice((0.0, 0.15, 0.5)),
            rightly=chance.choice((0, 0.5, 1, 1)),
            curious=chance.random() < 0.3,
        )

    def _play(self, begin: Stand, habit: Habit) -> bool:
        """Whether anything new was met."""
        here, found = begin, False
        for _ in range(LONGEST):
            action = self._next(here.state, habit)
            if action is None:
                break
            here, new = self._take(here, action)
            found = found or new
        return found

    def _take(self, here: Stand, action: Action) -> tuple[Stand, bool]:
        made = turn(self.program, here.state, action)
        self.turns += 1
        self._taken[action] += 1
        met = self.meetings.see(made, here.state)
        after = Stand(made.state, (here.trail, action))
        self._note(met, after.trail)
        self._keep(after, action, new=bool(met))
        came_to = None if action.startswith("finding.") else ending(self.program, after.state)
        if came_to is not None:
            _keep_some(
                self.closings.setdefault(came_to, []), (here, action), CLOSINGS, self._chance
            )
        return after, bool(met)

    def _note(self, met: list[Target], trail: Trail) -> None:
        self.trails |= dict.fromkeys(met, trail)
        if met and self.progress is not None:
            self.progress(len(self.trails), len(self.targets))

    def _keep(self, here: Stand, action: Action, *, new: bool) -> None:
        if action.startswith("dossier."):
            _keep_some(self._dossiers.setdefault(action, []), here, 30, self._chance)
        if new or self._chance.random() < 0.02:
            _keep_some(self._stands, here, KEPT, self._chance)
        scene, time, data = here.state
        name = self.program.scenes[scene]
        self.latest[name] = max(time, self.latest.get(name, 0))
        cell = (scene, time // HOURS)
        rich = (data & self._growing).bit_count()
        if rich > self._richest.get(cell, (-1,))[0]:
            self._richest[cell] = (rich, here)

    # -- one choice --------------------------------------------------------------------------------

    def _next(self, state: State, habit: Habit) -> Action | None:
        best, value = None, -1.0
        worth = self._worth(state) if habit.curious else None
        for action in self._candidates(state, habit):
            mine = self._appeal(action, habit) + (worth(action) if worth else 0)
            if mine > value:
                best, value = action, mine
        return best

    def _worth(self, state: State) -> Callable[[Action], float]:
        """How much an action teaches."""
        program, growing = self.program, self._growing
        known = (state.data & growing).bit_count()

        def worth(action: Action) -> float:
            return (take(program, state, action).data & growing).bit_count() - known

        return worth

    def _candidates(self, state: State, habit: Habit) -> Iterable[Action]:
        """What this player would think of doing: of all filings only a few."""
        filings: dict[str, list[Action]] = {}
        others: list[Action] = []
        for action in offered(self.program, state):
            if action.startswith(("finding.", "report.")):
                filings.setdefault(action.split(".", 2)[1], []).append(action)
            elif habit.compares or not action.startswith("comparison."):
                others.append(action)
        for finding, ways in filings.items():
            if self._chance.random() < habit.files:
                others.append(self._claim(finding, ways, habit))
        return others or [one for ways in filings.values() for one in ways]

    def _claim(self, finding: str, ways: list[Action], habit: Habit) -> Action:
        if self._chance.random() < habit.rightly:
            right = self._claims.right(finding)
            ways = [one for one in ways if one in right] or ways
        return self._chance.choice(ways)

    def _appeal(self, action: Action, habit: Habit) -> float:
        """Something of chance, more for what was seldom done."""
        drawn = self._chance.random()
        if action == "wait":
            return drawn * habit.waits * 0.2
        if action.startswith(("finding.", "report.")):
            return drawn
        worn: float = (1 + self._taken[action]) ** 0.7
        return drawn / worn


class _Claims:
    """The filings that are right, by finding."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self._right: dict[str, frozenset[Action]] = {}

    def right(self, finding: str) -> frozenset[Action]:
        found = self._right.get(finding)
        if found is None:
            actions = self.program.file_actions(finding)
            rightly = self.program.judging[self.program.findings.index(finding)][2]
            found = self._right[finding] = frozenset(actions[one - 1] for one in rightly)
        return found


def path_of(trail: Trail) -> tuple[Action, ...]:
    """The actions of a trail in the order of play."""
    actions: list[Action] = []
    while trail is not None:
        trail, action = trail
        actions.append(action)
    return tuple(reversed(actions))


def _growing(program: Program) -> int:
    """The data of which there is only ever more."""
    fields = program.layout.fields.items()
    return sum(
        field.mask for slot, field in fields if slot[0] in ("knows", "compared", "asked", "solved")
    )


def _keep_some(kept: list[T], here: T, most: int, chance: Random) -> None:
    kept.append(here)
    if len(kept) > most:
        kept.pop(chance.randrange(most))
