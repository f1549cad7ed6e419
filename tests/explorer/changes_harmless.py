"""Changes to real scenes that do no harm: nothing may be said of them that was not said before."""

from __future__ import annotations

import re
from collections import Counter
from random import Random
from typing import Any

from tests.explorer.faults_planted import Planted, Planter
from tests.explorer.real_scenes import Dossier

from coyoacan_game.explorer import Decision, Target

ASKED = ("scene", "dead_end", "fault")  # of the whole dossier; of a changed scene everything
Answers = Counter[tuple[str, str, int]]


class Changer:
    """Makes harmless changes in one dossier."""

    def __init__(self, planter: Planter, random: Random) -> None:
        self.planter = planter
        self.dossier = planter.dossier
        self.random = random

    def renamed(self) -> Planted:
        """One id is another wherever it stands."""
        kind = self.random.choice(("note", "scene", "finding", "event", "character"))
        ids = [one for one in self.dossier.tables[kind] if "_" in one]
        id_ = self.random.choice(ids)
        scenes = tuple(f"{one}_too" if one == id_ else one for one in self.dossier.scenes)
        tables = _renamed(self.dossier.tables, re.compile(rf"\b{id_}\b"), f"{id_}_too")
        story = Dossier(self.dossier.id_, tables, scenes)
        return Planted("harmless", f"{kind}.{id_}", story, self._alarm, f"{kind}.{id_}_too")

    def reworded(self) -> Planted:
        """A text says something more."""
        story = self.dossier.changed()
        id_, name = self.random.choice(self.planter.choices)
        scene = story.tables["scene"][id_]
        scene["text"] += "\n\nSo it stood that day."
        scene["choice"][name]["text"] = "Do it."
        return self._made(f"scene.{id_}", story)

    def reordered(self) -> Planted:
        """Tables stand in another order in which nothing happens one after the other."""
        story = self.dossier.changed()
        id_, _ = self.random.choice(self.planter.choices)
        for table in (story.tables, story.tables["scene"][id_]):
            key = (
                self.random.choice(["note", "scene", "fact", "table"])
                if "note" in table
                else "choice"
            )
            table[key] = dict(self.random.sample(list(table[key].items()), len(table[key])))
        return self._made(f"scene.{id_}", story)

    def said_otherwise(self) -> Planted:
        """A guard says the same in other words."""
        story = self.dossier.changed()
        guarded = [
            one
            for one in self.planter.choices
            if "when" in story.tables["scene"][one[0]]["choice"][one[1]]
        ]
        id_, name = self.random.choice(guarded)
        choice = story.tables["scene"][id_]["choice"][name]
        words = self.random.choice(
            ("not (not ({}))", "({}) and true", "false or ({})", "not (({}) == false)")
        )
        choice["when"] = words.format(choice["when"])
        return self._made(f"scene.{id_}", story)

    def more_to_do(self) -> Planted:
        """One more choice, that changes nothing, shows a corner or teaches a note."""
        story = self.dossier.changed()
        id_, _ = self.random.choice(self.planter.choices)
        scenes = story.tables["scene"]
        choice: dict[str, Any] = {"text": "Look round.", "says": "Nothing is new."}
        kind = self.random.randrange(3)
        if kind == 1:
            choice["goto"] = "planted_corner"
            back = {"text": "Back.", "goto": id_}
            scenes["planted_corner"] = {
                "title": "Corner",
                "text": "A web.",
                "choice": {"back": back},
            }
        elif kind == 2:
            choice |= {"once": True, "learn": ["planted_web"]}
            web = {"kind": "evidence", "title": "A web", "text": "There is one.", "invented": True}
            story.tables["note"]["planted_web"] = web
        scenes[id_]["choice"]["planted_look"] = choice
        return self._made(f"scene.{id_}", story)

    def _made(self, address: str, story: Dossier) -> Planted:
        return Planted("harmless", address, story, self._alarm)

    def _alarm(self, change: Planted) -> str | None:
        """What is said that was not said before; None if nothing is."""
        old, new = self.dossier, change.story
        if len(new.problems) > len(old.problems):
            return f"check says {sorted(new.problems - old.problems)}"
        if new.lost.answer != "none":
            return f"softlock: {new.lost}"
        lost = self._known(old, change.address) - self._known(new, change.renamed or change.address)
        return f"no longer so: {dict(lost)}" if lost else None

    def _known(self, story: Dossier, address: str) -> Answers:
        """What is so of the scenes of a version of the dossier, and of what was changed in it."""
        own = story.answers(f"{address}.") if address.startswith("scene.") else {}
        return _counted(story.met(ASKED) | own)


def _counted(answers: dict[Target, Decision]) -> Answers:
    """How often each kind of thing had each answer, in so many moves."""
    return Counter((one.kind, made.answer, len(made.path or ())) for one, made in answers.items())


def _renamed(value: Any, old: re.Pattern[str], new: str) -> Any:
    """A value with one word replaced wherever it stands, as a key too."""
    match value:
        case dict():
            return {old.sub(new, key): _renamed(one, old, new) for key, one in value.items()}
        case list():
            return [_renamed(one, old, new) for one in value]
        case str():
            return old.sub(new, value)
    return value
