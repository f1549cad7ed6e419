"""Laws that hold in every play of every story."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from tests.engine.agreement import meaning
from tests.expressions_made import Tables
from tests.stories_made import AS_FOUND, plays, program_of, stories

from coyoacan_game.engine import (
    NotOffered,
    Playthrough,
    Program,
    State,
    ending,
    offered,
    replay,
    start,
    take,
    turn,
)
from coyoacan_game.engine.record import Learnt
from coyoacan_game.view import known_notes, offers, transcript

many = settings(max_examples=60, phases=AS_FOUND)


def played(program: Program, moves: list[int]) -> Playthrough:
    """A play that takes the move's turn among what is offered, until it ends."""
    play = Playthrough(program)
    for move in moves:
        available = offered(program, play.state)
        if not available:
            break
        play.take(available[move % len(available)])
    return play


def every_action(program: Program) -> list[str]:
    """The address of everything that could ever be done in a story, and some of nothing."""
    story = program.story
    found = ["wait", "nothing", "", "scene.s0.choice.none", "finding.f0.file", "place.s0.exit.s0"]
    for id_, scene in story.scene.items():
        found += [f"scene.{id_}.choice.{name}" for name in scene.choice]
    for id_ in story.place:
        found += [f"place.{id_}.exit.{other}" for other in story.place]
    found += [f"comparison.{id_}" for id_ in story.comparison]
    found += [f"dossier.{id_}" for id_ in story.dossier]
    for id_, table in story.table.items():
        found += [f"table.{id_}.row.{name}" for name in table.row]
    for id_ in story.finding:
        found += [*program.file_actions(id_), f"finding.{id_}.withdraw"]
    return found


@many
@given(stories(), plays())
def test_a_replay_is_the_play(tables: Tables, moves: list[int]) -> None:
    play = played(program_of(tables), moves)
    again = replay(program_of(tables), play.actions)
    assert play.turns == again.turns
    assert play.state == again.state


@many
@given(stories(), plays())
def test_undoing_what_was_just_done_leaves_no_trace(tables: Tables, moves: list[int]) -> None:
    program = program_of(tables)
    play = played(program, moves)
    for action in offered(program, play.state)[:5]:
        before = (play.state, play.turns, play.moves, play.actions)
        offers_before = offers(program, play.state)
        told_before = transcript(program, play.turns)
        taken_before = {one: play.was_taken(one) for one in every_action(program)}
        done = play.take(action)
        assert play.undo() == done
        assert before == (play.state, play.turns, play.moves, play.actions)
        assert offers_before == offers(program, play.state)
        assert told_before == transcript(program, play.turns)
        assert taken_before == {one: play.was_taken(one) for one in every_action(program)}


@many
@given(stories(), plays())
def test_undo_goes_all_the_way_back(tables: Tables, moves: list[int]) -> None:
    program = program_of(tables)
    play = played(program, moves)
    states = [one.state for one in play.turns]
    while play.undo():
        states.pop()
        assert states[-1] == play.state
    assert play.turns == Playthrough(program).turns
    assert not any(play.was_taken(one) for one in every_action(program))


@many
@given(stories(), plays(12))
def test_what_is_offered_can_be_taken_and_nothing_else_can(
    tables: Tables, moves: list[int]
) -> None:
    program = program_of(tables)
    state = played(program, moves).state
    available = offered(program, state)
    assert len(set(available)) == len(available)
    for action in available:
        take(program, state, action)
    for action in set(every_action(program)) - set(available):
        with pytest.raises(NotOffered):
            take(program, state, action)
        with pytest.raises(NotOffered):
            turn(program, state, action)


@many
@given(stories(), plays())
def test_an_action_refused_changes_nothing(tables: Tables, moves: list[int]) -> None:
    program = program_of(tables)
    play = played(program, moves)
    before = (play.turns, play.state)
    with pytest.raises(NotOffered):
        play.take("scene.s0.choice.nothing_of_the_kind")
    assert before == (play.turns, play.state)


@many
@given(stories(), plays())
def test_taking_is_pure_and_a_turn_leads_where_taking_does(
    tables: Tables, moves: list[int]
) -> None:
    program, other = program_of(tables), program_of(tables)
    state = played(program, moves).state
    kept = State(*state)
    for action in offered(program, state)[:8]:
        once, twice = turn(program, state, action), turn(program, state, action)
        assert once == twice
        assert once.state == take(program, state, action)
        # A program that has run nothing before gives the same: what is kept changes nothing.
        assert once == turn(other, state, action)
    assert kept == state


