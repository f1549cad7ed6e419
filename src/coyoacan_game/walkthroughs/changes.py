"""What is different for a player between two stories, as values. `comparing` finds it, reports tell it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from coyoacan_game.explorer.decide import Answer

# How one thing differs. "never" is something new that no player gets to.
How = Literal["lost", "gained", "gone", "added", "never"]
Verdict = Literal["same", "different", "open"]
State = Answer | Literal["absent"]


@dataclass(frozen=True)
class Difference:
    """A point of the story: what it was, what it is, and a play that got or gets there."""

    how: How
    name: str
    kind: str
    path: tuple[str, ...] | None


@dataclass(frozen=True)
class Stuck:
    """A softlock, a dead end or a counter's fault that one of the stories has: "found" is bad.

    `path` is the shortest way into it in the new story, or into the old one's if it is mended.
    """

    name: str
    old: Answer
    new: Answer
    path: tuple[str, ...] | None

    @property
    def worse(self) -> bool:
        return self.new == "found" and self.old != "found"


@dataclass(frozen=True)
class PathChange:
    """A path test that passes in one of the stories only, and the first thing that fails."""

    file: str
    id: str
    passed_before: bool
    message: str


@dataclass(frozen=True)
class Loss:
    """A play of the old story that cannot go on as it was in the new one.

    "breaks": its last action cannot be made; "elsewhere": it leads somewhere else; "forgets": it has
    not learnt the notes any more; "began": the dossier it began with is gone.
    """

    how: Literal["breaks", "elsewhere", "forgets", "began"]
    what: str
    path: tuple[str, ...]
    start: str | None = None


@dataclass(frozen=True)
class Saves:
    """What becomes of saves: "same" is proven; "open" says that none of those `tried` is changed."""

    answer: Verdict
    losses: tuple[Loss, ...] = ()
    tried: int = 0


@dataclass(frozen=True)
class Changes:
    """All of it. `plays` is "same" if it is proven that the same actions lead to the same everywhere.

    `rules` are addresses of all that differs and is more than words. `undecided` are the points of
    which it is not known whether they changed.
    """

    words_only: bool
    rules: tuple[str, ...]
    plays: Verdict
    differences: tuple[Difference, ...] = ()
    stuck: tuple[Stuck, ...] = ()
    tests: tuple[PathChange, ...] = ()
    tests_walked: int = 0
    saves: Saves = Saves("same")
    undecided: tuple[str, ...] = ()
    asked: int = 0
    seconds: float = 0.0
    same_files: bool = False

    @property
    def verdict(self) -> Verdict:
        """Different if anything is known to be; the same if everything is proven to be."""
        if self.differences or self.stuck or self.tests or self.saves.answer == "different":
            return "different"
        return "open" if self.undecided or self.saves.answer == "open" else "same"


SAME_FILES = Changes(words_only=True, rules=(), plays="same", same_files=True)
