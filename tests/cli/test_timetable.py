"""`coyoacan timetable`: a day as lines, as JSON and as a drawing."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as Xml  # what is read here, we wrote

import pytest
from tests.builders import SMALLEST
from tests.clockwork.lamp import lamp_files
from tests.command import SMALL, Done, coyoacan, coyoacan_alone

from coyoacan_game.loader import load_story

ROOT = Path(__file__).parents[2]
SCENES = str(ROOT / "scenes")
SCHEMA = json.loads((ROOT / "docs" / "timetable.schema.json").read_text("utf-8"))


@pytest.fixture
def lamp(tmp_path: Path) -> str:
    (tmp_path / "story.toml").write_text(lamp_files(), encoding="utf-8")
    return str(tmp_path)


def of_the_lamp(lamp: str, *options: str) -> Done:
    done = coyoacan("timetable", lamp, *options)
    assert (done.code, done.errors) == (0, "")
    return done


def test_it_says_who_is_where_when(lamp: str) -> None:
    lines = of_the_lamp(lamp).lines
    assert lines[0] == "Friday 24 May 1940, 20:00 to 21:00"
    assert lines[1].startswith(
        "  Who had the lamp? Ana, when she went for the oil.  lamp=ana (or: "
    )
    ana = lines.index("Ana")
    assert lines[ana + 1 : ana + 3] == [
        "  20:00-20:08  The gate; leans on the gate  (invented)",
        "  20:08-20:10  The yard; on the way to: The shed  (invented)",
    ]
    assert "    20:08-20:10  The yard: Ana: on the way to: The shed" in lines


def test_an_account_changes_what_is_seen(lamp: str) -> None:
    kept = "    20:05-21:00  The yard: The lamp: burns"
    assert kept not in of_the_lamp(lamp).lines
    assert kept in of_the_lamp(lamp, "--account", "lamp=nobody").lines


def test_a_standpoint_gets_only_what_is_perceived_from_there(lamp: str) -> None:
    done = of_the_lamp(lamp, "--standpoint", "bruno", "--from", "20:10", "--to", "20:20")
    assert done.lines[-11:] == [
        "Seen",
        "  What Bruno saw",
        "    20:10-20:15  The shed: Ana: looks for oil",
        "    20:10-20:15  The shed: The lamp",
        "",
        "Heard",
        "  What Bruno saw",
        "    20:10-20:20  The shed: a tin falls",
        "",
        "What can be told from here",
        "  Who had the lamp?  lamp: 20:10-20:20",
    ]


def test_any_place_and_any_person_is_a_standpoint(lamp: str) -> None:
    assert "  The shed" in of_the_lamp(lamp, "--standpoint", "shed").lines
    assert "  Ana" in of_the_lamp(lamp, "--standpoint", "ana").lines


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--account", "lamp=carmen"), "the accounts of lamp are: ana, nobody"),
        (("--account", "oil=ana"), "no dispute of this day is called so; there are: lamp"),
        (("--from", "19:00"), "the day runs from 20:00 to 21:00, and not 19:00 to 21:00"),
        (("--from", "20:30", "--to", "20:30"), "and not 20:30 to 20:30"),
        (("--from", "8:30"), "is no time of day; write 05:10"),
        (("--standpoint", "moon"), '"moon" is no standpoint, no place on the plan and nobody'),
        (("--day", "monday"), 'no timetable is of day "monday"; there are timetables of: first'),
    ],
)
def test_what_is_not_there_is_refused(lamp: str, options: tuple[str, ...], said: str) -> None:
    done = coyoacan("timetable", lamp, *options)
    assert (done.code, done.out) == (2, "")
    assert said in done.errors


def test_a_story_without_timetables_says_so() -> None:
    done = coyoacan("timetable", SMALL)
    assert done.code == 2
    assert "this story has no timetables" in done.errors


def test_a_story_with_errors_is_refused_with_them(tmp_path: Path) -> None:
    broken = SMALLEST.replace('goto = "street"', 'goto = "x"')
    (tmp_path / "story.toml").write_text(broken, encoding="utf-8")
    done = coyoacan("timetable", str(tmp_path))
    assert done.code == 1
    assert "COY101" in done.errors


def fits(value: Any, schema: dict[str, Any]) -> bool:
    """Whether a value is as a schema has it; as much of JSON Schema as ours uses."""
    if "$ref" in schema:
        return fits(value, SCHEMA["$defs"][schema["$ref"].rpartition("/")[2]])
    kinds: dict[str, type] = {
        "object": dict,
        "array": list,
        "string": str,
        "null": type(None),
        "boolean": bool,
    }
    wanted = schema.get("type", [])
    wanted = [wanted] if isinstance(wanted, str) else wanted
    if wanted and not isinstance(value, tuple(kinds[one] for one in wanted)):
        return False
    if value not in schema.get("enum", [value]) or value != schema.get("const", value):
        return False
    if isinstance(value, str):
        return re.search(schema.get("pattern", ""), value) is not None
    if isinstance(value, list):
        return all(fits(one, schema["items"]) for one in value)
    if isinstance(value, dict):
        known = schema.get("properties", {})
        more = schema.get("additionalProperties")
        rest = more if isinstance(more, dict) else {}
        return set(schema.get("required", ())) <= set(value) and all(
            fits(one, known.get(key, rest)) for key, one in value.items()
        )
    return True


def test_the_document_is_as_its_schema_has_it(lamp: str) -> None:
    from_one = json.loads(of_the_lamp(lamp, "--format", "json", "--standpoint", "bruno").out)
    document = json.loads(of_the_lamp(lamp, "--format", "json").out)
    assert fits(from_one, SCHEMA)
    assert fits(document, SCHEMA)
    assert set(document) == set(from_one) == set(SCHEMA["properties"])
    assert not fits({**document, "day": 5}, SCHEMA)  # the measure itself measures
    assert not fits({**document, "sees": [{"who": "ana"}]}, SCHEMA)


def test_rows_are_named_by_their_addresses(lamp: str) -> None:
    document = json.loads(of_the_lamp(lamp, "--format", "json").out)
    stays = document["things"]["lamp"]["stays"]
    assert stays[0]["row"] == "thing.lamp.timetable.first.20:00"
    assert (stays[1]["row"], stays[1]["with"]) == ("thing.lamp.account.lamp.ana.20:09", "ana")


def test_the_drawing_has_a_bar_for_every_stay_in_a_place(lamp: str) -> None:
    drawn = Xml.fromstring(of_the_lamp(lamp, "--format", "svg").out)  # noqa: S314 - our own
    titles = [one.text for one in drawn.iter("{http://www.w3.org/2000/svg}title")]
    document = json.loads(of_the_lamp(lamp, "--format", "json").out)
    lanes = [*document["people"].values(), *document["things"].values()]
    stays = [one for lane in lanes for one in lane["stays"] if one["place"]]
    assert len(titles) == len(stays)
    assert "20:08-20:10 Ana; The yard; on the way to: The shed (invented)" in titles


def test_an_authors_words_are_no_markup_in_the_drawing(tmp_path: Path) -> None:
    evil = lamp_files().replace('name     = "Ana"', 'name     = "<script>&"')
    (tmp_path / "story.toml").write_text(evil, encoding="utf-8")
    out = coyoacan("timetable", str(tmp_path), "--format", "svg").out
    assert "&lt;script&gt;&amp;" in out
    assert "<script" not in out


@pytest.mark.parametrize("form", ["text", "json", "svg"])
def test_the_same_day_gives_the_same_bytes(lamp: str, form: str) -> None:
    here = of_the_lamp(lamp, "--format", form).out
    assert here == coyoacan_alone("timetable", lamp, "--format", form).out


def test_the_tuesday_of_the_game_is_there_with_whoever_was_about() -> None:
    document = json.loads(coyoacan("timetable", SCENES, "--format", "json").out)
    people = document["people"]
    assert len(people) >= 14
    assert (document["from"], document["to"]) == ("07:00", "20:30")
    for lane in people.values():
        stays = lane["stays"]
        assert stays[0]["from"] == "07:00"
        assert [one["to"] for one in stays[:-1]] == [one["from"] for one in stays[1:]]
        assert all(one["facts"] or one["standing"] in ("inferred", "invented") for one in stays)


def test_what_is_inferred_from_memory_or_one_side_is_no_better_than_that() -> None:
    """Of the weakest of its facts, and not inferred only: the sign from the roof, the man held."""
    document = json.loads(coyoacan("timetable", SCENES, "--format", "json").out)
    told = load_story(Path(SCENES)).story
    assert told is not None
    facts = told.fact.items()
    weak = {id_ for id_, one in facts if one.basis == "recall" or one.status == "disputed"}
    stays = [stay for lane in document["people"].values() for stay in lane["stays"]]
    resting = [one for one in stays if set(one["facts"]) & weak and not one["walking_to"]]
    assert len(resting) >= 5
    assert {one["standing"] for one in resting} <= {"unverified", "disputed", "invented"}


def test_nobody_but_the_two_is_in_the_study_behind_its_shut_door() -> None:
    hours = ("--from", "17:33", "--to", "17:37")
    document = json.loads(coyoacan("timetable", SCENES, "--format", "json", *hours).out)
    inside = {
        id_
        for id_, lane in document["people"].items()
        if any(one["place"] == "p_study" for one in lane["stays"])
    }
    assert inside == {"trotsky", "jacson"}
    seen = {one["who"] for one in document["sees"] if one["place"] == "p_study"}
    assert seen == inside


def test_the_page_shows_what_is_printed() -> None:
    """The lines shown of the game stand in what the command prints, in their order."""
    page = (ROOT / "docs" / "timetable.md").read_text(encoding="utf-8")
    shown = re.findall(r"```text\n\$ (.*?)\n(.*?)```", page, re.DOTALL)
    assert shown
    for command, text in shown:
        printed = iter(coyoacan(*command.split()[1:]).lines)
        assert all(line in printed for line in text.splitlines() if line != "...")
