"""Sources, inventions and credits of a story as texts to read; gives nothing away. No widgets.

Called by the view of sources.
"""

from __future__ import annotations

from dataclasses import dataclass

from textual.content import Content

from coyoacan_game.story.models import Story
from coyoacan_game.tui.content import plain
from coyoacan_game.tui.widgets.cards import (
    QUIET,
    TITLE,
    bullets,
    counted,
    fact_content,
    quiet,
    section,
    stacked,
)
from coyoacan_game.view import fact_card

READ = "Read for this game"
NOT_READ = "Not read for this game: what rests on it is from memory, and still to be checked."
HISTORY = (
    "Nearly everyone in this story lived, and of them only what its sources support is told. "
    "What people say is paraphrase. Each note names what it rests on and how far that bears."
)


@dataclass(frozen=True)
class Sourcing:
    """A story and the notes found in it; all that is listed was found."""

    story: Story
    found: frozenset[str]

    def source(self, id_: str) -> Content:
        """One source: what it is, what was read of it, and what found so far rests on it."""
        source = self.story.source[id_]
        year = f" · {source.year}" if source.year else ""
        head = stacked(
            (quiet(f"{source.kind}{year}"), plain(source.title, TITLE), plain(source.author)), "\n"
        )
        extent = f": {source.extent}." if source.extent else "."
        read = plain(READ + extent) if source.consulted else plain(NOT_READ)
        address = quiet(source.url) if source.url else Content("")
        return stacked((head, read, address, self._resting(id_)))

    def _resting(self, id_: str) -> Content:
        facts = [one for one, fact in self.story.fact.items() if id_ in fact.sources]
        known = {fact for note in self.found for fact in self.story.note[note].facts}
        shown = [fact for fact in facts if fact in known]
        notes = [
            self.story.note[note].title
            for note in self.story.note
            if note in self.found and set(self.story.note[note].facts) & set(shown)
        ]
        count = f"{counted(len(facts), 'fact rests', 'facts rest')} on it"
        rest = f"{count}; you have come upon {len(shown)}." if shown else f"{count}."
        cards = stacked(fact_content(fact_card(self.story, fact)) for fact in shown)
        return stacked((quiet(rest), cards, section("In your notes", bullets(notes))))

    def invented(self) -> Content:
        """What was made up for the game, item by item as far as it was found."""
        people = [
            f"{one.name}, {one.role}" for one in self.story.character.values() if one.invented
        ]
        notes = [id_ for id_, note in self.story.note.items() if note.invented]
        shown = [self.story.note[id_].title for id_ in notes if id_ in self.found]
        unfound = len(notes) - len(shown)
        rest = f"{counted(unfound, 'more invented note', 'more invented notes')} not found yet."
        listed = stacked((bullets(shown), quiet(rest) if unfound else Content("")), "\n")
        return stacked(
            (
                plain("What is invented", TITLE),
                plain(HISTORY),
                section("People who never lived", bullets(people)),
                section("Notes made up for the game", listed),
            )
        )

    def credits(self) -> Content:
        """Who made the story, and on what terms."""
        about = self.story.story
        return stacked(
            (
                stacked((plain(about.title, TITLE), plain(about.subtitle or "", QUIET)), "\n"),
                section("Written by", bullets(about.authors)),
                section("Licence of the story", plain(about.licence or "")),
                section("Licence of the program", plain("MIT")),
            )
        )
