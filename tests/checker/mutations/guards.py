"""Mistakes in expressions."""

from __future__ import annotations

from random import Random

from tests.checker.mutations.base import Mutant, kind, value_rewritten
from tests.checker.written import Written, shape

_GUARDED = (
    "place.exit",
    "character.state",
    "scene.choice",
    "event",
    "comparison",
    "finding",
    "ending",
    "picture.layer",
)


def _guard(random: Random, story: Written, what: str, guards: list[str]) -> Mutant | None:
    """A guard rewritten, or given where there was none."""
    guard = random.choice(guards)
    tables = [one for one in story.headers if shape(one.table) in _GUARDED]
    if not tables:
        return None
    header = random.choice(tables)
    old = [one for one in story.entries if one.table == header.table and one.key == "when"]
    if old:
        return value_rewritten(what, story, old[0], f'"{guard}"')
    lines = story.files[header.file].split("\n")
    lines.insert(header.line, f'when = "{guard}"')
    here = frozenset([(header.file, header.line + 1)])
    changed = f"{what}, {header.file}:{header.line + 1}: {guard}"
    return Mutant(changed, {header.file: "\n".join(lines)}, here, here)


@kind
def guard_on_unknown_name(random: Random, story: Written) -> Mutant | None:
    guards = [
        "knows.the_unknown",
        "visited.nowhere_at_all",
        "chose.nowhere.nothing",
        "here.nobody_here",
        "an_unknown_variable > 2",
        "nobody_here.state == 'awake'",
        "happened.nothing_much and time >= '06:00'",
        "solved.the_riddle or filed.the_riddle",
        "claimed.the_riddle.way == 'none'",
        "place == 'atlantis'",
        "scene == 'atlantis'",
        "not (place in ['atlantis'])",
    ]
    return _guard(random, story, "guard on an unknown name", guards)


@kind
def guard_outside_the_language(random: Random, story: Written) -> Mutant | None:
    guards = [
        "knows('bolt')",
        "len(scene) > 2",
        "scene[0] == 'a'",
        "knows['bolt']",
        "__import__('os').system('true')",
        "time := '06:00'",
        "time = '06:00'",
        "lambda: true",
        "true if true else false",
        "[x for x in scene]",
        "f'{scene}' == 'gate'",
        "2 * 3 == 6",
        "scene is 'gate'",
        "true & false",
        "not",
        "(true",
        "true)",
        "and true",
        "scene == 'gate' and",
        "True",
        "None",
        "scene.__class__.__name__ == 'str'",
        "await time",
        "yield",
        "*scene",
        "~1 == 2",
        "1.5 < 2",
        "b'gate' == scene",
        "... == scene",
        "scene == 'gate'; true",
        "scene in 'gate'",
        "scene in []",
        "$scene",
        "scene == ‘gate’",
        "true # always",
    ]
    return _guard(random, story, "guard outside the language", guards)


@kind
def guard_of_the_wrong_type(random: Random, story: Written) -> Mutant | None:
    guards = [
        "scene",
        "3",
        "'gate'",
        "1 + 2",
        "scene > 'gate'",
        "scene == 3",
        "place == true",
        "scene + 1 == 2",
        "not scene",
        "scene and place",
        "true == 1",
        "scene in [1, 2]",
        "1 < 'a'",
        "time >= '6:00'",
        "time == 5",
        "day == '1940-13-40'",
    ]
    return _guard(random, story, "guard of the wrong type", guards)
