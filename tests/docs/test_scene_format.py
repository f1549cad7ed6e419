"""docs/scene-format.md describes the format as it is: its keys, names, limits and its example."""

import re
import types
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

import pytest
from pydantic import BaseModel
from tests.builders import problems_in, said
from tests.docs.pages import DOCS, blocks

from coyoacan_game.loader import discover
from coyoacan_game.story import KINDS, Story, expressions, text
from coyoacan_game.story.models import Room
from coyoacan_game.story.scope import NAMESPACES, SINGLE
from coyoacan_game.story.timetables import Said

FORMAT = (DOCS / "scene-format.md").read_text(encoding="utf-8")

# What the middle column may say of a value of each type. An id is named by what it names.
_WORDS: dict[Any, set[str]] = {
    str: {
        "text",
        "expression",
        "scene",
        "place",
        "state",
        "character",
        "picture",
        "day",
        "dossier",
        "one letter",
        "dispute",
        "stretch",
        "row",
        "'HH:MM'",
        "scene or dossier",
    },
    bool: {"flag"},
    int: {"number", "minutes"},
    dict: {"table"},
}
_LISTS = {
    "list of text",
    "list of places",
    "list of facts",
    "list of states",
    "list of notes",
    "list of candidates",
    "list of sources",
    "list of pairs",
    "list of rows",
    "list of standpoints",
    "two notes",
    "three texts",
    "[low, high]",
    "two expressions",
    "list of scenes",
    "list of choices",
    "list of events",
    "list of comparisons",
    "list of findings",
    "list of claims",
}


class Row(NamedTuple):
    """One key of one table as the page describes it."""

    table: str  # "scene.ID.choice.CHOICE"
    key: str
    words: str  # the middle column
    meaning: str

    @property
    def required(self) -> bool:
        return "required" in self.words


def _sections(level: str) -> Iterator[tuple[str, str]]:
    for part in re.split(rf"^{level} ", FORMAT, flags=re.MULTILINE)[1:]:
        heading, _, body = part.partition("\n")
        yield heading, body


def _rows() -> list[Row]:
    rows: list[Row] = []
    for heading, body in _sections("#{2,3}"):
        names = re.findall(r"`\[([^\]]+)\]`", heading)
        for line in body.split("\n"):
            cells = [cell.strip() for cell in line.strip("|").split("|")] if line[:1] == "|" else []
            if not names or len(cells) != 3 or cells[0].startswith("---"):
                continue
            owner = re.fullmatch(r"`(\w+)` key", cells[0])
            if owner:  # two tables under one heading
                written = re.findall(r"`\[([^\]]+)\]`", heading)
                names = [name for name in written if name.startswith(owner[1])]
                continue
            rows += [
                Row(names[0], key, cells[1], cells[2]) for key in re.findall(r"`(\w+)`", cells[0])
            ]
    return rows


ROWS = _rows()
TABLES = sorted({row.table for row in ROWS})


def _unwrapped(annotation: Any) -> Any:
    """An annotation without `None` and without its bounds."""
    if get_origin(annotation) is Annotated:
        return _unwrapped(get_args(annotation)[0])
    if get_origin(annotation) in (Union, types.UnionType):
        kept = [one for one in get_args(annotation) if one is not type(None)]
        return _unwrapped(kept[0]) if len(kept) == 1 else annotation
    return annotation


_IDS = {
    "exit": ".OTHER",
    "clock": "",
    "plan": ".PLACE",
    "timetable": ".DAY",
    "given": "",
    "archive": "",
}


def _inner_model(annotation: Any) -> type[BaseModel] | None:
    """The model in a table, or in a table of tables; None for anything else."""
    annotation = _unwrapped(annotation)
    while get_origin(annotation) is not None and len(get_args(annotation)) == 2:
        annotation = get_args(annotation)[1]  # of a timetable, twice: by day, then by minute
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return None


def _models(model: type[BaseModel], path: str) -> Iterator[tuple[str, type[BaseModel]]]:
    """Every table of the format by its address, ids as they are written in headings."""
    yield path, model
    for name, field in model.model_fields.items():
        inner = _inner_model(field.annotation)
        if inner is Room:
            continue  # written in one line, and described in it
        if inner is not None and (name == "account" and issubclass(inner, Said)):
            continue  # the rows of a timetable once more
        if (path, name) == ("story.clock", "plan"):
            continue  # that of any day
        if inner is not None:
            id_ = _IDS.get(name, f".{name.upper()}")
            yield from _models(inner, f"{path}.{name}{id_}")


