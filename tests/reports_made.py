"""Small stories made at random in which a report is written, and dossiers can be gone back to."""

from __future__ import annotations

from random import Random

from tests.expressions_made import Tables
from tests.tables_made import Maker


class ReportMaker(Maker):
    """Makes stories with a finding at least, few of other things, and a scene or two with a report."""

    def story(self) -> Tables:
        tables = super().story()
        scenes = list(tables["scene"].values())
        for scene in self.random.sample(scenes, self.random.randint(1, 2)):
            scene["report"] = True
        for dossier in tables.get("dossier", {}).values():
            dossier["reopens"] = self.write.some(0.7)
        for variable in tables.get("variable", {}).values():
            variable["stays"] = self.write.some(0.4)
        return tables

    def _blanks(self) -> dict[str, tuple[str, ...]]:
        """None or one: a finding can be filed in three ways or six."""
        return {"b0": ("k0", "k1")} if self.write.some(0.5) else {}

    def _count(self, low: int, high: int) -> range:
        return super()._count(low, min(high, low + 1))


def reporting_story(random: Random) -> Tables:
    """A story of `ReportMaker` that has a finding."""
    while True:
        tables = ReportMaker(random).story()
        if "finding" in tables:
            return tables
