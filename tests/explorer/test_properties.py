"""Properties: the explorer agrees with the plainest search on every kind, from anywhere, whatever is given."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from tests.builders import SMALLEST, sound_story
from tests.explorer.plain_properties import judged as plainly
from tests.explorer.plain_properties import reachable
from tests.explorer.plain_search import TooLarge
from tests.properties_made import made_with_properties
from tests.stories_made import program_of, seeded

from coyoacan_game.engine import Program, State, turn
from coyoacan_game.explorer import Bounds
from coyoacan_game.explorer.properties import Judgement, judged, watching
from coyoacan_game.walkthroughs.begin import property_begins

MOST = 500  # states that a plain search is asked for here; larger ones are left to other seeds
EACH = 10


@pytest.mark.parametrize("seeds", [range(30), range(30, 60), range(60, 90)])
def test_every_answer_and_every_length_is_the_plain_search_s(seeds: range) -> None:
    agreed: Counter[str] = Counter()
    for seed in seeds:
        story = program_of(made_with_properties(seeded(seed), EACH), warnings=True).story
        program = watching(story, tuple(story.property))
        beginnings: dict[str, State] = {}
        wanted = {}
        for id_, one in story.property.items():
            origin = property_begins(program, one)
            try:
                wanted[id_] = plainly(reachable(program, origin, MOST), one)
            except TooLarge:
                continue
            beginnings[id_] = origin
        found = judged(program, beginnings)
        for id_, one in story.property.items():
            if id_ in found:
                path = found[id_].path
                told = (found[id_].answer, None if path is None else len(path))
                assert (seed, id_, one, told) == (seed, id_, one, wanted[id_])
                agreed[f"{one.asked[0]} {told[0]}"] += 1
                state = beginnings[id_]
                for action in path or ():
                    state = turn(program, state, action).state
    assert len(agreed) >= 10


ASKED = """
[property.in_range]
always = "patience == 3"
[property.looked_first]
before = ["knows.bolt", "scene == 'street'"]
[property.looked_first_if_it_is_given]
before = ["knows.bolt", "scene == 'street'"]
given = { knows = ["bolt"] }
[property.out_at_once]
sometimes = "visited.gate"
within = 0
[property.out_in_one]
sometimes = "visited.gate"
within = 1
[property.the_bolt_is_never_lost]
always_can = "knows.bolt"
[property.the_bolt_is_lost_in_the_street]
always_can = "knows.bolt"
from = "scene.hall"
"""
HALL = """
[scene.hall]
title = "Hall"
text = "Bare."
[scene.hall.choice.wait]
text = "Stay."
[scene.gate.choice.hall]
text = "In."
goto = "hall"
[scene.hall.choice.leave]
text = "Go."
goto = "street"
"""


def asked(folder: Path, toml: str, bounds: Bounds | None = None) -> dict[str, Judgement]:
    """What is found of the properties of the smallest story with something added."""
    story = sound_story(folder, SMALLEST + toml)
    program = watching(story, tuple(story.property))
    beginnings = {id_: property_begins(program, one) for id_, one in story.property.items()}
    return judged(program, beginnings, bounds)


def test_each_says_its_word_and_shows_its_play(tmp_path: Path) -> None:
    found = asked(tmp_path, HALL + ASKED)
    leave = ("scene.gate.choice.leave",)
    assert {id_: (one.answer, one.path) for id_, one in found.items()} == {
        "in_range": ("proven", None),
        "looked_first": ("refuted", leave),
        "looked_first_if_it_is_given": ("proven", None),
        "out_at_once": ("refuted", None),
        "out_in_one": ("found", leave),
        "the_bolt_is_never_lost": ("refuted", ("scene.gate.choice.hall",)),
        "the_bolt_is_lost_in_the_street": ("refuted", ()),
    }


def test_where_play_is_over_nothing_need_be_within_reach(tmp_path: Path) -> None:
    found = asked(tmp_path, '[property.x]\nalways_can = "knows.bolt"')
    assert found["x"].answer == "proven"


@pytest.mark.parametrize("bounds", [Bounds(states=1), Bounds(seconds=0)])
def test_beyond_its_bounds_it_says_open_and_never_proven(tmp_path: Path, bounds: Bounds) -> None:
    found = asked(
        tmp_path,
        """
        [property.plain]
        never = "patience == 0"
        [property.soon]
        never = "patience == 0"
        within = 4
        [property.first]
        before = ["knows.bolt", "patience == 0"]
        [property.reach]
        always_can = "patience == 3 and visited.gate"
        """,
        bounds,
    )
    assert {id_: one.answer for id_, one in found.items()} == dict.fromkeys(found, "open")


def test_what_only_a_property_asks_for_is_no_part_of_play(tmp_path: Path) -> None:
    plain = Program(sound_story(tmp_path / "a", SMALLEST)).layout.fields
    story = sound_story(tmp_path / "b", SMALLEST + '[property.x]\nnever = "visited.gate"')
    assert Program(story).layout.fields == plain
    assert ("visited", "gate") in watching(story, ("x",)).layout.fields


def test_a_day_to_which_only_a_property_s_beginning_leads_still_has_its_events(
    tmp_path: Path,
) -> None:
    found = asked(
        tmp_path,
        """
        [story.clock]
        date = 1940-05-24
        start = "05:00"
        end = "06:00"
        [day.second]
        date = 1940-05-28
        start = "09:00"
        end = "10:00"
        [scene.gate.choice.island]
        text = "Swim."
        when = "time == '05:05' and time == '05:55'"
        goto = "island"
        [scene.island]
        title = "Island"
        text = "Sand."
        [scene.island.choice.sleep]
        text = "Sleep."
        goto = "street"
        day = "second"
        [event.dawn]
        when = "day == '1940-05-28'"
        says = "It is light."
        [property.light]
        sometimes = "happened.dawn"
        from = "scene.island"
        """,
    )
    assert found["light"].path == ("scene.island.choice.sleep",)
