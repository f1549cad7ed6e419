"""What the player of a play has come upon: people, places, ways, questions. Read from its turns, never kept in a state.

The state need not grow for it: it follows from what was shown, turn by turn. `met` is called by
the views that list people, places and findings.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from coyoacan_game.engine import Playthrough, State, Turn
from coyoacan_game.engine.record import Confirmed, Ended, Entered, Learnt, Looked, Said
from coyoacan_game.view.findings import listed
from coyoacan_game.view.moment import (
    known_notes,
    people_here,
    people_seen,
    place_of,
    shown_place,
)
from coyoacan_game.view.names import Names
from coyoacan_game.view.offers import ways_out
from coyoacan_game.view.words import as_text


@dataclass(frozen=True)
class Met:
    """`ways` are exits that were offered, or shown with a reason against them: (place, other).

    A person is met who was here or in sight, is the witness of a note, or was named in a text.
    A place is met that one was in, saw somebody in, or was shown a way to. `questions` are
    findings, in the order in which they first stood in the file.
    """

    people: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    ways: frozenset[tuple[str, str]] = frozenset()
    questions: tuple[str, ...] = ()


def met(play: Playthrough) -> Met:
    """What was come upon in a play as far as it has got."""
    return _memory_of(play).now()


@lru_cache(maxsize=2)
def _memory_of(play: Playthrough) -> _Memory:
    return _Memory(play)


class _Memory:
    """Reads each turn of a play once; those that were taken back are forgotten."""

    def __init__(self, play: Playthrough) -> None:
        self._play = play
        self._names = Names(play.program.story)
        self._read: list[tuple[Turn, Met]] = []

    def now(self) -> Met:
        turns = self._play.turns
        while self._read and not self._still_stands(turns):
            self._read.pop()
        for turn in turns[len(self._read) :]:
            known = self._read[-1][1] if self._read else None
            self._read.append((turn, self._after(turn, known)))
        return self._read[-1][1]

    def _still_stands(self, turns: tuple[Turn, ...]) -> bool:
        number = len(self._read)
        return number <= len(turns) and turns[number - 1] is self._read[-1][0]

    def _after(self, turn: Turn, known: Met | None) -> Met:
        """What is known after a turn; who has read none yet begins with what the state knows."""
        program, state = self._play.program, turn.state
        before = known or Met()
        learnt = [one.note for one in turn.entries if isinstance(one, Learnt)]
        people, places = self._seen(turn)
        ways = self._ways(state)
        people |= _looked_at(turn)
        for note in learnt if known else known_notes(program, state):
            people |= self._people_of(note, state)
        for text in _texts(turn):
            people |= self._names.people_in(text)
        found = Met(
            before.people | people,
            before.places | places | {other for _, other in ways},
            before.ways | ways,
            tuple(dict.fromkeys((*before.questions, *listed(program, state)))),
        )
        return before if found == before else found  # one value for as long as nothing is new

    def _seen(self, turn: Turn) -> tuple[set[str], set[str]]:
        """Who was here or in sight, and where one was or saw them."""
        program = self._play.program
        people: set[str] = set()
        places: set[str] = set()
        for moment in _moments(turn):
            seen = people_seen(program, moment)
            people.update(one.id for one in (*people_here(program, moment), *seen))
            places.update(one.place for one in seen if one.place)
            places.update(filter(None, [shown_place(program, moment)]))
        return people, places

    def _ways(self, state: State) -> set[tuple[str, str]]:
        """The exits that are shown."""
        here = place_of(self._play.program, state)
        shown = ways_out(self._play.program, state)
        return {(here, one.action.split(".")[-1]) for one in shown} if here else set()

    def _people_of(self, id_: str, state: State) -> frozenset[str]:
        """The witness of a note, and whom it names."""
        program = self._play.program
        note = program.story.note[id_]
        text = as_text(program.text(f"note.{id_}.text", note.text)(*state))
        named = self._names.people_in(f"{note.title}\n{text}")
        return named | {note.source_character} if note.source_character else named


def _looked_at(turn: Turn) -> set[str]:
    """Whom one saw and knew again who looked back."""
    steps = [entry.step for entry in turn.entries if isinstance(entry, Looked)]
    seen = [one for step in steps if step.perceived for one in step.perceived.sightings]
    return {one.who for one in seen if not one.faceless}


def _moments(turn: Turn) -> Iterator[State]:
    """The states a player was shown in a turn."""
    entered = [entry.state for entry in turn.entries if isinstance(entry, Entered)]
    yield from dict.fromkeys((*entered, turn.state))


def _texts(turn: Turn) -> Iterator[str]:
    """What there was to read in a turn."""
    for entry in turn.entries:
        if isinstance(entry, Said | Entered | Confirmed | Ended):
            yield as_text(entry.text)
