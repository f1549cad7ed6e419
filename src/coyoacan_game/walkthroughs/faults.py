"""Which actions could run into a counter's end: only those need a record of their turn.

`take` keeps no record and is three times as quick as `turn`; a path that reads nothing takes the
quick way wherever no counter can be overrun.
"""

from __future__ import annotations

from functools import cached_property

from coyoacan_game.engine import Action, Program
from coyoacan_game.engine.deeds import TODAY
from coyoacan_game.explorer.moments import Moments
from coyoacan_game.story.keys import Effects
from coyoacan_game.story.models import Event, Story


class Counting:
    """Answers, for one story, whether an action may lead to a fault. Never says no wrongly."""

    def __init__(self, program: Program) -> None:
        story = program.story
        self._program = program
        self._story = story
        self._moments = Moments(program)
        self._scenes = {id_ for id_, scene in story.scene.items() if _counts(story, scene.set)}
        own = [story.own_scene(place) for place in story.place]
        self._own_scenes = any(scene in self._scenes for scene in own)
        self._known: dict[tuple[Action, int], bool] = {}

    def may_fault(self, action: Action, day: int) -> bool:
        """Whether it may on a day, by its number; 0 without a clock."""
        known = self._known.get((action, day))
        if known is None:
            deed = self._program.deed(action)
            begun = day if deed is None or deed.day == TODAY else deed.day
            known = bool({day, begun} & self._dangers) or self._ask(action)
            self._known[action, day] = known
        return known

    @cached_property
    def _dangers(self) -> frozenset[int]:
        """The days on which some event may count, and those from which events lead to such a day."""
        days = range(max(1, len(self._program.days)))
        happens = [
            [one for one in self._story.event.values() if self._may_happen(one, day)]
            for day in days
        ]
        found = {day for day in days if any(self._event_counts(one) for one in happens[day])}
        while more := {day for day in days if found & _begun(self._program, happens[day])} - found:
            found |= more
        return frozenset(found)

    def _event_counts(self, event: Event) -> bool:
        return _counts(self._story, event.set) or self._leads(event.goto)

    def _may_happen(self, event: Event, day: int) -> bool:
        return not self._program.days or self._moments.possible_on(event.when, day)

    def _leads(self, goto: str | None) -> bool:
        return self._own_scenes if goto == "back" else goto in self._scenes

    def _ask(self, action: Action) -> bool:
        story = self._story
        match action.split("."):
            case ["scene", scene, "choice", name] if name in story.scene[scene].choice:
                choice = story.scene[scene].choice[name]
                return _counts(story, choice.set) or self._leads(choice.goto)
            case ["table", id_, _, row] if id_ in story.table and row in story.table[id_].row:
                return _counts(story, story.table[id_].row[row].set)
            case ["dossier", id_] if id_ in story.dossier:
                return self._leads(story.dossier[id_].start)
            case ["comparison", id_]:
                return _counts(story, story.comparison[id_].set)
            case ["place", *_]:
                return self._own_scenes
        return False


def _begun(program: Program, events: list[Event]) -> set[int]:
    """The days that events begin."""
    return {program.day_number[one.day] for one in events if one.day is not None}


def _counts(story: Story, effects: Effects) -> bool:
    """Whether an effect sets a counter to something that depends on the state."""
    return any(
        story.variable[id_].range is not None and isinstance(value, str)
        for id_, value in effects.items()
    )
