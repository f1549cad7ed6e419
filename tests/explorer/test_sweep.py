"""The sweep counts what the plainest search counts, and sees a softlock where that sees one."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from tests.builders import sound_story, story_with_paths
from tests.explorer.plain_search import Explored, searched

from coyoacan_game.engine import Program
from coyoacan_game.explorer import Bounds, Decider
from coyoacan_game.explorer.counting import Count, count_states
from coyoacan_game.explorer.needs import bits_of
from coyoacan_game.explorer.softlocks import softlocks
from coyoacan_game.explorer.sweep import Sweep
from coyoacan_game.explorer.wide import DENSE, WideAbstraction

MOST = 500
WIDEST = 24  # bits: a made story that has more can take longer to compile than the others together
KEYS = """
[variable.keys]
start = 0
range = [0, 3]
[variable.shut]
start = false
[scene.a.choice.take_a_key]
text = "Take a key."
when = "keys < 3"
set = { keys = "keys + 1" }
[scene.a.choice.shut_the_door]
text = "Shut the door."
set = { shut = true }
"""


def in_chunks(sweep: Sweep) -> Sweep:
    """The same sweep as it is made where words are too wide for one whole number."""
    vars(sweep)["abstraction"] = WideAbstraction(sweep.graph.skeleton.domains, sweep.need)
    return sweep


@cache
def small_stories(seeds: range) -> list[tuple[int, Program, Explored]]:
    """Made stories, with what the plain search found."""
    return [
        one
        for one in searched(seeds, MOST, lambda _: [])
        if bits_of(Sweep(Decider(one[1]), bound=1).need) <= WIDEST
    ]


def a_house(folder: Path, leaving: str) -> Program:
    """Two rooms; leaving the first asks for something."""
    written = story_with_paths("a b").replace(
        'text = "To b."', f'text = "To b."\nwhen = "{leaving}"', 1
    )
    return Program(sound_story(folder, written + KEYS))


@pytest.mark.parametrize("seeds", [range(40), range(40, 80)])
def test_it_counts_and_judges_as_the_plain_search_does(seeds: range) -> None:
    stuck = free = 0
    for seed, program, plain in small_stories(seeds):
        sweep = Sweep(Decider(program), bound=MOST)
        assert (seed, count_states(sweep.decider, bound=MOST, sweep=sweep)) == (
            seed,
            Count(plain.states),
        )
        if bits_of(sweep.need) <= DENSE:
            assert (seed, bool(sweep.lost)) == (seed, plain.lost is not None)
            stuck += bool(sweep.lost)
            free += not sweep.lost
    assert stuck >= 2
    assert free >= 2


def test_it_counts_the_same_in_chunks() -> None:
    counted = 0
    for seed, program, plain in small_stories(range(40)):
        sweep = in_chunks(Sweep(Decider(program), bound=MOST))
        found = count_states(sweep.decider, bound=MOST, sweep=sweep)
        assert (seed, found) == (seed, Count(plain.states))
        counted += 1
    assert counted >= 5


def test_a_softlock_that_only_data_shows_is_found_by_its_shortest_way(tmp_path: Path) -> None:
    program = a_house(tmp_path, "keys == 2 and not shut")
    decider = Decider(program)
    found = softlocks(decider, Sweep(decider, bound=MOST))
    assert found == softlocks(Decider(program))
    assert found.path == ("scene.a.choice.shut_the_door",)


def test_where_there_is_none_no_word_is_lost(tmp_path: Path) -> None:
    program = a_house(tmp_path, "keys == 3 or shut")
    sweep = Sweep(Decider(program), bound=MOST)
    assert sweep.lost == {}
    assert softlocks(sweep.decider, sweep).answer == "none"
    # four numbers of keys, the door open or shut, in two rooms: but nobody leaves with less
    assert count_states(sweep.decider, bound=MOST) == Count(8 + 5)


def test_beyond_its_bounds_it_gives_a_reason_and_no_number(tmp_path: Path) -> None:
    program = a_house(tmp_path, "keys == 2")
    assert count_states(Decider(program), bound=3) == Count(None, "more than 3 states")
    late = Decider(program, bounds=Bounds(seconds=0.0))
    assert count_states(late, bound=MOST) == Count(None, "it takes more than 0 s")
    assert Sweep(late, bound=MOST).lost is None