@many
@given(stories(), plays(15), plays(15))
def test_states_are_equal_when_they_mean_the_same(
    tables: Tables, moves: list[int], others: list[int]
) -> None:
    """Two ways of coming there make no difference, and no two meanings share a state."""
    program = program_of(tables)
    states = [one.state for way in (moves, others) for one in played(program, way).turns]
    meanings = [tuple(sorted(map(str, meaning(program, state).items()))) for state in states]
    assert len(set(meanings)) == len(set(states)) == len(set(zip(meanings, states, strict=True)))


@many
@given(stories(), plays())
def test_a_state_survives_as_three_numbers(tables: Tables, moves: list[int]) -> None:
    program = program_of(tables)
    play = played(program, moves)
    scene, time, data = (int(str(number)) for number in play.state)
    again = State(scene, time, data)
    assert play.state == again
    assert hash(play.state) == hash(again)
    assert offered(program, play.state) == offered(program_of(tables), again)


@many
@given(stories(), plays())
def test_a_state_has_no_bit_beyond_its_fields(tables: Tables, moves: list[int]) -> None:
    program = program_of(tables)
    for one in played(program, moves).turns:
        assert 0 <= one.state.data < 1 << program.layout.bits


@many
@given(stories(), plays(40))
def test_nothing_leaves_its_range(tables: Tables, moves: list[int]) -> None:
    program = program_of(tables)
    story = program.story
    for one in played(program, moves).turns:
        said = meaning(program, one.state)
        for id_, variable in story.variable.items():
            value = said["variable", id_]
            if variable.range:
                assert variable.range[0] <= value <= variable.range[1]
            elif variable.values:
                assert value in variable.values
        if program.days:
            today = program.today(one.state.time)
            assert today.opens <= one.state.time <= today.closes
        else:
            assert one.state.time == 0


@many
@given(stories(), plays(40))
def test_nothing_that_was_learnt_is_forgotten(tables: Tables, moves: list[int]) -> None:
    """Notes, comparisons, confirmations and what was taken once only ever grow; so does a day."""
    program = program_of(tables)
    kept = ("knows", "compared", "solved", "happened", "visited", "chose", "asked")
    before: set[tuple[str, ...]] = set()
    time = 0
    for one in played(program, moves).turns:
        said = meaning(program, one.state)
        now = {slot for slot, value in said.items() if slot[0] in kept and value}
        assert before <= now
        same_day = time // 1440 == one.state.time // 1440
        assert time <= one.state.time or not same_day or program.story.day or program.story.dossier
        before, time = now, one.state.time


@many
@given(stories(), plays(40))
def test_after_an_ending_nothing_is_offered_but_the_dossier_it_leads_to(
    tables: Tables, moves: list[int]
) -> None:
    program = program_of(tables)
    for one in played(program, moves).turns:
        ended = ending(program, one.state)
        assert (ended is not None) == bool(one.entries and one.entries[-1][0] == ended)
        if ended:
            following = program.story.ending[ended].next
            going_on = () if following is None else (f"dossier.{following}",)
            assert offered(program, one.state) == going_on
            assert tuple(each.action for each in offers(program, one.state)) == going_on


@many
@given(stories(), plays())
def test_the_list_a_player_sees_is_what_the_engine_offers(tables: Tables, moves: list[int]) -> None:
    """Comparisons and filings are done elsewhere; the rest stands there in the same order."""
    program = program_of(tables)
    state = played(program, moves).state
    shown = [one.action for one in offers(program, state) if one.reason is None]
    here = [
        one
        for one in offered(program, state)
        if one.split(".")[0] in ("scene", "place", "wait", "dossier")
    ]
    assert here == shown


def test_a_play_begins_at_the_start() -> None:
    tables: Tables = {
        "story": {"title": "T", "start": "a"},
        "scene": {"a": {"title": "A", "text": "A."}},
        "ending": {"e": {"title": "E", "text": "E.", "when": "scene == 'a'"}},
    }
    program = program_of(tables)
    assert Playthrough(program).state == start(program)


@many
@given(stories(), plays())
def test_notes_stand_in_the_order_they_were_learnt_and_leave_with_an_undo(
    tables: Tables, moves: list[int]
) -> None:
    program = program_of(tables)
    play = played(program, moves)
    going = True
    while going:
        told = [one.note for turn in play.turns for one in turn.entries if isinstance(one, Learnt)]
        assert play.learnt == tuple(dict.fromkeys(told))
        assert known_notes(program, play.state, play.learnt) == play.learnt
        going = play.undo() is not None
