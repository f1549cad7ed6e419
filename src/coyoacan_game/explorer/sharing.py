"""Hands the frontier of the plain search to an executor, in parts by the hash of the states.

Any `concurrent.futures.Executor` will do: threads, processes, a Dask cluster's. What comes back is
put into the order in which it was sent, so nothing depends on who was quicker.
"""

from __future__ import annotations

from concurrent.futures import Executor
from uuid import uuid4

from coyoacan_game.engine import Program
from coyoacan_game.explorer.frontier import Followed, Plain, expand


class Shared:
    """An executor that helps, and into how many parts the work is split for it."""

    def __init__(self, executor: Executor, parts: int) -> None:
        self.executor = executor
        self.parts = max(1, parts)
        self._key = uuid4().hex

    def follow(self, program: Program, batch: list[Plain], left: frozenset[int]) -> list[Followed]:
        """What follows from each state, in the order of the states."""
        shares: list[list[int]] = [[] for _ in range(self.parts)]
        for at, state in enumerate(batch):
            shares[part_of(state, self.parts)].append(at)
        work = [(share, [batch[at] for at in share]) for share in shares if share]
        sent = [self.executor.submit(expand, self._key, None, states, left) for _, states in work]
        found: list[Followed | None] = [None] * len(batch)
        for (share, states), answer in zip(work, sent, strict=True):
            made = answer.result()
            if made is None:  # that worker has not met the story yet
                again = self.executor.submit(expand, self._key, program.story, states, left)
                made = again.result()
            if made is None:
                raise RuntimeError("a worker was sent the story and does not have it")
            for at, one in zip(share, made, strict=True):
                found[at] = one
        return list(filter(None, found))


def part_of(state: Plain, parts: int) -> int:
    """Which part a state belongs to: the same on every machine and in every process."""
    scene, minutes, data = state
    mixed = (data % 0x1FFFFFFFFFFFFFFF * 31 + minutes) * 1_000_003 + scene
    return (mixed ^ mixed >> 17) % parts
