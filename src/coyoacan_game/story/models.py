"""What an author wrote: one frozen model for every kind of table.

These say which keys exist and of what type each value is, and nothing else: whether names exist and
expressions fit is the checker's, what they do is the engine's. Texts and expressions are still
strings here. The loader builds them; docs/scene-format.md lists the same keys, and a test holds
the two equal.
"""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from coyoacan_game.story.archive import Archive
from coyoacan_game.story.days import About, Clock, Day, Dossier
from coyoacan_game.story.history import Fact, Source
from coyoacan_game.story.keys import Effects, Guard, Id, Ids, Line, Lines, Minutes, Prose, Table
from coyoacan_game.story.outcomes import Glimpse, Outcome
from coyoacan_game.story.properties import WithProperties
from coyoacan_game.story.timetables import Dispute, Door, PersonRow, Standpoint, Stretch, Thing

Verdict = Literal["established", "probable", "not_proven"]
VERDICTS: tuple[Verdict, ...] = ("established", "probable", "not_proven")


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
    name: Line | None = None
    shown: Guard | None = None
    stays: bool = False


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


class Version(Table):
    """How a place is while a guard holds; what is left out stays as it was."""

    when: Guard
    name: Line | None = None
    label: Annotated[str, Field(min_length=1, max_length=20)] | None = None
    map: Room | None = None
    sees: Ids | None = None


class Place(Table):
    """Somewhere to be. `when` is for the plan alone."""

    name: Line
    label: Annotated[str, Field(min_length=1, max_length=20)] | None = None
    map: Room | None = None
    exits: Ids = ()
    exit: dict[str, Exit] = Field(default_factory=dict)
    sees: Ids = ()
    scene: Id | None = None
    when: Guard | None = None
    version: dict[str, Version] = Field(default_factory=dict)


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
    plural: bool = False
    unrecognised: Line | None = None
    about: Prose | None = None
    facts: Ids = ()
    invented: bool = False
    timetable: dict[str, dict[str, PersonRow]] = Field(default_factory=dict)
    account: dict[str, dict[str, dict[str, PersonRow]]] = Field(default_factory=dict)


class Note(Table):
    """A line in the notebook."""

    kind: Literal["evidence", "testimony", "document"]
    title: Line
    text: Prose
    source_character: Annotated[Id | None, Field(alias="from")] = None
    facts: Ids = ()
    invented: bool = False
    shows: Lines = ()


class Choice(Outcome):
    """A thing the player does."""

    text: Line
    when: Guard | None = None
    unless_shown: Line | None = None
    once: bool = False
    last: bool = False
    minutes: Minutes = 0
    goto: Id | None = None
    day: Id | None = None
    look: Id | None = None


class Scene(Table):
    """What is read on entering, and what can be done there."""

    title: Line
    text: Prose
    place: Id | None = None
    picture: Id | None = None
    where: Line | None = None
    people: bool = True
    learn: Ids = ()
    set: Effects = Field(default_factory=dict)
    exits: bool | None = None
    report: bool = False
    choice: dict[str, Choice] = Field(default_factory=dict)


class Event(Outcome):
    """Happens to the player."""

    when: Guard
    once: bool = True
    goto: Id | None = None
    day: Id | None = None


class Comparison(Outcome):
    """Two notes laid side by side."""

    notes: Annotated[tuple[Id, ...], Field(strict=False, min_length=2, max_length=2)]
    result: Literal["agrees", "contradicts", "neither"]
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
    dossier: Id | None = None
    blank: Annotated[dict[str, Blank], Field(max_length=4)] = Field(default_factory=dict)
    archive: Archive | None = None


class Ending(Table):
    """Declared, never guessed."""

    title: Line
    when: Guard
    text: Prose
    picture: Id | None = None
    next: Id | None = None
    archive: bool = False


class Layer(Table):
    """Laid over a picture while its guard holds."""

    when: Guard
    art: Prose
    says: Prose | None = None


class Picture(Table):
    """Drawn in characters, with a sentence that stands for it."""

    art: Prose
    says: Prose
    layer: dict[str, Layer] = Field(default_factory=dict)


class Row(Outcome):
    """A line of a register; with anything to say, teach or do it can be asked about, once."""

    cells: Annotated[tuple[Line, ...], Field(strict=False, min_length=1, max_length=12)]
    when: Guard | None = None

    @property
    def can_be_asked(self) -> bool:
        return bool(self.says or self.learn or self.set)


class Register(Table):
    """`[table.ID]`: lines and columns that the player can open and question."""

    title: Line
    columns: Annotated[tuple[Line, ...], Field(strict=False, min_length=1, max_length=12)]
    says: Prose
    when: Guard | None = None
    facts: Ids = ()
    invented: bool = False
    row: dict[str, Row] = Field(default_factory=dict)


class Story(WithProperties):
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
    day: Mapping[str, Day] = {}
    dossier: Mapping[str, Dossier] = {}
    table: Mapping[str, Register] = {}
    dispute: Mapping[str, Dispute] = {}
    door: Mapping[str, Door] = {}
    thing: Mapping[str, Thing] = {}
    standpoint: Mapping[str, Standpoint] = {}
    stretch: Mapping[str, Stretch] = {}
    glimpse: Mapping[str, Glimpse] = {}

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
