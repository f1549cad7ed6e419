"""Every id that one table names in another must be declared."""

from __future__ import annotations

from collections.abc import Iterable

from coyoacan_game.diagnostics import Problems, Spot, nearest
from coyoacan_game.story.days import FIRST, Dossier
from coyoacan_game.story.models import Scene, Story
from coyoacan_game.story.outcomes import Outcome
from coyoacan_game.story.scope import Scope

Path = tuple[str | int, ...]


class _References:
    def __init__(self, scope: Scope, problems: Problems) -> None:
        self.scope = scope
        self.story: Story = scope.story
        self.problems = problems

    def one(self, kind: str, id_: str | None, path: Path, owner: str) -> None:
        """`id_` is the value at `path` and must name something of `kind`."""
        if id_ is None or self.scope.has(kind, id_):
            return
        message = f'{owner} names {kind} "{id_}", and no {kind} has that name'
        self.problems.add("COY101", message, Spot(path), nearest(id_, self.scope.ids(kind)))

    def each(self, kind: str, ids: Iterable[str], path: Path, owner: str) -> None:
        for position, id_ in enumerate(ids):
            self.one(kind, id_, (*path, position), owner)

    def among(self, what: str, ids: Iterable[str], known: Iterable[str], path: Path) -> None:
        known = list(known)
        for position, id_ in enumerate(ids):
            if id_ not in known:
                message = f'"{id_}" is no {what}'
                self.problems.add("COY101", message, Spot((*path, position)), nearest(id_, known))

    def goto(self, id_: str | None, path: Path, owner: str) -> None:
        if id_ is None or id_ == "back" or self.scope.has("scene", id_):
            return
        message = f'{owner} goes to "{id_}", and no scene has that name'
        self.problems.add("COY101", message, Spot(path), nearest(id_, self.scope.ids("scene")))

    def day(self, id_: str | None, path: Path, owner: str) -> None:
        """`id_` is the value at `path` and must name a day, the story's own clock included."""
        if id_ is None or id_ == FIRST or self.scope.has("day", id_):
            return
        message = f'{owner} names day "{id_}", and no day has that name'
        hint = nearest(id_, (FIRST, *self.scope.ids("day")))
        self.problems.add("COY101", message, Spot(path), hint)

    def effects(self, effects: Iterable[str], path: Path, owner: str) -> None:
        for id_ in effects:
            if not self.scope.has("variable", id_):
                message = f'{owner} sets "{id_}", and no variable has that name'
                hint = nearest(id_, self.scope.ids("variable"))
                self.problems.add("COY101", message, Spot((*path, id_), "key"), hint)

    def outcome(self, outcome: Outcome | Scene | Dossier, path: Path, owner: str) -> None:
        if outcome.learn:
            self.each("note", outcome.learn, (*path, "learn"), owner)
        if outcome.set:
            self.effects(outcome.set, (*path, "set"), owner)


def check_references(scope: Scope, problems: Problems) -> None:
    """Adds a problem for every name that nothing declares."""
    references = _References(scope, problems)
    _about(references)
    _places(references)
    _characters(references)
    _scenes(references)
    _rest(references)
    _days_and_dossiers(references)
    _tables(references)


def _about(references: _References) -> None:
    if ("story", "") in references.scope.broken:
        return
    about = references.story.story
    references.one("scene", about.start, ("story", "start"), "the story")
    references.one("place", about.start_place, ("story", "start_place"), "the story")
    if about.clock:
        references.one("dossier", about.clock.dossier, ("story", "clock", "dossier"), "the clock")


def _days_and_dossiers(references: _References) -> None:
    for id_, day in references.story.day.items():
        references.one("dossier", day.dossier, ("day", id_, "dossier"), f'day "{id_}"')
    for id_, dossier in references.story.dossier.items():
        path, owner = ("dossier", id_), f'dossier "{id_}"'
        references.one("scene", dossier.start, (*path, "start"), owner)
        references.one("place", dossier.start_place, (*path, "start_place"), owner)
        references.day(dossier.day, (*path, "day"), owner)
        references.outcome(dossier, path, owner)


