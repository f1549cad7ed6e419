"""Which actions could run into a counter's end: only those need a record of their turn.

`take` keeps no record and is three times as quick as `turn`; a path that reads nothing takes the
quick way wherever no counter can be overrun.
"""

from __future__ import annotations

from coyoacan_game.engine import Action, Program
from coyoacan_game.story.keys import Effects
from coyoacan_game.story.models import Story


class Counting:
    """Answers, for one story, whether an action may lead to a fault. Never says no wrongly."""

    def __init__(self, program: Program) -> None:
        story = program.story
        self._story = story
        self._scenes = {id_ for id_, scene in story.scene.items() if _counts(story, scene.set)}
        own = [story.own_scene(place) for place in story.place]
        self._own_scenes = any(scene in self._scenes for scene in own)
        self._always = any(
            _counts(story, event.set) or self._leads(event.goto) for event in story.event.values()
        )
        self._known: dict[Action, bool] = {}

    def may_fault(self, action: Action) -> bool:
        known = self._known.get(action)
        if known is None:
            known = self._known[action] = self._always or self._ask(action)
        return known

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


def _counts(story: Story, effects: Effects) -> bool:
    """Whether an effect sets a counter to something that depends on the state."""
    return any(
        story.variable[id_].range is not None and isinstance(value, str)
        for id_, value in effects.items()
    )
