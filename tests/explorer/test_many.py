"""A share of what `python -m tests.explorer.many` compares, and that a method that errs is caught there."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from unittest.mock import patch

import pytest
from tests.explorer import agreement, many
from tests.explorer.agreement import claims, story_of
from tests.explorer.many import compared

from coyoacan_game.explorer import Decision, Exploration, Target, explore
from coyoacan_game.explorer.counting import Count
from coyoacan_game.explorer.softlocks import Softlocks

SEED = 1  # of a story that is small enough
FEATURES = {"flag", "counter", "once", "clock", "character", "event", "finding", "ring of scenes", "property"}  # fmt: skip


@pytest.mark.parametrize("seeds", [range(25), range(25, 50)])
def test_every_method_says_what_the_plainest_search_says(seeds: range) -> None:
    methods: Counter[str] = Counter()
    having: set[str] = set()
    for seed in seeds:
        found = compared(seed)
        assert (seed, found.wrong) == (seed, ())
        methods += found.agreed
        having |= set(found.features) if found.agreed else set()
    assert set(methods) == {"by sets", "as a whole", "every state", "in chunks", "properties"}
    assert having >= FEATURES


def wrong_about(name: str, said: object) -> set[str]:
    """What is noticed where one part of the explorer always says the same."""
    with patch.object(agreement, name, lambda *_, **__: said):
        return {one.what.split()[0] for one in claims(story_of(SEED)) if not one.agrees}


def test_a_wrong_count_and_a_softlock_that_is_not_there_are_noticed() -> None:
    assert wrong_about("count_states", Count(1)) == {"states"}
    assert wrong_about("softlocks", Softlocks("found", ())) == {"softlock"}


def test_an_answer_a_length_and_a_path_that_are_wrong_are_noticed() -> None:
    found = explore(story_of(SEED))
    reached = [one for one, decision in found.answers.items() if decision.answer == "found"]
    assert noticed(found, dict.fromkeys(found.answers, Decision("impossible"))) == len(reached)
    # Of those that are found, some are met before anything is done.
    at_once = [one for one in reached if not found.answers[one].path]
    short = noticed(found, dict.fromkeys(found.answers, Decision("found", ())))
    assert short == len(found.answers) - len(at_once) > len(at_once)


def noticed(found: Exploration, answers: dict[Target, Decision]) -> int:
    """How much is noticed where an exploration has these answers in place of its own."""
    with patch.object(agreement, "explore", lambda *_, **__: replace(found, answers=answers)):
        told = list(claims(story_of(SEED)))
    return sum(one.method == "as a whole" and not one.agrees for one in told)


def test_the_command_tells_the_seed_of_a_disagreement(capsys: pytest.CaptureFixture[str]) -> None:
    with patch.object(agreement, "count_states", lambda *_, **__: Count(1)):
        assert many.main(["--stories", "1", "--first", str(SEED)]) == 1
    assert capsys.readouterr().out.startswith(f"seed {SEED}: in chunks: states: 1, and the judge ")


def test_the_command_says_what_was_compared(capsys: pytest.CaptureFixture[str]) -> None:
    assert many.main(["--stories", "3", "--jobs", "1"]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("3 stories of up to ")
    assert printed.endswith("no disagreement\n")
