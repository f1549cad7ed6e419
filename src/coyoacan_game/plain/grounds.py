"""What a note or a register rests on: its sources at once, what stands in them when it is asked for.

The facts behind a note were written by people who knew how it went on. Called by the commands.
"""

from __future__ import annotations

from coyoacan_game.plain.lines import Lines
from coyoacan_game.plain.sitting import Sitting, numbered
from coyoacan_game.view import FactCard, known_notes, note_card, rests_on, tables, tells_all
from coyoacan_game.view.words import STANDING_WORDS, TELLS_MORE


def tell_grounds(sitting: Sitting, facts: tuple[FactCard, ...], how: str) -> None:
    """The sources by standing, and `how` to read on; all of it when nothing is left to be met."""
    lines = sitting.lines
    if tells_all(sitting.program, sitting.state):
        _tell_facts(lines, facts)
        return
    for standing, sources in rests_on(facts):
        lines.say(f"Rests on, {STANDING_WORDS[standing]}:")
        for source in sources:
            lines.say(f"- {source}", "  ")
    if facts:
        lines.block(f"\nType “{how}” for what stands there. It may tell more than you have met.")


def _tell_facts(lines: Lines, facts: tuple[FactCard, ...]) -> None:
    """Facts in full, each with its standing and sources."""
    for fact in facts:
        lines.say(f"- {' '.join(fact.statement.split())} ({STANDING_WORDS[fact.standing]})", "  ")
        for source in fact.sources:
            lines.say(f"  Source: {source}", "    ")
        if fact.note:
            lines.say(f"  {' '.join(fact.note.split())}", "  ")
    if facts:
        lines.say()


def show_grounds(sitting: Sitting, arguments: tuple[str, ...]) -> None:
    """`v 3`: all that note 3 rests on, word for word; `v b 1`: the first register."""
    match arguments:
        case ["b", word]:
            cards = {card.id: card for card in tables(sitting.program, sitting.state)}
            found = numbered(word, tuple(cards))
            missing = f"There is no register “{word}” here. Type b for the list."
            heading, facts = (cards[found].title, cards[found].facts) if found else (missing, None)
        case [word]:
            program, state = sitting.program, sitting.state
            found = numbered(word, known_notes(program, state, sitting.play.learnt))
            card = note_card(program, state, found) if found else None
            missing = f"There is no note “{word}” in the notebook. Type n for the list."
            heading, facts = (card.title, card.facts) if card else (missing, None)
        case _:
            heading, facts = "Name a note, “v 1”, or a register, “v b 1”.", None
    sitting.lines.block(heading)
    if facts is not None:
        _tell_in_full(sitting, facts)


def _tell_in_full(sitting: Sitting, facts: tuple[FactCard, ...]) -> None:
    if not facts:
        sitting.lines.block("Invented for this game: nothing stands behind it.")
        return
    if not tells_all(sitting.program, sitting.state):
        sitting.lines.block(TELLS_MORE)
    _tell_facts(sitting.lines, facts)
