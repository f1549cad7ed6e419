"""How much there is to read in each dossier, by kind: `python -m bench.words`.

Every text once, with all its variants: more than any one play shows. A table counts for the folder
in which it is written. Facts and sources are not counted, and neither are drawings.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import tomli
from bench.measure import CannotMeasure, Row, table

from coyoacan_game.loader import load_story
from coyoacan_game.story import Story
from coyoacan_game.story.points import rows, texts
from coyoacan_game.story.text import Inline, Variant, Words, read_text

ROOT = Path(__file__).parents[1]
TOGETHER = ("dossier_2", "dossier_3")
LEAST, MOST = 14_000, 22_000  # words of prose in the two
PROSE = (
    "scenes",
    "choices",
    "events",
    "endings",
    "notes",
    "comparisons",
    "findings",
    "registers",
    "glimpses",
    "archives",
)
BESIDE = ("hints", "captions", "people", "names")
KIND = {"note": "notes", "event": "events", "comparison": "comparisons", "finding": "findings"}
KIND |= {"ending": "endings", "dossier": "scenes", "table": "registers", "character": "people"}
KIND |= {"glimpse": "glimpses"}


def words_rows() -> list[Row]:
    """A row for each dossier, and one for the two that have a bar."""
    counts = counted(ROOT / "scenes")
    found = [Row(f"words in {one}", _said(counts[one])) for one in sorted(counts)]
    prose = sum(counts[one][kind] for one in TOGETHER for kind in PROSE)
    bar = f"{LEAST:,} to {MOST:,}"
    what = f"words of prose in {' and '.join(TOGETHER)}"
    return [*found, Row(what, f"{prose:,}", bar, LEAST <= prose <= MOST)]


def counted(folder: Path) -> dict[str, Counter[str]]:
    """Words by the folder a table is written in, and by kind."""
    story = load_story(folder).story
    if story is None:
        raise CannotMeasure(f"there is no story in {folder} that can be read")
    home = _homes(folder)
    found: dict[str, Counter[str]] = {}
    for address, text in (*texts(story), *_names(story)):
        parts = 3 if ".archive" in address else 2
        where = home.get(".".join(address.split(".")[:parts]), "")
        if where.startswith("dossier_"):
            found.setdefault(where, Counter())[_kind(address)] += words_in(text)
    return found


def _homes(folder: Path) -> dict[str, str]:
    """The folder in which each table is written, by "kind.id"; of archives, which stand apart, by three parts."""
    found = {}
    for path in sorted(folder.rglob("*.toml")):
        for kind, tables in tomli.loads(path.read_text(encoding="utf-8")).items():
            for id_, written in tables.items():
                archived = kind == "finding" and "archive" in written
                if archived:
                    found[f"finding.{id_}.archive"] = path.parent.name
                if not archived or len(written) > 1:
                    found[f"{kind}.{id_}"] = path.parent.name
    return found


def _kind(address: str) -> str:
    kind, *_, last = address.split(".")
    if ".archive" in address:
        return "archives"
    if ".hints." in address:
        return "hints"
    if kind == "scene":
        return "choices" if ".choice." in address else "scenes"
    if kind == "picture":
        return "captions"
    return "names" if kind == "place" or last == "name" else KIND[kind]


def _names(story: Story) -> Iterator[tuple[str, str]]:
    """What is read and cannot vary."""
    for kind in ("scene", "note", "ending", "dossier", "table", "finding"):
        for id_, one in getattr(story, kind).items():
            yield f"{kind}.{id_}.title", one.title
    for id_, finding in story.finding.items():
        yield f"finding.{id_}.sentence", finding.sentence.replace("{", "").replace("}", "")
        for blank in finding.blank.values():
            yield from ((f"finding.{id_}.blank", words) for words in blank.candidates.values())
        if finding.archive is not None:
            one = finding.archive
            said = (one.text, one.far or "", one.much or "", one.little or "")
            yield from ((f"finding.{id_}.archive", words) for words in said)
    for id_, register in story.table.items():
        yield from ((f"table.{id_}.says", words) for words in (register.says, *register.columns))
    for address, row in rows(story):
        yield from ((address, cell) for cell in row.cells)
    for id_, person in story.character.items():
        yield f"character.{id_}.name", person.name
        yield from ((f"character.{id_}.doing", one.doing or "") for one in person.state.values())
    for id_, picture in story.picture.items():
        layers = [one.says or "" for one in picture.layer.values()]
        yield from ((f"picture.{id_}", words) for words in (picture.says, *layers))
    yield from ((f"place.{id_}.name", one.name) for id_, one in story.place.items())


def words_in(text: str) -> int:
    """The words that can be read of a text, each variant once."""
    return sum(_count(block.inlines) for block in read_text(text).blocks)


def _count(inlines: Iterable[Inline]) -> int:
    found = 0
    for one in inlines:
        if isinstance(one, Words):
            found += sum(any(map(str.isalnum, word)) for word in one.text.split())
        elif isinstance(one, Variant):
            found += _count(one.then) + _count(one.otherwise)
        else:
            found += 1
    return found


def _said(counts: Counter[str]) -> str:
    prose = sum(counts[kind] for kind in PROSE)
    parts = ", ".join(f"{kind} {counts[kind]:,}" for kind in (*PROSE, *BESIDE))
    return f"{prose:,} of prose  ({parts})"


if __name__ == "__main__":
    print(table(words_rows()))
    sys.exit(int(any(row.held is False for row in words_rows())))
