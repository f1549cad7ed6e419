"""The notebook: notes with their witness, their standing and their sources; and laying two side by side."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from coyoacan_game.engine import Action, Program, State, ending, offered
from coyoacan_game.story.history import Fact
from coyoacan_game.story.models import Note, Register, Story
from coyoacan_game.story.text import Shown
from coyoacan_game.view.moment import known_notes


@dataclass(frozen=True)
class FactCard:
    """A fact of the base. `sources` are citations: author, title, year; unread ones say so.

    `authors` are the same without the titles, of which some tell how it ends.
    """

    id: str
    statement: str
    standing: str
    sources: tuple[str, ...]
    authors: tuple[str, ...]
    note: str | None


@dataclass(frozen=True)
class NoteCard:
    """A note as it is read. `standing` is a key of `words.STANDING_WORDS`."""

    id: str
    kind: str
    title: str
    text: Shown
    witness: str | None
    standing: str
    facts: tuple[FactCard, ...]


def notebook(program: Program, state: State, learnt: Iterable[str] = ()) -> tuple[NoteCard, ...]:
    """Every note the player has, in the order of `known_notes`."""
    return tuple(note_card(program, state, id_) for id_ in known_notes(program, state, learnt))


def note_card(program: Program, state: State, id_: str) -> NoteCard:
    """One note, whether the player has it or not."""
    story = program.story
    note = story.note[id_]
    witness = note.source_character
    return NoteCard(
        id_,
        note.kind,
        note.title,
        program.text(f"note.{id_}.text", note.text)(*state),
        story.character[witness].name if witness else None,
        standing_of(story, note),
        tuple(fact_card(story, fact) for fact in note.facts if fact in story.fact),
    )


def standing_of(story: Story, note: Note | Register) -> str:
    """The weakest standing among the facts of a note or a table: nothing recalled or disputed passes as documented."""
    return "invented" if note.invented else weakest_standing(story, note.facts)


def weakest_standing(story: Story, facts: Iterable[str]) -> str:
    """What can be said of something that rests on all of these facts."""
    standings = {fact_standing(story.fact[fact]) for fact in facts if fact in story.fact}
    for weakest in ("unverified", "disputed", "inferred", "documented"):
        if weakest in standings:
            return weakest
    return "unverified"


def fact_standing(fact: Fact) -> str:
    """A fact that is only recalled is unverified, whatever else is said of it, unless it is disputed."""
    if fact.basis == "recall":
        return "disputed" if fact.status == "disputed" else "unverified"
    return fact.status


def fact_card(story: Story, id_: str) -> FactCard:
    """One fact with its standing and sources."""
    fact = story.fact[id_]
    return FactCard(
        id_,
        fact.statement,
        fact_standing(fact),
        tuple(citation(story, source) for source in fact.sources),
        tuple(citation(story, source, titled=False) for source in fact.sources),
        fact.note,
    )


def has_words(card: NoteCard, words: str) -> bool:
    """Whether a note has each of these words somewhere, as a reader looks for them."""
    parts = (card.title, *(one.text for one in card.text), card.witness or "")
    text = " ".join(parts).casefold()
    return all(word in text for word in words.casefold().split())


def rests_on(facts: Iterable[FactCard]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The sources behind a note by standing, each once, without title. Says nothing of what is in them."""
    found: dict[str, dict[str, None]] = {}
    for fact in facts:
        found.setdefault(fact.standing, {}).update(dict.fromkeys(fact.authors))
    return tuple((standing, tuple(sources)) for standing, sources in found.items())


def tells_all(program: Program, state: State) -> bool:
    """Whether the wording of facts can be given with the notes: when nothing is left to be met."""
    reached = ending(program, state)
    return reached is not None and program.story.ending[reached].next is None


def citation(story: Story, id_: str, *, titled: bool = True) -> str:
    """Author, title and year of a source, and whether it was read for this game."""
    source = story.source[id_]
    year = f" ({source.year})" if source.year else ""
    unread = "" if source.consulted else " [not read for this game]"
    title = f", {source.title}" if titled else ""
    return f"{source.author}{title}{year}{unread}"


def comparison_between(program: Program, state: State, one: str, other: str) -> Action | None:
    """The action of comparing two notes if that teaches anything now, else None."""
    available = offered(program, state)
    for id_, comparison in program.story.comparison.items():
        action = f"comparison.{id_}"
        if set(comparison.notes) == {one, other} and action in available:
            return action
    return None


def compared(program: Program, state: State) -> tuple[str, ...]:
    """The ids of the comparisons already made."""
    return tuple(
        id_
        for id_ in program.story.comparison
        if state.data & program.layout.bit(("compared", id_))
    )
