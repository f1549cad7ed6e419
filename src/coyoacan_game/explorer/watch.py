"""Looks on while a search runs, and notes the first moment at which each target is met."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from coyoacan_game.engine import Program
from coyoacan_game.explorer.branches import AT, Moment
from coyoacan_game.explorer.conditions import Control, Read, slots_of
from coyoacan_game.explorer.formulas import Residual, conjunction, negated
from coyoacan_game.explorer.graph import Graph, Move
from coyoacan_game.explorer.questions import Target
from coyoacan_game.explorer.search import Context, Point, control_of
from coyoacan_game.explorer.sets import Abstraction, Set
from coyoacan_game.explorer.skeleton import Skeleton
from coyoacan_game.explorer.targets import chosen_for
from coyoacan_game.story.expressions import read_expression
from coyoacan_game.story.scope import Slot


class Watcher:
    """For the targets of one search. `contexts` holds where each was first met, by its number."""

    def __init__(self, targets: Iterable[Target], graph: Graph, abstraction: Abstraction) -> None:
        self.graph = graph
        self.abstraction = abstraction
        self.targets = tuple(targets)
        self.contexts: dict[int, Context] = {}
        self._anywhere: dict[int, None] = {}
        self._in_scene: dict[int, dict[int, None]] = {}
        self._taken: dict[str, dict[int, None]] = {}
        self._told: dict[Moment, dict[int, None]] = {}
        scenes = graph.skeleton.program.scene_number
        for number, target in enumerate(self.targets):
            if target.moment == AT:
                pending = self._anywhere
                if target.scene is not None:
                    pending = self._in_scene.setdefault(scenes[target.scene], {})
            elif target.moment[0] == "taken":
                pending = self._taken.setdefault(target.moment[1], {})
            else:
                pending = self._told.setdefault(target.moment, {})
            pending[number] = None
        self._offers: dict[int, tuple[tuple[Move, Set], ...]] = {}
        self._in_ledger = frozenset[Slot]().union(
            *(minded_by(target) for target in self.targets if target.moment[0] == "taken")
        )
        self._confirmed = any(moment[0] == "confirmed" for moment in self._told)
        self._left = len(self.targets)
        self._apart = [
            replace(target, playing=False, ending=None, some_ending=False)
            for target in self.targets
        ]
        self._known: list[tuple[Read, dict[tuple[int, int, int], Set]]] = [
            (read_by(graph.skeleton, target), {}) for target in self._apart
        ]
        self._ends = Ends(graph.skeleton, abstraction)

    def all_met(self) -> bool:
        """Whether nothing is left to look for."""
        return self._left == 0

    def begins(self, number: int, words: Set) -> None:
        """The first scene is entered before any move."""
        control = self.graph.controls[number]
        moment = ("entered", self.graph.skeleton.program.scenes[control.scene])
        pending = self._told.get(moment)
        if pending:
            self._ask(pending, Context(0, number << 1, words), control)

    def at(self, depth: int, point: Point, words: Set) -> None:
        """Targets that are met by words standing at a point."""
        number = control_of(point)
        scene = self.graph.controls[number].scene
        for pending in (self._anywhere, self._in_scene.get(scene)):
            if pending:
                self._ask(pending, Context(depth, point, words), self.graph.controls[number])

    def takes(self, depth: int, point: Point, words: Set) -> None:
        """Targets that are met by doing something there."""
        if not self._taken:
            return
        number = control_of(point)
        offers = self._offers.get(number)
        if offers is None:
            offers = self._offers[number] = self._make_offers(number)
        for move, allowed in offers:
            pending = self._taken[move.action]
            if pending and words & allowed:
                context = Context(depth, point, words & allowed, None, move)
                self._ask(pending, context, self.graph.controls[number])

    def _make_offers(self, number: int) -> tuple[tuple[Move, Set], ...]:
        """The moves there that are asked about, and the words that allow them."""
        moves = self.graph.moves(number)
        if self._in_ledger:
            moves += self.graph.ledger(number, self._in_ledger)
        first = {move.action: move for move in reversed(moves) if move.action in self._taken}
        return tuple((move, self.abstraction.test(move.guard)[0]) for move in first.values())

    def listens(self, move: Move, after: int) -> bool:
        """Whether some target may be met in the course of a move."""
        if not self._told:
            return False
        if move.enters:
            scene = self.graph.skeleton.program.scenes[self.graph.controls[after].scene]
            if self._told.get(("entered", scene)):
                return True
        if self._confirmed and move.action.startswith("finding."):
            return True
        return any(self._told.get(moment) for _, moment, _ in move.marks)

    def told(self, context: Context, moment: Moment, control: Control, words: Set) -> None:
        """Targets that are met in the course of a move."""
        pending = self._told.get(moment)
        if pending:
            self._ask(pending, context, control, words)

    def _ask(
        self,
        pending: dict[int, None],
        context: Context,
        control: Control,
        words: Set | None = None,
    ) -> None:
        """`words` are those of the moment, where it is not the context's own."""
        for number in tuple(pending):
            met = (context.words if words is None else words) & self.holding(number, control)
            if met:
                found = context._replace(words=met) if words is None else context
                self.contexts[number] = found
                del pending[number]
                self._left -= 1

    def holding(self, number: int, control: Control) -> Set:
        """The words with which a target's conditions may hold at a control point."""
        at_end = self._ends.words(self.targets[number], control)
        if at_end == 0:
            return 0
        read, known = self._known[number]
        key = read.of(control)
        found = known.get(key)
        if found is None:
            residual = residual_of(self.graph.skeleton, self._apart[number], control)
            found = known[key] = self.abstraction.test(residual)[0]
        return found if at_end is None else found & at_end

    def meeting(self, number: int) -> Callable[[Moment, Control, Set], Set]:
        """For one target: the words with which a moment answers it."""
        target = self.targets[number]

        def meets(moment: Moment, control: Control, words: Set) -> Set:
            return words & self.holding(number, control) if moment == target.moment else 0

        return meets


