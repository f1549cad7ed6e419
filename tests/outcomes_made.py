"""What choices, events, comparisons, rows and dossiers do, made at random. Used by `tests.tables_made`."""

from __future__ import annotations

from random import Random

from tests.expressions_made import Names, Tables, Writer


class OutcomeMaker:
    """A story being made, and outcomes of whatever it has declared."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.names = Names()
        self.write = Writer(random, self.names)
        self.tables: Tables = {}

    def _count(self, low: int, high: int) -> range:
        return range(self.random.randint(low, high))

    def _outcome(self, table: Tables) -> Tables:
        """Adds what a choice, an event or a comparison can do."""
        if self.names.notes and self.write.some(0.4):
            table["learn"] = [self.random.choice(self.names.notes)]
        effects = self._effects()
        if effects:
            table["set"] = effects
        if self.write.some(0.5):
            table["says"] = self.write.text("what comes of it")
        return table

    def _effects(self) -> Tables:
        effects: Tables = {}
        for id_ in self.names.flags:
            if self.write.some(0.3):
                effects[id_] = self.random.choice((True, False, self.write.condition(1)))
        for id_, (low, high) in self.names.counters.items():
            if self.write.some(0.4):
                up = self.random.choice(
                    (f"{id_} + 1", f"{id_} - 1", self.random.randint(low, high))
                )
                effects[id_] = up
        for id_, values in self.names.values.items():
            if self.write.some(0.4):
                sources = [f"'{self.random.choice(values)}'", *self._sources_of(values)]
                effects[id_] = self.random.choice(sources)
        return effects

    def _sources_of(self, values: tuple[str, ...]) -> list[str]:
        """What a variable of these values can be set from: it must hold all that may come."""
        found = [f"{id_}.at" for id_ in self.names.people]
        found += [id_ for id_, other in self.names.values.items() if set(other) <= set(values)]
        return [*found, "place"] if self.names.places else found
