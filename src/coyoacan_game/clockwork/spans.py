"""What is perceived as spans of time: whom one sees from when to when. For lists and charts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from coyoacan_game.clockwork.perception import Hearing, Perceived, Senses, Sighting, Stand


@dataclass(frozen=True)
class Span:
    """Something perceived without a break from `start` to before `end`."""

    start: int
    end: int
    what: Sighting | Hearing


def seen_spans(senses: Senses, stand: Stand, start: int, end: int) -> tuple[Span, ...]:
    """Whom and what one sees from a standpoint, in the order in which it comes into sight."""
    return _spans(senses, stand, start, end, lambda perceived: perceived.sightings)


def heard_spans(senses: Senses, stand: Stand, start: int, end: int) -> tuple[Span, ...]:
    """What one hears from a standpoint, in the order in which it begins."""
    return _spans(senses, stand, start, end, lambda perceived: perceived.hearings)


def _spans(
    senses: Senses,
    stand: Stand,
    start: int,
    end: int,
    which: Callable[[Perceived], Iterable[Sighting | Hearing]],
) -> tuple[Span, ...]:
    begun: dict[Sighting | Hearing, int] = {}
    found: list[Span] = []
    for minute, until in _pieces(senses, start, end):
        perceived = senses.perceived(stand, minute)
        now = dict.fromkeys(which(perceived)) if perceived else {}
        gone = [what for what in begun if what not in now]
        found += [Span(begun.pop(what), minute, what) for what in gone]
        for what in now:
            begun.setdefault(what, minute)
        if until == end:
            found += [Span(since, end, what) for what, since in begun.items()]
    return tuple(sorted(found, key=lambda one: (one.start, one.end)))


def _pieces(senses: Senses, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Stretches in which nothing changes, one after the other."""
    inner = [minute for minute in senses.changes if start < minute < end]
    yield from pairwise((start, *inner, end))
