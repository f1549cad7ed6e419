"""Registers in lines: which lie open, one of them line by line, and asking about a line."""

from __future__ import annotations

from coyoacan_game.plain.grounds import tell_grounds
from coyoacan_game.plain.sitting import Sitting, numbered
from coyoacan_game.view import RowCard, TableCard, tables
from coyoacan_game.view.words import STANDING_WORDS

NONE_OPEN = "No register lies open here."


def show_register(sitting: Sitting, arguments: tuple[str, ...]) -> bool:
    """`b` lists the registers or opens the only one, `b 1` opens one, `b 1 3` asks about its third line."""
    cards = tables(sitting.program, sitting.state)
    if not cards:
        sitting.lines.block(NONE_OPEN)
        return False
    if not arguments and len(cards) > 1:
        _list(sitting, cards)
        return False
    found = numbered(arguments[0] if arguments else "1", tuple(one.id for one in cards))
    card = next((one for one in cards if one.id == found), None)
    if card is None:
        sitting.lines.block(f"There is no register “{arguments[0]}” here. Type b for the list.")
        return False
    number = cards.index(card) + 1
    if len(arguments) > 1:
        return _ask(sitting, card, number, arguments[1])
    _open(sitting, card, number)
    return False


def _list(sitting: Sitting, cards: tuple[TableCard, ...]) -> None:
    for number, card in enumerate(cards, 1):
        sitting.lines.say(f"{number}. {card.title}: {card.says}", "   ")
    sitting.lines.block("\nType “b 1” to open one.")


def _open(sitting: Sitting, card: TableCard, register: int) -> None:
    lines = sitting.lines
    lines.block(f"{card.title}: {card.says}")
    for number, row in enumerate(card.rows, 1):
        lines.say(f"{number}. {sentence(row)}{_marked(row)}", "   ")
    lines.block("" if card.rows else "Nothing is written in it.")
    if card.rows:
        lines.say()
    first = next((number for number, row in enumerate(card.rows, 1) if row.action), None)
    if first is not None:
        lines.block(f"Type “b {register} {first}” to ask about line {first}.")
    lines.block(f"Standing: {STANDING_WORDS[card.standing]}.")
    tell_grounds(sitting, card.facts, f"v b {register}")


def sentence(row: RowCard) -> str:
    """A line of a register as it is read out: "Day: 28 May; Name: Frank Jacson."."""
    return row.line if row.line.endswith((".", "?", "!")) else f"{row.line}."


def _marked(row: RowCard) -> str:
    if row.action:
        return " (can be asked about)"
    return " (asked about before)" if row.asked else ""


def _ask(sitting: Sitting, card: TableCard, register: int, word: str) -> bool:
    found = numbered(word, tuple(row.id for row in card.rows))
    row = next((one for one in card.rows if one.id == found), None)
    if row is None:
        sitting.lines.block(f"It has no line “{word}”. Type “b {register}” to read it.")
        return False
    if row.action is not None and sitting.act(row.action):
        return True
    if sitting.looks_back():
        return False
    sitting.lines.block(
        "You have asked about this line before."
        if row.asked
        else "There is nothing to ask about this line now."
    )
    return False
