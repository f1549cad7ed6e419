"""The rules a second time, slowly: one dictionary for each thing, straight from docs/scene-format.md.

Nothing is compiled, packed or remembered. What the engine does quickly must be what this does.
Only the trees of expressions and texts are shared with the engine; they are tested by themselves.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import product

from tests.engine.naive_reading import Reading

from coyoacan_game.story.days import Dossier
from coyoacan_game.story.expressions import read_expression
from coyoacan_game.story.models import Scene
from coyoacan_game.story.outcomes import Outcome

VERDICTS = ("established", "probable", "not_proven")
Heard = tuple[str, ...]


def minutes(clock_time: str) -> int:
    hours, rest = clock_time.split(":")
    return int(hours) * 60 + int(rest)


@dataclass
class Play(Reading):
    """One play, changed in place. `heard` is what the last action gave to read.

    With a `dossier`, as it is for somebody who begins with that.
    """

    heard: list[Heard] = field(default_factory=list)
    dossier: str | None = None

    def __post_init__(self) -> None:
        self._begin(set(), {}, {})
        self._hear_ending()

    def _begin_once_more(self, dossier: str) -> None:
        """With a dossier as anybody would, but for notes, claims and the variables that stay."""
        stays = {id_: self.variables[id_] for id_, one in self.story.variable.items() if one.stays}
        true = {one for one in self.true if one[0] in ("knows", "solved")}
        claims, self.dossier = self.claims, dossier
        self.true, self.claims, self.place = set(), {}, "none"
        self._begin(true, claims, stays)

    def _begin(
        self,
        true: set[tuple[str, ...]],
        claims: dict[str, tuple[str, ...]],
        variables: dict[str, bool | int | str],
    ) -> None:
        """From the beginning of the story or of the dossier; what is given comes from before."""
        story = self.story
        self.heard = []
        self.variables = {id_: one.start for id_, one in story.variable.items()}
        self.people = {id_: one.start for id_, one in story.character.items()}
        begins = story.dossier[self.dossier] if self.dossier else story.story
        self.scene, self.place = begins.start, begins.start_place or "none"
        if story.clock:
            self._dawn((self.dossier and story.dossier[self.dossier].day) or "first")
        if self.dossier:
            self._change(f"dossier.{self.dossier}", story.dossier[self.dossier])
        faults = [one for one in self.heard if one[0] == "fault"]
        self.true |= true
        self.claims |= claims
        self.variables |= variables
        told = [*self._before(), *faults]
        self.heard = []
        self._arrive(begins.start)
        if self.dossier and story.clock:
            self._everybody_moves()
        self.heard = [*told, self._entered(), *self.heard]

    def _before(self) -> list[Heard]:
        """What somebody who begins with a dossier is told came before."""
        before = self.story.dossier[self.dossier].before if self.dossier else None
        if before is None:
            return []
        return [("said", f"dossier.{self.dossier}.before", self.read(before))]

    def _dawn(self, day: str) -> None:
        self.day = day
        self.time = minutes(self.clock().start)

    # -- what can be done ------------------------------------------------------------------------

    def ending(self) -> str | None:
        holding = [id_ for id_, one in self.story.ending.items() if self.holds(one.when)]
        return holding[0] if holding else None

    def offered(self) -> list[str]:
        reached = self.ending()
        if reached:
            following = self.story.ending[reached].next
            return [f"dossier.{following}"] if following else []
        found = []
        for name, choice in self.story.scene[self.scene].choice.items():
            done = choice.once and ("chose", self.scene, name) in self.true
            if self.holds(choice.when) and not done:
                found.append(f"scene.{self.scene}.choice.{name}")
        if self.exits_here():
            if self.place != "none":
                for other, way in self.story.ways(self.place).items():
                    if self.holds(way.when):
                        found.append(f"place.{self.place}.exit.{other}")
            clock = self.clock() if self.story.clock else None
            if clock and clock.wait and self.time < minutes(clock.end):
                found.append("wait")
        return found + self._rows() + self._comparisons() + self._filings() + self._reporting()

    def exits_here(self) -> bool:
        """In a place's own scene, or where the scene says so."""
        declared = self.story.scene[self.scene].exits
        own = self.place != "none" and self.story.own_scene(self.place) == self.scene
        return own if declared is None else declared

    def _rows(self) -> list[str]:
        """Of each table that can be opened, the rows that have something to say and were not asked."""
        return [
            f"table.{id_}.row.{name}"
            for id_, table in self.story.table.items()
            for name, row in table.row.items()
            if (row.says or row.learn or row.set)
            and self.holds(table.when)
            and self.holds(row.when)
            and ("asked", id_, name) not in self.true
        ]

    def _comparisons(self) -> list[str]:
        return [
            f"comparison.{id_}"
            for id_, one in self.story.comparison.items()
            if all(("knows", note) in self.true for note in one.notes)
            and ("compared", id_) not in self.true
            and self.holds(one.when)
        ]

    def _filings(self) -> list[str]:
        found = []
        for id_, finding in self.story.finding.items():
            known = all(("knows", note) in self.true for note in finding.needs)
            if not known or ("solved", id_) in self.true or not self.holds(finding.when):
                continue
            words = [list(blank.candidates) for blank in finding.blank.values()]
            ways = [way for way in product(*words, VERDICTS) if way != self.claims.get(id_)]
            found += [".".join(("finding", id_, "file", *way)) for way in ways]
            if id_ in self.claims:
                found.append(f"finding.{id_}.withdraw")
        return found

    def _reporting(self) -> list[str]:
        """Where a report is written, whatever is filed can be withdrawn, or said less surely."""
        found = []
        for id_ in self.story.finding if self.story.scene[self.scene].report else ():
            if id_ in self.claims:
                weaker = VERDICTS[VERDICTS.index(self.claims[id_][-1]) + 1 :]
                found.append(f"report.{id_}.withdraw")
                found += [f"report.{id_}.soften.{one}" for one in weaker]
        return found

    def going_back(self) -> list[str]:
        """The dossiers that can be begun once more: at an ending that leads nowhere else."""
        reached = self.ending()
        if reached is None or self.story.ending[reached].next:
            return []
        return [f"reopen.{id_}" for id_, one in self.story.dossier.items() if one.reopens]

    # -- doing it --------------------------------------------------------------------------------

    def take(self, action: str) -> None:
        self.heard = []
        clock = self.clock() if self.story.clock else None
        match action.split("."):
            case ["scene", scene, "choice", name]:
                choice = self.story.scene[scene].choice[name]
                self._outcome(action, choice)
                self.true.add(("chose", scene, name))
                self._go_on(choice.goto, choice.minutes, choice.day)
            case ["place", place, "exit", other]:
                spent = self.story.ways(place)[other].minutes
                walk = clock.walk if clock else 0
                self._go_on(self.story.own_scene(other), walk if spent is None else spent)
            case ["wait"]:
                assert clock is not None
                self._go_on(None, clock.wait or 0)
            case ["dossier", id_]:
                dossier = self.story.dossier[id_]
                self.place = dossier.start_place or self.place
                self._go_on(dossier.start, 0, (dossier.day or "first") if clock else None)
            case ["report", id_, "withdraw"]:
                del self.claims[id_]
                self._go_on(None, 0)
            case ["report", id_, "soften", verdict]:
                self.claims[id_] = (*self.claims[id_][:-1], verdict)
                self._go_on(None, 0)
            case ["reopen", id_]:
                self._begin_once_more(id_)
            case ["table", id_, "row", name]:
                self._outcome(action, self.story.table[id_].row[name])
                self.true.add(("asked", id_, name))
                self._go_on(None, 0)
            case ["comparison", id_]:
                self._outcome(action, self.story.comparison[id_])
                self.true.add(("compared", id_))
                self._go_on(None, 0)
            case ["finding", id_, "withdraw"]:
                del self.claims[id_]
                self._go_on(None, 0)
            case ["finding", id_, "file", *claim]:
                self.claims[id_] = tuple(claim)
                self._confirm(self.story.finding[id_].dossier)
                self._go_on(None, 0)
        self._hear_ending()

    def _outcome(self, address: str, outcome: Outcome) -> None:
        if outcome.says:
            self.heard.append(("said", f"{address}.says", self.read(outcome.says)))
        self._change(address, outcome)

    def _change(self, address: str, outcome: Outcome | Scene | Dossier) -> None:
        """Every right side is read before anything changes."""
        new = {
            id_: self.value(read_expression(value)) if isinstance(value, str) else value
            for id_, value in outcome.set.items()
        }
        for note in outcome.learn:
            if ("knows", note) not in self.true:
                self.true.add(("knows", note))
                self.heard.append(("learnt", note))
        for id_, value in new.items():
            bounds = self.story.variable[id_].range
            if bounds and not bounds[0] <= value <= bounds[1]:
                self.heard.append(("fault", address, id_, str(value)))
            else:
                self.variables[id_] = value

    def _go_on(self, goto: str | None, spent: int, day: str | None = None) -> None:
        goto = self._where(goto, day)
        unread = goto is not None
        if goto is not None:
            self.true.add(("visited", self.scene))
            if day:
                self._dawn(day)
            self._arrive(goto)
        if day:
            self._everybody_moves()
        clock, passed = self.clock() if self.story.clock else None, False
        while clock and spent > 0 and self.time < minutes(clock.end):
            self.time += clock.step
            spent -= clock.step
            passed = True
            self._everybody_moves()
            if self._event(unread=unread):
                return
        if not passed and self._event(unread=unread):
            return
        if unread:
            self.heard.append(self._entered())

    def _where(self, goto: str | None, day: str | None = None) -> str | None:
        """Where there is nowhere to go back to, one stays; a day begins where one is."""
        if goto == "back":
            goto = None if self.place == "none" else self.story.own_scene(self.place)
        return self.scene if day and goto is None else goto

    def _arrive(self, scene: str) -> None:
        """A place's own scene puts you there, whether it says so or not."""
        self.scene = scene
        owners = [id_ for id_ in self.story.place if self.story.own_scene(id_) == scene]
        self.place = self.story.scene[scene].place or [*owners, self.place][0]
        self._change(f"scene.{scene}", self.story.scene[scene])

    def _everybody_moves(self) -> None:
        for id_, person in self.story.character.items():
            now = self.people[id_]
            for name, state in person.state.items():
                from_here = now in state.after if state.after else True
                if state.when and name != now and from_here and self.holds(state.when):
                    self.people[id_] = name
                    break

    def _event(self, *, unread: bool, last: bool = False) -> bool:
        """Lets the first event that can happen do so; whether it led away.

        A day that it begins lets one more happen, and that is the last of the turn.
        """
        for id_, event in self.story.event.items():
            if (event.once and ("happened", id_) in self.true) or not self.holds(event.when):
                continue
            self.heard.append(("happened", id_))
            self._outcome(f"event.{id_}", event)
            self.true.add(("happened", id_))
            goto = self._where(event.goto, event.day)
            if goto is None:
                return False
            if not unread:
                self.true.add(("visited", self.scene))
            if event.day:
                self._dawn(event.day)
            self._arrive(goto)
            if event.day:
                self._everybody_moves()
                if not last and self._event(unread=True, last=True):
                    return True
            self.heard.append(self._entered())
            return True
        return False

    def _confirm(self, dossier: str | None) -> None:
        written = self.story.finding
        together = [id_ for id_, one in written.items() if one.dossier == dossier]
        left = [id_ for id_ in together if ("solved", id_) not in self.true]
        right = [id_ for id_ in left if self.is_right(id_)]
        if len(right) >= 3 or right == left:
            self.true |= {("solved", id_) for id_ in right}
            for id_ in right:
                self.heard.append(("confirmed", id_, self.read(self.story.finding[id_].says)))

    def _entered(self) -> Heard:
        return ("entered", self.scene, self.read(self.story.scene[self.scene].text))

    def _hear_ending(self) -> None:
        ending = self.ending()
        if ending:
            self.heard.append(("ended", ending, self.read(self.story.ending[ending].text)))
