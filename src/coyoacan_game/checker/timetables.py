"""Timetables as they are written: names, hours, order, what each row rests on.

What people would have to do to keep them, `checker.clockwork` asks, and only when all here is well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from coyoacan_game.checker.clockwork import check_clockwork
from coyoacan_game.checker.grounds import check_grounds, not_on_plan
from coyoacan_game.checker.references import _References as References
from coyoacan_game.clockwork import clock_of
from coyoacan_game.clockwork.accounts import Timed
from coyoacan_game.diagnostics import Problems, Spot, nearest
from coyoacan_game.story.days import Clock
from coyoacan_game.story.models import Character
from coyoacan_game.story.scope import Scope
from coyoacan_game.story.timetables import Said, SeenRow, ThingRow

Path = tuple[str | int, ...]
_TIME = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]", re.ASCII)


def check_timetables(scope: Scope, problems: Problems) -> None:
    """Adds an error for everything in timetables, accounts, plans and standpoints that cannot be."""
    found = Problems()
    references = References(scope, found)
    check_grounds(references)
    for kind in ("character", "thing", "door"):
        for id_, timed in getattr(scope.story, kind).items():
            _Timetables(references, kind, id_, timed).check()
    if not found.errors and not scope.broken:
        check_clockwork(scope.story, found)
    problems.found += found.found


class _Timetables:
    """The timetables of one person, thing or door."""

    def __init__(self, references: References, kind: str, id_: str, timed: Timed) -> None:
        self.references = references
        self.problems = references.problems
        self.story = references.story
        self.owner = f'{kind} "{id_}"'
        self.path: Path = (kind, id_)
        self.timed = timed
        self.broken = (kind, id_) in references.scope.broken

    def check(self) -> None:
        timetables: Mapping[str, Mapping[str, Said]] = self.timed.timetable
        for day, rows in timetables.items():
            path = (*self.path, "timetable", day)
            self.references.day(day, path, f"a timetable of {self.owner}")
            clock = clock_of(self.story, day)
            if (
                clock is None
                and day == "first"
                and ("story", "") not in self.references.scope.broken
            ):
                message = "a timetable needs a clock, and the story has no [story.clock]"
                self.problems.add("COY111", message, Spot(path, "key"))
            self._rows(rows, path, day, clock)
            if clock is not None and isinstance(self.timed, Character):
                self._gap(rows, path, clock)
        for dispute, account, rows in self._accounts():
            self._account(dispute, account, rows)
        self._at_one_minute()

    def _accounts(self) -> Iterator[tuple[str, str, Mapping[str, Said]]]:
        for dispute, accounts in self.timed.account.items():
            for account, rows in accounts.items():
                yield dispute, account, rows

    def _account(self, dispute: str, account: str, rows: Mapping[str, Said]) -> None:
        path = (*self.path, "account", dispute, account)
        known = self.story.dispute.get(dispute)
        if known is None:
            self.references.one("dispute", dispute, path, f"an account of {self.owner}")
            self._rows(rows, path, None, None)
            return
        if (
            account not in known.account
            and ("dispute", dispute) not in self.references.scope.broken
        ):
            message = f'{self.owner} goes by account "{account}", and dispute "{dispute}" has none of that name'
            hint = nearest(account, known.account)
            self.problems.add("COY101", message, Spot(path, "key"), hint)
        clock = clock_of(self.story, known.day)
        if clock and known.day not in self.timed.timetable and not self.broken:
            message = f'dispute "{dispute}" is of day "{known.day}", and {self.owner} has no timetable of it'
            self.problems.add("COY702", message, Spot(path, "key"))
        self._rows(rows, path, known.day, clock)

    def _rows(
        self, rows: Mapping[str, Said], path: Path, day: str | None, clock: Clock | None
    ) -> None:
        before = ""
        for time, row in rows.items():
            here = (*path, time)
            if not _TIME.fullmatch(time):
                message = f'"{time}" is no time of day'
                self.problems.add("COY106", message, Spot(here, "key"), "write '05:10'")
                continue
            if time < before:
                message = f"{time} stands after {before}: rows go forward"
                self.problems.add("COY701", message, Spot(here, "key"))
            before = max(time, before)
            if clock is not None and not clock.start <= time < clock.end:
                message = f"{time} is not on this day, which runs from {clock.start} to {clock.end}"
                self.problems.add("COY306", message, Spot(here, "key"))
            self._row(row, here, day)

    def _row(self, row: Said, path: Path, day: str | None) -> None:
        owner = f'row "{path[-1]}" of {self.owner}'
        self.references.each("fact", row.facts, (*path, "facts"), owner)
        if isinstance(row, SeenRow):
            self.references.one("place", row.at, (*path, "at"), owner)
            not_on_plan(self.references, row.at, day, (*path, "at"))
        if isinstance(row, ThingRow):
            self.references.one("character", row.carrier, (*path, "with"), owner)
        if self.broken:
            return
        if isinstance(row, ThingRow):
            if row.at and row.carrier:
                message = f'{owner} has both "at" and "with": it lies somewhere, or somebody has it'
                self.problems.add("COY111", message, Spot(path, "key"))
        elif isinstance(row, SeenRow) and row.at is None and row.doing is None:
            message = f'{owner} has neither "at" nor "doing"'
            hint = 'write at = "PLACE"; or doing = "is in town" for somebody who is away'
            self.problems.add("COY702", message, Spot(path, "key"), hint)
        if not (row.facts or row.inferred or self.timed.invented):
            message = f"{owner} names no facts and does not say that it is inferred"
            hint = 'write facts = ["..."], or inferred = true'
            self.problems.add("COY706", message, Spot(path, "key"), hint)

    def _gap(self, rows: Mapping[str, Said], path: Path, clock: Clock) -> None:
        times = [time for time in rows if _TIME.fullmatch(time)]
        first = min(times, default=clock.end)
        if first > clock.start and not self.broken:
            message = f"nothing says where {self.owner} is from {clock.start} to {first}"
            spot = Spot((*path, first) if times else path, "key")
            self.problems.add("COY702", message, spot, "write a row for the minute the day begins")

    def _at_one_minute(self) -> None:
        """Rows by two disputes at one minute would each want to be the one that holds."""
        first: dict[tuple[str, str], str] = {}
        for dispute, account, rows in self._accounts():
            known = self.story.dispute.get(dispute)
            for time in rows if known else ():
                other = first.setdefault((known.day if known else "", time), dispute)
                if other != dispute:
                    message = (
                        f'{self.owner} has rows for {time} by dispute "{other}" and by "{dispute}"'
                    )
                    path = (*self.path, "account", dispute, account, time)
                    self.problems.add("COY111", message, Spot(path, "key"), "move one by a minute")
