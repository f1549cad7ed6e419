"""What is shown of a look in play: sound at every minute, and the same bytes for the same play."""

from __future__ import annotations

from functools import cache
from random import Random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.clockwork.made import END, START, Tables, clock_words, made_day
from tests.clockwork.naive import Naive
from tests.parts_made import DATE
from tests.stories_made import AS_FOUND, program_of, seeded
from tests.walkthroughs.written import LOOKING

from coyoacan_game.engine import Playthrough, Program, offered, replay
from coyoacan_game.loader import load_story
from coyoacan_game.view import look_of, transcript

Seen = tuple[list[tuple[object, ...]], list[tuple[object, ...]]] | None
Shown = dict[int, Seen]


def day_to_look_at(random: Random) -> Tables:
    """A random day, which can be looked at from everywhere, and from every account."""
    tables = made_day(random)
    plan, people = tables["story"]["clock"]["plan"], tables["character"]
    tables["standpoint"] = {
        **{f"at_{id_}": {"name": f"At {id_}", "at": id_} for id_ in plan},
        **{f"as_{id_}": {"name": f"As {id_}", "as": id_} for id_ in people},
    }
    hours = {"start": clock_words(START), "end": clock_words(END)}
    tables["stretch"] = {"all": {"name": "All", "day": "first", **hours}}
    tables["scene"]["hall"]["choice"]["back"] = {"text": "Look.", "look": "all"}
    return tables


def shown_in_play(program: Program, standpoint: str, accounts: dict[str, str]) -> Shown:
    """What stands on the screen at each minute of a run to its end."""
    assume = [f"assume.{id_}.{name}" for id_, name in accounts.items() if name != "so"]
    play = replay(program, ["scene.hall.choice.back", *assume, f"look.all.{standpoint}"])
    shown: Shown = {}
    while (look := look_of(program, play.state)) and look.step:
        found = look.step.perceived
        seen: Seen = None
        if found is not None:
            seen = (
                [
                    (one.who, one.at, one.doing, one.walking, one.faceless)
                    for one in found.sightings
                ],
                [(one.sound, one.at, one.who) for one in found.hearings],
            )
            witness = standpoint.startswith("as_")
            assert len(look.lines) == len(seen[0]) + len(seen[1]) + witness
        play.take("look.on")
        after = look_of(program, play.state)
        until = after.minute if after and after.minute is not None else END
        shown |= dict.fromkeys(range(look.minute or 0, until), seen)
    return shown


@settings(max_examples=15, phases=AS_FOUND, suppress_health_check=list(HealthCheck), deadline=None)
@given(st.randoms(use_true_random=False))
def test_what_is_shown_is_what_a_brute_force_reading_gives_at_every_minute(random: Random) -> None:
    tables = day_to_look_at(random)
    agree(tables)


def agree(tables: Tables) -> int:
    """Every standpoint, every minute, every account; how many steps there were to take."""
    program, naive = program_of(tables, warnings=True), Naive(tables)
    steps = 0
    for accounts in naive.assumptions():
        for standpoint in tables["standpoint"]:
            shown = shown_in_play(program, standpoint, accounts)
            assert list(shown) == list(range(START, END))
            who = standpoint.removeprefix("as_") if standpoint.startswith("as_") else None
            for minute, found in shown.items():
                at = naive.place(who, accounts, minute) if who else standpoint.removeprefix("at_")
                assert found == (naive.perceived(at, accounts, minute, but=who) if at else None)
            steps += len({str(one) for one in shown.values()})
    return steps


def test_the_days_that_are_looked_at_are_full_of_steps() -> None:
    """Else the agreement above would be about nothing."""
    assert sum(agree(day_to_look_at(seeded(seed))) for seed in range(3)) > 100


