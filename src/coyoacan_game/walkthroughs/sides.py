"""One of the two stories that are compared: its questions and what is known of their answers."""

from __future__ import annotations

from collections.abc import Iterable

from coyoacan_game.engine import NotOffered, Program, State, turn
from coyoacan_game.explorer import Bounds, Decider, Decision, Target, questions
from coyoacan_game.explorer.explore import by_name
from coyoacan_game.explorer.targets import forgotten, unwanted
from coyoacan_game.story import Story
from coyoacan_game.story.typecheck import TypeCheck
from coyoacan_game.walkthroughs.plays import Play, Viewer
from coyoacan_game.walkthroughs.rules import Rules, Shape, rules_of, shape

Key = tuple[Shape, ...]


def key_of(target: Target) -> Key:
    """What a target asks, the same in both stories.

    Conditions of a text are counted, and one more before it gives it another number: so a side of a
    text is told by what it asks, everything else by its name.
    """
    if target.kind != "variant":
        return (target.name,)
    text = target.address.rpartition(".variant.")[0]
    return (text, shape(target.conditions), target.ending)


class Side:
    """A story, its explorer, and its answers so far, by key."""

    def __init__(self, story: Story, begin: str | None) -> None:
        self.program = Program(story)
        self.viewer = Viewer(story)
        self.begin = begin
        self.origin: State = self.viewer.opening(begin)
        self.rules: Rules = rules_of(story)
        self.decider = Decider(self.program, origin=self.origin)
        self.asking: dict[Key, list[Target]] = {}
        self.names: dict[str, list[Key]] = {}
        for target in questions(self.program):
            key = key_of(target)
            keys = self.names.setdefault(target.name, [])
            if key not in keys:
                keys.append(key)
            self.asking.setdefault(key, []).append(target)
        self.answers: dict[Key, Decision] = {}

    def target(self, key: Key) -> Target:
        return self.asking[key][0]

    def means(self, key: Key) -> Shape:
        """Where and on which conditions a question is answered, to compare it with the other story's."""
        return tuple(
            (one.moment, shape(one.conditions), one.scene, one.ending, one.playing)
            for one in self.asking[key]
        )

    def play(self, actions: tuple[str, ...]) -> None:
        """Takes actions as far as they go here, and keeps what they meet."""
        play = Play(self.fitting(actions), self.begin)
        for point, move in self.viewer.see(play).points.items():
            for key in self.names.get(str(point), ()):
                self._keep(key, Decision("found", play.actions[:move]))

    def fitting(self, actions: tuple[str, ...]) -> tuple[str, ...]:
        """The actions up to the first that is not offered here."""
        state = self.origin
        for number, action in enumerate(actions):
            try:
                state = turn(self.program, state, action).state
            except NotOffered:
                return actions[:number]
        return actions

    def decide(self, keys: Iterable[Key], seconds: float) -> list[tuple[str, ...]]:
        """Decides questions, as far as the seconds allow; the paths that were found."""
        asked = {one: key for key in keys for one in self.asking[key]}
        self.decider.bounds = Bounds(seconds=seconds)
        found: list[tuple[str, ...]] = []
        for target, decision in by_name(self.decider.decide(asked)).items():
            self._keep(asked[target], decision)
            if decision.path is not None and not unwanted(target):
                found.append(decision.path)
        return found

    def known(self, key: Key) -> bool:
        """Whether the answer to a question is known."""
        answer = self.answers.get(key)
        return answer is not None and answer.answer != "open"

    def first(
        self, targets: Iterable[Target], start: str | None, seconds: float
    ) -> dict[Target, Decision]:
        """Decides targets that are none of the story's own questions, from a beginning."""
        decider = self.decider
        if start != self.begin:
            decider = Decider(
                self.program, origin=self.viewer.opening(start), graph=self.decider.graph
            )
        decider.bounds = Bounds(seconds=seconds)
        return decider.decide(targets)

    def understood(self, target: Target) -> Target:
        """A target without its conditions, where they ask what no play of this story remembers."""
        wrong: list[object] = []
        for condition in target.conditions:
            TypeCheck(self.program.emitter.scope, wrong.append).flag(condition)
            wrong += () if wrong else forgotten(self.program, condition)
        return Target(target.kind, target.address, target.moment) if wrong else target

    def _keep(self, key: Key, decision: Decision) -> None:
        had = self.answers.get(key)
        better = had is None or had.answer == "open"
        if had is not None and had.path is not None and decision.path is not None:
            better = len(decision.path) < len(had.path)
        if better:
            self.answers[key] = decision
