"""On stories made at random: whatever was played is a path that passes, and nothing else is said of it."""

import json
from pathlib import Path

from hypothesis import given, settings
from tests.expressions_made import Tables
from tests.stories_made import plays, program_of, stories

from coyoacan_game.diagnostics import Problems
from coyoacan_game.engine import Playthrough, Program, ending, offered
from coyoacan_game.engine.record import Fault
from coyoacan_game.source import SourceFile
from coyoacan_game.story.points import conditions, points, texts
from coyoacan_game.story.text import read_text
from coyoacan_game.view.told import plain_piece, told, transcript
from coyoacan_game.walkthroughs.model import PathTest
from coyoacan_game.walkthroughs.names import Names
from coyoacan_game.walkthroughs.obstacles import obstacle
from coyoacan_game.walkthroughs.read import paths_in
from coyoacan_game.walkthroughs.run import Walker, run_path
from coyoacan_game.walkthroughs.steps import step_of
from coyoacan_game.walkthroughs.watch import Watch, WatchedProgram


def played(program: Program, moves: list[int]) -> Playthrough:
    play = Playthrough(program)
    for move in moves:
        available = offered(program, play.state)
        if not available:
            break
        play.take(available[move % len(available)])
    return play


def as_path(program: Program, play: Playthrough) -> PathTest:
    """The path test of a play, written and read again: its steps, and where it ended."""
    state = play.state
    known = [
        note for note in program.story.note if state.data & program.layout.bit(("knows", note))
    ]
    expect = {
        "scene": program.scenes[state.scene],
        "ending": ending(program, state) or "none",
        "knows": known,
        "not_knows": [note for note in program.story.note if note not in known],
        "offered": [step_of(one) for one in offered(program, state)],
    }
    table = ", ".join(f"{key} = {json.dumps(value)}" for key, value in expect.items())
    steps = json.dumps([step_of(action) for action in play.actions])
    problems = Problems()
    text = f"[path.made]\nsteps = {steps}\nexpect = {{ {table} }}\n"
    file = paths_in(SourceFile("made.path.toml", text), Path(), problems)
    assert file is not None
    (path,) = file.paths
    Names(program).check(path, "made.path.toml", problems)
    assert [one.message for one in problems.found] == []
    return path


@given(stories(), plays())
def test_a_path_made_from_any_play_passes(tables: Tables, moves: list[int]) -> None:
    program = program_of(tables)
    play = played(program, moves)
    result = run_path(program, as_path(program, play))
    faults = [one for turn in play.turns for one in turn.entries if isinstance(one, Fault)]
    assert result.actions == play.actions
    assert [one.kind for one in result.failures] == ["fault"] * len(faults)


@given(stories(), plays())
@settings(max_examples=40)
def test_reading_along_and_looking_on_change_nothing(tables: Tables, moves: list[int]) -> None:
    program = program_of(tables)
    path = as_path(program, played(program, moves))
    watched = WatchedProgram(program.story)
    silent = Walker(program).walk(path)
    assert silent == Walker(watched, Watch(watched)).walk(path)


@given(stories(), plays())
@settings(max_examples=40)
def test_what_a_play_read_is_seen_and_its_transcript_is_the_paths(
    tables: Tables, moves: list[int]
) -> None:
    program = program_of(tables)
    play = played(program, moves)
    words = [
        " ".join(plain_piece(piece).split())
        for piece in told(program, play.turns[-1], play.turns[-2].state if play.moves else None)
    ]
    path = as_path(program, play)
    reading = PathTest(path.id, steps=path.steps, sees=tuple(filter(None, words)), golden="x.txt")
    result = run_path(program, reading)
    assert [one for one in result.failures if one.kind != "fault"] == []
    assert result.transcript == transcript(program, play.turns)


@given(stories(), plays())
@settings(max_examples=40)
def test_every_action_that_is_not_offered_has_a_reason(tables: Tables, moves: list[int]) -> None:
    """And none of the reasons is the one that is left when all others were wrong."""
    program = program_of(tables)
    state = played(program, moves).state
    available = set(offered(program, state))
    for action in every_action(program):
        if action not in available:
            why = obstacle(program, state, action)
            assert why.why not in ("it is not offered", "the story has no such action")


def every_action(program: Program) -> list[str]:
    story = program.story
    found = [f"scene.{s}.choice.{c}" for s, scene in story.scene.items() for c in scene.choice]
    found += [f"place.{p}.exit.{o}" for p in story.place for o in story.ways(p)]
    found += [f"comparison.{one}" for one in story.comparison]
    for one in story.finding:
        found += [*program.file_actions(one), f"finding.{one}.withdraw"]
    return [one for one in found if program.deed(one) is not None]


@given(stories(), plays())
def test_whatever_is_counted_is_among_the_points(tables: Tables, moves: list[int]) -> None:
    """But for a side of a condition that has no words, which nobody can read."""
    program = WatchedProgram(program_of(tables).story)
    watch = Watch(program)
    Walker(program, watch).walk(as_path(program, played(program, moves)))
    every = set(points(program.story))
    assert {one for one in watch.counts if one.kind != "text"} <= every
    written = dict(texts(program.story))
    for one in watch.counts:
        if one.kind == "text" and one not in every:
            condition = conditions(read_text(written[one.address]))[one.number - 1]
            assert not (condition.then if one.side == "true" else condition.otherwise)
