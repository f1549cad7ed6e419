"""What can be wrong with a step in any state whatever. Made by `steps` and `looks`."""

from __future__ import annotations

from typing import NamedTuple

from coyoacan_game.diagnostics import nearest


class Misread(NamedTuple):
    """Why a step can never mean anything in a story: a code of the catalogue, a sentence, a hint."""

    code: str
    message: str
    hint: str | None = None


def unknown(word: str, words: tuple[str, ...], kind: str) -> Misread | None:
    """What is said of a name that the story does not have; None of one that it has."""
    if word in words:
        return None
    return Misread("COY101", f'the story has no {kind} "{word}"', nearest(word, words))
