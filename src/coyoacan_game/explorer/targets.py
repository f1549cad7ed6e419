"""What may be asked: a moment of play, and what must hold then. `questions` makes those of a story."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from coyoacan_game.engine import Program, State, offered
from coyoacan_game.explorer.branches import Moment
from coyoacan_game.explorer.conditions import TIME, slots_of
from coyoacan_game.story.expressions import Expression, Not, Where
from coyoacan_game.story.scope import Slot

Kind = Literal[
    "ending", "scene", "choice", "note", "finding", "event", "comparison", "state", "guard", "variant",
    "fault", "row", "dossier", "dead_end", "filed", "property", "together", "look", "glimpse", "account",
]  # fmt: skip


@dataclass(frozen=True)
class Target:
    """Something that may happen: at a moment, with all conditions holding in the state of that moment.

    `moment` is AT for any state a turn ends in; `scene`, if not None, is where the player then is;
    `ending`, if not None, is the ending that then holds; `stuck` that nothing is on offer and no
    ending holds, `some_ending` that one does, `playing` that none does and nobody looks back;
    `looking` is a stretch for which one chooses from where to look. `side` is "true" or "false"
    for guards and variants.
    """

    kind: Kind
    address: str
    moment: Moment
    conditions: tuple[Expression, ...] = ()
    side: str = ""
    scene: str | None = None
    ending: str | None = None
    stuck: bool = False
    some_ending: bool = False
    playing: bool = False
    looking: str | None = None

    @property
    def name(self) -> str:
        """The point of the story it asks about: `str` of one of `story.points`, where there is one."""
        return f"{self.address} [{self.side}]" if self.side else self.address


def negation(expression: Expression) -> Expression:
    """The opposite condition."""
    return Not(expression, Where(0, 0))


def unwanted(target: Target) -> bool:
    """Whether it is good that no play meets a target: a counter out of its range, a dead end."""
    return target.kind in ("fault", "dead_end")


def holds(program: Program, target: Target, state: State) -> bool:
    """Whether the conditions of a target hold in a state of play."""
    if target.scene is not None and program.scenes[state.scene] != target.scene:
        return False
    number = program.ending(*state)
    if target.ending is not None and (number < 0 or program.endings[number] != target.ending):
        return False
    if target.some_ending and number < 0:
        return False
    if target.playing and (number >= 0 or state.data & program.looking):
        return False
    if target.looking is not None and chosen_for(program, state.data) != target.looking:
        return False
    if target.stuck and (number >= 0 or offered(program, state)):
        return False
    return all(condition_holds(program, one, state) for one in target.conditions)


def chosen_for(program: Program, data: int) -> str | None:
    """The stretch for which one is choosing from where to look; None where nobody is."""
    looks = program.looks
    return looks.stretch(data) if looks and looks.run(data) is None else None


def condition_holds(program: Program, condition: Expression, state: State) -> bool:
    """One condition in a state, by the engine's own function."""
    return program.truth(condition)(*state)


def forgotten(program: Program, condition: Expression) -> frozenset[Slot]:
    """What a checked condition asks and no play remembers, because nothing in the story reads it."""
    return slots_of(program, condition) - set(program.layout.fields) - {TIME}
