"""What can be done at every control point, and the branches it leads to; made when first asked for."""

from __future__ import annotations

from coyoacan_game.engine import Program, State
from coyoacan_game.engine.transition import start
from coyoacan_game.explorer.branches import Edge
from coyoacan_game.explorer.conditions import (
    Conditions,
    Control,
    Domains,
    Residual,
    conjunction,
    disjunction,
    flag,
    negated,
)
from coyoacan_game.explorer.turns import Turns
from coyoacan_game.story.scope import Slot


class Skeleton:
    """The branches of one program; control points are followed when first asked for."""

    def __init__(self, program: Program, domains: Domains) -> None:
        self.program = program
        self.domains = domains
        self.clock = program.story.clock is not None
        fixed: set[Slot] = {("place",)}
        fixed |= {("character", id_, "state") for id_ in program.story.character}
        if self.clock:  # then events come with the clock, and hardly with anything else
            fixed |= {("happened", id_) for id_ in program.story.event} & set(program.layout.fields)
        self.fixed = frozenset(fixed)
        self._fixed_mask = sum(program.layout.fields[slot].mask for slot in fixed)
        # What a control point fixes and no abstraction has to remember.
        self.known: frozenset[Slot] = self.fixed | {("time",)}
        self.conditions = Conditions(program, domains, self.fixed)
        self.turns = Turns(program, domains, self.conditions)
        self.story = program.story
        self._edges: dict[Control, tuple[Edge, ...]] = {}
        self._ledger_edges: dict[object, tuple[Edge, ...]] = {}
        self._restless: dict[Control, bool] = {}
        self._touched = self._make_touched()
        self._items: dict[frozenset[Slot], tuple[tuple[str, str], ...]] = {}
        self.ledger_slots: frozenset[Slot] = frozenset().union(*self._touched.values())
        self._ending: dict[Control, Residual] = {}

    # -- where play begins -------------------------------------------------------------------------

    def start(self, state: State | None = None) -> tuple[Control, dict[Slot, int]]:
        """The control point of a state, by default the first, and the kept value of every slot."""
        state = start(self.program) if state is None else state
        fields = self.program.layout.fields
        values = {
            slot: self.domains.position(slot, field.get(state.data))
            for slot, field in fields.items()
        }
        return Control(state.scene, state.time, state.data & self._fixed_mask), values

    # -- conditions --------------------------------------------------------------------------------

    def ended(self, control: Control) -> Residual:
        """Whether some ending holds."""
        found = self._ending.get(control)
        if found is None:
            found = self._ending[control] = disjunction(
                [
                    self.conditions.of_text(ending.when, control)
                    for ending in self.story.ending.values()
                ]
            )
        return found

    # -- actions -----------------------------------------------------------------------------------

    def edges(self, control: Control, minding: frozenset[Slot]) -> tuple[Edge, ...]:
        """All actions that may be offered at a control point and may lead anywhere else.

        `minding` are the data slots that matter: an action of the notebook or the file that touches
        none of them leaves everything as it is, unless an event is waiting for any action at all.
        """
        found = self._edges.get(control)
        if found is None:
            found = self._make_edges(control, self._offered(control)) + self._going_on(control)
            self._edges[control] = found
        if self.restless(control):
            minding = self.ledger_slots
        for item in self._ledger_items(minding):
            key = (control, item)
            more = self._ledger_edges.get(key)
            if more is None:
                offers = self._in_ledger(item, control)
                more = self._ledger_edges[key] = self._make_edges(control, offers)
            found += more
        return found

    def _going_on(self, control: Control) -> tuple[Edge, ...]:
        """From the endings that may hold here to the dossiers they lead to."""
        before: list[Residual] = []
        ways: dict[str, list[Residual]] = {}
        for ending in self.story.ending.values():
            holds = self.conditions.of_text(ending.when, control)
            first = conjunction([*map(negated, before), holds])
            if ending.next and first is not False:
                ways.setdefault(f"dossier.{ending.next}", []).append(first)
            before.append(holds)
        return tuple(
            self.turns.edge(address, disjunction(guards), control)
            for address, guards in ways.items()
        )

    def _ledger_items(self, minding: frozenset[Slot]) -> tuple[tuple[str, str], ...]:
        """The comparisons and findings that touch some slots."""
        found = self._items.get(minding)
        if found is None:
            found = tuple(item for item, touched in self._touched.items() if touched & minding)
            self._items[minding] = found
        return found

    def restless(self, control: Control) -> bool:
        """Whether some event may happen here at the next action, whatever it is."""
        found = self._restless.get(control)
        if found is None:
            found = self._restless[control] = self.turns.restless(control)
        return found

    def _make_edges(self, control: Control, offers: list[tuple[str, Residual]]) -> tuple[Edge, ...]:
        going_on = negated(self.ended(control))
        edges: list[Edge] = []
        for address, guard in offers:
            whole = conjunction([going_on, guard])
            if whole is not False:
                edges.append(self.turns.edge(address, whole, control))
        return tuple(edges)

    def _offered(self, control: Control) -> list[tuple[str, Residual]]:
        """The scene's own choices, the ways out, and waiting."""
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

    def _in_ledger(self, item: tuple[str, str], control: Control) -> list[tuple[str, Residual]]:
        """What can be done with one comparison or finding."""
        kind, id_ = item
        if kind == "finding":
            return self._filings(id_, control)
        if kind == "table":
            return self._askings(id_, control)
        comparison = self.story.comparison[id_]
        known = [flag(("knows", note)) for note in comparison.notes]
        fresh = negated(flag(("compared", id_)))
        guard = conjunction([*known, fresh, self.conditions.of_text(comparison.when, control)])
        return [(f"comparison.{id_}", guard)]

    def _make_touched(self) -> dict[tuple[str, str], frozenset[Slot]]:
        """For each comparison and finding, the slots that doing it may change."""
        touched: dict[tuple[str, str], frozenset[Slot]] = {}
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
        solved: frozenset[Slot] = frozenset(("solved", id_) for id_ in self.story.finding)
        for id_ in self.story.finding:
            touched[("finding", id_)] = solved | {("claim", id_)}
        return touched

    def _askings(self, id_: str, control: Control) -> list[tuple[str, Residual]]:
        """Asking about one line of a register."""
        table, _, name = id_.split(".")
        written = self.story.table[table]
        parts = [negated(flag(("asked", table, name)))]
        parts += [
            self.conditions.of_text(one.when, control) for one in (written, written.row[name])
        ]
        return [(f"table.{id_}", conjunction(parts))]

    def _filings(self, id_: str, control: Control) -> list[tuple[str, Residual]]:
        """One action for each way to file that anything in the story can tell from the others."""
        finding = self.story.finding[id_]
        claim: Slot = ("claim", id_)
        known = [flag(("knows", note)) for note in finding.needs]
        asked = self.conditions.of_text(finding.when, control)
        guard = conjunction([*known, negated(flag(("solved", id_))), asked])
        if guard is False:
            return []
        actions = self.program.file_actions(id_)
        found = []
        sizes = self.domains.sizes(claim) or ()
        for position, raw in enumerate(self.domains.values(claim)):
            address = actions[raw - 1] if raw else f"finding.{id_}.withdraw"
            # Filing what is filed is not offered; but one of several alike can follow another.
            repeated = position and sizes[position] > 1
            other: Residual = (
                True if repeated else negated(("in", (claim,), frozenset({(position,)})))
            )
            found.append((address, conjunction([guard, other])))
        return found
