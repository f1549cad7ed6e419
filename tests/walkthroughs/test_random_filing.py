"""Nobody reaches a strong ending of the game by trying: plays that know every note and file at random."""

from __future__ import annotations

from collections import Counter
from functools import cache
from random import Random

from coyoacan_game.checker import check_story
from coyoacan_game.cli.stories import packaged_story
from coyoacan_game.engine import Program, State, ending, take
from coyoacan_game.loader import load_story
from coyoacan_game.story.clauses import Clause
from coyoacan_game.walkthroughs.begin import begun

PLAYS = 10_000
WEAKEST = ("the_file_closes", "the_conspiracy_of_everyone")
SIGN = "scene.report.choice.sign"


def test_of_ten_thousand_plays_that_file_at_random_not_one_in_a_hundred_ends_well() -> None:
    """Each files every finding of all dossiers once, in any way and order, and signs."""
    program = the_game()
    begin = knowing_everything(program)
    chance = Random(1953)  # noqa: S311 - the same plays every time, nothing secret
    ways = {id_: program.file_actions(id_) for id_ in program.findings}
    reached = Counter(_played(program, begin, ways, chance) for _ in range(PLAYS))
    others = {id_: count for id_, count in reached.items() if id_ not in WEAKEST}
    print(f"{PLAYS} plays: {dict(reached.most_common())}")  # noqa: T201 - the count is to be seen
    assert sum(reached.values()) == PLAYS
    assert sum(others.values()) * 100 < PLAYS


def test_these_plays_can_file_everything_and_so_reach_the_best_ending() -> None:
    program = the_game()
    state = knowing_everything(program)
    for id_, (_, _, right, _) in zip(program.findings, program.judging, strict=True):
        state = take(program, state, program.file_actions(id_)[min(right) - 1])
    assert ending(program, take(program, state, SIGN)) == "not_proven"


def _played(
    program: Program, state: State, ways: dict[str, tuple[str, ...]], chance: Random
) -> str | None:
    solved = {id_: program.layout.bit(("solved", id_)) for id_ in ways}
    for id_ in chance.sample(program.findings, len(program.findings)):
        if not state.data & solved[id_]:  # three that are right by luck are confirmed, and stand
            state = take(program, state, chance.choice(ways[id_]))
    return ending(program, take(program, state, SIGN))


@cache
def the_game() -> Program:
    """The game, ready."""
    loaded = load_story(packaged_story())
    assert loaded.story is not None
    assert check_story(loaded) == ()
    return Program(loaded.story)


def knowing_everything(program: Program) -> State:
    """Where the report is written, with every note, as a path test would begin there."""
    given = [Clause("day", "w_last", True, ())]
    given += [Clause("knows", id_, True, ()) for id_ in program.story.note]
    return begun(program, "scene.report", tuple(given)).state
