"""Small stories made at random, of everything the format has, and always without a fault.

`made_story(random)` gives plain tables as TOML would; `stories()` is the same as a hypothesis
strategy; `program_of(tables)` takes them through the loader and the checker. For tests of the
engine, and of whatever else wants many stories it has not seen.
"""

from __future__ import annotations

from pathlib import Path
from random import Random

from hypothesis import Phase
from hypothesis import strategies as st
from tests.expressions_made import Tables
from tests.tables_made import Maker

from coyoacan_game.checker import check_story
from coyoacan_game.diagnostics import Problems, Severity
from coyoacan_game.engine import Program
from coyoacan_game.loader import Loaded
from coyoacan_game.loader.build import build
from coyoacan_game.story.scope import Scope

# A made story is small already, and making a failing one smaller takes minutes.
AS_FOUND = (Phase.explicit, Phase.reuse, Phase.generate)


def loaded_from(tables: Tables) -> Loaded:
    """Plain tables as if they had been read from files."""
    problems = Problems()
    story, broken = build(tables, problems)
    scope = Scope(story, broken) if story else None
    return Loaded(Path("made"), story, scope, (), tuple(problems.found), complete=True)


def program_of(tables: Tables, *, warnings: bool = False) -> Program:
    """The story ready to play; fails if the checker has anything at all to say.

    With `warnings` it may warn: of scenes without a way on, say, in a story of three lines.
    """
    loaded = loaded_from(tables)
    found = check_story(loaded)
    if warnings:
        found = tuple(one for one in found if one.severity is Severity.ERROR)
    assert [f"{one.code} {one.message} {one.spot}" for one in found] == []
    assert loaded.story is not None
    return Program(loaded.story)


@st.composite
def stories(draw: st.DrawFn) -> Tables:
    """Stories as tables."""
    return made_story(draw(st.randoms(use_true_random=False)))


def plays(most: int = 25) -> st.SearchStrategy[list[int]]:
    """Which of the actions on offer to take, move by move: taken modulo their number."""
    return st.lists(st.integers(0, 997), max_size=most)


def seeded(seed: int) -> Random:
    """Chance that repeats, for plays without hypothesis."""
    return Random(seed)  # noqa: S311 - nothing here is a secret


def made_story(random: Random) -> Tables:
    return Maker(random).story()
