"""How many distinct states of the engine play can reach: exact, or a reason why not."""

from __future__ import annotations

from dataclasses import dataclass

from coyoacan_game.explorer.decide import Decider
from coyoacan_game.explorer.needs import Need, bits_of
from coyoacan_game.explorer.search import Search
from coyoacan_game.explorer.sets import Abstraction, Set
from coyoacan_game.explorer.wide import abstraction_of
from coyoacan_game.story.scope import Slot

WIDEST = 40  # bits of data beyond which counting is not tried


@dataclass(frozen=True)
class Count:
    """`states` before any reduction; None with a reason where they could not be counted."""

    states: int | None
    reason: str | None = None


def count_states(decider: Decider, *, bound: int) -> Count:
    """Counts by a search that remembers everything. `bound`: the most states it may reach."""
    skeleton = decider.skeleton
    need = _everything(decider)
    if bits_of(need) > WIDEST:
        return Count(None, f"{bits_of(need)} bits of data; up to {WIDEST} are counted")
    abstraction = remembering_all(decider)
    search = Search(decider.graph, abstraction, origin=decider.origin, bound=bound)
    reached = search.run()
    if not reached.exhausted:
        return Count(None, f"more than {bound} states")
    alike = [slot for slot in need if any(size > 1 for size in skeleton.domains.sizes(slot) or ())]
    return Count(
        sum(_weighed(decider, abstraction, words, alike) for words in reached.words.values())
    )


def remembering_all(decider: Decider) -> Abstraction:
    """An abstraction that forgets nothing."""
    return abstraction_of(decider.skeleton.domains, _everything(decider))


def _everything(decider: Decider) -> Need:
    skeleton = decider.skeleton
    fields = skeleton.program.layout.fields
    return {slot: decider.needs.whole(slot) for slot in fields if slot not in skeleton.known}


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
