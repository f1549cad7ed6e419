"""The plays an exploration found, and everything they meet in their course."""

from __future__ import annotations

from collections.abc import Sequence

from coyoacan_game.engine import Action
from coyoacan_game.explorer import Exploration
from coyoacan_game.explorer.targets import unwanted
from coyoacan_game.story import Story
from coyoacan_game.story.points import Point, points
from coyoacan_game.walkthroughs.begin import DOSSIER
from coyoacan_game.walkthroughs.missing import beginnings
from coyoacan_game.walkthroughs.plays import Play, Viewer


def plays_found(story: Story, found: Exploration, begin: str | None) -> tuple[Play, ...]:
    """One for each thing that was found, from where the exploration began.

    What comes before a dossier is read only by who begins there: that is a play of no moves.
    """
    paths = (
        decision.path
        for target, decision in found.answers.items()
        if decision.path is not None and not unwanted(target)
    )
    plays = [_play(path, begin) for path in paths]
    if begin is None:
        plays += [Play((), start) for start in beginnings(story) if start is not None]
    return tuple(dict.fromkeys(plays))


def _play(path: tuple[Action, ...], begin: str | None) -> Play:
    """A path that begins with a dossier's address is played by who begins there."""
    if path and path[0].startswith(DOSSIER):
        return Play(path[1:], path[0])
    return Play(path, begin)


def points_met(viewer: Viewer, plays: Sequence[Play]) -> list[Point]:
    """Everything that some play covers, in the author's order."""
    met = {point for play in plays for point in viewer.see(play).points}
    return [point for point in points(viewer.program.story) if point in met]
