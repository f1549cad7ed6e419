"""The dossiers of a long story: which there are, and beginning with one of them."""

from __future__ import annotations

from coyoacan_game.plain.keeping import begin_anew
from coyoacan_game.plain.sitting import Sitting, numbered
from coyoacan_game.view import DossierCard, dossier_now, dossiers


def show_dossiers(sitting: Sitting, arguments: tuple[str, ...]) -> bool:
    """`d` lists them, `d 2` begins with the second."""
    cards = dossiers(sitting.program)
    if not cards:
        sitting.lines.block("This story is not told in dossiers.")
        return False
    if not arguments:
        now = dossier_now(sitting.program, sitting.state)
        for number, card in enumerate(cards, 1):
            here = " (you are here)" if card == now else ""
            sitting.lines.say(f"{number}. {_described(card)}{here}", "   ")
        sitting.lines.block("\nType “d 1” to begin with one; the play so far is kept aside.")
        return False
    found = numbered(arguments[0], tuple(card.id for card in cards))
    if found is None:
        sitting.lines.block(f"There is no dossier “{arguments[0]}”. Type d for the list.")
        return False
    begin_anew(sitting, found)
    return True


def tell_beginnings(sitting: Sitting) -> None:
    """Where a play can begin, for who has not made a move yet; nothing in a story of one piece."""
    cards = dossiers(sitting.program)
    if not cards or sitting.play.moves or sitting.play.dossier:
        return
    for number, card in enumerate(cards, 1):
        sitting.lines.say(f"d {number}. Begin with: {_described(card)}", "     ")
    sitting.lines.say()


def _described(card: DossierCard) -> str:
    return f"{card.title}, {card.date}" if card.date else card.title
