"""What a story rests on and what it makes up, as one page of Markdown: `coyoacan sources`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TextIO

from coyoacan_game.report.printable import printable
from coyoacan_game.story import Story

_MARKS = str.maketrans({one: f"\\{one}" for one in "\\`*_[]<>#|"})
BASES = {
    "read": "",
    "mixed": ", partly from memory",
    "recall": ", from memory and not checked",
    "computed": ", computed",
}


def write_sources_markdown(out: TextIO, story: Story) -> None:
    """The sources with how much rests on each, the facts with their standing, and the inventions."""
    out.write(f"# Sources and inventions of *{_safe(story.story.title)}*\n\n")
    out.write("Printed by `coyoacan sources`; the texts are the story's own.\n")
    used = _used(story)
    _section(out, "Sources", _sources(story, used))
    _section(out, "Facts", _facts(story, used))
    people = (one.name for one in story.character.values() if one.invented)
    _section(out, "People invented for this game", map(_safe, people))
    notes = (one.title for one in story.note.values() if one.invented)
    _section(out, "Notes of what is invented for this game", map(_safe, notes))
    tables = (one.title for one in story.table.values() if one.invented)
    _section(out, "Registers whose lines are invented", map(_safe, tables))


def _used(story: Story) -> list[str]:
    """The facts that something a player meets rests on, in the author's order."""
    named = {fact for note in story.note.values() for fact in note.facts}
    named |= {fact for person in story.character.values() for fact in person.facts}
    named |= {fact for table in story.table.values() for fact in table.facts}
    archives = (finding.archive for finding in story.finding.values())
    named |= {fact for one in archives if one is not None for fact in one.facts}
    return [id_ for id_ in story.fact if id_ in named]


def _sources(story: Story, used: list[str]) -> Iterator[str]:
    cited = Counter(source for id_ in used for source in story.fact[id_].sources)
    for id_, source in story.source.items():
        if not cited[id_]:
            continue
        year = f", {source.year}" if source.year else ""
        read = "" if source.consulted else "; not read for this game"
        facts = "1 fact" if cited[id_] == 1 else f"{cited[id_]} facts"
        yield f"{_safe(source.author)}, *{_safe(source.title)}*{year} ({_safe(source.kind)}{read}): {facts}"


def _facts(story: Story, used: list[str]) -> Iterator[str]:
    for id_ in used:
        fact = story.fact[id_]
        authors = (story.source[one].author for one in fact.sources if one in story.source)
        sources = "; ".join(dict.fromkeys(map(_safe, authors)))
        standing = f"*{fact.status}{BASES[fact.basis]}*"
        yield f"{_safe(' '.join(fact.statement.split()))} {standing}: {sources}"


def _section(out: TextIO, heading: str, lines: Iterable[str]) -> None:
    listed = list(lines)
    if listed:
        out.write(f"\n## {heading}\n\n")
        out.writelines(f"- {one}\n" for one in listed)


def _safe(text: str) -> str:
    """A text without anything that Markdown would take for a mark."""
    return printable(text).translate(_MARKS)
