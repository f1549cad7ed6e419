"""An exploration as JSON, for programs. One object, ASCII only; docs/explore.md describes it.

Called by `coyoacan explore`. A later `format` may add keys; a key never changes its meaning.
"""

from __future__ import annotations

import json
from typing import TextIO

from coyoacan_game.explorer import Decision, Exploration, Target
from coyoacan_game.report.properties_json import FORMAT, bounds_of, properties_of

# The kinds of targets as the document groups them.
GROUPS = {
    "ending": "endings",
    "scene": "scenes",
    "choice": "choices",
    "note": "notes",
    "finding": "findings",
    "filed": "filings",
    "event": "events",
    "variant": "variants",
    "comparison": "comparisons",
    "state": "states_of_people",
    "guard": "guards",
    "row": "rows",
    "dossier": "dossiers",
    "look": "looks",
    "glimpse": "glimpses",
    "account": "accounts",
    "fault": "faults",
    "together": "events_together",
}


def write_exploration_json(out: TextIO, found: Exploration, *, story: str) -> None:
    """Writes the exploration as one JSON object and a line end."""
    json.dump(document_of(found, story=story), out, indent=2)
    out.write("\n")


def document_of(found: Exploration, *, story: str) -> dict[str, object]:
    """The object that is written."""
    document: dict[str, object] = {
        "format": FORMAT,
        "story": story,
        "only": None,
        "verdict": found.verdict,
        "exhausted": found.exhausted,
        "states": found.count.states,
        "states_reason": found.count.reason,
        "method": found.method,
        "seconds": round(found.seconds, 3),
        "bounds": bounds_of(found.bounds),
    }
    for kind, group in GROUPS.items():
        document[group] = {
            target.name: _answer(decision)
            for target, decision in found.answers.items()
            if target.kind == kind
        }
    document["softlocks"] = _ways_in(found.softlocks.path)
    document["softlocks_answer"] = found.softlocks.answer
    dead_ends = [(one, made) for one, made in found.answers.items() if one.kind == "dead_end"]
    document["dead_ends"] = [path for _, made in dead_ends for path in _ways_in(made.path)]
    document["dead_ends_answer"] = _dead_ends_answer(dead_ends)
    document["longest_plays"] = {
        address: {"moves": one.moves, "reason": one.reason}
        for address, one in found.longest.items()
    }
    document["properties"] = properties_of(found.properties)
    return document


def _answer(decision: Decision) -> dict[str, object]:
    return {
        "answer": decision.answer,
        "path": None if decision.path is None else list(decision.path),
        "shortest": decision.shortest if decision.path is not None else None,
    }


def _ways_in(path: tuple[str, ...] | None) -> list[dict[str, object]]:
    return [] if path is None else [{"path": list(path), "last_choice": path[-1] if path else None}]


def _dead_ends_answer(dead_ends: list[tuple[Target, Decision]]) -> str:
    answers = {"found": "found", "impossible": "none", "open": "open"}
    return answers[dead_ends[0][1].answer] if dead_ends else "none"
