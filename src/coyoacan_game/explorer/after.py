"""What may be met once a play has come to one of some moments: nothing else can differ by what is done there.

Over control points alone, with all data forgotten: so it is quick, and more rather than less than
there is. Called where two stories are compared.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from coyoacan_game.explorer.branches import Moment
from coyoacan_game.explorer.decide import Decider
from coyoacan_game.explorer.graph import Move
from coyoacan_game.explorer.search import Point, Search, control_of
from coyoacan_game.explorer.sets import Abstraction
from coyoacan_game.explorer.targets import Target
from coyoacan_game.explorer.watch import Watcher, minded_by
from coyoacan_game.story.scope import Slot


def met_after(
    decider: Decider, moments: Collection[Target], asked: Sequence[Target]
) -> frozenset[Target]:
    """Those of the targets that a play may meet at or after one of the moments.

    Of a moment only when it is counts, and not its conditions. What is done with the notebook or the
    file can be done nearly anywhere: of that it is not asked where.
    """
    abstraction = Abstraction(decider.skeleton.domains, {})
    first = Search(decider.graph, abstraction, origin=decider.origin)
    here = _Here(decider, moments)
    begin = {point: words for point, words in first.run().words.items() if here.at(point)}
    anywhere = frozenset(one for one in asked if minded_by(one))
    if not begin:
        return frozenset()
    elsewhere = [one for one in asked if one not in anywhere]
    watcher = Watcher(elsewhere, decider.graph, abstraction)
    for point, words in begin.items():
        watcher.begins(control_of(point), words)
    Search(decider.graph, abstraction, origin=decider.origin).run(
        watcher, entered=False, begin=begin
    )
    return anywhere | {elsewhere[number] for number in watcher.contexts}


class _Here:
    """At which control points something of some moments may be next."""

    def __init__(self, decider: Decider, moments: Collection[Target]) -> None:
        self._graph = decider.graph
        self._minding = frozenset[Slot]().union(*(minded_by(one) for one in moments))
        numbers = decider.program.scene_number
        self._scenes = {numbers[one.scene] for one in moments if one.scene is not None}
        self._taken = {one.moment[1] for one in moments if one.moment[0] == "taken"}
        self._happened: set[Moment] = {one.moment for one in moments if one.moment[0] == "happened"}

    def at(self, point: Point) -> bool:
        number = control_of(point)
        if self._graph.controls[number].scene in self._scenes:
            return True
        moves = self._graph.moves(number) + self._graph.ledger(number, self._minding)
        return any(self._comes_by(move) for move in moves)

    def _comes_by(self, move: Move) -> bool:
        return move.action in self._taken or any(
            moment in self._happened for _, moment, _ in move.marks
        )
