"""Which disputes can be told from a standpoint: when what is perceived there is not the same by each account."""

from __future__ import annotations

from itertools import pairwise

from coyoacan_game.clockwork.accounts import Accounts, assumed
from coyoacan_game.clockwork.perception import Senses, Stand
from coyoacan_game.story.models import Story

Stretches = tuple[tuple[int, int], ...]  # from a minute to before another


def tells(
    story: Story, day: str, stand: Stand, hours: tuple[int, int], given: Accounts | None = None
) -> dict[str, Stretches]:
    """For each dispute the stretches in which its accounts differ there, the others being as given."""
    accounts = assumed(story, day, given)
    found = {}
    for dispute in accounts:
        ways = [
            Senses(story, day, {**accounts, dispute: account})
            for account in story.dispute[dispute].account
        ]
        found[dispute] = _differing(ways, stand, hours)
    return found


def _differing(ways: list[Senses], stand: Stand, hours: tuple[int, int]) -> Stretches:
    start, end = hours
    changes = {minute for way in ways for minute in way.changes if start < minute < end}
    found: list[tuple[int, int]] = []
    for since, until in pairwise((start, *sorted(changes), end)):
        found_there = (way.perceived(stand, since) for way in ways)
        if len({one and one.recognised for one in found_there}) == 1:
            continue
        begun = found.pop()[0] if found and found[-1][1] == since else since
        found.append((begun, until))
    return tuple(found)
