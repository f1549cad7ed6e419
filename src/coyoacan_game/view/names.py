"""Whether a text names somebody of the cast. Called by `met`.

Somebody is named by the whole of their name, by two words of it that stand together ("Néstor
Sánchez"), or by its last word ("Schuessler"); not by what is part of somebody else's name too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from coyoacan_game.story.models import Story

SHORTEST = 4  # letters of a last name that is looked for alone


class Names:
    """The names of one story's cast, made ready to be looked for."""

    def __init__(self, story: Story) -> None:
        owners: dict[str, set[str]] = {}
        for id_, character in story.character.items():
            for form in _forms(character.name):
                owners.setdefault(form, set()).add(id_)
        self._owner = {form: ids.pop() for form, ids in owners.items() if len(ids) == 1}
        # The longest first: "Robert Sheldon Harte" is not "Robert Sheldon" and something more.
        forms = sorted(self._owner, key=len, reverse=True)
        any_form = "|".join(re.escape(form) for form in forms)
        self._pattern = re.compile(rf"(?<!\w)(?:{any_form})(?!\w)") if forms else None

    def people_in(self, text: str) -> frozenset[str]:
        """The ids of those who are named in a text."""
        if self._pattern is None:
            return frozenset()
        found = self._pattern.findall(" ".join(text.split()))
        return frozenset(self._owner[form] for form in found)


def _forms(name: str) -> Iterator[str]:
    words = name.split()
    yield " ".join(words)
    for one, other in pairwise(words):
        if one[0].isupper() and other[0].isupper():
            yield f"{one} {other}"
    if words and words[-1][0].isupper() and len(words[-1]) >= SHORTEST:
        yield words[-1]
