"""Expressions and texts made at random for a story that is still being made: always of fitting types.

Used by `tests.stories_made`. Nothing here plays or checks.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random
from typing import Any

Tables = dict[str, Any]


@dataclass
class Names:
    """What a story being made has declared, as far as expressions may speak of it."""

    flags: list[str] = field(default_factory=list)
    counters: dict[str, tuple[int, int]] = field(default_factory=dict)
    values: dict[str, tuple[str, ...]] = field(default_factory=dict)
    people: dict[str, tuple[str, ...]] = field(default_factory=dict)
    places: list[str] = field(default_factory=list)
    scenes: list[str] = field(default_factory=list)
    choices: list[tuple[str, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    events: list[str] = field(default_factory=list)
    comparisons: list[str] = field(default_factory=list)
    findings: dict[str, dict[str, tuple[str, ...]]] = field(default_factory=dict)
    times: list[str] = field(default_factory=list)
    dates: list[str] = field(default_factory=list)
    days: list[str] = field(default_factory=list)
    dossiers: list[str] = field(default_factory=list)
    rows: list[tuple[str, str]] = field(default_factory=list)  # those that can be asked about


class Writer:
    """Writes conditions, numbers and texts over some names."""

    def __init__(self, random: Random, names: Names) -> None:
        self.random = random
        self.names = names

    def some(self, chance: float) -> bool:
        return self.random.randint(0, 99) < chance * 100

    def one_of(self, things: Any) -> Any:
        return self.random.choice(list(things))

    # -- conditions ------------------------------------------------------------------------------

    def condition(self, depth: int = 2) -> str:
        """A true-or-false expression."""
        shape = self.random.randint(0, 9) if depth else 9
        if shape < 2:
            word = self.one_of(("and", "or"))
            sides = [self.condition(depth - 1) for _ in range(self.random.randint(2, 3))]
            return "(" + f" {word} ".join(sides) + ")"
        if shape == 2:
            return f"not {self.condition(depth - 1)}"
        if shape == 3:
            left, right = self.condition(depth - 1), self.condition(depth - 1)
            return f"(({left}) {self.one_of(('==', '!='))} ({right}))"
        return str(self.one_of(self._asked())())

    def _asked(self) -> list[Any]:
        """One way of asking for each kind of thing the story has."""
        names = self.names
        ways: list[Any] = [self._scene, self._visited, lambda: self.one_of(("true", "false"))]
        pairs = (
            (names.flags, lambda: self.one_of(names.flags)),
            (names.counters, self._counted),
            (names.values, self._valued),
            (names.people, self._person),
            (names.places, self._place),
            (names.choices, self._chose),
            (names.notes, lambda: f"knows.{self.one_of(names.notes)}"),
            (names.events, lambda: f"happened.{self.one_of(names.events)}"),
            (names.comparisons, lambda: f"compared.{self.one_of(names.comparisons)}"),
            (names.findings, self._finding),
            (names.times, self._moment),
            (names.rows, lambda: f"asked.{'.'.join(self.one_of(names.rows))}"),
            (names.times and names.dossiers, self._dossier),
        )
        return ways + [way for there, way in pairs if there]

    def _equal(self) -> str:
        return str(self.one_of(("==", "!=")))

    def _scene(self) -> str:
        if self.some(0.3):
            listed = ", ".join(f"'{self.one_of(self.names.scenes)}'" for _ in range(2))
            return f"scene {self.one_of(('in', 'not in'))} [{listed}]"
        return f"scene {self._equal()} '{self.one_of(self.names.scenes)}'"

    def _visited(self) -> str:
        dot = self.one_of((".", ".", ".", " . "))  # a dot may stand alone: it is Python's grammar
        return f"visited{dot}{self.one_of(self.names.scenes)}"

    def _chose(self) -> str:
        scene, choice = self.one_of(self.names.choices)
        return f"chose.{scene}.{choice}"

    def _counted(self) -> str:
        id_ = self.one_of(self.names.counters)
        low, high = self.names.counters[id_]
        shape = self.random.randint(0, 4)
        if shape == 0:
            return f"{id_} in [{low}, {self.random.randint(low, high)}]"
        if shape == 1:
            return f"{low} <= {id_} < {high}"
        if shape == 2:
            return f"{self.number()} {self.one_of(('<', '<=', '>', '>=', '!='))} {self.number()}"
        return f"{id_} {self.one_of(('==', '!=', '<', '>='))} {self.random.randint(low, high)}"

    def number(self) -> str:
        """A sum of counters and numbers, in brackets where a minus would read otherwise."""
        left = self.one_of(self.names.counters)
        if self.some(0.4):
            return str(left)
        right = self.one_of((*self.names.counters, "1", "-1", "2"))
        return f"({left} {self.one_of('+-')} {right})"

    def _valued(self) -> str:
        id_ = self.one_of(self.names.values)
        values = self.names.values[id_]
        others = [other for other in self.names.values if other != id_]
        if self.names.places and self.some(0.3):
            return f"{id_} {self._equal()} {self.one_of(('place', 'scene'))}"
        if others and self.some(0.3):
            return f"{id_} {self._equal()} {self.one_of(others)}"
        if self.some(0.3):
            return f"{id_} not in ['{self.one_of(values)}', '{self.one_of(values)}']"
        return f"{id_} {self._equal()} '{self.one_of(values)}'"

    def _person(self) -> str:
        id_ = self.one_of(self.names.people)
        shape = self.random.randint(0, 5)
        if shape == 0:
            return f"{id_}.at == place" if self.names.places else f"{id_}.at == 'none'"
        if shape == 1:
            return f"{id_}.at {self._equal()} '{self.one_of((*self.names.places, 'none'))}'"
        if shape == 2:
            return f"{id_}.at != {self.one_of(self.names.people)}.at"
        if shape == 3:
            return f"here.{id_}"
        if shape == 4 and self.names.values:
            return f"{id_}.at {self._equal()} {self.one_of(self.names.values)}"
        return f"{id_}.state {self._equal()} '{self.one_of(self.names.people[id_])}'"

    def _place(self) -> str:
        if self.some(0.3):
            return f"place {self._equal()} scene"
        return f"place {self._equal()} '{self.one_of((*self.names.places, 'none'))}'"

    def _finding(self) -> str:
        id_ = self.one_of(self.names.findings)
        blanks = self.names.findings[id_]
        if blanks and self.some(0.3):
            blank = self.one_of(blanks)
            return f"claimed.{id_}.{blank} == '{self.one_of((*blanks[blank], 'none'))}'"
        if self.some(0.3):
            return f"verdict.{id_} {self._equal()} '{self.one_of(('none', 'probable'))}'"
        return f"{self.one_of(('filed', 'solved', 'right'))}.{id_}"

    def _moment(self) -> str:
        if self.some(0.1):
            listed = ", ".join(f"'{self.one_of(self.names.dates)}'" for _ in range(2))
            return f"day {self.one_of(('in', 'not in'))} [{listed}]"
        if self.some(0.3):
            sign = self.one_of(("==", "!=", "<", "<=", ">", ">="))
            return f"day {sign} '{self.one_of(self.names.dates)}'"
        return f"time {self.one_of(('<', '<=', '==', '>=', '>'))} '{self.one_of(self.names.times)}'"

    def _dossier(self) -> str:
        named = self.one_of((*self.names.dossiers, "none"))
        if self.some(0.2):
            return f"dossier not in ['{named}']"
        return f"dossier {self._equal()} '{named}'"

    # -- texts -----------------------------------------------------------------------------------

    def text(self, what: str) -> str:
        """Some paragraphs, each with conditions nested up to three deep; never quite empty."""
        blocks = [f"This is {what}."]
        for _ in range(self.random.randint(0, 2)):
            mark = self.one_of(("", "", "> ", "- "))
            blocks.append(mark + " ".join(self._inline(3) for _ in range(2)))
        return "\n\n".join(blocks)

    def line(self, what: str) -> str:
        """A text of one line, as a choice has it."""
        return f"{what} {self._inline(1)}" if self.some(0.4) else what

    def _inline(self, depth: int) -> str:
        shape = self.random.randint(0, 5) if depth else 0
        if shape <= 1:
            return str(
                self.one_of(("rain", "*dust*", "**now**", "a \\{brace\\}", "one\\|two", "[b]"))
            )
        if shape == 2:
            return self._value()
        condition = self.condition(1)
        then = self._inline(depth - 1)
        if shape == 3:
            return f"{{{condition}: {then}}}"
        return f"{{{condition}: {then} | {self._inline(depth - 1)}}}"

    def _value(self) -> str:
        names = self.names
        shown = [*names.counters, *names.values, "scene"]
        shown += [
            f"{id_}.{part}" for id_ in names.people for part in ("name", "doing", "at", "state")
        ]
        shown += ["time", "day", "dossier"] if names.times else []
        shown += ["place"] if names.places else []
        shown += [f"verdict.{id_}" for id_ in names.findings]
        return "{" + str(self.one_of(shown)) + "}"
