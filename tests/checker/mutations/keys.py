"""Mistakes in keys and values."""

from __future__ import annotations

from random import Random

from tests.checker.mutations.base import (
    REQUIRED,
    Mutant,
    is_free,
    kind,
    line_rewritten,
    pick,
    value_rewritten,
)
from tests.checker.written import Written


@kind
def key_misspelt(random: Random, story: Written) -> Mutant | None:
    entry = pick(random, (one for one in story.entries if is_free(one) and len(one.key) > 2))
    if entry is None:
        return None
    cut = random.randrange(1, len(entry.key) - 1)
    wrong = entry.key[:cut] + entry.key[cut + 1 :] + "z"
    line = story.line((entry.file, entry.first)).replace(entry.key, wrong, 1)
    header = (entry.file, entry.header)
    needed = entry.key in REQUIRED.get(entry.shape, ())
    return line_rewritten(
        "key misspelt", story, (entry.file, entry.first), line, [header] if needed else []
    )


@kind
def required_key_removed(random: Random, story: Written) -> Mutant | None:
    entry = pick(random, (one for one in story.entries if one.key in REQUIRED.get(one.shape, ())))
    if entry is None:
        return None
    lines = story.files[entry.file].split("\n")
    del lines[entry.first - 1 : entry.last]
    here = frozenset([(entry.file, entry.header)])
    what = f"required key removed, {entry.file}:{entry.first}: {entry.key}"
    return Mutant(what, {entry.file: "\n".join(lines)}, here, here)


@kind
def unknown_key_added(random: Random, story: Written) -> Mutant | None:
    header = random.choice([one for one in story.headers if one.table[-1] != "set"])
    lines = story.files[header.file].split("\n")
    lines.insert(header.line, f"{random.choice(['colour', 'tekst', 'wenn'])} = true")
    here = frozenset([(header.file, header.line + 1)])
    what = f"unknown key added, {header.file}:{header.line + 1}"
    return Mutant(what, {header.file: "\n".join(lines)}, here, here)


@kind
def type_wrong(random: Random, story: Written) -> Mutant | None:
    entry = pick(random, (one for one in story.entries if is_free(one)))
    if entry is None:
        return None
    value = entry.value
    wrong = {
        bool: ['"true"', "[true]", "2.5"],
        int: ['"5"', "1.5", "[5]"],
        str: ["42", "2.5", "[1, 2]", "{ a = 1 }", "1940-05-24"],
        list: ["3", "true", "{ a = 1 }"],
        dict: ["3", '"wide"', "[1]"],
    }
    return value_rewritten(
        "type wrong", story, entry, random.choice(wrong.get(type(value), ['"1940"']))
    )


@kind
def list_where_text_belongs(random: Random, story: Written) -> Mutant | None:
    entry = pick(
        random,
        (one for one in story.entries if is_free(one) and isinstance(one.value, str)),
    )
    return (
        value_rewritten("list where text belongs", story, entry, '["Drawn.", "Not forced."]')
        if entry
        else None
    )


@kind
def text_where_list_belongs(random: Random, story: Written) -> Mutant | None:
    entry = pick(
        random,
        (one for one in story.entries if isinstance(one.value, list) and one.key != "range"),
    )
    return (
        value_rewritten("text where a list belongs", story, entry, '"bolt_drawn"')
        if entry
        else None
    )


@kind
def text_emptied(random: Random, story: Written) -> Mutant | None:
    entry = pick(
        random, (one for one in story.entries if is_free(one) and isinstance(one.value, str))
    )
    return value_rewritten("text emptied", story, entry, '""') if entry else None


@kind
def value_outside(random: Random, story: Written) -> Mutant | None:
    outside = {
        "minutes": ["-5", "7", "5000"],
        "walk": ["-1", "3"],
        "wait": ["0", "999"],
        "step": ["0", "1000"],
        "map": ["{ row = 0, column = 900 }", "{ row = -1, column = 0 }"],
        "kind": ['"proof"'],
        "result": ['"differs"'],
        "verdict": ['"true"'],
        "status": ['"certain"'],
        "basis": ['"guessed"'],
        "confidence": ['"absolute"'],
        "mark": ['"AB"'],
        "end": ["'25:00'", "'9:00'"],
        "range": ["[3, 1]", "[1]", "[0, 10, 20]"],
        "hints": ['["Look."]'],
        "notes": ['["a_note"]'],
        "candidates": ['{ only = "one" }'],
        "values": ['["one"]'],
    }
    # A source says freely of what kind it is.
    fitting = (
        one
        for one in story.entries
        if one.key in outside and (one.shape, one.key) != ("source", "kind")
    )
    entry = pick(random, fitting)
    return (
        value_rewritten("value outside", story, entry, random.choice(outside[entry.key]))
        if entry
        else None
    )
