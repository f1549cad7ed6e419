"""The plain search that can be shared out: the judge's answers, whoever does the work."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import Future, ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context
from typing import Any

import pytest
from distributed import Client, LocalCluster
from tests.explorer.plain_search import searched
from tests.stories_made import made_story, program_of, seeded

from coyoacan_game.engine import Program, replay
from coyoacan_game.explorer import Bounds, Exploration, Target, frontier, questions
from coyoacan_game.explorer.explicit import explore_explicitly
from coyoacan_game.explorer.explore import explore as explore_abstractly
from coyoacan_game.explorer.sharing import Shared, part_of
from coyoacan_game.explorer.together import together

MOST = 300
WIDE = 43  # the seed of a story of 1200 states, of which some are lost, with layers of hundreds


def stories_ready() -> int:
    """How many stories this process holds ready; asked of a worker."""
    return len(frontier._ready)


def answers(found: Exploration) -> tuple[object, ...]:
    """All that was found; how long it took is not part of it."""
    return found.answers, found.softlocks, found.count


def asked(program: Program) -> list[Target]:
    """All that is asked of a story, and all that is noted of it."""
    return [*questions(program), *together(program)]


class Counting(ThreadPoolExecutor):
    """Threads, and how many shares they were handed."""

    handed = 0

    def submit(self, *given: Any, **named: Any) -> Future[Any]:
        self.handed += 1
        return super().submit(*given, **named)


@pytest.mark.parametrize("seeds", [range(20), range(20, 40)])
def test_it_answers_as_the_plain_search_of_the_tests_does(seeds: range) -> None:
    stories = 0
    for seed, program, plain in searched(seeds, MOST, asked):
        found = explore_explicitly(program)
        assert (seed, found.count.states) == (seed, plain.states)
        lost = None if found.softlocks.path is None else len(found.softlocks.path)
        assert (seed, found.softlocks.answer, lost) == (
            seed,
            "none" if plain.lost is None else "found",
            plain.lost,
        )
        for target, decision in found.answers.items():
            alike = [moves for one, moves in plain.moves.items() if one.name == target.name]
            moves = None if decision.path is None else len(decision.path)
            assert (seed, target.name, moves) == (seed, target.name, min(alike, default=None))
            assert decision.answer == ("impossible" if moves is None else "found")
            replay(program, decision.path or ())
        stories += 1
    assert stories >= 5


@pytest.fixture(scope="module")
def program() -> Program:
    """A story whose frontier is wide enough to be shared out."""
    return program_of(made_story(seeded(WIDE)), warnings=True)


@pytest.fixture(scope="module")
def alone(program: Program) -> tuple[object, ...]:
    """What is found without anybody's help."""
    return answers(explore_explicitly(program))


@pytest.mark.parametrize("parts", [1, 2, 7])
def test_in_so_many_parts_the_answers_are_the_same(
    program: Program, alone: tuple[object, ...], parts: int
) -> None:
    with Counting(3) as executor:
        found = explore_explicitly(program, shared=Shared(executor, parts))
    assert answers(found) == alone
    assert executor.handed > parts


def test_in_two_processes_the_answers_are_the_same(
    program: Program, alone: tuple[object, ...]
) -> None:
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as executor:
        found = explore_explicitly(program, shared=Shared(executor, 2))
    assert answers(found) == alone


def test_on_a_dask_cluster_of_two_processes_the_answers_are_the_same(
    program: Program, alone: tuple[object, ...]
) -> None:
    with (
        LocalCluster(  # type: ignore[no-untyped-call]  # the library names no types
            n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
        ) as cluster,
        Client(cluster) as client,  # type: ignore[no-untyped-call]  # the same
    ):
        found = explore_explicitly(program, shared=Shared(client.get_executor(), 2))
        ran = client.run(stories_ready)
    assert answers(found) == alone
    assert len(ran) == 2
    assert 1 in ran.values()  # the work was done there


def test_the_other_search_gives_the_same_answers_to_the_same_length(program: Program) -> None:
    plainly, otherwise = explore_explicitly(program), explore_abstractly(program)
    assert plainly.count == otherwise.count
    assert plainly.softlocks.answer == otherwise.softlocks.answer == "found"
    for target, decision in plainly.answers.items():
        other = otherwise.answers[target]
        assert (target.name, decision.answer, len(decision.path or ())) == (
            target.name,
            other.answer,
            len(other.path or ()),
        )


def test_it_can_begin_in_any_state(program: Program) -> None:
    path = next(
        one.path for one in explore_explicitly(program).answers.values() if len(one.path or ()) > 2
    )
    origin = replay(program, path or ()).state
    found = explore_explicitly(program, origin=origin)
    assert not found.whole
    assert found.count.states is not None


@pytest.mark.parametrize("bounds", [Bounds(states=200), Bounds(seconds=0.0)])
def test_beyond_its_bounds_nothing_is_said_to_be_impossible(
    program: Program, bounds: Bounds
) -> None:
    found = explore_explicitly(program, bounds=bounds)
    assert {one.answer for one in found.answers.values()} == {"found", "open"}
    assert (found.softlocks.answer, found.count.states) == ("open", None)
    assert found.count.reason in ("more than 200 states", "it takes more than 0 s")
    assert not found.exhausted


def test_the_parts_of_states_are_no_matter_of_chance() -> None:
    states = [(scene, 300 + scene % 7, 1 << scene) for scene in range(300)]
    parts = [part_of(state, 4) for state in states]
    assert [parts.count(part) > 40 for part in range(4)] == [True] * 4
    asked = f"from coyoacan_game.explorer.sharing import part_of as p; print([p(s, 4) for s in {states}])"
    environment = {**os.environ, "PYTHONHASHSEED": "7"}
    command = [sys.executable, "-c", asked]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == str(parts)
