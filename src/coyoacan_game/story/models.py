"""What an author wrote: one frozen model for every kind of table.

These say which keys exist and of what type each value is, and nothing else: whether names exist and
expressions fit is the checker's, what they do is the engine's. Texts and expressions are still
strings here. The loader builds them; docs/scene-format.md lists the same keys, and a test holds
the two equal.
"""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

MAXIMUM_TEXT = 20_000  # characters: some twenty printed pages, far above any scene
MAXIMUM_LINE = 400  # characters, for titles, names and choices

Line = Annotated[str, Field(min_length=1, max_length=MAXIMUM_LINE)]
Prose = Annotated[str, Field(min_length=1, max_length=MAXIMUM_TEXT)]
Guard = Annotated[str, Field(min_length=1, max_length=2000)]
Id = Annotated[str, Field(min_length=1, max_length=80)]
Clock24 = Annotated[str, Field(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]
Minutes = Annotated[int, Field(ge=0, le=1440)]
Effects = dict[str, bool | int | Guard]

# TOML gives lists; what is kept cannot change. Only this outer step is lax, the items stay strict.
Ids = Annotated[tuple[Id, ...], Field(strict=False)]
Lines = Annotated[tuple[Line, ...], Field(strict=False)]

Verdict = Literal["established", "probable", "not_proven"]
VERDICTS: tuple[Verdict, ...] = ("established", "probable", "not_proven")


class Table(BaseModel):
    """What every table shares: nothing unknown, nothing converted, nothing changed afterwards."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Clock(Table):
    """`[story.clock]`; without it a story has no time."""

    date: date
    start: Clock24
    end: Clock24
    step: Annotated[int, Field(ge=1, le=240)] = 5
    walk: Minutes = 0
    wait: Annotated[int, Field(ge=1, le=240)] | None = None


class About(Table):
    """`[story]`, the one table without an id."""

    title: Line
    start: Id
    subtitle: Line | None = None
    authors: Lines = ()
    licence: Line | None = None
    summary: Prose | None = None
    start_place: Id | None = None
    clock: Clock | None = None


class Variable(Table):
    """A flag, one of several values, or a bounded counter."""

    start: bool | int | str
    values: (
        Annotated[tuple[Line, ...], Field(strict=False, min_length=2, max_length=256)] | None
    ) = None
    range: (
        Annotated[
            tuple[Annotated[int, Field(ge=-100_000, le=100_000)], ...],
            Field(strict=False, min_length=2, max_length=2),
        ]
        | None
    ) = None


class Room(Table):
    """Where a place stands on the floor plan, in character cells, walls included."""

    row: Annotated[int, Field(ge=0, le=200)]
    column: Annotated[int, Field(ge=0, le=200)]
    width: Annotated[int, Field(ge=3, le=80)] = 12
    height: Annotated[int, Field(ge=3, le=40)] = 4


class Exit(Table):
    """`[place.ID.exit.OTHER]`: a way out that needs more than the list offers."""

    text: Line | None = None
    when: Guard | None = None
    unless_shown: Line | None = None
    minutes: Minutes | None = None


class Place(Table):
    """Somewhere to be."""

    name: Line
    label: Annotated[str, Field(min_length=1, max_length=20)] | None = None
    map: Room | None = None
    exits: Ids = ()
    exit: dict[str, Exit] = {}
    sees: Ids = ()
    scene: Id | None = None


class CharacterState(Table):
    """Where somebody is and what they do there."""

    at: Id | None = None
    doing: Line | None = None
    when: Guard | None = None
    after: Ids = ()


class Character(Table):
    """A finite state machine with a name."""

    name: Line
    role: Line
    start: Id
    state: Annotated[dict[str, CharacterState], Field(min_length=1, max_length=64)]
    mark: Annotated[str, Field(min_length=1, max_length=1)] | None = None
    about: Prose | None = None
    facts: Ids = ()
    invented: bool = False


class Note(Table):
    """A line in the notebook."""

    kind: Literal["evidence", "testimony", "document"]
    title: Line
    text: Prose
    source_character: Annotated[Id | None, Field(alias="from")] = None
    facts: Ids = ()
    invented: bool = False


class Outcome(Table):
    """What a choice, an event or a comparison can do."""

    learn: Ids = ()
    set: Effects = {}
    says: Prose | None = None


class Choice(Outcome):
    """A thing the player does."""

    text: Line
    when: Guard | None = None
    unless_shown: Line | None = None
    once: bool = False
    minutes: Minutes = 0
    goto: Id | None = None


class Scene(Table):
    """What is read on entering, and what can be done there."""

    title: Line
    text: Prose
    place: Id | None = None
    picture: Id | None = None
    learn: Ids = ()
    set: Effects = {}
    exits: bool | None = None
    choice: dict[str, Choice] = {}


class Event(Outcome):
    """Happens to the player."""

    when: Guard
    once: bool = True
    goto: Id | None = None


class Comparison(Outcome):
    """Two notes laid side by side."""

    notes: Annotated[tuple[Id, ...], Field(strict=False, min_length=2, max_length=2)]
    result: Literal["agrees", "contradicts"]
    says: Prose
    when: Guard | None = None


class Blank(Table):
    """One gap in a finding's sentence."""

    candidates: Annotated[dict[str, Line], Field(min_length=2, max_length=12)]
    right: Ids | None = None


class Finding(Table):
    """A sentence with blanks, filed with a verdict."""

    title: Line
    question: Prose
    sentence: Prose
    verdict: Verdict
    hints: Annotated[tuple[Prose, ...], Field(strict=False, min_length=3, max_length=3)]
    says: Prose
    needs: Ids = ()
    when: Guard | None = None
    blank: Annotated[dict[str, Blank], Field(max_length=4)] = {}


class Ending(Table):
    """Declared, never guessed."""

    title: Line
    when: Guard
    text: Prose
    picture: Id | None = None


class Layer(Table):
    """Laid over a picture while its guard holds."""

    when: Guard
    art: Prose
    says: Prose | None = None


class Picture(Table):
    """Drawn in characters, with a sentence that stands for it."""

    art: Prose
    says: Prose
    layer: dict[str, Layer] = {}


class Fact(Table):
    """A statement of history with its standing."""

    statement: Prose
    status: Literal["documented", "disputed", "inferred"]
    basis: Literal["read", "mixed", "recall", "computed"]
    sources: Annotated[tuple[Id, ...], Field(strict=False, min_length=1)]
    date: Line | None = None
    confidence: Literal["high", "medium", "low"] | None = None
    note: Prose | None = None


class Source(Table):
    """Where a fact was read."""

    author: Line
    title: Line
    kind: Line
    consulted: bool
    year: int | None = None
    url: Line | None = None
    extent: Line | None = None


class Story(Table):
    """A whole story: one table of tables for each kind, in the author's order."""

    story: About
    variable: Mapping[str, Variable] = {}
    place: Mapping[str, Place] = {}
    character: Mapping[str, Character] = {}
    note: Mapping[str, Note] = {}
    scene: Mapping[str, Scene] = {}
    event: Mapping[str, Event] = {}
    comparison: Mapping[str, Comparison] = {}
    finding: Mapping[str, Finding] = {}
    ending: Mapping[str, Ending] = {}
    picture: Mapping[str, Picture] = {}
    fact: Mapping[str, Fact] = {}
    source: Mapping[str, Source] = {}

    @property
    def clock(self) -> Clock | None:
        return self.story.clock

    def own_scene(self, place: str) -> str | None:
        """The scene entered by walking into a place, or None if it has none."""
        declared = self.place[place].scene
        return declared or (place if place in self.scene else None)

    def ways(self, place: str) -> dict[str, Exit]:
        """The exits of a place in the order they are offered: the list, then the tables."""
        here = self.place[place]
        plain = {other: here.exit.get(other, _PLAIN_EXIT) for other in here.exits}
        return plain | here.exit


_PLAIN_EXIT = Exit()

KINDS: tuple[str, ...] = tuple(name for name in Story.model_fields if name != "story")


def minutes_of(clock_time: str) -> int:
    """Minutes since midnight of an 'HH:MM'."""
    return int(clock_time[:2]) * 60 + int(clock_time[3:])
