"""What a turn can come to, as values: tests and assignments that sets of data are sent through."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

from coyoacan_game.explorer.conditions import Control
from coyoacan_game.explorer.formulas import Residual
from coyoacan_game.story.scope import Slot

# ("taken", address), ("entered", scene), ("happened", event), ("confirmed", finding) ...
Moment: TypeAlias = tuple[str, ...]
ANY = "any"  # stands for some action of the notebook or the file, whichever is on offer
AT: Moment = ("at",)  # any state that a turn ends in


class Test(NamedTuple):
    """Only data for which the residual holds (or, if not `wanted`, does not) goes on."""

    residual: Residual
    wanted: bool = True


class Assign(NamedTuple):
    """A slot takes a kept value."""

    slot: Slot
    value: int


class Confirm(NamedTuple):
    """Where `enough` holds, each finding that is right is confirmed, all at once."""

    enough: Residual
    right: tuple[tuple[str, Residual], ...]


class Mark(NamedTuple):
    """Something happens here, at this control point, that may be asked about."""

    moment: Moment
    control: Control


Step: TypeAlias = Test | Assign | Confirm | Mark


class Branch(NamedTuple):
    """One way a turn can go, and the control point it leads to."""

    steps: tuple[Step, ...]
    control: Control


class Edge(NamedTuple):
    """An action at a control point. `guard` decides whether it is offered."""

    address: str
    guard: Residual
    branches: tuple[Branch, ...]