class Ends:
    """What targets ask of endings: the same of many targets, and so asked once for all of them."""

    def __init__(self, skeleton: Skeleton, abstraction: Abstraction) -> None:
        self._skeleton = skeleton
        self._abstraction = abstraction
        self._read = read_by(skeleton, Target("ending", "", AT, some_ending=True))
        self._known: dict[tuple[str | None, bool, tuple[int, int, int]], Set | None] = {}

    def words(self, target: Target, control: Control) -> Set | None:
        """The words with which endings may be as a target asks; None where any will do."""
        if not (target.playing or target.some_ending or target.ending is not None):
            return None
        key = (target.ending, target.playing, self._read.of(control))
        if key not in self._known:
            asked = replace(target, conditions=(), stuck=False)
            residual = residual_of(self._skeleton, asked, control)
            self._known[key] = None if residual is True else self._abstraction.test(residual)[0]
        return self._known[key]


def residual_of(skeleton: Skeleton, target: Target, control: Control) -> Residual:
    """What a target asks of the data at a control point."""
    conditions = skeleton.conditions
    if skeleton.looking(control) and (target.playing or target.some_ending or target.ending):
        return False
    elsewhere = target.looking != chosen_for(skeleton.program, control.fixed)
    if target.looking is not None and elsewhere:
        return False
    parts = [conditions.of(one, control) for one in target.conditions]
    if target.stuck:
        parts.append(skeleton.stuck(control))
    if target.some_ending:
        parts.append(skeleton.ended(control))
    if target.playing:
        parts.append(negated(skeleton.ended(control)))
    if target.ending is not None:
        for id_, ending in skeleton.story.ending.items():
            residual = conditions.of_text(ending.when, control)
            parts.append(residual if id_ == target.ending else negated(residual))
            if id_ == target.ending:
                break
    return conjunction(parts)


def read_by(skeleton: Skeleton, target: Target) -> Read:
    """What of a control point decides what a target asks of the data there."""
    if target.stuck:
        return Read(-1, scene=True, time=True)
    asked = list(target.conditions)
    if target.ending is not None or target.some_ending or target.playing:
        asked += [read_expression(ending.when) for ending in skeleton.story.ending.values()]
    read = skeleton.conditions.read_by(asked)
    return read._replace(mask=read.mask | skeleton.program.looking)


class FilingAsked:
    """Where the targets of one search read what was filed."""

    def __init__(self, program: Program, group: Iterable[Target]) -> None:
        self.program = program
        self.confirming = False
        self._moments: set[Moment] = set()
        self._scenes: set[int] = set()
        self._anywhere = False
        for target in group:
            self.confirming = self.confirming or target.moment[0] == "confirmed"
            if not (target.stuck or target.some_ending or self._reads(target)):
                continue
            if target.moment != AT:
                self._moments.add(target.moment)
            elif target.scene is not None:
                self._scenes.add(program.scene_number[target.scene])
            else:
                self._anywhere = True

    def _reads(self, target: Target) -> bool:
        slots = frozenset[Slot]().union(*(slots_of(self.program, one) for one in target.conditions))
        return any(slot[0] in ("claim", "solved") for slot in slots)

    def at(self, moment: Moment, control: Control) -> bool:
        """Whether some target that reads what was filed may be met here."""
        if moment == AT:
            return self._anywhere or control.scene in self._scenes
        return moment in self._moments


def minded_by(target: Target) -> frozenset[Slot]:
    """The slots that an action of the notebook or the file must touch to meet a target."""
    match target.moment:
        case ("taken", address) if address.startswith("comparison."):
            return frozenset({("compared", address.removeprefix("comparison."))})
        case ("taken", address) if address.startswith("table."):
            _, table, _, row = address.split(".")
            return frozenset({("asked", table, row)})
        case ("confirmed", finding):
            return frozenset({("solved", finding)})
        case ("fault", address, variable) if address.startswith(("comparison.", "table.")):
            return frozenset({("variable", variable)})
    return frozenset()