def _all_models() -> dict[str, type[BaseModel]]:
    found = dict(_models(_model_of("story"), "story"))
    for kind in KINDS:
        found |= dict(_models(_model_of(kind), f"{kind}.ID"))
    return found


def _model_of(kind: str) -> type[BaseModel]:
    model = _inner_model(Story.model_fields[kind].annotation)
    assert model is not None
    return model


MODELS = _all_models()


def test_every_table_of_the_format_has_a_heading_and_every_heading_a_table() -> None:
    assert sorted(MODELS) == TABLES


@pytest.mark.parametrize("table", TABLES)
def test_the_keys_of_a_table_are_the_fields_of_its_model(table: str) -> None:
    under = {name.removeprefix(f"{table}.").split(".")[0] for name in MODELS if name != table}
    fields = {
        field.alias or name: field
        for name, field in MODELS[table].model_fields.items()
        if not (name in under and _inner_model(field.annotation))
    }
    assert sorted(fields) == sorted(row.key for row in ROWS if row.table == table)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.table}.{row.key}")
def test_a_key_is_required_where_its_field_is(row: Row) -> None:
    if row.words:
        assert _field(row).is_required() == row.required
    elif row.meaning.startswith("as in a choice"):
        assert not _field(row).is_required()


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.table}.{row.key}")
def test_a_key_has_the_type_its_field_has(row: Row) -> None:
    words = re.sub(r",? ?required", "", row.words).strip().strip("`")
    annotation = _unwrapped(_field(row).annotation)
    origin = get_origin(annotation)
    if origin is Literal:
        assert words in ("", "text")
        for value in get_args(annotation):
            assert f"`{value}`" in row.meaning
    elif annotation is Room:
        assert sorted(Room.model_fields) == sorted(re.findall(r"\w+", words))
    elif not words:
        assert row.meaning.startswith("as in a choice") or row.key == "start"
    elif origin is tuple:
        assert words in _LISTS
    elif annotation in _WORDS or origin in _WORDS:
        assert words in _WORDS[annotation if annotation in _WORDS else origin]
    else:
        assert words == "TOML date"


def _field(row: Row) -> Any:
    fields = MODELS[row.table].model_fields
    return next(field for name, field in fields.items() if (field.alias or name) == row.key)


@pytest.mark.parametrize(("words", "count"), [("two notes", 2), ("three texts", 3)])
def test_a_list_of_a_certain_length_says_so(words: str, count: int) -> None:
    rows = [row for row in ROWS if row.words.startswith(words)]
    assert rows
    for row in rows:
        lengths = {
            getattr(bound, name)
            for bound in _field(row).metadata
            for name in ("min_length", "max_length")
            if hasattr(bound, name)
        }
        assert lengths == {count}


def test_the_names_of_expressions_are_the_scopes() -> None:
    body = dict(_sections("##"))["Expressions"]
    cells = [line.split("|")[1] for line in body.split("\n") if line.startswith("| `")]
    names = [name for cell in cells for name in re.findall(r"`([^`]+)`", cell)]
    plain = {name for name in names if "." not in name and name.islower()}
    spaces = {
        parts[0]: parts[1].lower()
        for parts in (name.split(".") for name in names)
        if len(parts) > 1 and parts[0].islower()
    }
    rest = sorted(set(names) - plain - {name for name in names if name.split(".")[0] in spaces})
    assert spaces == NAMESPACES
    assert set(SINGLE) == plain
    assert rest == ["CHARACTER.at", "CHARACTER.state", "VARIABLE"]


def test_the_example_is_a_clean_story(tmp_path: Path) -> None:
    stories = [content for language, content, _ in blocks(FORMAT) if language == "toml"]
    assert stories
    for number, content in enumerate(stories):
        assert not said(problems_in(tmp_path / str(number), content))


def test_the_limits_are_the_loaders_and_the_readers() -> None:
    mebibyte = 1024 * 1024
    expected = (
        f"A file is at most {discover.MAXIMUM_FILE // mebibyte} MiB, "
        f"a story {discover.MAXIMUM_STORY // mebibyte} MiB "
        f"and {discover.MAXIMUM_FILES:,} files; an expression nests "
        f"{expressions.MAXIMUM_DEPTH} deep, a text {text.MAXIMUM_DEPTH}."
    )
    assert expected in FORMAT
