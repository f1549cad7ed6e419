"""A story made ready to run: layout, generated functions, texts, each made when first needed.

Everything here is derived from a checked story and never changes what a play does; the rules
themselves are in `transition`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property
from typing import Any, TypeAlias, TypeVar

from coyoacan_game.engine.daily import Daily
from coyoacan_game.engine.days import MINUTES_OF_A_DAY, Hours
from coyoacan_game.engine.deeds import TODAY, Deed, Effect, Guard, compile_deed, compile_event
from coyoacan_game.engine.effects import effect_lines
from coyoacan_game.engine.emit import Emitter
from coyoacan_game.engine.generate import (
    choices_source,
    ending_source,
    events_source,
    ledger_source,
    moves_source,
)
from coyoacan_game.engine.layout import Layout, State, claims, is_right
from coyoacan_game.engine.looking import Looks
from coyoacan_game.engine.memory import Reads, remembered, remembered_change, unremembered
from coyoacan_game.engine.render import TextProgram
from coyoacan_game.engine.reporting import Reporting
from coyoacan_game.story.days import FIRST, Dossier
from coyoacan_game.story.expressions import Expression
from coyoacan_game.story.keys import Effects
from coyoacan_game.story.models import Story

Offers = Callable[[int, int, int], tuple[str, ...]]
Number = Callable[[int, int, int], int]
Result = TypeVar("Result")
Asked: TypeAlias = Callable[[int, int, int], Result]


class Program:
    """One story, ready to be played, searched and tested. Made once, shared by every play of it.

    `also` are expressions that only look on: see `Layout`.
    """

    def __init__(self, story: Story, also: Iterable[str] = ()) -> None:
        self.story = story
        self.layout = Layout(story, also)
        self.emitter = Emitter(story, self.layout)
        self.scenes = tuple(story.scene)
        self.events_in_order = tuple(story.event)
        self.findings = tuple(story.finding)
        self.endings = tuple(story.ending)
        self.scene_number = {id_: number for number, id_ in enumerate(self.scenes)}
        self.place_number = {id_: number for number, id_ in enumerate(self.layout.places)}
        self.goes_on = tuple(
            (f"dossier.{one.next}",) if one.next else () for one in story.ending.values()
        )
        self.days = self.emitter.days
        self.day_number = {one.id: number for number, one in enumerate(self.days)}
        place = self.layout.fields[("place",)]
        self.place_shift, self.place_ones = place.shift, place.ones
        looking = self.layout.fields.get(("looking",))
        self.looking = looking.mask if looking else 0  # any of it set: somebody looks back
        self.visited_bit = tuple(self.layout.bit(("visited", id_)) for id_ in self.scenes)
        own = [story.own_scene(id_) for id_ in story.place]
        self.own_scene = (-1, *(self.scene_number[one] if one else -1 for one in own))
        # A place's own scene puts you there, whether it says so or not: one walks in to be there.
        puts = {one: id_ for id_, one in reversed(list(zip(story.place, own, strict=True)))}
        self.scene_place = tuple(
            self.place_number[scene.place or puts.get(id_, "none")]
            for id_, scene in story.scene.items()
        )
        # What has been made so far, by address or number.
        self._texts: dict[str, TextProgram] = {}
        self._conditions: dict[str, Guard] = {}
        self._truths: dict[Expression, Guard] = {}
        self._deeds: dict[str, Deed] = {}
        self._happenings: dict[int, Deed] = {}
        self._entering: dict[int, tuple[Effect | None, tuple[str, ...]]] = {}
        self._choices: dict[int, Offers] = {}
        self._file_actions: dict[str, tuple[str, ...]] = {}

    def today(self, time: int) -> Hours:
        """The day of a moment. Only for a story with a clock."""
        return self.days[time // MINUTES_OF_A_DAY]

    def first_day(self, dossier: Dossier | None) -> int:
        """The number of the day a dossier, or the story, begins on; TODAY without a clock."""
        named = dossier.day if dossier else None
        return self.day_number[named or FIRST] if self.days else TODAY

    def text(self, address: str, raw: str) -> TextProgram:
        """The text at an address, ready to be read."""
        made = self._texts.get(address)
        if made is None:
            made = self._texts[address] = TextProgram(raw, self.emitter)
        return made

    def scene_text(self, number: int) -> TextProgram:
        """What is read on entering a scene."""
        id_ = self.scenes[number]
        return self.text(f"scene.{id_}.text", self.story.scene[id_].text)

    def run(self, source: str, name: str) -> Any:
        """Runs source that `emit` wrote, which holds no author text, and gives the function `name`."""
        space = self.emitter.tables
        exec(compile(source, f"<{name}>", "exec"), space)  # noqa: S102 - numbers and operators only
        return space.pop(name)

    def guard(self, source: str) -> Guard:
        """A function from the source of a condition."""
        made: Guard = self.run(f"def guard(s, t, d):\n    return bool({source})\n", "guard")
        return made

    def condition(self, address: str, text: str | None) -> Guard:
        """An author's condition at an address, made once."""
        made = self._conditions.get(address)
        if made is None:
            made = self._conditions[address] = self.guard(self.emitter.guard(text))
        return made

    def truth(self, condition: Expression) -> Guard:
        """The function of a checked condition, made once."""
        made = self._truths.get(condition)
        if made is None:
            made = self._truths[condition] = self.guard(self.emitter.truth(condition))
        return made

    def asked(self, finding: str) -> Guard:
        """Whether a finding's question is being asked at all."""
        return self.condition(f"finding.{finding}.when", self.story.finding[finding].when)

    def effect(self, learn: tuple[str, ...], effects: Effects, address: str) -> Effect | None:
        """What `learn` and `set` do to the data, or None if nothing."""
        lines = effect_lines(self.emitter, learn, effects, address)
        if not lines:
            return None
        body = "\n    ".join(lines)
        source = f"def effect(s, t, d, f):\n    {body}\n    return d\n"
        made: Effect = self.run(source, "effect")
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

    def choices(self, number: int) -> Offers:
        """For one scene: what of it a state offers."""
        made = self._choices.get(number)
        if made is None:
            made = self._choices[number] = self.run(choices_source(self, number), "choices")
        return made

    def lets_go(self, number: int) -> bool:
        """Whether a scene offers waiting, and the exits of the place one is in."""
        declared = self.story.scene[self.scenes[number]].exits
        place = self.scene_place[number]
        return place > 0 and self.own_scene[place] == number if declared is None else declared

    def ways_from(self, state: State) -> str | None:
        """The place whose exits a state offers, or None."""
        place = state.data >> self.place_shift & self.place_ones
        return self.layout.places[place] if place and self.lets_go(state.scene) else None

    @cached_property
    def looks(self) -> Looks | None:
        """What there is to looking back at a day; None where nobody can."""
        return Looks(self) if self.looking else None

    @cached_property
    def reporting(self) -> Reporting:
        """What can be done with claims where a report is written."""
        return Reporting(self)

    @cached_property
    def reopenings(self) -> tuple[str, ...]:
        """Going back to each dossier that one can go back to, as actions."""
        return tuple(f"reopen.{id_}" for id_, one in self.story.dossier.items() if one.reopens)

    def is_over(self, s: int, t: int, d: int) -> bool:
        """Whether an ending holds that leads nowhere else."""
        reached = self.ending(s, t, d)
        return reached >= 0 and not self.goes_on[reached]

    @cached_property
    def ending(self) -> Number:
        """The number of the ending that holds in a state, or -1."""
        return self._by_day(ending_source, "ending", unremembered)

    @cached_property
    def moves(self) -> Number:
        """One step of every character: the data after it."""
        return self._by_day(moves_source, "moves", remembered_change)

    @cached_property
    def events(self) -> Number:
        """The number of the first event that happens in a state, or -1."""
        return self._by_day(events_source, "events", remembered)

    @cached_property
    def ledger(self) -> Offers:
        """The rows, comparisons and filings a state offers, wherever the player is."""
        return self._by_day(ledger_source, "ledger", remembered)

    @cached_property
    def daily(self) -> Daily:
        """What a day rules out."""
        return Daily(self)

    def _by_day(
        self,
        write: Callable[[Program, int | None], str],
        name: str,
        keep: Callable[[Asked[Result], Reads], Asked[Result]],
    ) -> Asked[Result]:
        """A function that is another on each day, made when the day is first asked about."""
        if len(self.days) < 2:
            return keep(*self._with_reads(write, name, None))
        made: dict[int, Asked[Result]] = {}

        def ask(s: int, t: int, d: int) -> Result:
            day = t // MINUTES_OF_A_DAY
            found = made.get(day)
            if found is None:
                found = made[day] = keep(*self._with_reads(write, name, day))
            return found(s, t, d)

        return ask

    def _with_reads(
        self, write: Callable[[Program, int | None], str], name: str, day: int | None
    ) -> tuple[Callable[[int, int, int], Any], Reads]:
        """A function, and what it reads."""
        emitter = self.emitter
        emitter.read_mask, emitter.reads_scene, emitter.reads_time = 0, False, False
        function = self.run(write(self, day), name)
        return function, Reads(emitter.read_mask, emitter.reads_scene, emitter.reads_time)

    def file_actions(self, id_: str) -> tuple[str, ...]:
        """Every way to file a finding, as actions, in the order of `layout.claims`."""
        made = self._file_actions.get(id_)
        if made is None:
            made = self._file_actions[id_] = tuple(
                ".".join(("finding", id_, "file", *claim.candidates, claim.verdict))
                for claim in claims(self.story.finding[id_])
            )
        return made

    def judged_with(self, id_: str) -> tuple[int, ...]:
        """The numbers of the findings that are confirmed together with one: those of its dossier."""
        written = self.story.finding
        return tuple(
            number
            for number, other in enumerate(self.findings)
            if written[other].dossier == written[id_].dossier
        )

    @cached_property
    def judging(self) -> tuple[tuple[int, int, frozenset[int], int], ...]:
        """For each finding: its claim's shift and ones, the right claims, and its solved bit."""
        rows = []
        for id_, finding in self.story.finding.items():
            field = self.layout.fields[("claim", id_)]
            right = frozenset(
                number + 1
                for number, claim in enumerate(claims(finding))
                if is_right(finding, claim)
            )
            rows.append((field.shift, field.ones, right, self.layout.bit(("solved", id_))))
        return tuple(rows)

    def deed(self, address: str) -> Deed | None:
        """The compiled action at an address, or None if the story has no such action."""
        made = self._deeds.get(address)
        if made is None:
            made = compile_deed(self, address)
            if made is not None:
                self._deeds[address] = made
        return made

    def happening(self, number: int) -> Deed:
        """What one event does; its guard is asked by `events` alone."""
        made = self._happenings.get(number)
        if made is None:
            made = compile_event(self, self.events_in_order[number])
            self._happenings[number] = made
        return made
