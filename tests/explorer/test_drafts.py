"""What endings say of many claims is found by writing the sheet that they ask for; known plays are followed first."""

from __future__ import annotations

from tests.engine.small_stories import program
from tests.explorer.agreement import leads_to
from tests.stories_made import seeded
from tests.walkthroughs.written import LONG

from coyoacan_game.engine import Program
from coyoacan_game.explorer import Decider, questions
from coyoacan_game.explorer.drafts import Drafts
from coyoacan_game.explorer.scouting import Known, Scout, path_of
from coyoacan_game.explorer.targets import Target
from coyoacan_game.explorer.wishes import Wishes
from coyoacan_game.explorer.witnesses import witnesses
from coyoacan_game.loader import load_story

DESK = """
[scene.a]
title = "A"
text = "A."
choice.look = { text = "Look.", learn = ["bolt"] }
choice.sign = { text = "Sign.", goto = "signed" }
[scene.signed]
title = "Signed"
text = "Signed."
[note.bolt]
kind = "evidence"
title = "Bolt"
text = "Bolt."
invented = true
[ending.all_three]
title = "All"
when = "scene == 'signed' and right.x and right.y and claimed.z.who == 'd' and verdict.z == 'probable'"
text = "{knows.bolt: With the bolt.}"
[ending.less]
title = "Less"
when = "scene == 'signed'"
text = "Less."
"""
FINDINGS = "".join(
    f"""
[finding.{one}]
title = "{one}"
question = "Who?"
sentence = "It was {{who}}."
verdict = "established"
needs = ["bolt"]
hints = ["1", "2", "3"]
says = "It was."
[finding.{one}.blank.who]
candidates = {{ a = "a", b = "b", c = "c", d = "d", e = "e" }}
right = ["a"]
"""
    for one in ("x", "y", "z")
)
PLAY = ("scene.a.choice.look", "scene.a.choice.sign")


def scouted(desk: Program, *actions: str) -> tuple[Scout, Drafts]:
    """A scout that has made one play, and drafts in it."""
    scout = Scout(desk, questions(desk))
    scout.retrace(Known(actions))
    return scout, Drafts(scout, Wishes(desk, seeded(1)))


def the_ending(desk: Program) -> Target:
    return next(one for one in questions(desk) if one.ending == "all_three" and not one.side)


def test_a_play_that_knows_enough_comes_to_the_ending_with_another_sheet() -> None:
    desk = program(DESK + FINDINGS)
    scout, drafts = scouted(desk, *PLAY)
    target = the_ending(desk)
    assert target not in scout.trails
    assert drafts.strive(target)
    path = path_of(scout.trails[target])
    assert leads_to(desk, target, path)
    assert [one.split(".")[0] for one in path] == [
        "scene",
        "finding",
        "finding",
        "finding",
        "scene",
    ]


def test_a_play_that_knows_too_little_does_not() -> None:
    desk = program(DESK + FINDINGS)
    scout, drafts = scouted(desk, "scene.a.choice.sign")
    assert not drafts.strive(the_ending(desk))
    assert the_ending(desk) not in scout.trails


def test_what_rests_on_no_finding_is_not_drafted() -> None:
    desk = program(DESK + FINDINGS)
    scout, drafts = scouted(desk, "scene.a.choice.sign")
    looked = next(one for one in questions(desk) if one.name == "scene.a.choice.look")
    turns = scout.turns
    assert not drafts.strive(looked)
    assert scout.turns == turns


def long() -> Program:
    story = load_story(LONG).story
    assert story is not None
    return Program(story)


def test_known_plays_are_played_before_anything_else() -> None:
    story = long()
    first = witnesses(Decider(story), questions(story))
    beyond = [one for one, path in first.items() if one.kind == "scene" and len(path) > 3]
    plays = [Known(first[one]) for one in beyond]
    found = witnesses(Decider(story), beyond, plays=plays)
    assert {one: found[one] for one in beyond} == {one: first[one] for one in beyond}


def test_what_cannot_be_done_is_left_out_of_a_known_play() -> None:
    desk = program(DESK + FINDINGS)
    look, sign = PLAY
    scout, _ = scouted(desk, look, "scene.a.choice.torn_out", sign)
    assert scout.turns == len(PLAY)
    less = next(one for one in questions(desk) if one.ending == "less" and not one.side)
    assert path_of(scout.trails[less]) == PLAY


def test_a_known_play_of_a_later_dossier_goes_on_from_plays_that_came_to_it() -> None:
    story = long()
    first = witnesses(Decider(story), questions(story))
    leads_on = next(path for one, path in first.items() if one.kind == "dossier")
    scout = Scout(story, questions(story))
    dossier = leads_on[-1].removeprefix("dossier.")
    scout.retrace(Known((), dossier, given=True))
    assert scout.turns == 0
    scout.retrace(Known(leads_on))
    here = scout.beginnings()[-1]
    then = next(
        path
        for path in first.values()
        if path[: len(leads_on)] == leads_on and len(path) > len(leads_on)
    )
    scout.retrace(Known(then[len(leads_on) :], dossier))
    assert here.state != scout.beginnings()[0].state
    assert any(path_of(trail)[-1:] == then[-1:] for trail in scout.trails.values())
