"""Faults planted in real scenes, each where it is known: what must then be said, and of which address.

`Planter(dossier, random)` makes them; `Planted.missed()` says what `check` and the explorer did not say.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from tests.explorer.real_scenes import Dossier
from tests.expressions_made import Tables

from coyoacan_game.engine import State, offered, turn
from coyoacan_game.engine.record import Fault
from coyoacan_game.explorer import Decision, Target

Choice = tuple[str, str]
Miss = str | None  # what was not said, None if all was


@dataclass(frozen=True)
class Planted:
    """A fault or a change: its kind, the address that must be named, and who looks for it.

    `renamed` is what is called otherwise now, if anything is.
    """

    kind: str
    address: str
    story: Dossier
    look: Callable[[Planted], Miss]
    renamed: str = ""

    def missed(self) -> Miss:
        """What should have been said and was not; None if it was."""
        return self.look(self)


class Planter:
    """Plants faults in one dossier. Only what a play can come to is chosen to be spoilt."""

    def __init__(self, dossier: Dossier, random: Random) -> None:
        self.dossier = dossier
        self.random = random
        answers = dossier.met(("scene", "choice"))
        self.paths = {
            one.address: decision.path
            for one, decision in answers.items()
            if decision.path is not None
        }
        self.choices: list[Choice] = [
            (id_, name)
            for id_ in dossier.scenes
            for name in dossier.tables["scene"][id_].get("choice", {})
            if f"scene.{id_}.choice.{name}" in self.paths
        ]

    # -- softlocks ---------------------------------------------------------------------------------

    def ring(self) -> Planted:
        """A choice that nobody has to take leads into two scenes that lead to each other for ever."""
        story, address, choice = self._spoilt(leading=False)
        choice["goto"] = "planted_cell"
        choice.pop("day", None)
        story.tables["scene"]["planted_cell"] = _scene("planted_yard")
        story.tables["scene"]["planted_yard"] = _scene("planted_cell")
        return Planted("softlock", address, story, stuck)

    def no_ending_after(self) -> Planted:
        """After a choice that nobody has to take no ending holds any more."""
        story, address, choice = self._spoilt(leading=False)
        story.tables["variable"]["planted"] = {"start": False}
        choice.setdefault("set", {})["planted"] = True
        for ending in story.tables["ending"].values():
            ending["when"] = f"({ending['when']}) and not planted"
        return Planted("softlock", address, story, stuck)

    # -- scenes ------------------------------------------------------------------------------------

    def nothing_leads_to(self) -> Planted:
        """Nothing goes to a scene any more: a name was mistaken for another."""
        story = self.dossier.changed()
        id_ = self._scene_entered_by_goto()
        for _, table in self._leading_to(story.tables, id_):
            table["goto"] = "back" if "day" not in table else story.tables["story"]["start"]
        return Planted("unreachable scene", f"scene.{id_}", story, checked("COY301"))

    def only_after_itself(self) -> Planted:
        """All that leads to a scene wants one to have been there."""
        story = self.dossier.changed()
        id_ = self._scene_entered_by_goto()
        for _, table in self._leading_to(story.tables, id_):
            table["when"] = also(table.get("when"), f"visited.{id_}")
        return Planted("unreachable scene", f"scene.{id_}", story, impossible)

    # -- guards ------------------------------------------------------------------------------------

    def elsewhere(self) -> Planted:
        """A choice wants one to be in another scene."""
        story, address, choice = self._spoilt()
        other = self.random.choice(
            [one for one in self.dossier.scenes if one != self._scene_of(address)]
        )
        choice["when"] = also(choice.get("when"), f"scene == '{other}'")
        return Planted("guard never true", f"{address}.when [true]", story, impossible)

    def only_after_its_own(self) -> Planted:
        """A choice wants itself to have been taken."""
        story, address, choice = self._spoilt()
        choice["when"] = also(choice.get("when"), f"chose.{_short(address)}")
        return Planted("guard never true", f"{address}.when [true]", story, impossible)

    # -- counters ----------------------------------------------------------------------------------

    def at_the_edge(self) -> Planted:
        """A choice counts down what is at nought."""
        story, address, choice = self._spoilt()
        story.tables["variable"]["planted"] = {"start": 0, "range": [0, 3]}
        choice.setdefault("set", {})["planted"] = "planted - 1"
        return Planted("counter", f"{address}.set.planted", story, overrun)

    def too_often(self) -> Planted:
        """A scene counts that one comes, and one comes twice."""
        story = self.dossier.changed()
        again = [one for one in self.dossier.scenes if self._comes_again(one)]
        id_ = self.random.choice(again)
        story.tables["variable"]["planted"] = {"start": 0, "range": [0, 1]}
        story.tables["scene"][id_].setdefault("set", {})["planted"] = "planted + 1"
        return Planted("counter", f"scene.{id_}.set.planted", story, overrun)

    # -- dead ends ---------------------------------------------------------------------------------

    def nothing_on_offer(self) -> Planted:
        """A choice leads into a scene where there is nothing to do."""
        story, address, choice = self._spoilt()
        while "learn" in choice:  # in that scene one could still compare what one has learnt
            story, address, choice = self._spoilt()
        choice["goto"] = "planted_hall"
        choice.pop("day", None)
        story.tables["scene"]["planted_hall"] = {"title": "Hall", "text": "Bare."}
        return Planted("dead end", address, story, dead_end("planted_hall"))

    def wants_a_key(self) -> Planted:
        """Whatever can be done in a scene wants what a choice elsewhere gives."""
        while True:
            key = self.random.choice(self.choices)
            id_ = self.random.choice(self.dossier.scenes)
            path = self.paths.get(f"scene.{id_}")
            scene = self.dossier.tables["scene"][id_]
            way = f"scene.{key[0]}.choice.{key[1]}"
            if path and way not in path and key[0] != id_ and self._leads_nowhere_else(id_, scene):
                break
        story = self.dossier.changed()
        story.tables["variable"]["planted"] = {"start": False}
        story.tables["scene"][key[0]]["choice"][key[1]].setdefault("set", {})["planted"] = True
        for choice in story.tables["scene"][id_]["choice"].values():
            choice["when"] = also(choice.get("when"), "planted")
        return Planted("dead end", f"scene.{id_}", story, dead_end(id_))

    # -- places ------------------------------------------------------------------------------------

    def _spoilt(self, *, leading: bool = True) -> tuple[Dossier, str, Tables]:
        """A choice that can be taken, in a story that may be changed; `leading`: also one that leads elsewhere."""
        story = self.dossier.changed()
        while True:
            scene, name = self.random.choice(self.choices)
            choice = story.tables["scene"][scene]["choice"][name]
            if leading or "goto" not in choice:
                return story, f"scene.{scene}.choice.{name}", choice

    def _scene_entered_by_goto(self) -> str:
        """A scene that only choices and events lead to, each by its name."""
        tables = self.dossier.tables
        begun = {tables["story"]["start"], *(one["start"] for one in tables["dossier"].values())}
        return self.random.choice(
            [
                id_
                for id_ in self.dossier.scenes
                if f"scene.{id_}" in self.paths and id_ not in begun and not self._own(id_)
            ]
        )

    def _leading_to(self, tables: Tables, id_: str) -> list[tuple[str, Tables]]:
        everything = [*tables["scene"].values()]
        choices = [one for scene in everything for one in scene.get("choice", {}).items()]
        both = [*choices, *tables["event"].items()]
        return [(name, table) for name, table in both if table.get("goto") == id_]

    def _own(self, id_: str) -> bool:
        """Whether a scene is the own scene of a place, and so is walked into."""
        return any(
            place.get("scene", name) == id_ for name, place in self.dossier.tables["place"].items()
        )

    def _leads_nowhere_else(self, id_: str, scene: Tables) -> bool:
        return not self._own(id_) and not scene.get("exits") and bool(scene.get("choice"))

    def _comes_again(self, id_: str) -> bool:
        """Whether one can leave the own scene of a place for another scene, and come back."""
        tables = self.dossier.tables["scene"]
        ways = [tables[scene]["choice"][name] for scene, name in self.choices if scene == id_]
        return self._own(id_) and any(_only_back(tables.get(way.get("goto"), {})) for way in ways)

    def _scene_of(self, address: str) -> str:
        return address.split(".")[1]


def _only_back(scene: Tables) -> bool:
    choices = scene.get("choice", {}).values()
    leads_back = any(one.get("goto") == "back" and "when" not in one for one in choices)
    return leads_back and "place" not in scene


def _scene(after: str) -> Tables:
    on = {"text": "On.", "goto": after}
    return {"title": "A cell", "text": "A door.", "choice": {"on": on}}


def also(when: str | None, more: str) -> str:
    """A guard with one thing more."""
    return f"({when}) and {more}" if when else more


def _short(address: str) -> str:
    _, scene, _, name = address.split(".")
    return f"{scene}.{name}"


# -- who looks, and what must be said ----------------------------------------------------------------


def checked(code: str) -> Callable[[Planted], Miss]:
    """The checker says so of the address."""

    def look(fault: Planted) -> Miss:
        said = f"{code} {fault.address}"
        return None if said in fault.story.problems else f"check does not say {said}"

    return look


def stuck(fault: Planted) -> Miss:
    """There is a softlock, and the address is the last choice at which it could be avoided."""
    lost = fault.story.lost
    if lost.answer != "found" or not lost.path:
        return f"softlock: {lost.answer}"
    _states(fault, lost.path)
    return None if lost.path[-1] == fault.address else f"last choice {lost.path[-1]}"


def impossible(fault: Planted) -> Miss:
    """It is proven that no play meets what is at the address."""
    decision = _named(fault, fault.address)
    return None if decision.answer == "impossible" else f"{decision.answer} by {decision.path}"


def overrun(fault: Planted) -> Miss:
    """A counter leaves its range at the address, by a path that was played."""
    decision = _named(fault, fault.address)
    if decision.path is None:
        return f"counter: {decision.answer}"
    states = _states(fault, decision.path[:-1])
    last = turn(fault.story.program, states[-1], decision.path[-1])
    faults = [f"{one.address}.set.{one.variable}" for one in last.entries if isinstance(one, Fault)]
    return None if fault.address in faults else f"the path ends with {faults}"


def dead_end(scene: str) -> Callable[[Planted], Miss]:
    """Nothing is on offer in a scene at the end of a path that was played; its last choice, if known."""

    def look(fault: Planted) -> Miss:
        decision = _named(fault, "dead_end")
        if decision.path is None:
            return f"dead end: {decision.answer}"
        program, state = fault.story.program, _states(fault, decision.path)[-1]
        if offered(program, state) or program.scenes[state.scene] != scene:
            return f"the path ends in {program.scenes[state.scene]}"
        if ".choice." in fault.address and decision.path[-1] != fault.address:
            return f"last choice {decision.path[-1]}"
        return None

    return look


def _named(fault: Planted, name: str) -> Decision:
    found: dict[Target, Decision] = fault.story.answers(name.removesuffix(" [true]"))
    return next(decision for one, decision in found.items() if one.name == name)


def _states(fault: Planted, path: tuple[str, ...]) -> list[State]:
    """The states along a path. Raises where it cannot be played."""
    states = [fault.story.origin]
    for action in path:
        states.append(turn(fault.story.program, states[-1], action).state)
    return states
