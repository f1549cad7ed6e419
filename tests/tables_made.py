"""The tables of one small story, made at random. Used by `tests.stories_made`, which see.

First every name is declared, then what is said of them: so that anything can speak of anything.
"""

from __future__ import annotations

from itertools import combinations
from typing import Any

from tests.expressions_made import Tables
from tests.parts_made import DATE, PartMaker

VERDICTS = ("established", "probable", "not_proven")
MINUTES = (0, 0, 5, 10)


class Maker(PartMaker):
    """Makes one story; `story` gives its tables."""

    def story(self) -> Tables:
        self._declare()
        self.tables["story"] = self._about()
        self._people()
        for id_ in self.names.scenes:
            self._scene(id_)
        self._events()
        self._comparisons()
        self._findings()
        self._tables()
        self._endings()
        self._dossiers()
        self._teach_every_note()
        return {kind: table for kind, table in self.tables.items() if table}

    # -- names -----------------------------------------------------------------------------------

    def _declare(self) -> None:
        names = self.names
        names.scenes = [f"s{n}" for n in self._count(2, 4)]
        names.places = [f"s{n}" for n in self._count(0, 2)]
        if len(names.places) == 2 and len(names.scenes) > 2:
            names.places.append("attic")  # a place whose scene has another name
        names.notes = [f"n{n}" for n in self._count(0, 4)]
        names.events = [f"e{n}" for n in self._count(0, 2)]
        pairs = list(combinations(names.notes, 2))
        self.pairs = self.random.sample(pairs, min(len(pairs), self.random.randint(0, 2)))
        names.comparisons = [f"c{n}" for n in range(len(self.pairs))]
        names.findings = {f"f{n}": self._blanks() for n in self._count(0, 4)}
        names.choices = [(scene, f"do{n}") for scene in names.scenes for n in self._count(0, 3)]
        names.people = {
            f"p{n}": tuple(f"t{m}" for m in self._count(1, 3)) for n in self._count(0, 2)
        }
        if self.write.some(0.7):
            names.dates = [DATE.isoformat()]
            names.times = ["05:00", "05:05", "05:10", "05:25", "05:30"]
            names.days = [f"d{n}" for n in self._count(1, 2)] if self.write.some(0.5) else []
            names.dates += [self._date(n).isoformat() for n in range(len(names.days))]
        if self.write.some(0.4):
            names.dossiers = [f"part{n}" for n in self._count(1, 2)]
        # Of days whose steps differ, only the longer divides everything.
        self.longest = 10 if names.days and self.write.some(0.4) else 5
        self.minutes = tuple(spent * self.longest // 5 for spent in MINUTES)
        self.lines = {f"book{n}": self._lines() for n in self._count(0, 2)}
        names.rows = [
            (table, row)
            for table, rows in self.lines.items()
            for row, asked in rows.items()
            if asked
        ]
        self._variables()
        self._places()

    def _blanks(self) -> dict[str, tuple[str, ...]]:
        return {f"b{n}": tuple(f"k{m}" for m in self._count(2, 3)) for n in self._count(0, 2)}

    def _variables(self) -> None:
        table: Tables = {}
        for number in self._count(0, 2):
            table[f"flag{number}"] = {"start": self.write.some(0.5)}
            self.names.flags.append(f"flag{number}")
        for number in self._count(0, 2):
            low = self.random.randint(-2, 1)
            high = low + self.random.randint(1, 3)
            start = self.random.choice((low, high))
            table[f"count{number}"] = {"start": start, "range": [low, high]}
            self.names.counters[f"count{number}"] = (low, high)
        for number in self._count(0, 2):
            # Also the names of places, so that a variable can keep where somebody was.
            values = [*self.names.places, "none", f"other{number}"]
            self.random.shuffle(values)
            table[f"kept{number}"] = {"start": self.random.choice(values), "values": values}
            self.names.values[f"kept{number}"] = tuple(values)
        self.tables["variable"] = table
        self._shown()

    def _places(self) -> None:
        table: Tables = {}
        for number, id_ in enumerate(self.names.places):
            others = [other for other in self.names.places if other != id_]
            table[id_] = {
                "name": f"The {id_}",
                "map": {"row": 0, "column": number * 9, "width": 10, "height": 4},
                "exits": [other for other in others if self.write.some(0.5)],
                "sees": [other for other in others if self.write.some(0.5)],
                "exit": {other: self._exit() for other in others if self.write.some(0.3)},
            }
            if id_ not in self.names.scenes:
                table[id_]["scene"] = self.names.scenes[2]
            if self.write.some(0.2):
                table[id_]["when"] = self.write.condition(1)
            if self.write.some(0.3):
                versions = {f"v{n}": self._version(others, number) for n in self._count(1, 2)}
                table[id_]["version"] = versions
        self.tables["place"] = table

    def _exit(self) -> Tables:
        way: Tables = {"text": "Go {{there}}."}
        if self.write.some(0.6):
            way["when"] = self.write.condition()
        if self.write.some(0.5):
            way["unless_shown"] = self.write.line("Not now.")
        if self.names.times and self.write.some(0.5):
            way["minutes"] = self.random.choice(self.minutes)
        return way

    # -- what is said of them --------------------------------------------------------------------

    def _about(self) -> Tables:
        about: Tables = {"title": "Made", "start": self.random.choice(self.names.scenes)}
        if self.names.places:
            about["start_place"] = self.random.choice(self.names.places)
        if self.names.times:
            about["clock"] = self._clock({"start": "05:00", "end": "05:30", "step": 5}, DATE)
            self.tables["day"] = {id_: self._day(n) for n, id_ in enumerate(self.names.days)}
        return about

    def _people(self) -> None:
        table: Tables = {}
        for id_, states in self.names.people.items():
            table[id_] = {
                "name": f"Don {id_.upper()}",
                "role": "guard",
                "invented": True,
                "start": self.random.choice(states),
                "state": {state: self._state(states) for state in states},
            }
        self.tables["character"] = table

    def _state(self, states: tuple[str, ...]) -> Tables:
        state: Tables = {}
        if self.names.places and self.write.some(0.8):
            state["at"] = self.random.choice(self.names.places)
        if self.write.some(0.5):
            state["doing"] = self.random.choice(("waits", "smokes"))
        if self.write.some(0.7):
            state["when"] = self.write.condition()
        if self.write.some(0.4):
            state["after"] = [self.random.choice(states)]
        return state

    def _scene(self, id_: str) -> None:
        names = self.names
        scene = self._outcome({"title": f"Scene {id_}", "text": self.write.text(f"scene {id_}")})
        scene.pop("says", None)
        if names.places and self.write.some(0.6):
            scene["place"] = self._own_place(id_) or self.random.choice(names.places)
        if self.write.some(0.3):
            scene["exits"] = self.write.some(0.5)
        if self.write.some(0.3):
            scene["picture"] = f"of_{id_}"
            layer = {"when": self.write.condition(), "art": " x\n  x", "says": "A cross."}
            picture = {"art": "o o\no", "says": "Rings.", "layer": {"cross": layer}}
            self.tables.setdefault("picture", {})[f"of_{id_}"] = picture
        after = names.scenes[(names.scenes.index(id_) + 1) % len(names.scenes)]
        choices: Tables = {"on": {"text": "On.", "goto": after}}  # the ring
        for scene_id, name in names.choices:
            if scene_id == id_:
                choices[name] = self._choice(name)
        scene["choice"] = choices
        self.tables.setdefault("scene", {})[id_] = scene

    def _own_place(self, scene: str) -> str | None:
        if scene == "s2" and "attic" in self.names.places:
            return "attic"
        return scene if scene in self.names.places else None

    def _choice(self, name: str) -> Tables:
        choice = self._outcome({"text": self.write.line(f"Do {name}.")})
        if self.write.some(0.5):
            choice["when"] = self.write.condition()
        if self.write.some(0.4):
            choice["unless_shown"] = self.write.line("Not yet.")
        if self.write.some(0.4):
            choice["once"] = True
        if self.write.some(0.5):
            choice["goto"] = self._goto()
        if self.names.days and "goto" in choice and self.write.some(0.6):
            choice["day"] = self.random.choice(("first", *self.names.days))
        elif self.names.times and self.write.some(0.5):
            choice["minutes"] = self.random.choice(self.minutes)
        return choice

    def _goto(self) -> str:
        # "back" only where every place has a scene to go back to: here they all have.
        back = ["back"] if self.names.places else []
        return self.random.choice([*self.names.scenes, *back])

    def _events(self) -> None:
        for id_ in self.names.events:
            event = self._outcome({"when": self.write.condition()})
            if self.write.some(0.3):
                event["once"] = False
            if self.write.some(0.4):
                event["goto"] = self._goto()
                if self.names.days and self.write.some(0.5):
                    event["day"] = self.random.choice(("first", *self.names.days))
            self.tables.setdefault("event", {})[id_] = event

    def _comparisons(self) -> None:
        for id_, pair in zip(self.names.comparisons, self.pairs, strict=True):
            comparison = self._outcome({})
            comparison |= {"notes": list(pair), "says": self.write.text("a comparison")}
            comparison["result"] = self.random.choice(("agrees", "contradicts"))
            if self.write.some(0.4):
                comparison["when"] = self.write.condition()
            self.tables.setdefault("comparison", {})[id_] = comparison

    def _findings(self) -> None:
        for id_, blanks in self.names.findings.items():
            finding: Tables = {
                "title": f"Finding {id_}",
                "question": self.write.text("a question"),
                "sentence": "It was so. " + " ".join(f"{{{blank}}}" for blank in blanks),
                "verdict": self.random.choice(VERDICTS),
                "hints": [self.write.line(f"Hint {n}.") for n in range(3)],
                "says": self.write.text("a confirmation"),
                "blank": {blank: self._blank(words) for blank, words in blanks.items()},
            }
            if self.names.notes and self.write.some(0.4):
                finding["needs"] = [self.random.choice(self.names.notes)]
            if self.write.some(0.3):
                finding["when"] = self.write.condition()
            if self.names.dossiers and self.write.some(0.6):
                finding["dossier"] = self.random.choice(self.names.dossiers)
            self.tables.setdefault("finding", {})[id_] = finding

    def _blank(self, words: tuple[str, ...]) -> Tables:
        blank: Tables = {"candidates": {word: f"by {word}" for word in words}}
        if self.write.some(0.7):
            blank["right"] = [self.random.choice(words)]
        return blank

    def _endings(self) -> None:
        for number in self._count(1, 2):
            # Rarely at once, so that there is something to play.
            when = f"visited.{self.random.choice(self.names.scenes)} and {self.write.condition()}"
            when += f" and {self.write.condition()}"
            ending: Tables = {"title": "The end", "text": self.write.text("the end"), "when": when}
            self.tables.setdefault("ending", {})[f"end{number}"] = ending

    def _teach_every_note(self) -> None:
        """A note that nothing teaches is a fault; the ring's choices teach what is left."""
        tables: list[Any] = list(self.tables["scene"].values())
        for number, id_ in enumerate(self.names.notes):
            scene = tables[number % len(tables)]
            scene["choice"]["on"].setdefault("learn", []).append(id_)
            self.tables.setdefault("note", {})[id_] = {
                "kind": "evidence",
                "title": f"Note {id_}",
                "text": self.write.text("a note"),
                "invented": True,
            }
