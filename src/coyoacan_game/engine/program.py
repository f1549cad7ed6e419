"""A story made ready to run: layout, generated functions, texts, each made when first needed.

Everything here is derived from a checked story and never changes what a play does; the rules
themselves are in `transition`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from coyoacan_game.engine.effects import effect_lines
from coyoacan_game.engine.emit import Emitter
from coyoacan_game.engine.layout import Layout, claims, is_right
from coyoacan_game.engine.render import TextProgram
from coyoacan_game.story.models import Effects, Story, minutes_of

Guard = Callable[[int, int, int], bool]
Effect = Callable[[int, int, int, list[tuple[str, str, int]]], int]
_KEPT = 4096  # results of one function that are kept before they are forgotten


class Deed(NamedTuple):
    """One action, compiled. `scene` is where it can be done (-1: anywhere); `goto` -1 stays, -2 goes back."""

    address: str
    scene: int
    allowed: Guard
    effect: Effect | None
    learn: tuple[str, ...]
    sets: int
    clears: int
    minutes: int
    goto: int
    says: TextProgram | None


STAY, BACK = -1, -2


class Program:
    """One story, ready to be played, searched and tested. Made once, shared by every play of it."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.layout = Layout(story)
        self.emitter = Emitter(story, self.layout)
        self.scenes = tuple(story.scene)
        self.scene_number = {id_: number for number, id_ in enumerate(self.scenes)}
        self.place_number = {id_: number for number, id_ in enumerate(self.layout.places)}
        self.endings = tuple(story.ending)
        clock = story.clock
        self.opens = minutes_of(clock.start) if clock else 0
        self.closes = minutes_of(clock.end) if clock else 0
        self.step = clock.step if clock else 0
        place = self.layout.fields[("place",)]
        self.place_shift, self.place_ones = place.shift, place.ones
        self.visited_bit = tuple(self.layout.bit(("visited", id_)) for id_ in self.scenes)
        self.own_scene = (-1, *(self._number(story.own_scene(id_)) for id_ in story.place))
        self.scene_place = tuple(
            self.place_number[scene.place] if scene.place else 0 for scene in story.scene.values()
        )
        self._texts: dict[str, TextProgram] = {}
        self._conditions: dict[str, Guard] = {}
        self._deeds: dict[str, Deed] = {}
        self._event_ids = tuple(story.event)
        self._happenings: dict[int, Deed] = {}
        self._entering: dict[int, tuple[Effect | None, tuple[str, ...]]] = {}
        self._choices: dict[int, Callable[[int, int, int], tuple[str, ...]]] = {}
        self._ending: Callable[[int, int, int], int] | None = None
        self._moves: Callable[[int, int, int], int] | None = None
        self._events: Callable[[int, int, int], int] | None = None
        self._ledger: Callable[[int, int, int], tuple[str, ...]] | None = None
        self._file_actions: dict[str, tuple[str, ...]] = {}
        self._judging: tuple[tuple[int, int, frozenset[int], int], ...] | None = None

    def _number(self, scene: str | None) -> int:
        return -1 if scene is None else self.scene_number[scene]

    # -- texts -----------------------------------------------------------------------------------

    def text(self, address: str, raw: str) -> TextProgram:
        """The text at an address, ready to be read."""
        made = self._texts.get(address)
        if made is None:
            made = self._texts[address] = TextProgram(raw, self.emitter)
        return made

    def scene_text(self, number: int) -> TextProgram:
        id_ = self.scenes[number]
        return self.text(f"scene.{id_}.text", self.story.scene[id_].text)

    # -- generated functions ---------------------------------------------------------------------

    def function(self, source: str, name: str) -> Any:
        """Runs source that `emit` wrote, which holds no author text, and gives the function `name`."""
        space = self.emitter.tables
        exec(compile(source, f"<{name}>", "exec"), space)  # noqa: S102
        return space.pop(name)

    def guard(self, text: str | None) -> Guard:
        source = f"def guard(s, t, d):\n    return bool({self.emitter.guard(text)})\n"
        made: Guard = self.function(source, "guard")
        return made

    def condition(self, address: str, text: str | None) -> Guard:
        """The guard at an address, made once."""
        made = self._conditions.get(address)
        if made is None:
            made = self._conditions[address] = self.guard(text)
        return made

    def asked(self, finding: str) -> Guard:
        """Whether a finding's question is being asked at all."""
        return self.condition(f"finding.{finding}.when", self.story.finding[finding].when)

    def effect(self, learn: tuple[str, ...], effects: Effects, address: str) -> Effect | None:
        lines = effect_lines(self.emitter, learn, effects, address)
        if not lines:
            return None
        body = "\n    ".join(lines)
        source = f"def effect(s, t, d, f):\n    {body}\n    return d\n"
        made: Effect = self.function(source, "effect")
        return made

    def entering(self, number: int) -> tuple[Effect | None, tuple[str, ...]]:
        """What entering a scene does, and which notes it may teach."""
        made = self._entering.get(number)
        if made is None:
            id_ = self.scenes[number]
            scene = self.story.scene[id_]
            effect = self.effect(scene.learn, scene.set, f"scene.{id_}")
            made = self._entering[number] = (effect, scene.learn)
        return made

    def choices(self, number: int) -> Callable[[int, int, int], tuple[str, ...]]:
        """For one scene: the addresses of its choices, exits and waiting that a state offers."""
        made = self._choices.get(number)
        if made is None:
            made = self._choices[number] = self._compile_choices(number)
        return made

    def _compile_choices(self, number: int) -> Callable[[int, int, int], tuple[str, ...]]:
        id_ = self.scenes[number]
        scene = self.story.scene[id_]
        parts = []
        for name, choice in scene.choice.items():
            guard = self.emitter.guard(choice.when)
            if choice.once:
                bit = self.layout.bit(("chose", id_, name))
                guard = f"not d & {bit}" if guard == "True" else f"not d & {bit} and {guard}"
            parts.append((guard, f"scene.{id_}.choice.{name}"))
        place = self.own_place(number)
        if place is not None:
            for other, way in self.story.ways(place).items():
                parts.append((self.emitter.guard(way.when), f"place.{place}.exit.{other}"))
        if place is not None and self.story.clock and self.story.clock.wait:
            parts.append((f"t < {self.closes}", "wait"))
        lines = []
        for position, (guard, address) in enumerate(parts):
            table = self.emitter.table(
                f"offer_{number}_{position}", lambda address=address: address
            )
            line = f"a.append({table})"
            lines.append(line if guard == "True" else f"if {guard}: {line}")
        body = "\n    ".join(["a = []", *lines, "return tuple(a)"])
        made: Callable[[int, int, int], tuple[str, ...]] = self.function(
            f"def choices(s, t, d):\n    {body}\n", "choices"
        )
        return made

    def own_place(self, number: int) -> str | None:
        """The place whose exits a scene offers, or None."""
        id_ = self.scenes[number]
        scene = self.story.scene[id_]
        place = scene.place
        if place is None:
            place = next(
                (one for one in self.story.place if self.story.own_scene(one) == id_), None
            )
        own = place is not None and self.story.own_scene(place) == id_
        return place if (own if scene.exits is None else scene.exits) else None

    @property
    def ending(self) -> Callable[[int, int, int], int]:
        """The number of the ending that holds in a state, or -1."""
        if self._ending is None:
            lines = [
                f"if {self.emitter.guard(ending.when)}: return {number}"
                for number, ending in enumerate(self.story.ending.values())
            ]
            body = "\n    ".join([*lines, "return -1"])
            self._ending = self.function(f"def ending(s, t, d):\n    {body}\n", "ending")
        return self._ending

    @property
    def moves(self) -> Callable[[int, int, int], int]:
        """One step of every character: the data after it."""
        if self._moves is None:
            self.emitter.read_mask, self.emitter.reads_scene = 0, False
            lines = []
            for id_ in self.story.character:
                lines += self._transitions(id_)
            source = "def moves(s, t, d):\n    " + "\n    ".join([*lines, "return d"]) + "\n"
            function = self.function(source, "moves")
            mask = self.emitter.read_mask
            self._moves = _remembered_moves(function, mask, scene=self.emitter.reads_scene)
        return self._moves

    def _transitions(self, character: str) -> list[str]:
        field = self.emitter.field(("character", character, "state"))
        states = self.story.character[character].state
        numbers = {name: number for number, name in enumerate(states)}
        lines: list[str] = []
        for name, state in states.items():
            if state.when is None:
                continue
            number = numbers[name]
            after = [numbers[one] for one in state.after]
            source = f"q in ({', '.join(map(str, after))},)" if after else f"q != {number}"
            if number in after:
                source += f" and q != {number}"
            word = "elif" if lines else "if"
            guard = self.emitter.guard(state.when)
            put = f"d = d & {~field.mask} | {number << field.shift}"
            lines.append(f"{word} {source} and {guard}: {put}")
        return [f"q = d >> {field.shift} & {field.ones}", *lines] if lines else []

    @property
    def events(self) -> Callable[[int, int, int], int]:
        """The number of the first event that happens in a state, or -1."""
        if self._events is None:
            self.emitter.read_mask, self.emitter.reads_scene = 0, False
            lines = []
            for number, (id_, event) in enumerate(self.story.event.items()):
                guard = self.emitter.guard(event.when)
                if event.once:
                    field = self.emitter.field(("happened", id_))
                    guard = f"not d & {field.mask} and {guard}"
                lines.append(f"if {guard}: return {number}")
            source = "def events(s, t, d):\n    " + "\n    ".join([*lines, "return -1"]) + "\n"
            function = self.function(source, "events")
            mask = self.emitter.read_mask
            self._events = _remembered(function, mask, scene=self.emitter.reads_scene)
        return self._events

    def event(self, number: int) -> Deed:
        """What one event does; its guard is asked by `events` alone."""
        made = self._happenings.get(number)
        if made is None:
            from coyoacan_game.engine.deeds import compile_event

            made = self._happenings[number] = compile_event(self, self._event_ids[number])
        return made

    # -- comparisons and findings ----------------------------------------------------------------

    @property
    def ledger(self) -> Callable[[int, int, int], tuple[str, ...]]:
        """The comparisons and filings a state offers, wherever the player is."""
        if self._ledger is None:
            self.emitter.read_mask, self.emitter.reads_scene = 0, False
            lines = []
            for number, (id_, comparison) in enumerate(self.story.comparison.items()):
                guard = self.comparison_guard(id_)
                address = (f"comparison.{id_}",)
                name = self.emitter.table(f"compare_{number}", lambda address=address: address)
                lines.append(f"if {guard}: a += {name}")
                del comparison
            for number, id_ in enumerate(self.story.finding):
                lines += self._filing_lines(number, id_)
            body = "\n    ".join(["a = ()", *lines, "return a"])
            function = self.function(f"def ledger(s, t, d):\n    {body}\n", "ledger")
            mask = self.emitter.read_mask
            self._ledger = _remembered(function, mask, scene=self.emitter.reads_scene)
        return self._ledger

    def comparison_guard(self, id_: str) -> str:
        """Source: both notes known, not yet compared, and the author's condition."""
        comparison = self.story.comparison[id_]
        known = [self.emitter.field(("knows", note)).mask for note in comparison.notes]
        both = known[0] | known[1]
        done = self.emitter.field(("compared", id_)).mask
        guard = f"d & {both | done} == {both}"
        return (
            guard
            if comparison.when is None
            else f"{guard} and {self.emitter.guard(comparison.when)}"
        )

    def finding_guard(self, id_: str) -> str:
        """Source: the question is asked, the notes it needs are known, and it is not confirmed."""
        finding = self.story.finding[id_]
        needed = 0
        for note in finding.needs:
            needed |= self.emitter.field(("knows", note)).mask
        solved = self.emitter.field(("solved", id_)).mask
        guard = f"d & {needed | solved} == {needed}"
        return guard if finding.when is None else f"{guard} and {self.emitter.guard(finding.when)}"

    def _filing_lines(self, number: int, id_: str) -> list[str]:
        field = self.emitter.field(("claim", id_))
        ways = self.file_actions(id_)
        withdraw = f"finding.{id_}.withdraw"
        # By what is filed now: that once more is not offered, and only what is filed is withdrawn.
        table = self.emitter.table(
            f"file_{number}",
            lambda: (ways, *((*ways[:at], *ways[at + 1 :], withdraw) for at in range(len(ways)))),
        )
        raw = f"d >> {field.shift} & {field.ones}"
        return [f"if {self.finding_guard(id_)}: a += {table}[{raw}]"]

    def file_actions(self, id_: str) -> tuple[str, ...]:
        """Every way to file a finding, as actions, in the order of `layout.claims`."""
        made = self._file_actions.get(id_)
        if made is None:
            finding = self.story.finding[id_]
            made = self._file_actions[id_] = tuple(
                ".".join(("finding", id_, "file", *claim.candidates, claim.verdict))
                for claim in claims(finding)
            )
        return made

    @property
    def judging(self) -> tuple[tuple[int, int, frozenset[int], int], ...]:
        """For each finding: its claim's shift and ones, the right claims, and its solved bit."""
        if self._judging is None:
            rows = []
            for id_, finding in self.story.finding.items():
                field = self.layout.fields[("claim", id_)]
                right = frozenset(
                    number + 1
                    for number, claim in enumerate(claims(finding))
                    if is_right(finding, claim)
                )
                rows.append((field.shift, field.ones, right, self.layout.bit(("solved", id_))))
            self._judging = tuple(rows)
        return self._judging

    # -- deeds -----------------------------------------------------------------------------------

    def deed(self, address: str) -> Deed | None:
        """The compiled action at an address, or None if the story has no such action."""
        made = self._deeds.get(address)
        if made is None:
            from coyoacan_game.engine.deeds import compile_deed

            made = compile_deed(self, address)
            if made is not None:
                self._deeds[address] = made
        return made


def _remembered(function: Any, mask: int, *, scene: bool) -> Any:
    """Keeps results by the part of the state that was read: most turns ask what was asked before."""
    kept: dict[tuple[int, ...], Any] = {}

    def remembered(s: int, t: int, d: int) -> Any:
        key = (t, d & mask, s) if scene else (t, d & mask)
        found = kept.get(key)
        if found is None:
            if len(kept) >= _KEPT:
                kept.clear()
            found = kept[key] = function(s, t, d)
        return found

    return remembered


def _remembered_moves(function: Any, mask: int, *, scene: bool) -> Any:
    """As above, for a function that changes the data only in fields it also reads."""
    inner = _remembered(lambda s, t, d: function(s, t, d & mask), mask, scene=scene)
    rest = ~mask

    def moved(s: int, t: int, d: int) -> int:
        data: int = inner(s, t, d)
        return d & rest | data

    return moved
