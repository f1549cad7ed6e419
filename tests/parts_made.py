"""Days, dossiers, registers and versions of places, made at random. Used by `tests.tables_made`."""

from __future__ import annotations

import datetime

from tests.expressions_made import Tables
from tests.outcomes_made import OutcomeMaker

DATE = datetime.date(1940, 5, 24)


class PartMaker(OutcomeMaker):
    """Makes what a long story has; what it rests on is declared by `Maker`."""

    longest = 5  # minutes, a multiple of every day's step
    minutes: tuple[int, ...] = (0,)
    lines: dict[str, dict[str, bool]]

    def _clock(self, clock: Tables, date: datetime.date) -> Tables:
        clock |= {"date": date, "walk": self.random.choice(self.minutes)}
        if self.write.some(0.6):
            clock["wait"] = self.longest * self.random.choice((1, 3))
        if self.names.dossiers and self.write.some(0.7):
            clock["dossier"] = self.random.choice(self.names.dossiers)
        return clock

    def _day(self, number: int) -> Tables:
        start = self.random.choice(("05:00", "05:10"))
        step = self.random.choice((5, self.longest))
        return self._clock({"start": start, "end": "05:30", "step": step}, self._date(number))

    def _date(self, number: int) -> datetime.date:
        return DATE + datetime.timedelta(days=4 * number)  # the first may be the story's own

    def _lines(self) -> dict[str, bool]:
        """The rows of a table, and whether they can be asked about."""
        return {f"l{n}": self.write.some(0.7) for n in self._count(1, 2)}

    def _shown(self) -> None:
        """Some variables are shown; what they may rest on is all declared by now."""
        for id_, variable in self.tables["variable"].items():
            if self.write.some(0.3):
                variable["name"] = f"How {id_} stands"
                if self.write.some(0.5):
                    variable["shown"] = self.write.condition(1)

    def _version(self, others: list[str], number: int) -> Tables:
        version: Tables = {"when": self.write.condition(1)}
        if self.write.some(0.6):
            version["name"] = f"What was {number} and {self.random.randint(0, 9)}"
        if self.write.some(0.3):
            version["label"] = "Elsewhere"
        if self.write.some(0.3):
            version["map"] = {"row": 0, "column": number * 9, "width": 10, "height": 5}
        if self.write.some(0.3):
            version["sees"] = [other for other in others if self.write.some(0.5)]
        return version

    def _tables(self) -> None:
        for id_, rows in self.lines.items():
            table: Tables = {
                "title": f"Book {id_}",
                "columns": ["Name", "Hour"],
                "says": "A book.",
                "invented": True,
                "row": {row: self._row(row, asked=asked) for row, asked in rows.items()},
            }
            if self.write.some(0.4):
                table["when"] = self.write.condition()
            self.tables.setdefault("table", {})[id_] = table

    def _row(self, row: str, *, asked: bool) -> Tables:
        line: Tables = self._outcome({}) if asked else {}
        if asked and not line:
            line["says"] = self.write.text("an answer")
        if self.write.some(0.4):
            line["when"] = self.write.condition()
        return {"cells": [row, "05:10"], **line}

    def _dossiers(self) -> None:
        """Every dossier is led to by an ending, but perhaps the first."""
        names = self.names
        for id_ in names.dossiers:
            dossier: Tables = {"title": f"Part {id_}", "start": self.random.choice(names.scenes)}
            if names.places:
                dossier["start_place"] = self.random.choice(names.places)
            if names.days and self.write.some(0.6):
                dossier["day"] = self.random.choice(("first", *names.days))
            if self.write.some(0.5):
                dossier["before"] = self.write.text("what came before")
            if names.notes and self.write.some(0.4):
                dossier["learn"] = [self.random.choice(names.notes)]
            effects = self._effects()
            if effects:
                dossier["set"] = effects
            self.tables.setdefault("dossier", {})[id_] = dossier
        if names.dossiers:
            endings = self.tables["ending"]
            endings["end0"]["next"] = names.dossiers[-1]
            for id_, ending in endings.items():
                if id_ != "end0" and self.write.some(0.4):
                    ending["next"] = self.random.choice(names.dossiers)
                if names.times and "next" in ending and self.write.some(0.7):
                    ending["when"] += f" and dossier != '{ending['next']}'"  # play goes on there
