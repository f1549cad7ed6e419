"""One dossier of the real story as plain tables, to be changed in a place that is known.

A dossier is explored from its own beginning to its own endings: nothing leads on to the next, so
that a question takes seconds. Used by `planted`.
"""

from __future__ import annotations

import tomllib
from copy import deepcopy
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from tests.expressions_made import Tables
from tests.stories_made import loaded_from

from coyoacan_game.checker import check_story
from coyoacan_game.engine import Program, State, opening
from coyoacan_game.explorer import Decider, Decision, Target, questions
from coyoacan_game.explorer.softlocks import Softlocks, softlocks

SCENES = Path(__file__).parents[2] / "scenes"
FOLDERS = {"folded_serape": "dossier_1", "polite_visitor": "dossier_3"}


def read(folder: Path) -> Tables:
    """All tables of the files below a folder, together."""
    found: Tables = {}
    for file in sorted(folder.rglob("*.toml")):
        _into(found, tomllib.loads(file.read_text(encoding="utf-8")))
    return found


def _into(tables: Tables, more: dict[str, Any]) -> None:
    for key, one in more.items():
        if isinstance(one, dict) and isinstance(tables.get(key), dict):
            _into(tables[key], one)
        else:
            tables[key] = one


@dataclass(frozen=True)
class Dossier:
    """A dossier in some version of the story. `scenes` are the ids of those written for it."""

    id_: str
    tables: Tables
    scenes: tuple[str, ...]

    @cached_property
    def problems(self) -> frozenset[str]:
        """What the checker says, as "CODE address"."""
        found = check_story(loaded_from(deepcopy(self.tables)))
        return frozenset(
            f"{one.code} {'.'.join(map(str, one.spot.path)) if one.spot else ''}" for one in found
        )

    @cached_property
    def program(self) -> Program:
        """Ready to be explored."""
        story = loaded_from(deepcopy(self.tables)).story
        if story is None:
            raise ValueError(f"the story cannot be read: {sorted(self.problems)}")
        return Program(story)

    @cached_property
    def origin(self) -> State:
        """Where the dossier begins."""
        first = next(iter(self.program.story.dossier))
        return opening(self.program, None if self.id_ == first else self.id_).state

    @cached_property
    def decider(self) -> Decider:
        """Decides from there."""
        return Decider(self.program, origin=self.origin)

    @cached_property
    def lost(self) -> Softlocks:
        """Whether anybody gets stuck."""
        return softlocks(self.decider)

    def answers(self, *begins: str) -> dict[Target, Decision]:
        """All questions about addresses that begin so."""
        asked = [one for one in questions(self.program) if one.address.startswith(begins)]
        return self.decider.decide(asked)

    def met(self, kinds: tuple[str, ...]) -> dict[Target, Decision]:
        """All questions of some kinds; of scenes and choices, those about the dossier's own."""
        asked = [one for one in questions(self.program) if one.kind in kinds]
        return self.decider.decide(one for one in asked if self._owns(one))

    def changed(self) -> Dossier:
        """The same once more, to be changed."""
        return Dossier(self.id_, deepcopy(self.tables), self.scenes)

    def _owns(self, target: Target) -> bool:
        kind, _, rest = target.address.partition(".")
        return target.kind == "dead_end" or (kind == "scene" and rest.split(".")[0] in self.scenes)


def dossier(id_: str) -> Dossier:
    """A dossier as it is, with its endings the end of play."""
    tables = read(SCENES)
    for ending in tables["ending"].values():
        ending.pop("next", None)
    written = read(SCENES / FOLDERS[id_])["scene"]
    return Dossier(id_, tables, tuple(written))
