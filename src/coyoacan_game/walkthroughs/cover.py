"""A few short plays that together cover what many do.

Greedily the play that covers most of what is left, the shorter of two; then whatever the others
have made superfluous goes, and every play ends where it has covered what only it covers. That is
not always the smallest set there is, which nobody could find in a reasonable time.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from coyoacan_game.story.points import Point
from coyoacan_game.walkthroughs.plays import Play, Viewer


@dataclass(frozen=True)
class Chosen:
    """A play, the ending it comes to, and what those before it do not cover, as it is met."""

    play: Play
    ending: str | None
    points: tuple[Point, ...]


@dataclass(frozen=True)
class Cover:
    """Plays that cover everything wanted but what is `left`: no play without a fault covers that."""

    chosen: tuple[Chosen, ...]
    left: tuple[Point, ...]


@dataclass(frozen=True)
class _Candidate:
    play: Play
    met: int  # a set of wanted points, by their numbers
    first: dict[int, int]  # the move at which each was first met


def cover(viewer: Viewer, plays: Iterable[Play], wanted: Sequence[Point]) -> Cover:
    """As few and as short plays as are quickly found that cover the wanted points."""
    numbers = {point: number for number, point in enumerate(wanted)}
    candidates = [_candidate(viewer, play, numbers) for play in _longest(plays)]
    picked = _shortened(_needed(_picked(candidates)))
    done = 0
    chosen: list[Chosen] = []
    for one in picked:
        fresh = {number: move for number, move in one.first.items() if not done >> number & 1}
        own = tuple(wanted[number] for number in sorted(fresh, key=lambda at: (fresh[at], at)))
        done |= one.met
        chosen.append(Chosen(one.play, viewer.see(one.play).ending, own))
    left = tuple(point for point, number in numbers.items() if not done >> number & 1)
    return Cover(tuple(chosen), left)


def _longest(plays: Iterable[Play]) -> list[Play]:
    """Without those that are the beginning of another; in the order they came in."""
    listed = list(dict.fromkeys(plays))
    inner = {
        (one.start, one.actions[:length]) for one in listed for length in range(len(one.actions))
    }
    return [one for one in listed if (one.start, one.actions) not in inner]


def _candidate(viewer: Viewer, play: Play, numbers: dict[Point, int]) -> _Candidate:
    """What a play covers of what is wanted, up to where a counter leaves its range."""
    seen = viewer.see(play)
    if seen.faulty is not None:
        play = replace(play, actions=play.actions[: max(0, seen.faulty - 1)])
        end = seen.faulty
        first = {numbers[one]: at for one, at in seen.points.items() if one in numbers and at < end}
    else:
        first = {numbers[one]: at for one, at in seen.points.items() if one in numbers}
    return _Candidate(play, _bits(first), first)


def _bits(numbers: Iterable[int]) -> int:
    found = 0
    for one in numbers:
        found |= 1 << one
    return found


def _picked(candidates: list[_Candidate]) -> list[_Candidate]:
    picked: list[_Candidate] = []
    done = 0
    left = [one for one in candidates if one.met]
    while left:
        gain = {id(one): (one.met & ~done).bit_count() for one in left}
        best = max(left, key=lambda one: (gain[id(one)], -len(one.play.actions)))
        if not gain[id(best)]:
            break
        picked.append(best)
        done |= best.met
        left = [one for one in left if one.met & ~done]
    return picked


def _needed(picked: list[_Candidate]) -> list[_Candidate]:
    """Without those that the others cover, the longest of them first."""
    kept = list(picked)
    for one in sorted(picked, key=lambda one: -len(one.play.actions)):
        others = 0
        for other in kept:
            if other is not one:
                others |= other.met
        if not one.met & ~others:
            kept.remove(one)
    return kept


def _shortened(picked: list[_Candidate]) -> list[_Candidate]:
    """Each play cut off after the last thing that no other play covers."""
    kept = list(picked)
    for at, one in enumerate(kept):
        others = 0
        for number, other in enumerate(kept):
            if number != at:
                others |= other.met
        own = [move for point, move in one.first.items() if not others >> point & 1]
        length = max(own, default=0)
        first = {point: move for point, move in one.first.items() if move <= length}
        play = replace(one.play, actions=one.play.actions[:length])
        kept[at] = _Candidate(play, _bits(first), first)
    return kept
