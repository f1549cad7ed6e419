from tests.engine.small_stories import program
from tests.view.house import house, visit

from coyoacan_game.engine import Program, start
from coyoacan_game.view import Plan, PlanMark, plan

PLAN = """\
┌──────────┬──────────┐
│Gate      │The patio │
│@ R       │          │
├──────────┴──────────┤
│Study                │
└─────────────────────┘"""


def drawn(*actions: str) -> Plan:
    play = visit(*actions)
    return plan(play.program, play.state)


def row_of_rooms(*names: str, width: int = 8, height: int = 4) -> Program:
    """Rooms side by side, each sharing its wall with the next."""
    places = "".join(
        f"[place.p{n}]\nname = {name!r}\n"
        f"map = {{ row = 0, column = {n * (width - 1)}, width = {width}, height = {height} }}\n"
        for n, name in enumerate(names)
    )
    scene = '[scene.a]\ntitle = "A"\ntext = "A."\nplace = "p0"\n'
    people = "".join(
        f'[character.c{n}]\nname = "C {n}"\nmark = "{n}"\nrole = "guard"\ninvented = true\n'
        'start = "here"\nstate.here = { at = "p0" }\n'
        for n in range(5)
    )
    return program(places + scene + people)


def test_walls_of_neighbours_join() -> None:
    assert PLAN.split("\n") == list(drawn().lines)


def test_every_line_is_as_wide_as_the_plan() -> None:
    made = drawn()
    assert {made.width} == {len(line) for line in made.lines}


def test_you_and_those_you_see_are_marked_in_their_rooms() -> None:
    assert (
        PlanMark(1, 1, 4, "here"),
        PlanMark(2, 1, 1, "you"),
        PlanMark(2, 3, 1, "person"),
    ) == drawn().marks
    there = drawn("place.gate.exit.patio")
    assert there.lines[2] == "│R         │@         │"
    assert PlanMark(2, 1, 1, "person") in there.marks
    assert PlanMark(2, 12, 1, "you") in there.marks


def test_whom_you_do_not_see_is_not_on_the_plan() -> None:
    """Natalia is in a cellar that no gate sees; the shell is nowhere."""
    assert drawn().legend == ("@ you", "R Harold Robins")


def test_who_is_seen_in_a_room_without_walls_stands_in_the_legend() -> None:
    there = drawn("place.gate.exit.patio")
    assert there.legend == ("@ you", "R Harold Robins", "S Natalia Sedova")


def test_the_plan_in_words_says_the_same() -> None:
    assert drawn().sentence == (
        "You are at: The garage doors. Here: Harold Robins. Ways out: The patio with the cactuses."
    )
    assert drawn("place.gate.exit.patio").sentence == (
        "You are at: The patio with the cactuses. You see Harold Robins at: The garage doors. "
        "You see Natalia Sedova at: The cellar. Ways out: The garage doors, "
        "The study (not now: It is dark in there)."
    )


def test_marks_that_do_not_fit_stay_out_of_the_next_room() -> None:
    made_for = row_of_rooms("One", "Two")
    made = plan(made_for, start(made_for))
    assert made.lines[2] == "│@ 0 1 │      │"
    assert len(made.legend) == 6


def test_in_a_low_room_marks_stand_behind_the_name() -> None:
    made_for = row_of_rooms("One", "Two", height=3)
    assert plan(made_for, start(made_for)).lines[1] == "│One @ │Two   │"


def test_a_long_name_is_cut_at_the_wall() -> None:
    made_for = row_of_rooms("A very long name", "Two", height=3)
    made = plan(made_for, start(made_for))
    assert made.lines[1] == "│A ver@│Two   │"
    assert {made.width} == {len(line) for line in made.lines}


def test_a_line_break_in_a_name_does_not_break_the_plan() -> None:
    made_for = row_of_rooms("One", "Two").story
    first = made_for.place["p0"].model_copy(update={"name": "O\nn\te"})
    broken = Program(made_for.model_copy(update={"place": {**made_for.place, "p0": first}}))
    assert plan(broken, start(broken)).lines[1] == "│O n e │Two   │"


def test_a_story_without_rooms_has_no_plan() -> None:
    made_for = program('[scene.a]\ntitle = "A"\ntext = "A."\n')
    made = plan(made_for, start(made_for))
    assert (made.lines, made.marks, made.width) == ((), (), 0)
    assert made.sentence == "You are nowhere in particular."


def test_rooms_apart_have_walls_of_their_own() -> None:
    story = house().story
    study = story.place["study"]
    assert study.map is not None
    lower = study.model_copy(update={"map": study.map.model_copy(update={"row": 5})})
    apart = Program(story.model_copy(update={"place": {**story.place, "study": lower}}))
    lines = plan(apart, start(apart)).lines
    assert lines[3] == "└──────────┴──────────┘"
    assert lines[4].strip() == ""
    assert lines[5] == "┌─────────────────────┐"
