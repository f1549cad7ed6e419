"""How fast a large story is loaded and checked, beside what its two libraries take alone.

The story is made up: as many scenes and choices as a very long game has, with guards, conditions in
texts, notes and places in the density of the real scenes, in as many files. The bar: all of
loading and checking takes at most three times what tomli takes to parse the same texts, and once
what pydantic takes to validate the same tables. `python -m bench.load` prints it alone.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from random import Random

import tomli
from bench.measure import CannotMeasure, Row, at_most, medians, seconds, table

from coyoacan_game.checker import check_story
from coyoacan_game.diagnostics import Problems
from coyoacan_game.loader import load_story
from coyoacan_game.loader.build import merge
from coyoacan_game.loader.parse import Tables
from coyoacan_game.source import SourceFile
from coyoacan_game.story import Story
from coyoacan_game.story.expressions import read_expression

SCENES, CHOICES, NOTES, PLACES, PEOPLE, COUNTERS = 2_000, 9_000, 1_500, 100, 20, 10
SCENES_IN_A_FILE = 20
BAR = 3.0  # times tomli's own parse, beside pydantic's validation
WORDS = [
    "the",
    "a",
    "door",
    "wall",
    "lamp",
    "bolt",
    "step",
    "road",
    "dust",
    "morning",
    "guard",
    "list",
    "ink",
    "paper",
    "adobe",
    "window",
    "stands",
    "lies",
    "leans",
    "opens",
    "waits",
    "says",
    "looks",
    "writes",
    "folds",
    "under",
    "over",
    "beside",
    "behind",
    "nobody",
    "always",
]


def load_rows(*, rounds: int = 7) -> list[Row]:
    """The row of loading and checking a large story."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        files = dict(_files(Random(1940)))  # noqa: S311 -- the same story every time, no secret
        for name, text in files.items():
            (folder / name).write_text(text, encoding="utf-8")
        problems = check_story(load_story(folder))
        if problems:
            raise CannotMeasure(f"the made story is not sound: {problems[0].message}")
        tables = _merged(files)
        whole, parse, validation = medians(
            lambda: seconds(lambda: _loaded_anew(folder)),
            lambda: seconds(lambda: [tomli.loads(text) for text in files.values()]),
            lambda: seconds(lambda: Story.model_validate(tables)),
            rounds=rounds,
        )
    figures = (
        f"{whole * 1000:.0f} ms, of which pydantic {validation * 1000:.0f} ms; "
        f"tomli alone {parse * 1000:.0f} ms"
    )
    what = f"{SCENES:,} scenes, {CHOICES:,} choices loaded and checked, beside tomli"
    return [at_most(what, (whole - validation) / parse, BAR, figures)]


def _loaded_anew(folder: Path) -> None:
    """As a program does that has just started: no expression is known from an earlier round."""
    read_expression.cache_clear()
    check_story(load_story(folder))


def _merged(files: dict[str, str]) -> Tables:
    parsed = [(SourceFile(name, text), tomli.loads(text)) for name, text in files.items()]
    return merge(parsed, Problems())


def _files(random: Random) -> Iterator[tuple[str, str]]:
    yield "story.toml", "\n".join(_frame())
    yield "notes.toml", "\n".join(_notes(random))
    left = CHOICES
    for first in range(0, SCENES, SCENES_IN_A_FILE):
        lines: list[str] = []
        for number in range(first, first + SCENES_IN_A_FILE):
            count = left // (SCENES - number)
            left -= count
            lines += _scene(random, number, count)
        yield f"scenes_{first:04}.toml", "\n".join(lines)


def _frame() -> Iterator[str]:
    yield '[story]\ntitle = "A long morning"\nstart = "scene_0"\n'
    yield "[story.clock]\ndate = 1940-05-24\nstart = '05:00'\nend = '23:00'\n"
    for number in range(COUNTERS):
        yield f"[variable.counter_{number}]\nstart = 0\nrange = [0, 9]\n"
    for number in range(PLACES):
        others = f'["place_{(number + 1) % PLACES}", "place_{(number + 7) % PLACES}"]'
        yield f'[place.place_{number}]\nname = "Place {number}"\nexits = {others}'
        yield f'scene = "scene_{number * (SCENES // PLACES)}"\n'
    for number in range(PEOPLE):
        yield f'[character.person_{number}]\nname = "Person {number}"\nrole = "guard"'
        yield f'start = "first"\n[character.person_{number}.state.first]\nat = "place_{number}"'
        yield f'[character.person_{number}.state.second]\nat = "place_{number + 1}"'
        yield f"when = \"time >= '{6 + number % 12:02}:30'\"\n"
    yield f'[ending.noon]\ntitle = "Noon"\nwhen = "scene == \'scene_{SCENES - 1}\'"\ntext = "Noon."'


def _notes(random: Random) -> Iterator[str]:
    for number in range(NOTES):
        yield f'[note.note_{number}]\nkind = "evidence"\ntitle = "Note {number}"'
        yield f'text = "{_prose(random, 20)}"\ninvented = true\n'


def _scene(random: Random, number: int, choices: int) -> Iterator[str]:
    yield f'[scene.scene_{number}]\ntitle = "{_prose(random, 3)}"'
    if number % (SCENES // PLACES) == 0:
        yield f'place = "place_{number // (SCENES // PLACES)}"'
    paragraphs = "\n\n".join(f"{_prose(random, 22)} {_variant(random)}" for _ in range(3))
    yield f'text = """\n{paragraphs}\n"""\n'
    for choice in range(choices):
        yield f'[scene.scene_{number}.choice.choice_{choice}]\ntext = "{_prose(random, 5)}"'
        if random.random() < 0.4:
            yield f'when = "{_guard(random)}"'
        if random.random() < 0.5:
            variant = _variant(random) if random.random() < 0.5 else ""
            yield f'once = true\nsays = "{_prose(random, 32)} {variant}"'
        if random.random() < 0.3:
            yield "minutes = 5"
        if choice == 0:
            yield f'goto = "scene_{(number + 1) % SCENES}"'
            yield f'learn = ["note_{number % NOTES}"]'
        elif random.random() < 0.2:
            yield f"set = {{ counter_{random.randrange(COUNTERS)} = {random.randrange(10)} }}"
        elif random.random() < 0.5:
            yield f'goto = "scene_{random.randrange(SCENES)}"'
        yield ""


def _prose(random: Random, words: int) -> str:
    return " ".join(random.choices(WORDS, k=words)).capitalize() + "."


def _variant(random: Random) -> str:
    return f"{{{_guard(random)}: {_prose(random, 9)} | {_prose(random, 7)}}}"


def _guard(random: Random) -> str:
    """Half of them one name, as in the real scenes; the others compare and combine."""
    note, other = random.randrange(NOTES), random.randrange(NOTES)
    simple = (f"knows.note_{note}", f"here.person_{note % PEOPLE}")
    if random.random() < 0.5:
        return random.choice(simple)
    return random.choice(
        (
            f"knows.note_{note} and not knows.note_{other}",
            f"counter_{note % COUNTERS} > {other % 9}",
            f"time >= '{6 + note % 12:02}:{other % 12 * 5:02}'",
            f"visited.scene_{note} or counter_{other % COUNTERS} == {note % 9}",
            f"person_{note % PEOPLE}.state == 'second' and knows.note_{other}",
        )
    )


if __name__ == "__main__":
    print(table(load_rows()))
