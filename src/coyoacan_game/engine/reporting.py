"""What can be done with claims where a report is written: withdraw them, or make them say less surely.

A scene with `report` offers it for every finding that is filed, of whatever dossier, asked still or
not, confirmed or not. Nothing is confirmed by it. Called by `transition` and `deeds`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from coyoacan_game.story.models import VERDICTS

if TYPE_CHECKING:
    from coyoacan_game.engine.program import Program

Allowed: TypeAlias = Callable[[int, int, int], bool]
Change: TypeAlias = Callable[[int, int, int, list[tuple[str, str, int]]], int]

WITHDRAW = "withdraw"
WAYS = ((WITHDRAW,), *(("soften", verdict) for verdict in VERDICTS[1:]))


class Reporting:
    """The claims of one program, and the scenes in which they can be taken back."""

    def __init__(self, program: Program) -> None:
        self.scenes = frozenset(
            number for number, scene in enumerate(program.story.scene.values()) if scene.report
        )
        fields = program.layout.fields
        self._fields = {id_: fields["claim", id_] for id_ in program.findings}
        # By the place of the verdict that is filed: only weaker ones can follow.
        self._offers = {
            id_: tuple(
                tuple(f"report.{id_}.{'.'.join(way)}" for way in (WAYS[0], *WAYS[at + 1 :]))
                for at in range(len(VERDICTS))
            )
            for id_ in program.findings
        }

    def offers(self, scene: int, data: int) -> tuple[str, ...]:
        """Everything of this that a state offers."""
        if scene not in self.scenes:
            return ()
        return tuple(one for id_ in self._fields for one in self.offers_of(id_, data))

    def offers_of(self, id_: str, data: int) -> tuple[str, ...]:
        """The same for one finding, in a scene that has a report."""
        raw = self._fields[id_].get(data)
        return self._offers[id_][verdict_of(raw)] if raw else ()

    def deed(self, id_: str, address: str, way: tuple[str, ...]) -> tuple[Allowed, Change] | None:
        """When one of these actions is allowed and what it does; None if there is no such action."""
        if not self.scenes or way not in WAYS:
            return None
        return (
            lambda s, _, d: s in self.scenes and address in self.offers_of(id_, d),
            lambda _s, _t, d, _faults: self.changed(id_, way[-1], d),
        )

    def changed(self, id_: str, how: str, data: int) -> int:
        """The data after withdrawing, or after softening to a verdict."""
        field = self._fields[id_]
        return field.put(data, softened(field.get(data), how))


def verdict_of(raw: int) -> int:
    """The place of the verdict of a claim as a field keeps it: see `layout.claims`."""
    return (raw - 1) % len(VERDICTS)


def softened(raw: int, how: str) -> int:
    """What the field of a claim holds afterwards; `how` is "withdraw" or a verdict."""
    if how == WITHDRAW:
        return 0
    return raw - verdict_of(raw) + next(at for at, one in enumerate(VERDICTS) if one == how)
