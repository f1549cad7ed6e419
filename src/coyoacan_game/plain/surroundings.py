"""Commands that show where one is: look, the plan in words, the cast; and undo."""

from __future__ import annotations

from coyoacan_game.plain.sitting import Sitting
from coyoacan_game.plain.telling import tell_scene
from coyoacan_game.saves import SaveFailed
from coyoacan_game.story.models import Character
from coyoacan_game.view import known_places, met, offers, plan, row_offers, words_of
from coyoacan_game.view.words import NOBODY_YET, STANDING_WORDS, as_text


def look_again(sitting: Sitting, _arguments: tuple[str, ...]) -> bool:
    """The present scene once more."""
    tell_scene(sitting.lines, sitting.program, sitting.state)
    return True


def undo(sitting: Sitting, _arguments: tuple[str, ...]) -> bool:
    """Takes back one move and tells where that leads."""
    trouble = ""
    try:
        with sitting.interrupts.held():
            undone = sitting.session.undo()
    except SaveFailed as failed:
        undone, trouble = failed.turn, str(failed)
    if undone is None:
        sitting.lines.block("There is nothing to take back: this is the beginning.")
        return True
    sitting.lines.block(f"Taken back: {words_of(sitting.program, sitting.state, undone.action)}")
    tell_scene(sitting.lines, sitting.program, sitting.state)
    sitting.lines.block(trouble)
    return True


def show_map(sitting: Sitting, _arguments: tuple[str, ...]) -> bool:
    """Where one stands, who is in sight, and which place leads where as far as one has seen."""
    lines = sitting.lines
    if not sitting.program.story.place:
        lines.block("This story has no places.")
        return False
    lines.block(plan(sitting.program, sitting.state).sentence)
    places = known_places(sitting.play)
    for place in places:
        lines.say(f"- {place.line}", "  ")
    if places:
        lines.say()
    return False


def show_cast(sitting: Sitting, _arguments: tuple[str, ...]) -> bool:
    """Everyone that one has met or heard of, with their role and two lines about them."""
    characters, known = sitting.program.story.character, met(sitting.play).people
    for id_, one in characters.items():
        if id_ in known:
            sitting.lines.say(f"- {_in_the_cast(sitting, id_, one)}", "  ")
    nobody = NOBODY_YET if characters else "Nobody is named in this story."
    sitting.lines.block("" if known else nobody)
    if known:
        sitting.lines.say()
    return False


def _in_the_cast(sitting: Sitting, id_: str, one: Character) -> str:
    entry = f"{one.name}, {one.role}."
    if one.about:
        text = sitting.program.text(f"character.{id_}.about", one.about)
        entry += f" {' '.join(as_text(text(*sitting.state)).split())}"
    if one.invented:
        entry += f" ({STANDING_WORDS['invented']})"
    return entry


def show_ids(sitting: Sitting, _arguments: tuple[str, ...]) -> bool:
    """What can be done here, numbered as ever, by address: a script of addresses outlives rewording."""
    possible = [one for one in offers(sitting.program, sitting.state) if one.reason is None]
    for number, offer in enumerate(possible, 1):
        sitting.lines.say(f"{number}. {offer.action}", "   ")
    asking = row_offers(sitting.program, sitting.state)
    for offer in asking:
        sitting.lines.say(f"- {offer.action}", "  ")
    sitting.lines.block("" if possible or asking else "There is nothing to choose here.")
    if possible or asking:
        sitting.lines.say()
    return False
