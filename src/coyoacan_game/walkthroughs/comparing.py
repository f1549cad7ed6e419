"""Finds what is different for a player between two stories, as far as the seconds allow.

First it asks whether plays can part at all: if no play does anything whose rules differ, everything
but the texts' own conditions is as it was. Where plays part, every play that is known is taken in
both stories; what none of them shows is decided, what was touched first.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from typing import Literal

from coyoacan_game.explorer import Bounds, Decider, Decision, Target
from coyoacan_game.explorer.after import met_after
from coyoacan_game.explorer.aims import SOME_ENDING
from coyoacan_game.explorer.decide import Answer
from coyoacan_game.explorer.softlocks import Softlocks, softlocks
from coyoacan_game.explorer.targets import unwanted
from coyoacan_game.walkthroughs.begin import DOSSIER
from coyoacan_game.walkthroughs.changes import Difference, How, Stuck, Verdict
from coyoacan_game.walkthroughs.missing import beginnings
from coyoacan_game.walkthroughs.plays import Play
from coyoacan_game.walkthroughs.rules import partings
from coyoacan_game.walkthroughs.sides import Key, Side

_SIDED = ("guard", "variant")  # what an author takes away of these is nothing a player misses


class Comparing:
    """Two stories, and what has been found of them so far."""

    def __init__(self, old: Side, new: Side, seconds: float) -> None:
        self.old = old
        self.new = new
        self.partings = partings(old.rules, new.rules)
        self._until = time.monotonic() + seconds
        self.witnesses: list[Play] = []  # shortest plays of the old story that may part
        self.parted: Verdict = "open"
        self._after: frozenset[Key] | None = None  # what may be met where plays have parted
        self.stuck: tuple[Stuck, ...] = ()

    def _left(self, share: float) -> float:
        return max(0.0, self._until - time.monotonic()) * share

    # -- do plays part? ----------------------------------------------------------------------------

    def part(self) -> Verdict:
        """Whether every play of one story is a play of the other: "same" is proven."""
        if not self.partings.changed:
            self.parted = "same"
        elif self.partings.everywhere:
            self.parted = "different"
        else:
            answers = self._parting(self.old, self.partings.old, self.old.begin)
            answers += self._parting(self.new, self.partings.new, self.new.begin)
            if all(one == "impossible" for one in answers):
                self.parted = "same"
            else:
                self.parted = "different" if "found" in answers else "open"
                self._after = self._met_after()
        return self.parted

    def _met_after(self) -> frozenset[Key]:
        """What neither story's players meet once plays have parted is met before it in both, or not."""
        found: set[Key] = set()
        for side, targets in ((self.old, self.partings.old), (self.new, self.partings.new)):
            if targets:
                asked = {target: key for key, all_ in side.asking.items() for target in all_}
                found |= {asked[one] for one in met_after(side.decider, targets, list(asked))}
        return frozenset(found)

    def keeps_saves(self) -> Verdict:
        """Whether every play of the old story, however begun, goes on in the new: "same" is proven."""
        if not self.partings.changed:
            return "same"
        if self.partings.everywhere:
            return "open"
        answers: list[Answer] = []
        for start in beginnings(self.old.program.story):
            if start is None or start.removeprefix(DOSSIER) in self.new.program.story.dossier:
                answers += self._parting(self.old, self.partings.old, start)
        return "same" if all(one == "impossible" for one in answers) else "open"

    def _parting(self, side: Side, targets: Sequence[Target], start: str | None) -> list[Answer]:
        """Whether plays with a beginning get to where they may part."""
        asked = [side.understood(target) for target in targets]
        if not asked:
            return []
        made = side.first(asked, start, self._left(0.2))
        if side is self.old:
            found = (one.path for one in made.values() if one.path is not None)
            self.witnesses += [Play(path, start) for path in found]
        return [one.answer for one in made.values()]

    # -- what can be reached -----------------------------------------------------------------------

    def learn_from(self, plays: Iterable[tuple[str, ...]]) -> None:
        """Takes plays that are known in both stories."""
        for actions in plays:
            self.old.play(actions)
            self.new.play(actions)

    def decide(self) -> None:
        """Asks what no play has shown: what was touched, then the rest."""
        asked = [key for key in self._keys() if self._can_differ(key)]
        near = [key for key in asked if self._touched(key)]
        for keys, share in ((near, 0.4), (asked, 0.7)):
            for side, other, part in ((self.new, self.old, 0.5), (self.old, self.new, 1.0)):
                open_ = [key for key in keys if key in side.asking and not side.known(key)]
                if open_:
                    for path in side.decide(open_, self._left(share * part)):
                        other.play(path)

    def _keys(self) -> list[Key]:
        return list(dict.fromkeys((*self.old.asking, *self.new.asking)))

    def _can_differ(self, key: Key) -> bool:
        """Where plays are the same, an answer can only be another if the question is."""
        if key not in self.new.asking:
            return self.old.target(key).kind not in _SIDED
        if key not in self.old.asking or self.old.means(key) != self.new.means(key):
            return True
        if self.parted == "same":
            return False
        # Whether anything is on offer is another question where the offers are others.
        return self._after is None or key in self._after or self.old.target(key).stuck

    def _touched(self, key: Key) -> bool:
        """Whether a question is about something whose rules differ, or that only one story has."""
        if key not in self.old.asking or key not in self.new.asking:
            return True
        address = self.new.target(key).address
        return any(address == one or address.startswith(f"{one}.") for one in self.partings.changed)

    def differences(self) -> tuple[tuple[Difference, ...], tuple[str, ...], int]:
        """What differs, what of it is not known, and how many questions there were."""
        found: list[Difference] = []
        open_: list[str] = []
        stuck: list[Stuck] = []
        asked = [key for key in self._keys() if self._can_differ(key)]
        for key in asked:
            before, after = self._answer(self.old, key), self._answer(self.new, key)
            target = (self.new if key in self.new.asking else self.old).target(key)
            if unwanted(target):
                stuck += _stuck(target, before, after)
                if "open" in (_said(before), _said(after)):
                    open_.append(target.name)
                continue
            how = _how(target, _said(before), _said(after))
            if how == "open":
                open_.append(target.name)
            elif how is not None:
                path = (before if how in ("lost", "gone") else after) or Decision("open")
                found.append(Difference(how, target.name, target.kind, path.path))
        self.stuck = (*self.stuck, *stuck)
        return tuple(found), tuple(open_), len(asked)

    @staticmethod
    def _answer(side: Side, key: Key) -> Decision | None:
        return side.answers.get(key, Decision("open")) if key in side.asking else None

    # -- getting stuck -----------------------------------------------------------------------------

    def lost(self) -> bool:
        """Compares softlocks; whether it is known how they differ."""
        if self.parted == "same":
            return True
        self.new.decider.bounds = Bounds(seconds=self._left(0.2))
        new = softlocks(self.new.decider)
        self.old.decider.bounds = Bounds(seconds=self._left(0.25))
        old = softlocks(self.old.decider)
        if "open" in (old.answer, new.answer):
            return False
        if old.answer == new.answer and (new.path is None or self._was_lost(new.path)):
            return True
        path = new.path if new.path is not None else old.path
        self.stuck = (Stuck("softlock", _as_answer(old), _as_answer(new), path), *self.stuck)
        return True

    def _was_lost(self, path: tuple[str, ...]) -> bool:
        """Whether a way into a softlock was one in the old story too."""
        side = self.old
        if side.fitting(path) != path:
            return False
        state = side.decider.replayer.played(path)[-1]
        inner = Decider(
            side.program,
            origin=state,
            entered=False,
            bounds=Bounds(seconds=self._left(1.0)),
            graph=side.decider.graph,
        )
        return inner.decide([SOME_ENDING.goal])[SOME_ENDING.goal].answer == "impossible"


def _as_answer(one: Softlocks) -> Answer:
    return "impossible" if one.answer == "none" else one.answer


def _said(decision: Decision | None) -> str:
    return "absent" if decision is None else decision.answer


def _stuck(target: Target, before: Decision | None, after: Decision | None) -> Sequence[Stuck]:
    """A dead end or a fault that came or went."""
    old = before.answer if before else "impossible"
    new = after.answer if after else "impossible"
    if old == new or "open" in (old, new):
        return ()
    path = (after.path if after else None) or (before.path if before else None)
    return (Stuck(target.name, old, new, path),)


def _how(target: Target, before: str, after: str) -> How | Literal["open"] | None:
    """How an answer changed; "open" where that is not known, None where it did not."""
    match before, after:
        case "found", "impossible":
            return "lost"
        case "impossible", "found":
            return "gained"
        case "found", "absent":
            return None if target.kind in _SIDED else "gone"
        case "absent", "found":
            return None if target.kind in _SIDED else "added"
        case "absent", "impossible":
            harmless = target.kind == "guard" and target.side == "false"
            return None if harmless else "never"
        case ("open", _) | (_, "open"):
            return "open"
    return None
