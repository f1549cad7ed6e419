"""Random stories in which a stretch of the day can be looked at again.

A story of `tests.tables_made` with a little clockwork beside it: two people, a door, a dispute, a
stretch, glimpses; and conditions of the story that read what was looked at. `looking_story(random)`
gives its tables.
"""

from __future__ import annotations

from random import Random

from tests.expressions_made import Tables
from tests.parts_made import DATE
from tests.tables_made import Maker

ROWS = ("character.ana.timetable.first.05:00", "character.ana.account.who.ana.05:08")
HEARD = "character.luis.account.who.luis.05:06"


class LookMaker(Maker):
    """Makes one story with looks."""

    def story(self) -> Tables:
        tables = super().story()
        tables["story"].setdefault(
            "clock", {"date": DATE, "start": "05:00", "end": "05:30", "step": 5}
        )
        for begins in (tables["story"], *tables.get("dossier", {}).values()):
            begins.setdefault("start_place", "w0")
        self._clockwork(tables)
        self._looked_at(tables)
        self._read(tables)
        return tables

    def _count(self, low: int, high: int) -> range:
        """Fewer of everything: each look multiplies what a plain search has to visit."""
        return range(self.random.randint(low, max(low, high - 1)))

    def _sources_of(self, values: tuple[str, ...]) -> list[str]:
        """No variable keeps a place: there are more of them than it was told of."""
        return [id_ for id_, other in self.names.values.items() if set(other) <= set(values)]

    def _clockwork(self, tables: Tables) -> None:
        """What is perceived differs by the account, and from minute to minute."""
        plan = {
            "w0": {"sees": ["w1"], "hears": ["w1"], "walks": {"w1": 1}},
            "w1": {"sees": ["w0"] if self.write.some(0.5) else [], "walks": {"w0": 1}},
        }
        tables["story"]["clock"]["plan"] = plan
        tables.setdefault("place", {}).update({id_: {"name": f"The {id_}"} for id_ in plan})
        people = tables.setdefault("character", {})
        people["ana"] = _person(
            {"05:00": _row("w0", "waits"), "05:06": _row("w1", "reads")},
            {"ana": {"05:08": _row("w1", "smokes")}},
        )
        cry = _row("w1", "shouts") | {"sound": "a cry", "carries": 2}
        people["luis"] = _person({"05:00": _row("w1", "sleeps")}, {"luis": {"05:06": cry}})
        tables["dispute"] = {
            "who": {
                "question": "Who?",
                "day": "first",
                "account": {"ana": {"says": "Ana."}, "luis": {"says": "Luis."}},
            }
        }
        if self.write.some(0.4):
            tables["dispute"]["who"]["account"]["luis"]["when"] = self.write.condition(1)
        if self.write.some(0.4):
            tables["dispute"]["who"]["account"]["ana"]["when"] = self.write.condition(1)

    def _looked_at(self, tables: Tables) -> None:
        standpoints: Tables = {"place": {"name": "There", "at": "w0"}}
        if self.write.some(0.4):
            standpoints["ana"] = {"name": "Ana", "as": "ana"}
        for one in standpoints.values():
            if self.write.some(0.4):
                one["when"] = self.write.condition(1)
        stretch = {"name": "Then", "day": "first", "start": "05:04", "end": "05:10"}
        glimpses: Tables = {}
        for number in range(self.random.randint(1, 2)):
            heard = self.write.some(0.3)
            row = HEARD if heard else self.random.choice(ROWS)
            glimpse = self._outcome({"row": row, "by": "hearing" if heard else "sight"})
            if len(glimpse) == 2:
                glimpse["says"] = self.write.text("what was seen")
            glimpses[f"g{number}"] = glimpse
        tables |= {"standpoint": standpoints, "stretch": {"then": stretch}, "glimpse": glimpses}
        scene = tables["scene"][self.random.choice(list(tables["scene"]))]
        choice = self._outcome({"text": "Look back.", "look": "then"})
        if self.write.some(0.3):
            choice["when"] = self.write.condition(1)
        if self.write.some(0.3):
            choice["once"] = True
        scene["choice"]["back"] = choice

    def _read(self, tables: Tables) -> None:
        """Choices, events and endings come to rest on what was looked at."""
        reads = ["assumed.who == 'luis'", "looked.then.place", "perceived.g0", "not perceived.g0"]
        choices = [one for scene in tables["scene"].values() for one in scene["choice"].values()]
        guarded = [*choices, *tables.get("event", {}).values()]
        for one in guarded:
            if self.write.some(0.2):
                read = self.random.choice(reads)
                one["when"] = f"({one['when']}) or {read}" if "when" in one else read
        for ending in tables["ending"].values():
            if self.write.some(0.3):
                ending["when"] += f" and {self.random.choice(reads)}"


def looking_story(random: Random) -> Tables:
    return LookMaker(random).story()


def _row(place: str, doing: str) -> Tables:
    return {"at": place, "doing": doing}


def _person(timetable: Tables, account: Tables) -> Tables:
    return {
        "name": "Don Look",
        "role": "guard",
        "invented": True,
        "start": "about",
        "state": {"about": {}},
        "timetable": {"first": timetable},
        "account": {"who": account},
    }
