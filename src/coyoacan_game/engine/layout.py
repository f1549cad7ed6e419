"""Where each part of a story's state is kept: fields of one whole number.

A state is three numbers, the scene, the clock and the data. The data packs everything else, one
field beside the other, so that states are small, hashable values and a guard is an AND.
Only what some expression can read has a field: whether a scene was visited is no part of the state
of a story that never asks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from coyoacan_game.clockwork import standpoints_of, stretches_offered
from coyoacan_game.story.days import minutes_of
from coyoacan_game.story.models import VERDICTS, Comparison, Event, Finding, Row, Story
from coyoacan_game.story.outcomes import Outcome
from coyoacan_game.story.scope import Slot

# Found by name in all of the author's strings: one too many costs a bit, never correctness.
# Python's grammar lets space stand around a dot.
_READ = re.compile(
    r"\b(visited|happened|verdict)\s*\.\s*(\w+)"
    r"|\b(chose|claimed|looked)\s*\.\s*(\w+)\s*\.\s*(\w+)"
)


class State(NamedTuple):
    """Where a play stands. A value: equal states are equal tuples.

    `scene` counts the story's scenes from 0, `time` is the number of the day x 1440 and the minutes
    since its midnight (0 without a clock; see `days`), `data` holds the layout's fields.
    """

    scene: int
    time: int
    data: int


@dataclass(frozen=True, slots=True)
class Field:
    """`width` bits from bit `shift`; `low` is the number that is kept as 0."""

    shift: int
    width: int
    values: tuple[str, ...] = ()
    low: int = 0

    @property
    def ones(self) -> int:
        return (1 << self.width) - 1

    @property
    def mask(self) -> int:
        return self.ones << self.shift

    def get(self, data: int) -> int:
        return data >> self.shift & self.ones

    def put(self, data: int, raw: int) -> int:
        return data & ~self.mask | raw << self.shift


class ClaimReaders(NamedTuple):
    """Whether some expression reads a claim's verdict, and which of its blanks."""

    verdict: bool
    blanks: frozenset[str]


class Layout:
    """The fields of one story, by slot.

    `also` are expressions that are no part of it and may read more than it does: a question about
    its plays, say. Nothing that a play does rests on them.
    """

    def __init__(self, story: Story, also: Iterable[str] = ()) -> None:
        self.fields: dict[Slot, Field] = {}
        self._next = 0
        self.places = ("none", *story.place)
        read = self.read = frozenset(_slots_read((*_strings(story), *also)))
        self._add(("place",), len(self.places), self.places)
        for id_, variable in story.variable.items():
            if variable.values is not None:
                self._add(("variable", id_), len(variable.values), variable.values)
            elif variable.range is not None:
                low, high = variable.range
                self._add(("variable", id_), high - low + 1, low=low)
            else:
                self._add(("variable", id_), 2)
        for id_, character in story.character.items():
            states = tuple(character.state)
            self._add(("character", id_, "state"), len(states), states)
        self._flags(("knows", id_) for id_ in story.note)
        self._flags(
            ("chose", id_, name)
            for id_, scene in story.scene.items()
            for name, choice in scene.choice.items()
            if choice.once or ("chose", id_, name) in read
        )
        self._flags(("visited", id_) for id_ in story.scene if ("visited", id_) in read)
        self._flags(
            ("happened", id_)
            for id_, event in story.event.items()
            if event.once or ("happened", id_) in read
        )
        self._flags(("compared", id_) for id_ in story.comparison)
        self._flags(
            ("asked", id_, name)
            for id_, table in story.table.items()
            for name, row in table.row.items()
            if row.can_be_asked
        )
        for id_, finding in story.finding.items():
            self._add(("claim", id_), 1 + ways_to_file(finding))
            self._add(("solved", id_), 2)
        self._looks(story, stretches_offered(story))
        self.bits = self._next

    def _looks(self, story: Story, stretches: tuple[str, ...]) -> None:
        """What there is to looking back; nothing in a story where nobody can."""
        if not stretches:
            return
        runs = [(one, other) for one in stretches for other in standpoints_of(story, one)]
        words = ("none", *stretches, *map(".".join, runs))
        self._add(("looking",), len(words), words)
        written = [story.stretch[id_] for id_ in stretches]
        longest = max(minutes_of(one.end) - minutes_of(one.start) for one in written)
        self._add(("minute",), longest, tuple(map(str, range(longest))))
        days = {one.day for one in written}
        for id_, dispute in story.dispute.items():
            if dispute.day in days:
                self._add(("assumed", id_), len(dispute.account), tuple(dispute.account))
        self._flags(("perceived", id_) for id_ in story.glimpse)
        self._flags(("looked", *run) for run in runs if ("looked", *run) in self.read)

    def _flags(self, slots: Iterator[Slot]) -> None:
        for slot in slots:
            self._add(slot, 2)

    def _add(self, slot: Slot, count: int, values: tuple[str, ...] = (), low: int = 0) -> None:
        width = max(1, (count - 1).bit_length())
        self.fields[slot] = Field(self._next, width, values, low)
        self._next += width

    def claim_readers(self, finding: str) -> ClaimReaders:
        """What the story can tell of a finding's claim, beside whether it is filed and right."""
        blanks = (slot[2] for slot in self.read if slot[:2] == ("claimed", finding))
        return ClaimReaders(("verdict", finding) in self.read, frozenset(blanks))

    def bit(self, slot: Slot) -> int:
        """The mask of a flag, 0 if nothing reads it."""
        field = self.fields.get(slot)
        return field.mask if field else 0


