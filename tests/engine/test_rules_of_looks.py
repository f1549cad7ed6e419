"""Looking back at a stretch of a day: what is offered, what stands still, what each step comes to."""

from __future__ import annotations

from pathlib import Path

import pytest

from coyoacan_game.engine import NotOffered, Playthrough, Program, offered, replay
from coyoacan_game.engine.record import Happened, Learnt, Looked, LookEnded
from coyoacan_game.loader import load_story

LOOKING = Path(__file__).parents[1] / "stories" / "looking"
AGAIN, ASK = "scene.desk.choice.again", "scene.desk.choice.ask_ana"
STAIR, ON, LEAVE = "look.quarter.stair", "look.on", "look.leave"


@pytest.fixture(scope="module")
def program() -> Program:
    story = load_story(LOOKING).story
    assert story is not None
    return Program(story)


def minutes(play: Playthrough) -> list[int]:
    """The steps of a play that were looked at."""
    return [
        one.step.minute for turn in play.turns for one in turn.entries if isinstance(one, Looked)
    ]


def test_a_look_offers_standpoints_accounts_and_leaving_and_nothing_else(program: Program) -> None:
    play = replay(program, [AGAIN])
    assert offered(program, play.state) == (STAIR, "look.quarter.luis", LEAVE)
    play = replay(program, [ASK, AGAIN])
    assert offered(program, play.state) == (
        STAIR,
        "look.quarter.luis",
        "look.quarter.kitchen",
        "assume.barred.luis",
        LEAVE,
    )


def test_nothing_of_the_play_can_be_done_while_one_looks(program: Program) -> None:
    play = replay(program, [AGAIN, STAIR])
    for action in (ASK, AGAIN, "comparison.who", "look.quarter.luis", "assume.barred.luis"):
        with pytest.raises(NotOffered):
            play.take(action)


def test_nothing_of_a_look_can_be_done_in_the_play(program: Program) -> None:
    play = replay(program, [ASK])
    for action in (STAIR, ON, LEAVE, "look.glimpse.the_bar", "assume.barred.luis"):
        with pytest.raises(NotOffered):
            play.take(action)


def test_a_run_goes_from_change_to_change_and_ends_where_one_chooses_again(
    program: Program,
) -> None:
    play = replay(program, [AGAIN, STAIR, ON, ON, ON, ON])
    assert minutes(play) == [20 * 60 + 5, 20 * 60 + 6, 20 * 60 + 10, 20 * 60 + 12]
    assert any(isinstance(one, LookEnded) for one in play.last.entries)
    assert offered(program, play.state)[0] == STAIR


def test_by_another_account_another_run(program: Program) -> None:
    play = replay(program, [ASK, AGAIN, "assume.barred.luis", STAIR, ON, ON, ON, ON])
    assert minutes(play) == [20 * 60 + 5, 20 * 60 + 6, 20 * 60 + 9, 20 * 60 + 12]


def test_scene_place_and_clock_are_as_they_were_when_one_has_left(program: Program) -> None:
    before = replay(program, [])
    after = replay(program, [AGAIN, "look.quarter.luis", ON, LEAVE, LEAVE])
    assert after.state == before.state


def test_what_is_glimpsed_without_asking_is_learnt_once_and_stays(program: Program) -> None:
    play = replay(program, [AGAIN, STAIR, ON, ON, ON])
    assert Learnt("lantern") in play.last.entries
    again = replay(program, [AGAIN, STAIR, ON, ON, ON, LEAVE, STAIR, ON, ON, ON, LEAVE, LEAVE])
    learnt = [one for turn in again.turns for one in turn.entries if one == Learnt("lantern")]
    assert len(learnt) == 1
    assert "lantern" in again.learnt


def test_one_asks_about_what_is_perceived_now_and_once(program: Program) -> None:
    play = replay(program, [AGAIN, STAIR, ON, ON])
    assert offered(program, play.state) == (ON, "look.glimpse.the_bar", LEAVE)
    play.take("look.glimpse.the_bar")
    assert offered(program, play.state) == (ON, LEAVE)
    before = replay(program, [AGAIN, STAIR, ON])
    assert offered(program, before.state) == (ON, LEAVE)


def test_no_event_happens_and_no_ending_comes_until_one_has_left(program: Program) -> None:
    road = [ASK, AGAIN, "assume.barred.luis", STAIR, ON, ON, "look.glimpse.luis_pulls", ON, LEAVE]
    play = replay(program, road)
    happened = [one for turn in play.turns for one in turn.entries if isinstance(one, Happened)]
    assert not happened
    assert next(type(one) for one in play.take(LEAVE).entries) is Happened


def test_undo_goes_back_a_step_of_the_run(program: Program) -> None:
    play = replay(program, [AGAIN, STAIR, ON])
    before = play.state
    play.take(ON)
    play.undo()
    assert play.state == before


def test_a_story_without_looks_keeps_no_room_for_them() -> None:
    story = load_story(LOOKING.parent / "small").story
    assert story is not None
    program = Program(story)
    assert program.looks is None
    assert not program.looking
    assert not {"looking", "minute", "assumed"} & {slot[0] for slot in program.layout.fields}
