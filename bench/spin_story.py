"""A made story for the comparison with SPIN: scenes, flags, counters and once-only choices, nothing else.

Half of its choices lead on, some lead back, and some doors open only for who has done something
first, so that neither its states nor its softlocks can be seen without its data. The same story
every time, as tables that go through the loader like anybody's.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

FLAGS, COUNTERS, HIGHEST = 12, 2, 3
ENDINGS = 3  # the last scenes


def write_spin_story(folder: Path, *, once: int, scenes: int = 60, seed: int = 7) -> Path:
    """Writes the story, with so many once-only choices, into a folder, and gives the folder."""
    random = Random(seed)  # noqa: S311 - the same story every time
    lines = [*_frame(scenes), *_scenes(random, scenes, once)]
    (folder / "story.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def _frame(scenes: int) -> Iterator[str]:
    yield '[story]\ntitle = "Sixty rooms"\nstart = "room_0"\n'
    for number in range(FLAGS):
        yield f"[variable.flag_{number}]\nstart = false\n"
    for number in range(COUNTERS):
        yield f"[variable.counter_{number}]\nstart = 0\nrange = [0, {HIGHEST}]\n"
    for number in range(ENDINGS):
        last = scenes - 1 - number
        yield f'[ending.end_{number}]\ntitle = "End"\ntext = "The end."'
        yield f"when = \"scene == 'room_{last}'\"\n"


def _scenes(random: Random, scenes: int, count: int) -> Iterator[str]:
    once = sorted(random.sample(range(2, scenes // 2), count))
    for number in range(scenes):
        yield f'[scene.room_{number}]\ntitle = "Room {number}"\ntext = "A room."\n'
        if number < scenes - ENDINGS:
            yield from _choices(random, number, scenes, once=number in once)


def _choices(random: Random, number: int, scenes: int, *, once: bool) -> Iterator[str]:
    """A way on, something to do here, a way ahead or back; where the way on is shut, its key."""
    flag, other, counter = (
        random.randrange(FLAGS),
        random.randrange(FLAGS),
        random.randrange(COUNTERS),
    )
    onward = f"room_{number + 1}"
    if random.random() < 0.4:
        yield from _choice(number, "on", when=f"flag_{flag}", goto=onward)
        yield from _choice(number, "key", when=f"not flag_{flag}", set_=f'flag_{flag} = "true"')
    else:
        yield from _choice(number, "on", goto=onward)
        value = f'flag_{flag} = "not flag_{flag}"' if number % 2 else f'flag_{flag} = "true"'
        yield from _choice(number, "act", set_=value)
    if once:
        yield from _choice(
            number,
            "once",
            once=True,
            when=f"counter_{counter} < {HIGHEST}",
            set_=f'counter_{counter} = "counter_{counter} + 1", flag_{other} = "false"',
        )
    elif random.random() < 0.4:
        yield from _counting(number, counter, flag)
    ahead = min(number + random.randint(2, 5), scenes - 1)
    guard = f"flag_{other} or counter_{counter} == {random.randint(1, HIGHEST)}"
    yield from _choice(number, "ahead", when=guard, goto=f"room_{ahead}")
    if random.random() < 0.25 and number > 4:
        back = number - random.randint(2, 4)
        yield from _choice(number, "back", when=f"not flag_{other}", goto=f"room_{back}")


def _counting(number: int, counter: int, flag: int) -> Iterator[str]:
    name = f"counter_{counter}"
    if number % 3:
        yield from _choice(
            number, "more", when=f"{name} < {HIGHEST}", set_=f'{name} = "{name} + 1"'
        )
    else:
        guard = f"{name} > 0 and flag_{flag}"
        yield from _choice(number, "less", when=guard, set_=f'{name} = "{name} - 1"')


def _choice(
    number: int,
    name: str,
    *,
    when: str = "",
    set_: str = "",
    goto: str = "",
    once: bool = False,
) -> Iterator[str]:
    yield f'[scene.room_{number}.choice.{name}]\ntext = "Do it."'
    if when:
        yield f'when = "{when}"'
    if once:
        yield "once = true"
    if set_:
        yield f"set = {{ {set_} }}"
    if goto:
        yield f'goto = "{goto}"'
    yield ""
