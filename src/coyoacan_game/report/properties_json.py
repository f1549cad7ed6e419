"""Properties as JSON: a part of an exploration, or an object of their own if they were asked alone."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TextIO

from coyoacan_game.explorer import Bounds, Inquiry, Judgement

FORMAT = 1


def write_inquiry_json(out: TextIO, found: Inquiry, *, story: str) -> None:
    """Writes properties that were asked alone as one JSON object and a line end."""
    document = {
        "format": FORMAT,
        "story": story,
        "only": [f"property.{id_}" for id_ in found.properties],
        "verdict": found.verdict,
        "exhausted": found.exhausted,
        "seconds": round(found.seconds, 3),
        "bounds": bounds_of(found.bounds),
        "properties": properties_of(found.properties),
    }
    json.dump(document, out, indent=2)
    out.write("\n")


def properties_of(found: Mapping[str, Judgement]) -> dict[str, dict[str, object]]:
    """The answers by the properties' addresses."""
    return {
        f"property.{id_}": {
            "says": one.says,
            "answer": one.answer,
            "path": None if one.path is None else list(one.path),
        }
        for id_, one in found.items()
    }


def bounds_of(bounds: Bounds) -> dict[str, float | None]:
    """Where a search would have given up."""
    return {"seconds": bounds.seconds, "states": bounds.states, "bits": bounds.bits}