def _slots_read(texts: Iterable[str]) -> Iterator[Slot]:
    for match in _READ.finditer("\n".join(texts)):
        parts = tuple(part for part in match.groups() if part)
        yield parts


def _strings(story: Story) -> Iterator[str]:
    """Every string in which an expression can stand."""
    for variable in story.variable.values():
        yield variable.shown or ""
    for place in story.place.values():
        yield place.when or ""
        yield from (version.when for version in place.version.values())
        for way in place.exit.values():
            yield from (way.when or "", way.text or "", way.unless_shown or "")
    for table in story.table.values():
        yield table.when or ""
    for dossier in story.dossier.values():
        yield dossier.before or ""
        yield from map(str, dossier.set.values())
    for character in story.character.values():
        yield character.about or ""
        yield from (state.when or "" for state in character.state.values())
    for scene in story.scene.values():
        yield scene.text
        yield from map(str, scene.set.values())
        for choice in scene.choice.values():
            yield from (choice.text, choice.when or "", choice.says or "")
            yield choice.unless_shown or ""
            yield from map(str, choice.set.values())
    rows = [row for table in story.table.values() for row in table.row.values()]
    guarded: tuple[Event | Comparison | Row, ...] = (
        *story.event.values(),
        *story.comparison.values(),
        *rows,
    )
    yield from (one.when or "" for one in guarded)
    outcomes: tuple[Outcome, ...] = (*guarded, *story.glimpse.values())
    for outcome in outcomes:
        yield outcome.says or ""
        yield from map(str, outcome.set.values())
    yield from (standpoint.when or "" for standpoint in story.standpoint.values())
    for dispute in story.dispute.values():
        yield from (account.when or "" for account in dispute.account.values())
    for finding in story.finding.values():
        yield from (finding.when or "", finding.question, finding.says, *finding.hints)
    for ending in story.ending.values():
        yield from (ending.when, ending.text)
    for picture in story.picture.values():
        yield from (layer.when for layer in picture.layer.values())
    yield from (note.text for note in story.note.values())


class Claim(NamedTuple):
    """A finding as filed: a candidate for each blank, in order, and a verdict."""

    candidates: tuple[str, ...]
    verdict: str


def ways_to_file(finding: Finding) -> int:
    """In how many ways a finding can be filed."""
    ways = len(VERDICTS)
    for blank in finding.blank.values():
        ways *= len(blank.candidates)
    return ways


def claims(finding: Finding) -> tuple[Claim, ...]:
    """Every way to file a finding; a field keeps 0 for none and one more than the place here."""
    fills: list[tuple[str, ...]] = [()]
    for blank in finding.blank.values():
        fills = [(*before, candidate) for before in fills for candidate in blank.candidates]
    return tuple(Claim(fill, verdict) for fill in fills for verdict in VERDICTS)


def is_right(finding: Finding, claim: Claim) -> bool:
    """Whether the blanks and the verdict are as the record bears them."""
    return fills_right(finding, claim) and claim.verdict == finding.verdict


def fills_right(finding: Finding, claim: Claim) -> bool:
    """The same of the blanks alone."""
    blanks = zip(finding.blank.values(), claim.candidates, strict=True)
    return all(blank.right is None or candidate in blank.right for blank, candidate in blanks)