def _tables(references: _References) -> None:
    for id_, table in references.story.table.items():
        references.each("fact", table.facts, ("table", id_, "facts"), f'table "{id_}"')
        for name, row in table.row.items():
            owner = f'row "{name}" of table "{id_}"'
            references.outcome(row, ("table", id_, "row", name), owner)


def _places(references: _References) -> None:
    story = references.story
    for id_, place in story.place.items():
        owner = f'place "{id_}"'
        references.each("place", place.exits, ("place", id_, "exits"), owner)
        references.each("place", place.sees, ("place", id_, "sees"), owner)
        references.one("scene", place.scene, ("place", id_, "scene"), owner)
        for name, version in place.version.items():
            path = ("place", id_, "version", name, "sees")
            references.each("place", version.sees or (), path, f'version "{name}" of {owner}')
        for other in place.exit:
            if not references.scope.has("place", other):
                message = f'{owner} has an exit to "{other}", and no place has that name'
                hint = nearest(other, references.scope.ids("place"))
                spot = Spot(("place", id_, "exit", other), "key")
                references.problems.add("COY101", message, spot, hint)


def _characters(references: _References) -> None:
    for id_, character in references.story.character.items():
        path = ("character", id_)
        if character.start not in character.state:
            message = f'character "{id_}" starts as "{character.start}", and has no such state'
            hint = nearest(character.start, character.state)
            references.problems.add("COY101", message, Spot((*path, "start")), hint)
        references.each("fact", character.facts, (*path, "facts"), f'character "{id_}"')
        for name, state in character.state.items():
            here = (*path, "state", name)
            owner = f'state "{name}" of character "{id_}"'
            references.one("place", state.at, (*here, "at"), owner)
            what = f'state of character "{id_}"'
            references.among(what, state.after, character.state, (*here, "after"))


def _scenes(references: _References) -> None:
    for id_, scene in references.story.scene.items():
        path, owner = ("scene", id_), f'scene "{id_}"'
        references.one("place", scene.place, (*path, "place"), owner)
        references.one("picture", scene.picture, (*path, "picture"), owner)
        references.outcome(scene, path, owner)
        for name, choice in scene.choice.items():
            here = (*path, "choice", name)
            owner = f'choice "{name}"'
            references.outcome(choice, here, owner)
            references.goto(choice.goto, (*here, "goto"), owner)
            references.day(choice.day, (*here, "day"), owner)
            references.one("stretch", choice.look, (*here, "look"), owner)


def _rest(references: _References) -> None:
    story = references.story
    for id_, note in story.note.items():
        path, owner = ("note", id_), f'note "{id_}"'
        references.one("character", note.source_character, (*path, "from"), owner)
        references.each("fact", note.facts, (*path, "facts"), owner)
    for id_, event in story.event.items():
        references.outcome(event, ("event", id_), f'event "{id_}"')
        references.goto(event.goto, ("event", id_, "goto"), f'event "{id_}"')
        references.day(event.day, ("event", id_, "day"), f'event "{id_}"')
    for id_, comparison in story.comparison.items():
        path, owner = ("comparison", id_), f'comparison "{id_}"'
        references.each("note", comparison.notes, (*path, "notes"), owner)
        references.outcome(comparison, path, owner)
    for id_, finding in story.finding.items():
        path = ("finding", id_)
        references.each("note", finding.needs, (*path, "needs"), f'finding "{id_}"')
        references.one("dossier", finding.dossier, (*path, "dossier"), f'finding "{id_}"')
        if finding.archive is not None:
            owner = f'the archive of finding "{id_}"'
            references.each("fact", finding.archive.facts, (*path, "archive", "facts"), owner)
        for name, blank in finding.blank.items():
            here = (*path, "blank", name, "right")
            what = f'candidate of blank "{name}"'
            references.among(what, blank.right or (), blank.candidates, here)
    for id_, ending in story.ending.items():
        references.one("picture", ending.picture, ("ending", id_, "picture"), f'ending "{id_}"')
        references.one("dossier", ending.next, ("ending", id_, "next"), f'ending "{id_}"')
    for id_, fact in story.fact.items():
        references.each("source", fact.sources, ("fact", id_, "sources"), f'fact "{id_}"')
