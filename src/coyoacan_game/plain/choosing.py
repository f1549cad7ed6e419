"""From a typed number, id or address to an action. Takes nothing; says why where it cannot."""

from __future__ import annotations

from coyoacan_game.engine import Program, State
from coyoacan_game.view import Offer, offers

_KINDS = (
    "scene",
    "place",
    "table",
    "comparison",
    "finding",
    "report",
    "dossier",
    "reopen",
    "look",
    "assume",
)


def chosen(program: Program, state: State, word: str) -> tuple[str | None, str]:
    """The action meant, or None and a sentence for the player.

    A number counts what can be done now. An id names a choice of this scene, or a place to go to;
    an address names any action of the story, and so survives every rewording.
    """
    listed = offers(program, state)
    open_ = [one for one in listed if one.reason is None]
    if word.isdecimal():
        return _by_number(word, open_)
    if word.partition(".")[0] in _KINDS and "." in word and program.deed(word) is None:
        return None, f"The story has no “{word}”."
    for one in listed:
        if word in (one.action, one.action.split(".")[-1]):
            if one.reason is not None:
                return None, f"Not now: {one.reason}"
            return one.action, ""
    if word == "wait" or program.deed(word) is not None:
        return (word, "") if program.deed(word) else (None, "Waiting is no use here.")
    return None, f"“{word}” is nothing that can be done here."


def ids_here(program: Program, state: State) -> frozenset[str]:
    """The ids of what is listed here, with a number or without."""
    return frozenset(one.action.split(".")[-1] for one in offers(program, state))


def _by_number(word: str, listed: list[Offer]) -> tuple[str | None, str]:
    if 1 <= int(word) <= len(listed):
        return listed[int(word) - 1].action, ""
    if not listed:
        return None, "There is nothing to choose here."
    if len(listed) == 1:
        return None, f"There is no {word}; there is only 1."
    return None, f"There is no {word}; there are 1 to {len(listed)}."
