"""What is asked of every story, without being asked: targets for each point of it.

The points are those that path tests cover (`story.points`), and a target is met exactly where a
path covers its point: `tests/explorer/test_questions.py` plays both against each other. Beside them
stand what should never happen: a counter that leaves its range, a dead end.
"""

from __future__ import annotations

from collections.abc import Iterator

from coyoacan_game.engine import Program
from coyoacan_game.explorer.branches import AT
from coyoacan_game.explorer.guards import Guards
from coyoacan_game.explorer.readings import Readings
from coyoacan_game.explorer.targets import Target, condition_holds, holds, negation
from coyoacan_game.story.expressions import read_expression
from coyoacan_game.story.points import Point, points, rows

__all__ = ["Target", "condition_holds", "holds", "negation", "questions"]


def questions(program: Program) -> list[Target]:
    """Every target of a story, in the author's order.

    Some points have several: a layer of a picture that two scenes show. Some have none: nothing a
    play can do covers what is read before it, or a layer of a picture that is never shown.
    """
    ask = _Asking(program)
    asked = (one for point in points(program.story) for one in ask.targets(point))
    dead_end = Target("dead_end", "dead_end", AT, stuck=True)
    return list(dict.fromkeys((*asked, *_faults(program), dead_end)))


class _Asking:
    """Makes the targets of one story's points."""

    def __init__(self, program: Program) -> None:
        self.guards = Guards(program)
        self.readings = Readings(program)

    def targets(self, point: Point) -> Iterator[Target]:
        address = point.address
        id_ = address.partition(".")[2]
        match point.kind:
            case "scene":
                yield Target("scene", address, AT, scene=id_)
            case "choice" | "exit":
                yield Target("choice", address, ("taken", address))
            case "note":
                yield Target("note", address, AT, (read_expression(f"knows.{id_}"),))
            case "comparison":
                yield Target("comparison", address, ("taken", address))
            case "row":
                yield Target("row", address, ("taken", address))
            case "dossier":
                yield Target("dossier", address, ("taken", address))
            case "event":
                yield Target("event", address, ("happened", id_))
            case "ending":
                yield Target("ending", address, AT, ending=id_)
            case "filed":
                condition = read_expression(f"filed.{id_.removesuffix('.file')}")
                yield Target("filed", address, AT, (condition,))
            case "confirmed":
                yield Target("finding", address, AT, (read_expression(f"solved.{id_}"),))
            case "state":
                who, _, name = id_.split(".")
                yield Target("state", address, AT, (read_expression(f"{who}.state == '{name}'"),))
            case "guard":
                yield from self.guards.targets(point)
            case "text":
                yield from self.readings.targets(point)
            case _:
                yield from self._looking(point, id_)

    def _looking(self, point: Point, id_: str) -> Iterator[Target]:
        """What there is to looking back at a day."""
        address = point.address
        match point.kind:
            case "look":
                yield Target("look", address, ("taken", address))
            case "account":
                dispute, _, account = id_.split(".")
                yield Target("account", address, ("taken", f"assume.{dispute}.{account}"))
            case "glimpse":
                yield Target("glimpse", address, AT, (read_expression(f"perceived.{id_}"),))


def _faults(program: Program) -> Iterator[Target]:
    """A counter leaving its range, for every place in the story that could make it."""
    story = program.story
    outcomes: list[tuple[str, object]] = []
    for id_, scene in story.scene.items():
        outcomes.append((f"scene.{id_}", scene.set))
        outcomes += [
            (f"scene.{id_}.choice.{name}", choice.set) for name, choice in scene.choice.items()
        ]
    outcomes += [(f"event.{id_}", event.set) for id_, event in story.event.items()]
    outcomes += [(f"comparison.{id_}", one.set) for id_, one in story.comparison.items()]
    outcomes += [(address, row.set) for address, row in rows(story)]
    outcomes += [(f"glimpse.{id_}", one.set) for id_, one in story.glimpse.items()]
    for address, effects in outcomes:
        if not isinstance(effects, dict):
            continue
        for variable, value in effects.items():
            ranged = story.variable[variable].range is not None
            if ranged and isinstance(value, str):
                yield Target("fault", f"{address}.set.{variable}", ("fault", address, variable))
