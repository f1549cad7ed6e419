"""What can be done at every control point, and the branches it leads to."""

from __future__ import annotations

from collections.abc import Iterable

from coyoacan_game.engine import Program, State, start
from coyoacan_game.explorer.branches import Edge
from coyoacan_game.explorer.conditions import Conditions, Control, Domains, Read
from coyoacan_game.explorer.formulas import (
    Formula,
    Residual,
    conjunction,
    disjunction,
    flag,
    negated,
)
from coyoacan_game.explorer.looks import LookTurns
from coyoacan_game.explorer.turns import Turns
from coyoacan_game.story.expressions import read_expression
from coyoacan_game.story.scope import Slot

# A kind, "report" beside those of the format, and an id; of a table's row "ID.row.ROW".
Item = tuple[str, str]

OF_CLAIMS = ("finding", "report")  # these change claims, and set no variables


class Skeleton:
    """The actions of one program at any control point.

    `origins` are states that play may begin in, beside the beginnings that the story has.
    """

    def __init__(self, program: Program, domains: Domains, origins: tuple[State, ...] = ()) -> None:
        self.program = program
        self.domains = domains
        self.story = program.story
        fields = program.layout.fields
        fixed: set[Slot] = {("place",)}
        fixed |= {("character", id_, "state") for id_ in program.story.character}
        fixed |= {slot for slot in (("looking",), ("minute",)) if slot in fields}
        self._fixed_mask = sum(fields[slot].mask for slot in fixed)
        if program.story.clock:  # then events come with the clock, and hardly with anything else
            self._fixed_mask |= sum(
                fields["happened", id_].mask
                for id_, event in program.story.event.items()
                if event.once
            )
        self.fixed = frozenset(fixed)
        # What a control point fixes and no abstraction has to remember.
        self.known: frozenset[Slot] = self.fixed | {("time",)}
        self.conditions = Conditions(program, domains, self.fixed)
        self.turns = Turns(program, domains, self.conditions, origins)
        self.reports = self.turns.reports
        self.looks = LookTurns(self.turns) if program.looks else None
        endings = [read_expression(ending.when) for ending in self.story.ending.values()]
        self._ended: tuple[Read, dict[tuple[int, int, int], Residual]] = (
            self.conditions.read_by(endings),
            {},
        )
        self._further: dict[tuple[int, int, int], tuple[tuple[str, Residual], ...]] = {}
        self.touched = self._make_touched()
        self._written_by = self.conditions.read_by(map(read_expression, self._ledger_whens()))
        self._anything: dict[tuple[tuple[Item, ...], tuple[int, ...]], Residual] = {}
        self.ledger_slots: frozenset[Slot] = frozenset().union(*self.touched.values())
        self._restless: dict[Control, bool] = {}
        self._ledger: dict[tuple[object, ...], tuple[Edge, ...]] = {}

    # -- where play begins -------------------------------------------------------------------------

    def start(self, state: State | None = None) -> tuple[Control, dict[Slot, int]]:
        """The control point of a state, by default the first, and the kept value of every slot."""
        state = start(self.program) if state is None else state
        fields = self.program.layout.fields
        values = {
            slot: self.domains.position(slot, field.get(state.data))
            for slot, field in fields.items()
        }
        return self.stands(state), values

    def stands(self, state: State) -> Control:
        """The control point of a state."""
        control = Control(state.scene, state.time, state.data & self._fixed_mask)
        return self.turns.moments.settled(control)

    # -- conditions --------------------------------------------------------------------------------

    def ended(self, control: Control) -> Residual:
        """Whether some ending holds; none does while one looks back."""
        if self.looking(control):
            return False
        read, known = self._ended
        key = read.of(control)
        found = known.get(key)
        if found is None:
            of = self.conditions.of_text
            endings = self.story.ending.values()
            found = known[key] = disjunction(of(ending.when, control) for ending in endings)
        return found

    def looking(self, control: Control) -> bool:
        """Whether somebody looks back at a day here, and the play stands still."""
        return bool(control.fixed & self.program.looking)

    def restless(self, control: Control) -> bool:
        """Whether some event may happen here at the next action, whatever it is."""
        found = self._restless.get(control)
        if found is None:
            found = not self.looking(control) and self.turns.restless(control)
            self._restless[control] = found
        return found

    # -- actions -----------------------------------------------------------------------------------

    def edges(self, control: Control) -> tuple[Edge, ...]:
        """The scene's own choices, the ways out, and waiting, as far as they may be offered.

        Of somebody who looks back, what can be done in that.
        """
        if self.looks and self.looking(control):
            return self.looks.edges(control)
        going_on = negated(self.ended(control))
        edges: list[Edge] = []
        for address, guard in self._offered(control):
            whole = conjunction([going_on, guard])
            if whole is not False:
                edges.append(self.turns.edge(address, whole, control))
        return tuple(edges) + self._going_on(control)

    def _going_on(self, control: Control) -> tuple[Edge, ...]:
        """From the endings that may hold here to the dossiers they lead to."""
        key = self._ended[0].of(control)
        found = self._further.get(key)
        if found is None:
            found = self._further[key] = self._make_further(control)
        return tuple(self.turns.edge(address, guard, control) for address, guard in found)

    def _make_further(self, control: Control) -> tuple[tuple[str, Residual], ...]:
        before: list[Residual] = []
        ways: dict[str, list[Residual]] = {}
        for ending in self.story.ending.values():
            holds = self.conditions.of_text(ending.when, control)
            first = conjunction([*map(negated, before), holds])
            if ending.next and first is not False:
                ways.setdefault(f"dossier.{ending.next}", []).append(first)
            before.append(holds)
        return tuple((address, disjunction(guards)) for address, guards in ways.items())

    def ledger_edges(self, control: Control, item: Item) -> tuple[Edge, ...]:
        """What may be done with one comparison or finding.

        Where no event is waiting it leads back to the control point it began at, and is the same
        wherever it is offered alike: then the branches' own control point means nothing.
        """
        guard = conjunction([negated(self.ended(control)), self._ledger_guard(item, control)])
        if guard is False or self.looking(control):
            return ()
        if self.restless(control):
            return self._make_ledger(item, guard, control)
        effects = item[0] not in OF_CLAIMS and self._effects(item)
        key = (item, guard, control if effects else None)
        found = self._ledger.get(key)
        if found is None:
            found = self._ledger[key] = self._make_ledger(item, guard, control)
        return found

    def any_edge(self, control: Control, items: Iterable[Item]) -> tuple[Edge, ...]:
        """Doing something with one of some items, which brings nothing but what waits for it."""
        if self.looking(control):
            return ()
        reports = control.scene in self.program.reporting.scenes
        key = (tuple(items), (*self._written_by.of(control), reports))
        anything = self._anything.get(key)
        if anything is None:
            guards = [self._ledger_guard(item, control) for item in key[0]]
            anything = self._anything[key] = disjunction(guards)
        guard = conjunction([negated(self.ended(control)), anything])
        return () if guard is False else (self.turns.any_edge(guard, control),)

    def stuck(self, control: Control) -> Residual:
        """Whether nothing at all is on offer, and no ending holds. Looking back can always be left."""
        if self.looking(control):
            return False
        guards = [guard for _, guard in self._offered(control)]
        if True in guards:
            return False
        guards += [self._ledger_guard(item, control) for item in self.touched]
        return conjunction([negated(self.ended(control)), *map(negated, guards)])

    def _make_ledger(self, item: Item, guard: Residual, control: Control) -> tuple[Edge, ...]:
        kind, id_ = item
        if kind not in OF_CLAIMS:
            return (self.turns.edge(f"{kind}.{id_}", guard, control),)
        ways = self._filings(id_, guard) if kind == "finding" else self.reports.ways(id_, guard)
        return tuple(
            self.turns.edge(address, whole, control)
            for address, whole in ways
            if whole is not False
        )

    def _effects(self, item: Item) -> bool:
        """Whether a comparison or a row sets variables: then what it does may rest on where it is."""
        kind, id_ = item
        if kind == "comparison":
            return bool(self.story.comparison[id_].set)
        table, _, row = id_.split(".")
        return bool(self.story.table[table].row[row].set)

    def _offered(self, control: Control) -> list[tuple[str, Residual]]:
        program, story, of = self.program, self.story, self.conditions.of_text
        scene = program.scenes[control.scene]
        found: list[tuple[str, Residual]] = []
        for name, choice in story.scene[scene].choice.items():
            once = negated(flag(("chose", scene, name))) if choice.once else True
            guard = conjunction([once, of(choice.when, control)])
            found.append((f"scene.{scene}.choice.{name}", guard))
        if program.lets_go(control.scene):
            if self.turns.place(control):
                place = program.layout.places[self.turns.place(control)]
                for other, way in story.ways(place).items():
                    found.append((f"place.{place}.exit.{other}", of(way.when, control)))
            today = program.today(control.time) if story.clock else None
            if today and today.wait and control.time < today.closes:
                found.append(("wait", True))
        return found

    def _ledger_guard(self, item: Item, control: Control) -> Residual:
        """When a comparison can be made, or a finding filed in some way."""
        kind, id_ = item
        if kind == "table":
            return self._asking_guard(id_, control)
        if kind == "report":
            return self.reports.guard(id_, control)
        if kind == "comparison":
            comparison = self.story.comparison[id_]
            known = [flag(("knows", note)) for note in comparison.notes]
            fresh = negated(flag(("compared", id_)))
            return conjunction([*known, fresh, self.conditions.of_text(comparison.when, control)])
        finding = self.story.finding[id_]
        known = [flag(("knows", note)) for note in finding.needs]
        asked = self.conditions.of_text(finding.when, control)
        return conjunction([*known, negated(flag(("solved", id_))), asked])

    def _make_touched(self) -> dict[Item, frozenset[Slot]]:
        """For each comparison and finding, the slots that doing it may change."""
        touched: dict[Item, frozenset[Slot]] = {}
        for id_, comparison in self.story.comparison.items():
            slots: set[Slot] = {("compared", id_)}
            slots |= {("knows", note) for note in comparison.learn}
            slots |= {("variable", name) for name in comparison.set}
            touched[("comparison", id_)] = frozenset(slots)
        for table, written in self.story.table.items():
            for name, row in written.row.items():
                if row.can_be_asked:
                    slots = {("asked", table, name)} | {("knows", note) for note in row.learn}
                    slots |= {("variable", one) for one in row.set}
                    touched[("table", f"{table}.row.{name}")] = frozenset(slots)
        findings, judged_with = self.program.findings, self.program.judged_with
        for id_ in findings:
            solved: set[Slot] = {("solved", findings[other]) for other in judged_with(id_)}
            touched[("finding", id_)] = frozenset(solved | {("claim", id_)})
        if self.program.reporting.scenes:
            touched |= {("report", id_): frozenset({("claim", id_)}) for id_ in findings}
        return touched

    def _ledger_whens(self) -> Iterable[str]:
        """The authors' conditions for comparisons, findings and rows."""
        story = self.story
        whens = [one.when for one in story.comparison.values()]
        whens += [one.when for one in story.finding.values()]
        for table in story.table.values():
            whens += [table.when, *(row.when for row in table.row.values())]
        return (when for when in whens if when is not None)

    def _asking_guard(self, id_: str, control: Control) -> Residual:
        """When one line of a register can be asked about."""
        table, _, name = id_.split(".")
        written = self.story.table[table]
        parts = [negated(flag(("asked", table, name)))]
        parts += [
            self.conditions.of_text(one.when, control) for one in (written, written.row[name])
        ]
        return conjunction(parts)

    def _filings(self, id_: str, guard: Residual) -> list[tuple[str, Residual]]:
        """One action for each way to file that anything in the story can tell from the others."""
        claim: Slot = ("claim", id_)
        actions = self.program.file_actions(id_)
        found = []
        sizes = self.domains.sizes(claim) or ()
        for position, raw in enumerate(self.domains.values(claim)):
            address = actions[raw - 1] if raw else f"finding.{id_}.withdraw"
            # Filing what is filed is not offered; but one of several alike can follow another.
            repeated = position and sizes[position] > 1
            same = Formula("in", slots=(claim,), holds=frozenset({(position,)}))
            found.append((address, conjunction([guard, True if repeated else negated(same)])))
        return found
