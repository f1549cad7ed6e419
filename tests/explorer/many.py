"""`python -m tests.explorer.many --stories 5000 --jobs 2`: the explorer beside the plain search, on so many stories.

Prints what was compared, and of every disagreement the seed whose story shows it. Exits with 1 if
there is one. The same stories are made every time; `--first` begins with another seed.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import count
from multiprocessing import get_context
from typing import NamedTuple, TextIO

from tests.explorer.agreement import MOST, claims, features, story_of
from tests.explorer.plain_search import TooLarge


class Compared(NamedTuple):
    """What came of one seed: what its story has, how often each method agreed, and each disagreement in a line."""

    seed: int
    features: tuple[str, ...]
    agreed: Counter[str]
    wrong: tuple[str, ...]


def compared(seed: int) -> Compared:
    """Compares the story of one seed; nothing agreed and nothing wrong if it is too large."""
    agreed: Counter[str] = Counter()
    wrong: list[str] = []
    program = story_of(seed)
    try:
        for one in claims(program):
            if one.agrees:
                agreed[one.method] += 1
            else:
                wrong.append(f"{one.method}: {one.what}: {one.said!r}, and the judge {one.judge!r}")
    except TooLarge:
        pass
    except Exception as failed:  # noqa: BLE001 - whatever it is, it is told with its seed
        wrong.append(f"failed: {failed!r}")
    return Compared(seed, tuple(features(program)), agreed, tuple(wrong))


def main(words: list[str]) -> int:
    """0 if all agree on so many stories."""
    parser = argparse.ArgumentParser(prog="python -m tests.explorer.many", description=__doc__)
    parser.add_argument("--stories", type=int, default=5000, help="how many are compared")
    parser.add_argument("--jobs", type=int, default=1, help="in so many processes")
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    asked = parser.parse_args(words)
    total: Counter[str] = Counter()
    having: Counter[str] = Counter()
    stories = wrong = seeds = 0
    for found in _found(asked.first, asked.jobs):
        seeds += 1
        wrong += len(found.wrong)
        for line in found.wrong:
            tell(f"seed {found.seed}: {line}")
        if found.agreed or found.wrong:
            stories += 1
            total += found.agreed
            having.update(found.features)
            if not stories % 100:
                tell(f"{stories} stories, {wrong} disagreements", sys.stderr)
        if stories >= asked.stories:
            break
    tell(f"{stories} stories of up to {MOST} states compared, of {seeds} that were made")
    tell("stories with: " + ", ".join(f"{what} {number}" for what, number in having.most_common()))
    tell("answers alike: " + ", ".join(f"{how} {number}" for how, number in total.most_common()))
    tell(f"{wrong} disagreements" if wrong else "no disagreement")
    return int(wrong > 0)


def tell(line: str, out: TextIO | None = None) -> None:
    """A line, at once: whoever waits for hours wants to see it."""
    print(line, file=out, flush=True)


def _found(first: int, jobs: int) -> Iterator[Compared]:
    """The comparisons of all seeds from the first, in order."""
    if jobs == 1:
        yield from map(compared, count(first))
        return
    with get_context("spawn").Pool(jobs) as pool:
        # Some at a time: an endless list of seeds would be handed out at once.
        for begin in count(first, 8 * jobs):
            yield from pool.imap(compared, range(begin, begin + 8 * jobs))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
