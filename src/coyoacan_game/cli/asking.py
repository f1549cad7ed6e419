"""The properties that `coyoacan explore` is to ask of a story, and what comes of them."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

from coyoacan_game.cli.stories import Unusable

if TYPE_CHECKING:
    from coyoacan_game.explorer import Bounds, Exploration, Inquiry, Judgement
    from coyoacan_game.story import Story

PREFIX = "property."


def named(story: Story, only: tuple[str, ...], begin: str | None) -> tuple[str, ...]:
    """The ids of those to ask: the ones named by their addresses, or all that begin there."""
    if not only:
        return tuple(
            id_ for id_, one in story.property.items() if begin is None or one.begin == begin
        )
    if begin is not None:
        raise Unusable("--from and --only do not go together: a property says where it begins")
    for address in only:
        if address.removeprefix(PREFIX) not in story.property or not address.startswith(PREFIX):
            raise Unusable(f'"{address}" is no property of this story{_hint(story, address)}')
    return tuple(dict.fromkeys(address.removeprefix(PREFIX) for address in only))


def _hint(story: Story, address: str) -> str:
    from coyoacan_game.diagnostics import nearest

    hint = nearest(PREFIX + address.removeprefix(PREFIX), [PREFIX + id_ for id_ in story.property])
    return f"; {hint}" if hint else ""


def asked_alone(story: Story, ids: tuple[str, ...], bounds: Bounds) -> Inquiry:
    """Some properties, and nothing else."""
    from coyoacan_game.explorer import Inquiry

    begun = time.monotonic()
    found = _asked(story, ids, bounds)
    return Inquiry(found, time.monotonic() - begun, bounds)


def with_properties(found: Exploration, story: Story, ids: tuple[str, ...]) -> Exploration:
    """An exploration, and some properties decided beside it."""
    begun = time.monotonic()
    properties = _asked(story, ids, found.bounds)
    seconds = found.seconds + time.monotonic() - begun
    return replace(found, properties=properties, seconds=seconds)


def _asked(story: Story, ids: tuple[str, ...], bounds: Bounds) -> dict[str, Judgement]:
    """The answers, each property asked from where it begins."""
    if not ids:
        return {}
    from coyoacan_game.explorer import judged, watching
    from coyoacan_game.walkthroughs.begin import property_begins

    program = watching(story, ids)
    beginnings = {id_: property_begins(program, story.property[id_]) for id_ in ids}
    return judged(program, beginnings, bounds)
