"""`python -m tests.explorer.planted`: a hundred faults in the real scenes, and a hundred changes that do no harm.

Each fault must be found with its address and, where there is one, a path that can be played; of the
changes nothing may be said. Prints what was missed, and exits with 1 if anything was. The same faults
are planted every time; `--each 5` plants fewer, `--dossier ID` in one dossier alone.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator

from tests.explorer.changes_harmless import Changer
from tests.explorer.faults_planted import Planted, Planter
from tests.explorer.real_scenes import FOLDERS, dossier
from tests.stories_made import seeded

SEED = 1940
FAULTS = (
    "ring", "no_ending_after",
    "nothing_leads_to", "only_after_itself",
    "elsewhere", "only_after_its_own",
    "at_the_edge", "too_often",
    "nothing_on_offer", "wants_a_key",
)  # fmt: skip
CHANGES = ("renamed", "reworded", "reordered", "said_otherwise", "more_to_do")


def planted(id_: str, each: int) -> Iterator[tuple[str, Planted]]:
    """So many faults of each of ten sorts and twice as many changes of each of five, in a dossier."""
    planter = Planter(dossier(id_), seeded(SEED))
    changer = Changer(planter, seeded(SEED))
    for _ in range(each):
        for sort in FAULTS:
            yield sort, getattr(planter, sort)()
        for sort in (*CHANGES, *CHANGES):
            yield f"{sort}, harmless", getattr(changer, sort)()


def main(words: list[str]) -> int:
    """0 if every fault was found and no change was taken for one."""
    parser = argparse.ArgumentParser(prog="python -m tests.explorer.planted", description=__doc__)
    parser.add_argument("--each", type=int, default=10, help="faults of each of ten sorts")
    parser.add_argument("--dossier", choices=sorted(FOLDERS), action="append")
    asked = parser.parse_args(words)
    dossiers = asked.dossier or list(FOLDERS)
    found: Counter[str] = Counter()
    missed = 0
    for number, id_ in enumerate(dossiers):
        share = asked.each // len(dossiers) + (number < asked.each % len(dossiers))
        for sort, fault in planted(id_, share):
            miss = fault.missed()
            missed += miss is not None
            found[sort] += miss is None
            if miss is not None:
                tell(f"{id_}: {sort}: {fault.address}: {miss}")
    tell(", ".join(f"{sort} {count}" for sort, count in found.items()))
    tell(f"{missed} missed or false" if missed else "all found, no false alarm")
    return int(missed > 0)


def tell(line: str) -> None:
    """A line, at once."""
    print(line, flush=True)  # noqa: T201 - this is a command


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
