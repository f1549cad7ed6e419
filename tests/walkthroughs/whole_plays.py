"""Writes tests/paths/whole.path.toml: whole plays, put together from the path tests of the dossiers.

`python -m tests.walkthroughs.whole_plays`, after a dossier's own paths have changed. A step that one
who comes from the dossier before has no use for (a pair that was compared there) is left out; that
a play comes to its ending is for the path test to say.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

import tomli
from tests.walkthroughs.test_random_filing import the_game

from coyoacan_game.engine import NotOffered, Program, State, ending, opening, take
from coyoacan_game.walkthroughs.steps import actions_of

PATHS = Path(__file__).parents[1] / "paths"
WHOLE = PATHS / "whole.path.toml"
WIDTH = 140  # characters of a line of steps
FILES = ("dossier_one", "dossier_2", "dossier_3", "dossier_4", "dossier_5", "dossier_6")
THOROUGH = (
    "a_thorough_reading",
    "a_thorough_reading_of_the_trail",
    "a_thorough_visit",
    "a_thorough_sheet_of_hours",
    "a_thorough_reading_of_the_nights",
    "a_thorough_reading_of_thirteen_years",
)
CARELESS = (
    "a_careless_reading",
    "a_careless_reading_of_the_trail",
    "a_careless_visit",
    "a_careless_sheet_of_hours",
    "a_careless_reading_of_the_nights",
    "thirteen_years_in_the_fewest_steps",
)
FEWEST = (
    "a_thin_file",
    "loose_sheets_in_the_fewest_steps",
    "five_receipts",
    "squared_paper_in_the_fewest_steps",
    "a_hundred_and_forty_four_in_the_fewest_steps",
    "thirteen_years_in_the_fewest_steps",
)
HEAD = """\
# Whole plays, from the beginning of the story or of a dossier to one of its eight endings.
# The dossiers are read as their own path tests read them; what differs is what is filed.
# Made by `python -m tests.walkthroughs.whole_plays`.

story = "../../scenes"
"""


class Whole(NamedTuple):
    """One play. `first` counts the dossiers from 0; `filed` is what is filed otherwise, or not at all if empty."""

    id: str
    readings: tuple[str, ...]
    first: int
    ending: str
    sees: str
    filed: Mapping[str, str] = MappingProxyType({})
    last: tuple[str, ...] = ("sign",)


PLAYS = (
    Whole("all_six_dossiers_read_thoroughly", THOROUGH, 0, "not_proven", "Eleven times it says"),
    Whole(
        "all_six_dossiers_read_carelessly",
        CARELESS,
        0,
        "the_conspiracy_of_everyone",
        "It will be quoted.",
    ),
    Whole(
        "all_six_dossiers_in_the_fewest_steps",
        FEWEST,
        0,
        "the_file_closes",
        "you have let the paper speak",
    ),
    Whole(
        "from_the_trail_and_they_did_it_themselves",
        (*THOROUGH[:2], *FEWEST[2:]),
        1,
        "autoasalto",
        "It's established who they were",
        {
            "raiders": "house cook statements established",
            "thursday_meeting": "both dodge probable",
        },
    ),
    Whole(
        "from_the_visitor_and_no_word_too_many",
        THOROUGH,
        2,
        "not_proven",
        "have not been able to take it from you",
    ),
    Whole(
        "from_tuesday_and_two_roads_taken_back",
        THOROUGH,
        3,
        "the_file_closes",
        "is called what he is called",
        last=("withdraw t_car", "soften w_networks not_proven", "sign"),
    ),
    Whole(
        "from_the_nights_and_the_letter_is_believed",
        THOROUGH,
        4,
        "the_belgian",
        "Three pages further back",
        {
            "v_letter": "as_told enough probable",
            "v_statements": "reason alone probable",
            "w_belgian": "mornard word established",
            "w_name": "",
            "w_order": "nobody word probable",
        },
    ),
    Whole(
        "from_the_nights_and_he_was_alone",
        THOROUGH,
        4,
        "a_lone_hand",
        "He has his own name in it",
        {
            "v_statements": "reason alone established",
            "w_order": "nobody word probable",
            "w_networks": "unconnected dates probable",
        },
    ),
    Whole(
        "from_the_last_dossier_his_name_and_his_sender",
        THOROUGH,
        5,
        "he_must_talk",
        "because you've had to say it for him",
        {"w_painter": ""},
    ),
    Whole(
        "from_the_last_dossier_a_machine_without_a_man",
        THOROUGH,
        5,
        "the_machine",
        "a small thing, beside so much",
        last=("withdraw w_name", "sign"),
    ),
)


def steps_of(program: Program, play: Whole) -> list[str]:
    """All steps of a play that can be taken where they come."""
    dossiers = tuple(program.story.dossier)
    state = opening(program, dossiers[play.first] if play.first else None).state
    taken: list[str] = []
    for step in (*_dossier_steps(play, dossiers), *play.last):
        after = _after(program, state, step)
        if after is not None:
            state = after
            taken.append(step)
    reached = ending(program, state)
    if reached != play.ending:
        raise SystemExit(f"{play.id} comes to {reached} in {program.scenes[state.scene]}")
    return taken


def _dossier_steps(play: Whole, dossiers: tuple[str, ...]) -> Iterator[str]:
    for number in range(play.first, len(FILES)):
        path = PATHS / f"{FILES[number]}.path.toml"
        written = tomli.loads(path.read_text(encoding="utf-8"))["path"]
        for step in written[play.readings[number]]["steps"]:
            verb, _, rest = step.partition(" ")
            finding = rest.split(" ")[0]
            if verb != "file" or finding not in play.filed:
                yield step
            elif play.filed[finding]:
                yield f"file {finding} {play.filed[finding]}"
        if number + 1 < len(FILES):
            yield f"dossier.{dossiers[number + 1]}"


def _after(program: Program, state: State, step: str) -> State | None:
    """The state after all actions of a step, None where one of them is not offered."""
    try:
        for action in actions_of(program, state, step):
            state = take(program, state, action)
    except NotOffered:
        return None
    return state


def lines_of(program: Program, play: Whole) -> Iterator[str]:
    """A play as it is written in the file: a dossier begins a line."""
    yield ""
    yield f"[path.{play.id}]"
    if play.first:
        yield f'start  = "dossier.{tuple(program.story.dossier)[play.first]}"'
    yield "steps  = ["
    line = " "
    for step in steps_of(program, play):
        if len(line) + len(step) + 4 > WIDTH or step.startswith("dossier."):
            yield line
            line = " "
        line += f' "{step}",'
    yield line
    yield "]"
    yield f'expect = {{ ending = "{play.ending}" }}'
    yield f'sees   = ["{play.sees}"]'


if __name__ == "__main__":
    made = [line for play in PLAYS for line in lines_of(the_game(), play)]
    WHOLE.write_text(HEAD + "\n".join(made) + "\n", encoding="utf-8")
