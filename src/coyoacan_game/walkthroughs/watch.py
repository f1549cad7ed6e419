"""Looks on while paths are walked and counts what they cover. Plays nothing itself.

Everything is seen from outside, in the states and turns the one transition function made, and what
a text's conditions came to is taken down where the text is put together for reading.

After every turn it looks at the state as a player can: the list of what can be done, the notebook,
the file of findings and the cast are read, so their texts count. A guard is *seen* in such a state
where it is asked there:
  a choice's, where its scene is the present one; an exit's, where its place's exits are offered;
  a finding's, a place's and its versions', a shown variable's and a table's, always; a row's, where
  its table can be opened; a comparison's, where both notes are known; a layer's, when its picture
  was shown this turn.
Three were true where their effect is, and false elsewhere: an event's, where it happened, or unless
it happens once and has; an ending's, where it was reached, or where play goes on; a character
state's, where somebody is in it, or is not and its `after` allows it. Only of the state somebody
began in it does not show whether they came, and its guard is read as any other.
A standpoint's and an account's, where one chooses what to look at a stretch from. While one looks back, nothing
else is seen: the play stands still.
What only held between two steps of the clock inside one turn is not seen.
Nothing is asked of a play that has ended but what ended it.

`explorer.guards` and `explorer.readings` say the same of single states, so that the explorer decides
what no path has covered; a test holds the two together.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from coyoacan_game.clockwork import standpoints_of
from coyoacan_game.engine import Program, State, Turn, ending
from coyoacan_game.engine.emit import Emitter
from coyoacan_game.engine.record import Confirmed, Ended, Entered, Happened, Learnt
from coyoacan_game.engine.render import TextProgram
from coyoacan_game.story import Story
from coyoacan_game.story.models import Character
from coyoacan_game.story.points import Point
from coyoacan_game.story.text import Inline, Shown, Value, Variant, read_text
from coyoacan_game.view import findings, notebook, offers
from coyoacan_game.view.moment import knows


class WatchedText(TextProgram):
    """A text that takes down which sides of its conditions are read."""

    __slots__ = ("_address", "_blocks", "_counts")

    def __init__(self, raw: str, emitter: Emitter, address: str, counts: Counter[Point]) -> None:
        super().__init__(raw, emitter)
        self._address = address
        self._blocks = read_text(raw).blocks
        self._counts = counts

    def __call__(self, scene: int, time: int, data: int) -> Shown:
        """The text as it reads, its sides counted."""
        if self._key is not None:
            values = iter(self._key(scene, time, data))
            number = 0
            for block in self._blocks:
                number = self._count(block.inlines, values, number, read=True)
        return super().__call__(scene, time, data)

    def _count(
        self, inlines: tuple[Inline, ...], values: Iterator[Any], number: int, *, read: bool
    ) -> int:
        """Counts in the order the values come in, which is the order of writing."""
        for one in inlines:
            if isinstance(one, Value):
                next(values)
            elif isinstance(one, Variant):
                number += 1
                true = bool(next(values))
                if read:
                    side = "true" if true else "false"
                    self._counts[Point("text", self._address, number, side)] += 1
                number = self._count(one.then, values, number, read=read and true)
                number = self._count(one.otherwise, values, number, read=read and not true)
        return number


class WatchedProgram(Program):
    """A program whose texts are watched; its rules are the same."""

    def __init__(self, story: Story) -> None:
        super().__init__(story)
        self.read: Counter[Point] = Counter()

    def text(self, address: str, raw: str) -> TextProgram:
        made = self._texts.get(address)
        if made is None:
            made = self._texts[address] = WatchedText(raw, self.emitter, address, self.read)
        return made


class Watch:
    """An observer of paths through one story. `counts` has every point covered, and how often."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.story = program.story
        self.counts: Counter[Point] = (
            program.read if isinstance(program, WatchedProgram) else Counter()
        )

    def __call__(self, before: State | None, turn: Turn) -> None:
        self._action(turn.action)
        self._glimpsed(before, turn.state)
        shown = self._entries(turn)
        self._people(turn.state)
        self._layers(turn.state, shown)
        if turn.state.data & self.program.looking:
            self._looking(turn.state)
        elif ending(self.program, turn.state) is None:
            self._endings()
            self._page(turn.state)
            self._here(turn.state)
            self._anywhere(turn.state)
            self._beside(turn.state)

    def _see(self, address: str, when: str | None, state: State, key: str = "when") -> bool:
        """Counts a condition as it is now, and says which that is."""
        true = when is None or self.program.condition(f"{address}.{key}", when)(*state)
        if when is not None:
            self._seen(address, "true" if true else "false", key)
        return true

    def _seen(self, address: str, side: str, key: str = "when") -> None:
        self.counts[Point("guard", f"{address}.{key}", 0, side)] += 1

    def _action(self, action: str) -> None:
        match action.split("."):
            case ["scene", *_]:
                self.counts[Point("choice", action)] += 1
            case ["place", *_]:
                self.counts[Point("exit", action)] += 1
            case ["comparison", *_]:
                self.counts[Point("comparison", action)] += 1
            case ["table", *_]:
                self.counts[Point("row", action)] += 1
            case ["dossier", *_]:
                self.counts[Point("dossier", action)] += 1
            case ["look", stretch, _] if stretch != "glimpse":
                self.counts[Point("look", action)] += 1
            case ["assume", dispute, account]:
                self.counts[Point("account", f"dispute.{dispute}.account.{account}")] += 1
            case ["finding", id_, "file", *_]:
                self.counts[Point("filed", f"finding.{id_}.file")] += 1

    def _glimpsed(self, before: State | None, state: State) -> None:
        """Counts what came of a step by itself, or of asking."""
        if before is None or not before.data & self.program.looking:
            return
        for id_ in self.story.glimpse:
            if state.data & ~before.data & self.program.layout.bit(("perceived", id_)):
                self.counts[Point("glimpse", f"glimpse.{id_}")] += 1

    def _looking(self, state: State) -> None:
        """Nothing of the play is asked meanwhile; what to look from, and by which account, is."""
        looks = self.program.looks
        stretch = looks.stretch(state.data) if looks else None
        if looks is None or stretch is None or looks.run(state.data) is not None:
            return
        for id_ in standpoints_of(self.story, stretch):
            self._see(f"standpoint.{id_}", self.story.standpoint[id_].when, state)
        for id_ in looks.runs.mattering(stretch):
            for name, account in self.story.dispute[id_].account.items():
                self._see(f"dispute.{id_}.account.{name}", account.when, state)

    def _entries(self, turn: Turn) -> list[str]:
        """Counts what a turn records; gives the pictures it showed."""
        pictures: list[str | None] = []
        for entry in turn.entries:
            match entry:
                case Entered():
                    self.counts[Point("scene", f"scene.{entry.scene}")] += 1
                    pictures.append(self.story.scene[entry.scene].picture)
                case Learnt():
                    self.counts[Point("note", f"note.{entry.note}")] += 1
                case Happened():
                    self.counts[Point("event", f"event.{entry.event}")] += 1
                    self._seen(f"event.{entry.event}", "true")
                case Confirmed():
                    self.counts[Point("confirmed", f"finding.{entry.finding}")] += 1
                case Ended():
                    self.counts[Point("ending", f"ending.{entry.ending}")] += 1
                    self._seen(f"ending.{entry.ending}", "true")
                    pictures.append(self.story.ending[entry.ending].picture)
        return [one for one in pictures if one is not None]

    def _people(self, state: State) -> None:
        for id_, character in self.story.character.items():
            now = self._state_of(id_, state)
            self.counts[Point("state", f"character.{id_}.state.{now}")] += 1
            if now != character.start and character.state[now].when is not None:
                self._seen(f"character.{id_}.state.{now}", "true")

    def _state_of(self, character: str, state: State) -> str:
        field = self.program.layout.fields["character", character, "state"]
        return field.values[field.get(state.data)]

    def _layers(self, state: State, pictures: list[str]) -> None:
        for id_ in pictures:
            for name, layer in self.story.picture[id_].layer.items():
                self._see(f"picture.{id_}.layer.{name}", layer.when, state)

    def _endings(self) -> None:
        """Play goes on: none has come."""
        for id_ in self.story.ending:
            self._seen(f"ending.{id_}", "false")

    def _page(self, state: State) -> None:
        """Reads what a player can read now; the texts take down the rest."""
        offers(self.program, state)
        notebook(self.program, state)
        findings(self.program, state)
        for id_, character in self.story.character.items():
            if character.about is not None:
                self.program.text(f"character.{id_}.about", character.about)(*state)

    def _here(self, state: State) -> None:
        scene = self.program.scenes[state.scene]
        for name, choice in self.story.scene[scene].choice.items():
            self._see(f"scene.{scene}.choice.{name}", choice.when, state)
        place = self.program.ways_from(state)
        if place is not None:
            for other, way in self.story.ways(place).items():
                self._see(f"place.{place}.exit.{other}", way.when, state)

    def _beside(self, state: State) -> None:
        """What stands beside the scene: the plan, the shown variables, the registers."""
        for id_, place in self.story.place.items():
            self._see(f"place.{id_}", place.when, state)
            for name, version in place.version.items():
                self._see(f"place.{id_}.version.{name}", version.when, state)
        for id_, variable in self.story.variable.items():
            self._see(f"variable.{id_}", variable.shown, state, "shown")
        for id_, table in self.story.table.items():
            if self._see(f"table.{id_}", table.when, state):
                for name, row in table.row.items():
                    self._see(f"table.{id_}.row.{name}", row.when, state)

    def _anywhere(self, state: State) -> None:
        story, program = self.story, self.program
        for id_, event in story.event.items():
            gone = event.once and state.data & program.layout.bit(("happened", id_))
            if not gone and not program.condition(f"event.{id_}.when", event.when)(*state):
                self._seen(f"event.{id_}", "false")
        for id_, comparison in story.comparison.items():
            if all(knows(program, state, note) for note in comparison.notes):
                self._see(f"comparison.{id_}", comparison.when, state)
        for id_, finding in story.finding.items():
            self._see(f"finding.{id_}", finding.when, state)
        for id_, character in story.character.items():
            self._routine(id_, character, state)

    def _routine(self, id_: str, character: Character, state: State) -> None:
        now = self._state_of(id_, state)
        for name, one in character.state.items():
            if one.when is None:
                continue
            guard = self.program.condition(f"character.{id_}.state.{name}.when", one.when)
            true = guard(*state)
            asked = name != now and (not one.after or now in one.after)
            if (true and name == character.start) or (not true and asked):
                self._seen(f"character.{id_}.state.{name}", "true" if true else "false")
