"""How many distinct states of the engine play can reach: exact, or a reason why not."""

from __future__ import annotations

from dataclasses import dataclass

from coyoacan_game.explorer.decide import Decider
from coyoacan_game.explorer.sets import Abstraction, Set
from coyoacan_game.explorer.sweep import Sweep
from coyoacan_game.story.scope import Slot


@dataclass(frozen=True)
class Count:
    """`states` before any reduction; None with a reason where they could not be counted."""

    states: int | None
    reason: str | None = None


def count_states(decider: Decider, *, bound: int, sweep: Sweep | None = None) -> Count:
    """Counts by a sweep that remembers everything, made before or now. `bound`: the most states."""
    sweep = sweep or Sweep(decider, bound=bound)
    reached = sweep.reached
    if isinstance(reached, str):
        return Count(None, reached)
    sizes = decider.skeleton.domains.sizes
    alike = [slot for slot in sweep.need if any(size > 1 for size in sizes(slot) or ())]
    states = sum(_weighed(decider, sweep.abstraction, words, alike) for words in reached.values())
    # Words were counted against the bound, and one may stand for many states.
    return Count(states) if states <= bound else Count(None, f"more than {bound} states")


def _weighed(decider: Decider, abstraction: Abstraction, words: Set, alike: list[Slot]) -> int:
    """The states a set of words stands for: claims that nothing tells apart are one value there."""
    if not words:
        return 0
    if not alike:
        return int(words.bit_count())
    slot, rest = alike[0], alike[1:]
    sizes = decider.skeleton.domains.sizes(slot) or ()
    return sum(
        size * _weighed(decider, abstraction, words & abstraction.having(slot, value), rest)
        for value, size in enumerate(sizes)
    )
