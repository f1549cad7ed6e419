"""Dossier by dossier the explorer says what it says of the whole."""

from __future__ import annotations

from functools import cache

from tests.engine.small_stories import program as rules_program
from tests.engine.test_rules_of_dossiers import STORY as TWO
from tests.walkthroughs.written import LONG, SMALL

from coyoacan_game.engine import Program, ending, offered, start, take, turn
from coyoacan_game.explorer import Decider, questions
from coyoacan_game.explorer.dossiers import Dossiers, one_by_one
from coyoacan_game.explorer.sets import Abstraction
from coyoacan_game.explorer.softlocks import softlocks
from coyoacan_game.explorer.strolls import stroll
from coyoacan_game.explorer.targets import Target
from coyoacan_game.loader import load_story


@cache
def long() -> Program:
    """Two days, two dossiers, a register."""
    story = load_story(LONG).story
    assert story is not None
    return Program(story)


def parts() -> Dossiers:
    return Dossiers(Decider(long()))


def test_they_stand_in_the_order_of_play_with_where_each_is_entered() -> None:
    dossiers = parts()
    entered = [dossiers.graph.controls[one.entries[0]] for one in dossiers.regions]
    days = [long().days[control.time // 1440].dossier for control in entered]
    assert days == [1, 2]
    assert [one.first for one in dossiers.regions] == [True, False]


def test_what_only_the_second_teaches_is_known_to_nobody_in_the_first() -> None:
    at = TWO.index("[scene.shut]")
    note = '[note.later]\nkind = "evidence"\ntitle = "L"\ntext = "L."\ninvented = true\n'
    look = 'choice.look = { text = "Look.", learn = ["later"] }\n'
    first, second = Dossiers(Decider(rules_program(TWO[:at] + look + note + TWO[at:]))).regions
    assert ("knows", "later") in first.within.values
    assert ("knows", "later") in second.before.values
    assert ("knows", "later") not in second.within.values
    assert ("knows", "bolt") not in second.before.values


def test_nothing_but_the_first_state_begins_the_first() -> None:
    dossiers = parts()
    first = dossiers.regions[0]
    slots = [slot for slot in first.before.values if slot[0] == "knows"][:4]
    need = dict.fromkeys(slots, (0, 1))
    abstraction = Abstraction(dossiers.graph.skeleton.domains, need)
    (words,) = first.begins(abstraction).values()
    assert words.bit_count() == 1


def test_they_answer_as_the_whole_does() -> None:
    targets = questions(long())
    whole = Decider(long()).decide(targets)
    found = one_by_one(parts(), targets)
    assert {one: found[one].answer for one in found} == {one: whole[one].answer for one in found}
    assert len(found) > len(targets) * 0.9


def test_their_plays_lead_to_what_they_were_found_for() -> None:
    targets = [one for one in questions(long()) if one.kind in ("choice", "row", "dossier")]
    for target, decision in one_by_one(parts(), targets).items():
        state = start(long())
        for action in decision.path or ():
            assert action in offered(long(), state)
            state = take(long(), state, action)
        if decision.path is not None:
            assert decision.path[-1] == target.moment[1]


def test_a_path_is_called_the_shortest_only_where_it_is() -> None:
    targets = questions(long())
    whole = Decider(long()).decide(targets)
    for target, decision in one_by_one(parts(), targets).items():
        if decision.path is not None and decision.shortest:
            assert len(decision.path) == len(whole[target].path or ())


def test_nobody_gets_stuck_in_either() -> None:
    decider = Decider(long())
    assert softlocks(decider, dossiers=Dossiers(decider)).answer == "none"


def test_who_gets_stuck_in_the_second_is_found_by_the_way_into_it() -> None:
    pit = '[scene.pit]\ntitle = "Pit"\ntext = "A pit."\nplace = "hole"\n[place.hole]\nname = "A hole"\nscene = "pit"\n'
    fall = 'choice.fall = { text = "Fall.", goto = "pit" }\n'
    at = TWO.index("[scene.shut]")
    decider = Decider(rules_program(TWO[:at] + fall + pit + TWO[at:]))
    found = softlocks(decider, dossiers=Dossiers(decider))
    assert found.answer == "found"
    assert found.path == ("scene.a.choice.close", "dossier.two", "scene.b.choice.fall")


def test_a_story_without_dossiers_has_no_parts() -> None:
    story = load_story(SMALL).story
    assert story is not None
    made = Program(story)
    assert Dossiers(Decider(made)).regions == []
    assert one_by_one(Dossiers(Decider(made)), questions(made)) == {}


def test_a_stroll_is_a_play_and_ends_where_it_should() -> None:
    found = stroll(long(), start(long()), lambda program, state: ending(program, state) is not None)
    assert found is not None
    states, actions = found
    assert len(states) == len(actions)
    for before, action, after in zip(states, actions, states[1:], strict=False):
        assert action is not None
        assert turn(long(), before, action).state == after
    assert ending(long(), states[-1]) is not None


def test_a_stroll_that_comes_nowhere_says_so() -> None:
    assert stroll(long(), start(long()), lambda _, state: state.scene < 0) is None


def test_what_a_question_of_a_confirmation_needs_is_not_forgotten() -> None:
    confirmed = [one for one in questions(long()) if one.moment[0] == "confirmed"]
    whole = Decider(long()).decide(confirmed)
    found = one_by_one(parts(), confirmed)
    assert {one: found[one].answer for one in found} == {one: whole[one].answer for one in found}


def test_a_target_of_no_moment_is_left_alone() -> None:
    target = Target("dossier", "dossier.nowhere", ("taken", "dossier.nowhere"))
    assert one_by_one(parts(), [target])[target].answer == "impossible"
