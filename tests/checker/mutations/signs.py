"""Brackets and quotes that went missing."""

from __future__ import annotations

import re
from random import Random

from tests.checker.mutations.base import Mutant, is_one_line, kind, line_rewritten, pick, without
from tests.checker.written import Line, Written


@kind
def bracket_lost(random: Random, story: Written) -> Mutant | None:
    places: list[tuple[Line, str, bool]] = []
    for header in story.headers:
        places += [
            ((header.file, header.line), "[", False),
            ((header.file, header.line), "]", True),
        ]
    for entry in story.entries:
        if is_one_line(entry) and entry.raw[:1] in ("[", "{"):
            opening, closing = ("[", "]") if entry.raw[0] == "[" else ("{", "}")
            here = (entry.file, entry.first)
            places += [(here, opening, False), (here, closing, True)]
    place, sign, last = random.choice(places)
    return line_rewritten("bracket lost", story, place, without(story.line(place), sign, last=last))


@kind
def quote_lost(random: Random, story: Written) -> Mutant | None:
    fitting = [
        one for one in story.entries if is_one_line(one) and re.match(r"\"(?!\")|'(?!')", one.raw)
    ]
    entry = pick(random, fitting)
    if entry is None:
        return None
    place = (entry.file, entry.first)
    line, last = story.line(place), random.random() < 0.5
    return line_rewritten("quote lost", story, place, without(line, entry.raw[0], last=last))


@kind
def long_quote_lost(random: Random, story: Written) -> Mutant | None:
    """Of three quotes some or all; a text that is not closed is known by where it opens."""
    fitting = [
        one for one in story.entries if one.raw[:3] in ('"""', "'''") and not is_one_line(one)
    ]
    entry = pick(random, fitting)
    if entry is None:
        return None
    sign, opening = entry.raw[0] * random.choice([1, 3]), (entry.file, entry.first)
    if random.random() < 0.5:
        line = without(story.line(opening), sign, last=False)
        return line_rewritten("opening quotes lost", story, opening, line)
    closing = (entry.file, entry.last)
    line = without(story.line(closing), sign, last=True)
    mutant = line_rewritten("closing quotes lost", story, closing, line)
    here = frozenset([opening])
    return Mutant(mutant.what, mutant.files, here, here)
