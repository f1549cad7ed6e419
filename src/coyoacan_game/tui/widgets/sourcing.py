"""Sources, inventions and credits of a story as texts to read; gives nothing away. No widgets.

Called by the view of sources.
"""

from __future__ import annotations

from dataclasses import dataclass

from coyoacan_game.story.models import Story
from coyoacan_game.tui.content import plain
from coyoacan_game.tui.widgets.cards import (
    TITLE,
    Passage,
    bullets,
    counted,
    facts_passage,
    lines,
    quiet,
    section,
    stacked,
)
from coyoacan_game.view import fact_card

READ = "Read for this game"
NOT_READ = "Not read for this game: what rests on it is from memory, and still to be checked."
MADE_UP = (
    "What stands here was made up for the game. Every other note names the facts it rests on "
    "and how far they bear; of people who lived, only what their sources support is told as history. Where "
    "they stood that morning, and their shorter answers, are imagined."
)


@dataclass(frozen=True)
class Sourcing:
    """A story, the notes found in it and the people met; all that is listed was found."""

    story: Story
    found: frozenset[str]
    met: frozenset[str]
    titled: bool = True  # else a title stands only where the wording does

    def source(self, id_: str, *, worded: bool) -> Passage:
        """One source: what it is, what was read of it, and what found so far rests on it; `worded`, in full."""
        source = self.story.source[id_]
        year = f" · {source.year}" if source.year else ""
        extent = f": {source.extent}." if source.extent else "."
        return stacked(
            lines(
                quiet(f"{source.kind[:1].upper()}{source.kind[1:]}{year}"),
                plain(source.title, TITLE) if self.titled or worded else quiet(""),
                plain(source.author),
            ),
            lines(plain(READ + extent if source.consulted else NOT_READ)),
            lines(quiet(source.url or "")),
            *self._resting(id_, worded=worded),
        )

    def _resting(self, id_: str, *, worded: bool) -> tuple[Passage, ...]:
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
        cards = facts_passage(fact_card(self.story, fact) for fact in shown) if worded else ()
        return lines(quiet(rest)), cards, section("In your notes", bullets(notes))

    def invented(self) -> Passage:
        """What was made up for the game, item by item as far as it was found."""
        invented = {id_: one for id_, one in self.story.character.items() if one.invented}
        people = [f"{one.name}, {one.role}" for id_, one in invented.items() if id_ in self.met]
        strangers = len(invented) - len(people)
        unmet = f"{counted(strangers, 'person', 'people')} not met yet." if strangers else ""
        notes = [id_ for id_, note in self.story.note.items() if note.invented]
        shown = [self.story.note[id_].title for id_ in notes if id_ in self.found]
        unfound = len(notes) - len(shown)
        rest = f"{counted(unfound, 'invented note', 'invented notes')} not found yet."
        listed = (*bullets(shown), *lines(quiet(rest if unfound else "")))
        return stacked(
            lines(plain("What is invented", TITLE)),
            lines(plain(MADE_UP)),
            section("People who never lived", (*bullets(people), *lines(quiet(unmet)))),
            section("Notes made up for the game", listed),
        )

    def credits(self) -> Passage:
        """Who made the story, and on what terms."""
        about = self.story.story
        return stacked(
            lines(plain(about.title, TITLE), quiet(about.subtitle or "")),
            section("Written by", bullets(about.authors)),
            section("Licence of the story", lines(plain(about.licence or ""))),
            section("Licence of the program", lines(plain("MIT"))),
        )
