"""A second reading of plans and timetables: minute by minute, from the plain tables, with nothing clever.

Ways are found by walking all of them, sounds by trying every line, doors by reading their rows.
It shares no code with the package it judges.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise, product
from typing import Any

Tables = dict[str, Any]


def minutes(time: str) -> int:
    return int(time[:2]) * 60 + int(time[3:])


class Naive:
    """The first day of a story given as tables."""

    def __init__(self, tables: Tables) -> None:
        self.tables = tables
        self.clock = tables["story"]["clock"]
        self.plan: Tables = self.clock["plan"]
        self._best: dict[tuple[str, str], list[str] | None] = {}

    def assumptions(self) -> list[dict[str, str]]:
        disputes = self.tables.get("dispute", {})
        return [
            dict(zip(disputes, chosen, strict=True))
            for chosen in product(*(one["account"] for one in disputes.values()))
        ]

    def rows(self, timed: Tables, accounts: dict[str, str]) -> list[tuple[int, Tables]]:
        rows = {minutes(time): row for time, row in timed["timetable"]["first"].items()}
        for dispute, account in accounts.items():
            for time, row in timed.get("account", {}).get(dispute, {}).get(account, {}).items():
                rows[minutes(time)] = row
        return sorted(rows.items(), key=lambda one: one[0])

    # -- ways ------------------------------------------------------------------------------------

    def cost(self, one: str, other: str) -> int | None:
        """The minutes of a step, if there is one."""
        if other in self.plan[one].get("walks", {}):
            return int(self.plan[one]["walks"][other])
        place = self.tables["place"][one]
        if other in place.get("exit", {}):
            return int(place["exit"][other].get("minutes", self.clock["walk"]))
        return int(self.clock["walk"]) if other in place.get("exits", ()) else None

    def ways(self, path: list[str], end: str) -> Iterator[list[str]]:
        if path[-1] == end:
            yield path
            return
        for other in self.plan:
            if other not in path and self.cost(path[-1], other) is not None:
                yield from self.ways([*path, other], end)

    def length(self, path: list[str]) -> int:
        return sum(self.cost(one, other) or 0 for one, other in pairwise(path))

    def best(self, start: str, end: str) -> list[str] | None:
        if (start, end) not in self._best:
            self._best[start, end] = self._first_of_all(start, end)
        return self._best[start, end]

    def _first_of_all(self, start: str, end: str) -> list[str] | None:
        order = list(self.plan)
        ways = sorted(
            self.ways([start], end),
            key=lambda way: (self.length(way), len(way), [order.index(one) for one in way]),
        )
        return ways[0] if ways else None

    def too_late(self, who: str) -> str | None:
        """A time at which somebody could not be where a row wants them."""
        timed = self.tables["character"][who]
        for accounts in self.assumptions():
            rows = self.rows(timed, accounts)
            for (before, one), (after, other) in pairwise(rows):
                if one.get("at") and other.get("at"):
                    way = self.best(one["at"], other["at"])
                    if way is None or self.length(way) > after - before:
                        return f"{after // 60:02}:{after % 60:02}"
        return None

    # -- where everybody is ----------------------------------------------------------------------

    def row_at(self, timed: Tables, accounts: dict[str, str], minute: int) -> Tables | None:
        held = [row for time, row in self.rows(timed, accounts) if time <= minute]
        return held[-1] if held else None

    def person(
        self, who: str, accounts: dict[str, str], minute: int
    ) -> tuple[str | None, str | None, Tables]:
        """Where somebody is, where they are walking to if they are, and their row."""
        timed = self.tables["character"][who]
        row = self.row_at(timed, accounts, minute)
        assert row is not None
        after = [one for one in self.rows(timed, accounts) if one[0] > minute]
        if row.get("at") and after and after[0][1].get("at"):
            time, other = after[0]
            way = self.best(row["at"], other["at"])
            assert way is not None
            # Whoever passes a place is in it from when they come in, until they come into the next.
            here = [
                place
                for number, place in enumerate(way[1:-1], 1)
                if time - self.length(way[number:]) <= minute
            ]
            if here:
                return here[-1], other["at"], other
        return row.get("at"), None, row

    def place(self, who: str, accounts: dict[str, str], minute: int) -> str | None:
        if who in self.tables["character"]:
            return self.person(who, accounts, minute)[0]
        row = self.row_at(self.tables["thing"][who], accounts, minute)
        if row is None:
            return None
        return self.person(row["with"], accounts, minute)[0] if "with" in row else row.get("at")

    # -- what is perceived -----------------------------------------------------------------------

    def muffled(self, one: str, other: str, accounts: dict[str, str], minute: int) -> int | None:
        """How much the shut doors on a line muffle; None where none is shut."""
        shut = []
        for door in self.tables.get("door", {}).values():
            row = self.row_at(door, accounts, minute)
            crossed = [one, other] in door["lines"] or [other, one] in door["lines"]
            if row and row["shut"] and crossed:
                shut.append(int(door["muffles"]))
        return sum(shut) if shut else None

    def sees(self, at: str, place: str, accounts: dict[str, str], minute: int) -> bool:
        if at == place:
            return True
        lined = place in self.plan[at].get("sees", ())
        return lined and self.muffled(at, place, accounts, minute) is None

    def hears(self, at: str, place: str, left: int, accounts: dict[str, str], minute: int) -> bool:
        if at == place:
            return True
        for other in self.plan[at].get("hears", ()):
            price = 1 + (self.muffled(at, other, accounts, minute) or 0)
            if price <= left and self.hears(other, place, left - price, accounts, minute):
                return True
        return False

    def perceived(
        self, at: str, accounts: dict[str, str], minute: int, but: str | None = None
    ) -> tuple[list[tuple[Any, ...]], list[tuple[Any, ...]]]:
        """What is seen and what is heard at a place, as plain tuples."""
        seen: list[tuple[Any, ...]] = []
        heard: list[tuple[Any, ...]] = []
        for who in (*self.tables["character"], *self.tables.get("thing", {})):
            place = self.place(who, accounts, minute)
            if place is None or who == but:
                continue
            walking, row = None, None
            if who in self.tables["character"]:
                _, walking, row = self.person(who, accounts, minute)
            else:
                row = self.row_at(self.tables["thing"][who], accounts, minute)
            assert row is not None
            if self.sees(at, place, accounts, minute):
                doing = row.get("passing") if walking else row.get("doing")
                faceless = place in self.plan[at].get("faceless", ())
                unknown = faceless and who in self.tables["character"]
                seen.append((who, place, doing, walking, unknown))
            if row.get("sound") and not walking:
                carries = row.get("carries", 1)
                if self.hears(at, place, carries, accounts, minute):
                    heard.append((row["sound"], place, who))
        return seen, heard
