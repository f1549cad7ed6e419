"""For what no path covers: a shortest path that would, or the proof that none does.

A player may begin with the story or with any dossier of it, and so may a path. The last dossier is
asked first: what belongs to it is near there, and far from the story's start.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from coyoacan_game.engine import Program
from coyoacan_game.explorer import Bounds, Decider, Decision, Target, questions
from coyoacan_game.explorer.decide import Answer
from coyoacan_game.explorer.explore import by_name
from coyoacan_game.story import Story
from coyoacan_game.story.points import Point
from coyoacan_game.walkthroughs.begin import DOSSIER
from coyoacan_game.walkthroughs.plays import Play, Viewer


@dataclass(frozen=True)
class Missing:
    """One point that was not covered: "found" with a shortest play, "impossible" is proven, or "open"."""

    point: Point
    answer: Answer
    play: Play | None = None


def beginnings(story: Story) -> tuple[str | None, ...]:
    """Where a player can begin: each dossier, the last first, then the story itself."""
    return (*(f"{DOSSIER}{id_}" for id_ in reversed(tuple(story.dossier))), None)


def find_missing(
    viewer: Viewer, wanted: Iterable[Point], *, seconds: float | None
) -> tuple[Missing, ...]:
    """An answer for each point, in their order, as far as the seconds allow."""
    listed = list(wanted)
    search = _Search(viewer, listed)
    begun = time.monotonic()
    # A dossier that begins as the story does is asked about as the story.
    first = viewer.opening(None)
    every = beginnings(viewer.program.story)
    starts = [one for one in every if one is None or viewer.opening(one) != first]
    for number, start in enumerate(starts):
        left = None
        if seconds is not None:
            left = max(0.0, seconds - (time.monotonic() - begun)) / (len(starts) - number)
        search.ask_from(start, left)
    return tuple(search.answer(point) for point in listed)


class _Search:
    def __init__(self, viewer: Viewer, wanted: list[Point]) -> None:
        self.viewer = viewer
        # The explorer wants a program whose texts nobody watches.
        self.program = Program(viewer.program.story)
        self.pending: dict[str, Point] = {str(point): point for point in wanted}
        self.found: dict[str, Play] = {}
        self.open: set[str] = set()
        self.targets: dict[str, list[Target]] = {}
        for target in questions(self.program):
            self.targets.setdefault(target.name, []).append(target)
        for start in reversed(beginnings(self.program.story)):
            self._keep(Play((), start), set(self.pending))

    def ask_from(self, start: str | None, seconds: float | None) -> None:
        """Decides what is still wanted, for plays with one beginning."""
        asked = [target for name in self.pending for target in self.targets.get(name, ())]
        if not asked:
            return
        decider = Decider(
            self.program, origin=self.viewer.opening(start), bounds=Bounds(seconds=seconds)
        )
        answers = by_name(decider.decide(asked))
        for target, decision in answers.items():
            self._take(target.name, target.kind, decision, start)

    def _take(self, name: str, kind: str, decision: Decision, start: str | None) -> None:
        if decision.answer == "open":
            self.open.add(name)
        elif decision.path is not None:
            self._keep(Play(decision.path, start), {name})
            known = (
                kind == "note" and not decision.path
            )  # from the beginning: nobody learns it then
            if name in self.pending and not known:
                self.open.add(name)

    def _keep(self, play: Play, names: set[str]) -> None:
        seen = {str(point) for point in self.viewer.see(play).points}
        for name in names & seen:
            self.found[name] = play
            del self.pending[name]

    def answer(self, point: Point) -> Missing:
        name = str(point)
        if name in self.found:
            return Missing(point, "found", self.found[name])
        return Missing(point, "open" if name in self.open else "impossible")


def plays_of(missing: Iterable[Missing]) -> Iterator[Play]:
    """Those that were found, each once."""
    return iter(dict.fromkeys(one.play for one in missing if one.play is not None))
