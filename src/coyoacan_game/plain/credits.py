"""What stands behind the story: who made it, what it rests on, what is invented, which ends exist."""

from __future__ import annotations

from coyoacan_game.plain.grounds import show_grounds
from coyoacan_game.plain.sitting import Sitting
from coyoacan_game.saves import endings_seen
from coyoacan_game.view import Ends, ends, met, notebook, tells_all
from coyoacan_game.view.notebook import citation


def show_sources(sitting: Sitting, arguments: tuple[str, ...]) -> bool:
    """Authors, licence, sources, and what is invented of what the player has met; or what a note rests on."""
    if arguments:
        show_grounds(sitting, arguments)
        return False
    lines, story = sitting.lines, sitting.program.story
    about = story.story
    lines.say(about.title)
    if about.authors:
        lines.say(f"By {', '.join(about.authors)}.")
    if about.licence:
        lines.say(f"Licence: {about.licence}.")
    lines.say()
    titled = tells_all(sitting.program, sitting.state)
    _list(sitting, "Sources:", _sources(sitting, titled=titled))
    if not titled and story.source:
        lines.block("Their titles stand with each note, “v 3”, and here when play is over.")
    known = met(sitting.play).people
    people = [one.name for id_, one in story.character.items() if one.invented and id_ in known]
    _list(sitting, "People invented for this game, of those you have met:", people)
    notes = notebook(sitting.program, sitting.state)
    invented = [note.title for note in notes if note.standing == "invented"]
    _list(sitting, "Invented for this game, of what stands in your notebook:", invented)
    return False


def _sources(sitting: Sitting, *, titled: bool) -> list[str]:
    """Each source once: of an author without titles there may be several of a year."""
    story = sitting.program.story
    return list(dict.fromkeys(citation(story, id_, titled=titled) for id_ in story.source))


def _list(sitting: Sitting, heading: str, items: list[str]) -> None:
    if not items:
        return
    sitting.lines.say(heading)
    for item in items:
        sitting.lines.say(f"- {item}", "  ")
    sitting.lines.say()


def show_endings(sitting: Sitting, _arguments: tuple[str, ...]) -> bool:
    """The endings reached so far, by title, and how many there are; nothing of the others."""
    for one in _ends(sitting):
        sitting.lines.say(one.count)
        for title in filter(None, one.titles):
            sitting.lines.say(f"- {title}", "  ")
        sitting.lines.say()
    return False


def endings_found(sitting: Sitting) -> str:
    """How many of the story's endings were reached, in this play or another, and ends of its dossiers."""
    return " ".join(one.count for one in _ends(sitting))


def _ends(sitting: Sitting) -> tuple[Ends, ...]:
    return ends(sitting.program.story, endings_seen(sitting.store.key))
