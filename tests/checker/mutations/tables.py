"""Tables and keys that stand twice, under the wrong kind, or without an id."""

from __future__ import annotations

import re
from random import Random

from tests.checker.mutations.base import (
    DECLARED,
    Mutant,
    again,
    dangling,
    is_one_line,
    kind,
    line_rewritten,
    pick,
)
from tests.checker.written import Written


@kind
def table_twice_in_a_file(random: Random, story: Written) -> Mutant | None:
    header = random.choice(story.headers)
    lines = story.files[header.file].split("\n")
    last = len(lines)
    lines += ["", *lines[header.line - 1 : header.last]]
    here = frozenset([(header.file, last + 2)])
    what = f"table twice, {header.file}:{header.line}"
    return Mutant(what, {header.file: "\n".join(lines)}, here, here)


@kind
def table_twice_in_two_files(random: Random, story: Written) -> Mutant | None:
    """What stands in the later file is named, every key of it."""
    names = list(story.files)
    with_keys = [
        one
        for one in story.headers
        if any(entry.table == one.table and entry.file == one.file for entry in story.entries)
    ]
    if len(names) < 2 or not with_keys:
        return None
    header = random.choice(with_keys)
    other = random.choice([name for name in names if name != header.file])
    block = story.files[header.file].split("\n")[header.line - 1 : header.last]
    before = story.files[other].rstrip("\n").count("\n") + 1
    changed = {other: story.files[other].rstrip("\n") + "\n\n" + "\n".join(block) + "\n"}
    later = max(header.file, other)
    if later == header.file:
        lines = range(header.line, header.last + 1)
    else:
        lines = range(before + 2, before + 2 + len(block))
    after = again(story, changed)
    keys = frozenset(
        (later, one.first)
        for one in after.entries
        if one.file == later and one.table == header.table and one.first in lines
    )
    return Mutant(f"table twice: {header.table} also in {other}", changed, keys, keys)


@kind
def key_twice(random: Random, story: Written) -> Mutant | None:
    entry = pick(random, (one for one in story.entries if is_one_line(one)))
    if entry is None:
        return None
    lines = story.files[entry.file].split("\n")
    lines.insert(entry.first, lines[entry.first - 1])
    here = frozenset([(entry.file, entry.first + 1)])
    what = f"key twice, {entry.file}:{entry.first + 1}"
    return Mutant(what, {entry.file: "\n".join(lines)}, here, here)


@kind
def kind_misspelt(random: Random, story: Written) -> Mutant | None:
    header = random.choice([one for one in story.headers if len(one.table) > 1])
    position = 0 if header.table[0] != "story" else 1
    if len(header.table) > 2 and random.random() < 0.5:
        position = 2
    words = list(header.table)
    cut = random.randrange(1, len(words[position]))
    words[position] = words[position][:cut] + words[position][cut + 1 :] + "w"
    return line_rewritten(
        "kind misspelt", story, (header.file, header.line), f"[{'.'.join(words)}]"
    )


@kind
def id_forgotten(random: Random, story: Written) -> Mutant | None:
    """The table's keys stand under the kind now; what was called by the id is missed too."""
    header = random.choice([one for one in story.headers if one.table[0] in DECLARED])
    if len(header.table) not in (2, 4):
        return None
    own = [one for one in story.entries if one.table == header.table and one.file == header.file]
    if not own:
        return None
    what = f"id forgotten, {header.file}:{header.line}"
    lines = story.files[header.file].split("\n")
    lines[header.line - 1] = f"[{'.'.join(header.table[:-1])}]"
    changed = {header.file: "\n".join(lines)}
    must = frozenset([(header.file, own[0].first)])
    may = {(one.file, one.first) for one in own} | {(header.file, header.line)}
    if len(header.table) == 2:
        may |= dangling(again(story, changed), *header.table)[0]
        may |= {  # the rest of it, which now lacks its beginning
            (one.file, one.line) for one in story.headers if one.table[:2] == header.table
        }
        return Mutant(what, changed, frozenset(may), must)
    # A person may start in a state that has lost its name.
    may |= {
        (one.file, one.first)
        for one in story.entries
        if one.table == header.table[:2] and one.key == "start"
    }
    return Mutant(what, changed, frozenset(may), frozenset())


@kind
def id_in_capitals(random: Random, story: Written) -> Mutant | None:
    header = random.choice([one for one in story.headers if one.table[0] in DECLARED])
    if len(header.table) != 2:
        return None
    kind, id_ = header.table
    pattern = re.compile(rf"^\[{kind}\.{re.escape(id_)}(?=[.\]])", re.MULTILINE)
    changed = {
        file: pattern.sub(f"[{kind}.{id_.title()}", text)
        for file, text in story.files.items()
        if pattern.search(text)
    }
    may, must = dangling(again(story, changed), kind, id_)
    own = [(one.file, one.line) for one in story.headers if one.table[:2] == header.table]
    said = frozenset(own[:1])  # where the table is first met, if parts of it stand in several files
    return Mutant(f"id in capitals: {kind}.{id_}", changed, may | said, must | said)