def day_seen_from_above(passing: str = "", **sewers: object) -> Program:
    """Two people who pass a yard, from a roof on which one is and from one far above it."""
    places = {id_: {"name": id_, "scene": "hall"} for id_ in ("street", "yard", "barn", "roof")}
    plan = {
        "street": {"walks": {"yard": 1}},
        "yard": {"walks": {"barn": 1}},
        "barn": {},
        "roof": {"sees": ["yard", "barn"], "faceless": ["barn"]},
    }
    who = {"name": "Two sewers", "role": "trade", "start": "a", "state": {"a": {}}, **sewers}
    arrived: Tables = {"at": "barn", "doing": "sew", "inferred": True}
    if passing:
        arrived["passing"] = passing
    rows = {"10:00": {"at": "street", "inferred": True}, "10:09": arrived}
    clock = {"date": DATE, "start": "10:00", "end": "10:20", "step": 1, "plan": plan}
    hours = {"start": "10:07", "end": "10:12"}
    look = {"text": "Look.", "look": "all"}
    return program_of(
        {
            "story": {"title": "A yard", "start": "hall", "start_place": "yard", "clock": clock},
            "place": places,
            "scene": {"hall": {"title": "H", "text": "H.", "choice": {"back": look}}},
            "ending": {"end": {"title": "End", "text": "End.", "when": "time >= '10:20'"}},
            "character": {"sewers": {**who, "timetable": {"first": rows}}},
            "standpoint": {"roof": {"name": "The roof", "at": "roof"}},
            "stretch": {"all": {"name": "All", "day": "first", **hours}},
        },
        warnings=True,
    )


TO_THE_YARD = ["scene.hall.choice.back", "look.all.roof", "look.on"]


def told_from_the_roof(program: Program) -> str:
    play = replay(program, [*TO_THE_YARD, "look.on", "look.on"])
    return transcript(program, play.turns)


def test_who_only_passes_by_is_told_with_what_is_seen_next() -> None:
    told = told_from_the_roof(day_seen_from_above())
    assert "Passing by meanwhile: two sewers (10:08, yard). 10:09. barn: " in told
    assert "10:08." not in told


def seen_from_the_roof(program: Program) -> tuple[str, ...]:
    look = look_of(program, replay(program, TO_THE_YARD).state)
    assert look
    return look.lines


def test_somebody_on_the_way_passes_as_their_row_has_it_and_several_pass_by() -> None:
    assert seen_from_the_roof(day_seen_from_above()) == ("yard: Two sewers passes by.",)
    assert seen_from_the_roof(day_seen_from_above(plural=True)) == ("yard: Two sewers pass by.",)
    limping = day_seen_from_above("limp past", plural=True)
    assert "10:08. yard: Two sewers limp past." in told_from_the_roof(limping)


def test_of_whom_one_sees_no_face_the_name_is_not_told() -> None:
    told = told_from_the_roof(day_seen_from_above(unrecognised="two hats"))
    assert "barn: Two hats sew." in told
    assert "barn: Somebody sew." in told_from_the_roof(day_seen_from_above())
    assert "barn: Two sewers" not in told


@cache
def looking() -> Program:
    story = load_story(LOOKING).story
    assert story is not None
    return Program(story)


def fresh() -> Program:
    """The same story, with nothing remembered."""
    return Program(looking().story)


@settings(phases=AS_FOUND, deadline=None)
@given(st.lists(st.integers(0, 997), max_size=40), st.lists(st.booleans(), max_size=40))
def test_the_same_standpoints_accounts_and_stops_give_the_same_bytes(
    moves: list[int], undone: list[bool]
) -> None:
    """Also where moves were taken back on the way, and in a program that has looked at other things."""
    play = Playthrough(looking())
    play.take("scene.desk.choice.ask_ana")
    play.take("scene.desk.choice.again")
    for number, move in enumerate(moves):
        actions = offered(play.program, play.state)
        if not actions:
            break
        play.take(actions[move % len(actions)])
        if number < len(undone) and undone[number] and play.moves > 2:
            play.undo()
    again = replay(fresh(), play.actions)
    once, twice = transcript(play.program, play.turns), transcript(again.program, again.turns)
    assert once.encode() == twice.encode()
    assert again.state == play.state
