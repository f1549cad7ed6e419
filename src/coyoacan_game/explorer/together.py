"""Two events whose moment comes at once: then the one that stands first in the files happens, and the other waits.

That may be meant; so it is told to the author and is no fault, and the verdict on a story never waits
for it. Called by `explore`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from itertools import combinations

from coyoacan_game.engine import Program
from coyoacan_game.explorer.ahead import all_of, narrowing
from coyoacan_game.explorer.decide import Decider, Decision
from coyoacan_game.explorer.moments import Moments
from coyoacan_game.explorer.questions import Target, negation
from coyoacan_game.story.expressions import Expression, read_expression

BITS = 13  # of data remembered for a note; what wants more is left open
EFFORT = 300_000  # states and steps that all notes together may take: no verdict waits for them


def notes_on_events(decider: Decider) -> dict[Target, Decision]:
    """Every two events, decided as far as little suffices, from where a decider begins."""
    inner = Decider(
        decider.program,
        origin=decider.origin,
        bounds=replace(
            decider.bounds,
            bits=min(BITS, decider.bounds.bits),
            states=min(EFFORT, decider.bounds.states),
            effort=EFFORT,
        ),
        graph=decider.graph,
    )
    inner.narrowing = partial(narrowing, decider.graph)
    return inner.decide(together(decider.program))


def together(program: Program) -> Iterator[Target]:
    """One target for each two events, but for those that the clock alone keeps apart."""
    moments = Moments(program)
    for first, other in combinations(program.story.event, 2):
        asked = _coming(program, other)
        when = read_expression(program.story.event[first].when)
        if moments.ever(all_of((when, *asked))):
            yield Target("together", f"event.{first} event.{other}", ("happened", first), asked)


def _coming(program: Program, id_: str) -> tuple[Expression, ...]:
    """What holds when an event would happen if no other did."""
    event = program.story.event[id_]
    when = read_expression(event.when)
    return (when, negation(read_expression(f"happened.{id_}"))) if event.once else (when,)
