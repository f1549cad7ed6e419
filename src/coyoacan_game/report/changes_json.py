"""What is different between two versions of a story, as JSON. docs/diff.md describes it.

Called by `coyoacan diff`. A later `format` may add keys; a key never changes its meaning.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TextIO, get_args

from coyoacan_game.walkthroughs.changes import Changes, How

FORMAT = 1


def write_changes_json(out: TextIO, found: Changes, *, old: str, new: str) -> None:
    """Writes one JSON object and a line end. ASCII only."""
    json.dump(document_of(found, old=old, new=new), out, indent=2)
    out.write("\n")


def document_of(found: Changes, *, old: str, new: str) -> dict[str, object]:
    """The object that is written."""
    document: dict[str, object] = {
        "format": FORMAT,
        "old": old,
        "new": new,
        "verdict": found.verdict,
        "same_files": found.same_files,
        "words_only": found.words_only,
        "rules": list(found.rules),
        "plays": found.plays,
        "seconds": round(found.seconds, 3),
        "asked": found.asked,
    }
    for how in get_args(How):
        document[how] = {
            one.name: None if one.path is None else list(one.path)
            for one in found.differences
            if one.how == how
        }
    document["stuck"] = [asdict(one) for one in found.stuck]
    document["tests"] = {
        "walked": found.tests_walked,
        "changed": [asdict(one) for one in found.tests],
    }
    document["saves"] = asdict(found.saves)
    document["undecided"] = list(found.undecided)
    return document
