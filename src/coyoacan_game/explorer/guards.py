"""Where each guard is asked, and so where it can be seen true and seen false. Called by `questions`.

The same places as in `walkthroughs.watch`, said as targets.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from coyoacan_game.clockwork import standpoints_of, stretches_offered
from coyoacan_game.engine import Program
from coyoacan_game.explorer.branches import AT, Moment
from coyoacan_game.explorer.targets import Target, negation
from coyoacan_game.story.expressions import Expression, read_expression
from coyoacan_game.story.points import Point, guards


class Asked(NamedTuple):
    """Where something is asked or read: at a moment, in a scene or ending, with conditions."""

    moment: Moment = AT
    given: tuple[Expression, ...] = ()
    scene: str | None = None
    ending: str | None = None
    playing: bool = True
    looking: str | None = None


def at_exits(program: Program, place: str) -> tuple[Asked, ...]:
    """Where the exits of a place are offered: mostly in its own scene."""
    number = program.place_number[place]
    here = read_expression(f"place == '{place}'")
    return tuple(
        Asked(given=(here,) if puts != number else (), scene=scene)
        for at, scene in enumerate(program.scenes)
        if program.lets_go(at) and (puts := program.scene_place[at]) in (0, number)
    )


class Guards:
    """The targets of one story's guards."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.story = program.story
        self._written = dict(guards(program.story))

    def targets(self, point: Point) -> Iterator[Target]:
        """Those of one side of a guard."""
        condition = read_expression(self._written[point.address])
        wanted = condition if point.side == "true" else negation(condition)
        for asked, decided in self._asked(point):
            yield Target(
                "guard",
                point.address,
                asked.moment,
                asked.given if decided else (*asked.given, wanted),
                point.side,
                asked.scene,
                asked.ending,
                playing=asked.playing,
                looking=asked.looking,
            )

    def _asked(self, point: Point) -> Iterator[tuple[Asked, bool]]:
        """Where a guard is asked; and whether being there already says how it came out."""
        true = point.side == "true"
        match point.address.split(".")[:-1]:
            case ["scene", scene, "choice", _]:
                yield Asked(scene=scene), False
            case ["place", place, "exit", _]:
                yield from ((one, False) for one in at_exits(self.program, place))
            case ["character", who, "state", name]:
                yield self._routine(who, name, true=true)
            case ["event", id_] if true:
                yield Asked(("happened", id_), playing=False), True
            case ["event", id_]:
                gone = (read_expression(f"not happened.{id_}"),)
                yield Asked(given=gone if self.story.event[id_].once else ()), False
            case ["ending", id_] if true:
                yield Asked(ending=id_, playing=False), True
            case ["ending", _]:
                yield Asked(), True
            case ["comparison", id_]:
                notes = self.story.comparison[id_].notes
                yield Asked(given=tuple(read_expression(f"knows.{one}") for one in notes)), False
            case ["table", id_, "row", _]:
                when = self.story.table[id_].when
                yield Asked(given=(read_expression(when),) if when else ()), False
            case ["picture", id_, "layer", _]:
                yield from ((one, False) for one in self._shown(id_))
            case ["standpoint", id_]:
                yield from self._choosing(
                    lambda stretch: id_ in standpoints_of(self.story, stretch)
                )
            case ["dispute", id_, "account", _]:
                day = self.story.dispute[id_].day
                yield from self._choosing(lambda stretch: self.story.stretch[stretch].day == day)
            case _:
                yield Asked(), False

    def _routine(self, who: str, name: str, *, true: bool) -> tuple[Asked, bool]:
        """Where somebody is in a state, its guard was true; who began there need not have come."""
        character = self.story.character[who]
        if true and name == character.start:
            return Asked(), False
        if true:
            return Asked(given=(read_expression(f"{who}.state == '{name}'"),), playing=False), True
        given = [read_expression(f"{who}.state != '{name}'")]
        after = character.state[name].after
        if after:
            among = ", ".join(f"'{one}'" for one in after)
            given.append(read_expression(f"{who}.state in [{among}]"))
        return Asked(given=tuple(given)), False

    def _choosing(self, of: Callable[[str], bool]) -> Iterator[tuple[Asked, bool]]:
        """Where one chooses from where to look, and by which account."""
        for stretch in filter(of, stretches_offered(self.story)):
            yield Asked(playing=False, looking=stretch), False

    def _shown(self, picture: str) -> Iterator[Asked]:
        for id_, scene in self.story.scene.items():
            if scene.picture == picture:
                yield Asked(("entered", id_), playing=False)
        for id_, ending in self.story.ending.items():
            if ending.picture == picture:
                yield Asked(ending=id_, playing=False)
