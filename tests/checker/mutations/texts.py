"""Mistakes in texts: braces, asterisks, control characters, names."""

from __future__ import annotations

import re
from random import Random

from tests.checker.mutations.base import Mutant, kind, line_rewritten, pick, without
from tests.checker.written import Entry, Line, Written


def _text(random: Random, story: Written) -> Entry | None:
    return pick(random, (one for one in story.entries if one.is_text and one.raw[0] == '"'))


def _paragraph(story: Written, entry: Entry, row: int) -> frozenset[Line]:
    """The lines of a text from the blank line before a line to the one after it."""
    lines = story.files[entry.file].split("\n")
    first = last = row
    while first > entry.first and lines[first - 2].strip():
        first -= 1
    while last < entry.last and lines[last].strip():
        last += 1
    return frozenset((entry.file, number) for number in range(first, last + 1))


def _word(random: Random, story: Written, entry: Entry) -> tuple[int, int] | None:
    """The line and the offset in it of some word of a text that stands in no brace."""
    found: list[tuple[int, int]] = []
    depth = 0
    for row in range(entry.first, entry.last + 1):
        line = story.line((entry.file, row))
        start = len(line) - len(entry.raw.split("\n")[0]) if row == entry.first else 0
        end = len(line) - 1 if row == entry.last else len(line)
        for at in range(start, end):
            depth += {"{": 1, "}": -1}.get(line[at], 0)
            inside = line[max(0, at - 1) : at + 2]
            if depth == 0 and at > start + 2 and re.fullmatch(r" [A-Za-z]{2}", inside):
                found.append((row, at))
    return random.choice(found) if found else None


def _inserted(what: str, random: Random, story: Written, sign: str) -> tuple[Entry, Mutant] | None:
    entry = _text(random, story)
    spot = _word(random, story, entry) if entry else None
    if entry is None or spot is None:
        return None
    row, at = spot
    line = story.line((entry.file, row))
    return entry, line_rewritten(what, story, (entry.file, row), line[:at] + sign + line[at:])


@kind
def control_character(random: Random, story: Written) -> Mutant | None:
    sign = random.choice(["\\u001b[31m", "\\u0007", "\\u202e", "\\b", "\\u009b", "\x1b[2J", "\x07"])
    found = _inserted("control character", random, story, sign)
    return found[1] if found else None


@kind
def brace_unbalanced(random: Random, story: Written) -> Mutant | None:
    found = _inserted("brace unbalanced", random, story, random.choice(["{", "}"]))
    return found[1] if found else None


@kind
def brace_lost(random: Random, story: Written) -> Mutant | None:
    """A condition that is never closed is known by where it opens: somewhere in its paragraph."""
    entry = pick(random, (one for one in story.entries if one.is_text and "{" in one.raw))
    if entry is None:
        return None
    rows = [place for place in story.lines_of(entry) if "}" in story.line(place)]
    place = random.choice(rows)
    mutant = line_rewritten("brace lost", story, place, without(story.line(place), "}", last=True))
    return Mutant(mutant.what, mutant.files, _paragraph(story, entry, place[1]), frozenset())


@kind
def asterisk_unbalanced(random: Random, story: Written) -> Mutant | None:
    """Of an odd number of asterisks the last is left over: somewhere in the paragraph."""
    found = _inserted("asterisk unbalanced", random, story, "*")
    if found is None:
        return None
    entry, mutant = found
    (place,) = mutant.must
    return Mutant(mutant.what, mutant.files, _paragraph(story, entry, place[1]), frozenset())


@kind
def name_in_text_unknown(random: Random, story: Written) -> Mutant | None:
    names = re.compile(r"\{(?:not )?((?:knows|visited|here|happened|solved|filed)\.\w+)")
    fitting = [
        place
        for entry in story.entries
        if entry.is_text
        for place in story.lines_of(entry)
        if names.search(story.line(place))
    ]
    if not fitting:
        return None
    place = random.choice(fitting)
    line = story.line(place)
    match = names.search(line)
    assert match
    wrong = line[: match.end(1)] + "_q" + line[match.end(1) :]
    return line_rewritten("name in a text unknown", story, place, wrong)
